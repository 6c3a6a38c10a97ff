"""Releases on a real vault: asked, decided by another, handed over sealed; and every way in which they are refused."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.access.level import Level
from app.clock import DAY
from app.consents.actions import withdraw_consent
from app.consents.model import ChangeForm, Document
from app.consents.queries import list_consents
from app.copies.actions import take_back_copy
from app.copies.model import CopyState
from app.copies.queries import list_copies
from app.customers.actions import add_item, create_customer, edit_customer
from app.customers.model import ItemForm, ItemKind, Ref
from app.errors import NiemError, Problem, Refused
from app.ids import Id
from app.release import actions, queries
from app.release.model import DelegateForm, Ending, Output, OutputKind, ReleaseState
from app.session.door import TOP_SECRET_ROOM, Session
from tests.fixtures.papers import acts_of, text_of
from tests.fixtures.releases import consent_form
from tests.fixtures.vault import PASSPHRASES, Office
from tests.release.desk import CUSTOMER, QUAN, Desk
from tests.release.test_forged import written


def test_asked_approved_and_handed_over(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked(items=(desk.dealing,))
    seen = queries.get_release(desk.quan, ref)
    assert seen.lines == (
        ("customer.name", "Công ty Bách Việt"),
        ("customer.phones", "0901 234 567"),
        ("item.dealing", "Hợp đồng 12"),
        ("item.text", "Ba đợt"),
        ("item.amount", "1.500.000 ₫"),
        ("item.day", "02/11/2026"),
    )
    assert seen.consent is not None
    assert (ref.level, seen.may_decide, seen.consent.events[0].pages) == (Level.SECRET, True, 1)
    desk.decide(ref)
    made = actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    content = (tmp_path / "giao.pdf").read_bytes()
    text = text_of(content, made.password)
    for words in ("Công ty Bách Việt", "0901 234 567", "Hợp đồng 12", "Đại lý Hòa Bình", made.number, "CƠ MẬT"):
        assert words in text, words
    for words in ("trả chậm", "bachviet.example", "KH-0418"):
        assert words not in text, words
    assert desk.state(ref) is ReleaseState.HANDED_OVER
    (row,) = list_copies(desk.quan, desk.office.project)
    assert (row.number, row.state, row.holder) == (made.number, CopyState.HELD, "Đại lý Hòa Bình")
    assert queries.get_release(desk.quan, ref).output is not None


def test_the_output_is_sealed_and_watermarked_on_every_page(desk: Desk, tmp_path: Path) -> None:
    long = ItemForm(desk.customer, ItemKind.DEALING, Level.CONFIDENTIAL, "Dài", "dòng chữ\n" * 200)
    ref = desk.approved(items=(add_item(desk.lan, long),))
    made = actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "giao.pdf")
    with pikepdf.open(tmp_path / "giao.pdf", password=made.password) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert not pdf.allow.extract
        assert len(pdf.pages) == made.pages > 1
    assert text_of((tmp_path / "giao.pdf").read_bytes(), made.password).count(made.number) >= 2 * made.pages
    assert made.password.isascii()


def test_the_password_is_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    made = actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    for level in desk.quan.levels(desk.office.project):
        compartment = desk.quan.compartment(desk.office.project, level)
        tables = [name for (name,) in compartment.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in (name for name in tables if name != "customer_words"):
            for row in compartment.rows(f"SELECT * FROM {table}"):
                assert made.password not in repr(row)
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert made.password.encode() not in file.read_bytes()


def test_what_is_done_is_in_the_journal(desk: Desk, tmp_path: Path) -> None:
    ref = desk.asked()
    queries.list_releases(desk.quan, desk.office.project)
    queries.releasable_fields(desk.lan, desk.customer)
    queries.waiting(desk.quan)
    desk.decide(ref)
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    desk.decide(second := desk.asked(), approve=False)
    actions.withdraw_release(desk.lan, third := desk.asked())
    acts = [event for event, outcome in acts_of(desk.office) if event.startswith("release:") and outcome == "ok"]
    for event in ("ask", "list", "prepare", "view", "approve", "refuse", "hand-over", "withdraw"):
        assert f"release:{event}" in acts, event
    assert "release:waiting" not in acts
    assert desk.state(second) is ReleaseState.REFUSED
    assert desk.state(third) is ReleaseState.WITHDRAWN
    assert len(queries.list_releases(desk.quan, desk.office.project)) == 3


# Top secret --------------------------------------------------------------------------------------------------------


@pytest.fixture
def upstairs(office: Office) -> Session:
    return office.sign_in("quan", TOP_SECRET_ROOM)


@pytest.fixture
def secret(office: Office, upstairs: Session) -> Ref:
    form = replace(CUSTOMER, name="Tập đoàn Ẩn Danh", level=Level.TOP_SECRET)
    return create_customer(upstairs, office.project, form)


def test_a_top_secret_customer_cannot_be_asked_for(desk: Desk, upstairs: Session, secret: Ref) -> None:
    with pytest.raises(Problem, match="release.top_secret_never"):
        queries.releasable_fields(upstairs, secret)
    with pytest.raises(Problem, match="release.top_secret_never"):
        actions.ask_release(upstairs, desk.form(customer=secret))
    item = add_item(upstairs, ItemForm(desk.customer, ItemKind.POLICY, Level.TOP_SECRET, "Giá riêng"))
    with pytest.raises(Problem, match="release.top_secret_never"):
        actions.ask_release(upstairs, desk.form(items=(item,)))
    with pytest.raises(Problem, match="release.top_secret_never"):
        actions.ask_release(desk.lan, desk.form(items=(item,)))
    assert queries.list_releases(upstairs, desk.office.project) == ()
    refusals = [event for event, outcome in acts_of(desk.office) if outcome == "release.top_secret_never"]
    assert refusals == ["release:prepare", "release:ask", "release:ask", "release:ask"]


def test_no_function_of_the_feature_lets_a_top_secret_record_out(
    desk: Desk, upstairs: Session, secret: Ref, tmp_path: Path
) -> None:
    """Every public function, with a request planted among the top-secret records as no action would make it."""
    place = upstairs.compartment(desk.office.project, Level.TOP_SECRET)
    ordinary = desk.approved()
    body = desk.quan.compartment(ordinary.project, ordinary.level).get(ordinary.rid)
    assert body is not None
    planted = Ref(desk.office.project, Level.TOP_SECRET, Id(b"t" * 16))
    reference = {"project": secret.project.hex(), "level": 3, "rid": secret.rid.hex()}
    with place.change("release:ask", upstairs.identity, upstairs.now()) as change:
        change.put(planted.rid, "release", {**body.body, "customer": reference}, base=None)
    target = tmp_path / "out"
    target.mkdir()
    arguments: dict[str, object] = {
        "officer": desk.office.credential("ha"),
        "consent": planted,
        "base": 1,
        "how": Ending.CAME_BACK,
        "note": "",
        "rid": planted.rid,
        "session": upstairs,
        "project": desk.office.project,
        "ref": planted,
        "customer": secret,
        "form": desk.form(customer=secret, consent=consent_form(secret)),
        "digest": bytes(32),
        "approve": True,
        "reason": "thử",
        "passphrase": QUAN,
        "destination": str(target / "out.pdf"),
        "kind": OutputKind.PAPER,
        "progress": None,
    }

    def given(name: str, key: str) -> object:
        if name == "delegate_release" and key == "form":
            return DelegateForm(desk.office.project, desk.office.people["quan"], "2026-11-24", "2026-11-25", "thử")
        return arguments[key]

    called = 0
    for module in (actions, queries):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            try:
                answer = function(*(given(name, key) for key in inspect.signature(function).parameters))
            except NiemError:
                answer = None
            assert "Ẩn Danh" not in repr(answer), name
            assert not isinstance(answer, Output), name
            called += 1
    assert called == 19
    assert list(target.iterdir()) == []


# Who decides -------------------------------------------------------------------------------------------------------


def test_nobody_decides_on_their_own_request(desk: Desk) -> None:
    ref = actions.ask_release(desk.quan, desk.form())
    seen = queries.get_release(desk.quan, ref)
    assert (seen.may_decide, seen.why_not) == (False, "release.own_request")
    for approve in (True, False):
        with pytest.raises(Refused, match="release.own_request"):
            actions.decide_release(desk.quan, ref, seen.digest, approve, "đủ văn bản", QUAN)
    assert desk.state(ref) is ReleaseState.ASKED
    acts = acts_of(desk.office)
    assert acts.count(("release:approve", "release.own_request")) == 1
    assert acts.count(("release:refuse", "release.own_request")) == 1


def test_only_a_manager_decides(desk: Desk) -> None:
    ref = desk.asked()
    digest = queries.get_release(desk.quan, ref).digest
    long = desk.office.sign_in("long")
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.decide_release(long, ref, digest, True, "đủ văn bản", PASSPHRASES["long"])
    assert desk.state(ref) is ReleaseState.ASKED


def test_who_lacks_the_level_sees_no_request(desk: Desk) -> None:
    ref = desk.asked(items=(desk.dealing,))
    nam = desk.office.sign_in("nam")
    assert queries.list_releases(nam, desk.office.project) == ()
    for look in (queries.get_release, actions.withdraw_release):
        with pytest.raises(Refused, match="session.beyond_clearance"):
            look(nam, ref)


def test_the_officer_sees_no_request(desk: Desk) -> None:
    desk.asked()
    officer = desk.office.sign_in("ha")
    with pytest.raises(Refused):
        queries.list_releases(officer, desk.office.project)


@pytest.mark.parametrize("approve", [True, False])
def test_both_outcomes_need_a_reason_and_the_passphrase(desk: Desk, approve: bool) -> None:
    ref = desk.asked()
    digest = queries.get_release(desk.quan, ref).digest
    with pytest.raises(Problem, match="release.reason_missing"):
        actions.decide_release(desk.quan, ref, digest, approve, "  ", QUAN)
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.decide_release(desk.quan, ref, digest, approve, "đủ văn bản", "một cụm mật khẩu khác hẳn")
    assert desk.state(ref) is ReleaseState.ASKED
    assert ("session:confirm-failed", "ok") in acts_of(desk.office)


# What changed ------------------------------------------------------------------------------------------------------


def test_a_change_after_asking_stops_the_decision(desk: Desk) -> None:
    ref = desk.asked()
    seen = queries.get_release(desk.quan, ref)
    edit_customer(desk.lan, desk.customer, replace(CUSTOMER, phones=("0909999888",)), 1)
    for digest in (seen.digest, queries.get_release(desk.quan, ref).digest):
        with pytest.raises(Problem, match="release.changed_since"):
            actions.decide_release(desk.quan, ref, digest, True, "đủ văn bản", QUAN)
    assert queries.get_release(desk.quan, ref).why_not == "release.changed_since"
    assert desk.state(ref) is ReleaseState.ASKED
    assert ("release:approve", "release.changed_since") in acts_of(desk.office)


def test_a_change_of_what_does_not_leave_stops_nothing(desk: Desk) -> None:
    ref = desk.asked()
    edit_customer(desk.lan, desk.customer, replace(CUSTOMER, note="đổi ghi chú"), 1)
    desk.decide(ref)
    assert desk.state(ref) is ReleaseState.APPROVED


def test_a_change_after_approval_stops_the_hand_over(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    edit_customer(desk.lan, desk.customer, replace(CUSTOMER, name="Tên mới"), 1)
    with pytest.raises(Problem, match="release.changed_since"):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert not (tmp_path / "giao.pdf").exists()
    assert list_copies(desk.quan, desk.office.project) == ()
    assert ("release:hand-over", "release.changed_since") in acts_of(desk.office)


@pytest.mark.parametrize(
    "edit", [{"recipient_name": "Người khác"}, {"purpose": "khác"}, {"fields": ["name", "email"]}, {"asker": "00" * 16}]
)
def test_an_edited_request_is_not_what_was_asked(desk: Desk, edit: dict[str, object]) -> None:
    ref = desk.asked()
    seen = queries.get_release(desk.quan, ref)
    compartment = desk.lan.compartment(ref.project, ref.level)
    record = compartment.get(ref.rid)
    assert record is not None
    with compartment.change("release:ask", desk.lan.identity, desk.lan.now()) as change:
        change.put(ref.rid, "release", {**record.body, **edit}, base=record.rev)
    for digest in (seen.digest, queries.get_release(desk.quan, ref).digest):
        with pytest.raises(Problem, match=r"release\.changed_since|consents\.other_purpose"):
            actions.decide_release(desk.quan, ref, digest, True, "đủ văn bản", QUAN)


def test_a_decision_on_something_else_is_refused(desk: Desk) -> None:
    first, second = desk.asked(), desk.asked(purpose="Việc khác")
    digest = queries.get_release(desk.quan, first).digest
    with pytest.raises(Problem, match="release.changed_since"):
        actions.decide_release(desk.quan, second, digest, True, "đủ văn bản", QUAN)


# Time, consent, state ----------------------------------------------------------------------------------------------


def test_an_expired_request_can_be_neither_decided_nor_handed_over(desk: Desk, tmp_path: Path) -> None:
    waiting, ready = desk.asked(), desk.approved()
    digest = queries.get_release(desk.quan, waiting).digest
    desk.office.clock.advance(8 * DAY)
    assert desk.state(waiting) is desk.state(ready) is ReleaseState.EXPIRED
    with pytest.raises(Problem, match="release.expired"):
        actions.decide_release(desk.quan, waiting, digest, True, "đủ văn bản", QUAN)
    with pytest.raises(Problem, match="release.expired"):
        actions.hand_over_release(desk.lan, ready, str(tmp_path / "giao.pdf"))
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("consent", "code"),
    [
        (Document("", "", b""), "consents.paper_missing"),
        (Document("a.pdf", "application/pdf", b"<html>no</html>"), "pdf.unreadable_document"),
        (Document("a.png", "image/png", b"\x89PNG\r\n\x1a\nbroken"), "pdf.unreadable_document"),
    ],
)
def test_the_consent_must_be_there_and_readable(desk: Desk, consent: Document, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        desk.asked(consent=consent_form(desk.customer, paper=consent))
    assert refusal.value.code == code
    assert queries.list_releases(desk.quan, desk.office.project) == ()
    assert list_consents(desk.quan, desk.customer) == ()


def test_another_customer_s_item_cannot_be_taken(desk: Desk) -> None:
    other = create_customer(desk.lan, desk.office.project, replace(CUSTOMER, code="KH-0419", name="Khách khác"))
    with pytest.raises(Problem, match="release.record_gone"):
        desk.asked(customer=other, items=(desk.dealing,), consent=consent_form(other))


def test_it_is_handed_over_once(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "mot.pdf"))
    with pytest.raises(Problem, match="release.not_in_this_state"):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "hai.pdf"))
    with pytest.raises(Problem, match="release.not_in_this_state"):
        actions.withdraw_release(desk.lan, ref)
    assert not (tmp_path / "hai.pdf").exists()


def test_a_request_that_was_handed_over_shows_what_left_and_not_what_its_file_says_today(
    desk: Desk, tmp_path: Path
) -> None:
    ref = desk.approved()
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    left = (("customer.name", "Công ty Bách Việt"), ("customer.phones", "0901 234 567"))
    desk.office.clock.advance(DAY)
    edit_customer(desk.lan, desk.customer, replace(CUSTOMER, phones=("0912000111",)), 1)
    assert desk.view(ref).lines == left
    consent = desk.view(ref).consent
    assert consent is not None
    withdraw_consent(desk.lan, consent.ref, ChangeForm(consent.rev, "2026-11-25", "qua điện thoại"))
    assert desk.view(ref).lines == left
    open_one = desk.asked(consent=consent_form(desk.customer))
    assert desk.view(open_one).lines[1] == ("customer.phones", "0912 000 111")


def test_an_output_that_the_register_took_back_is_asked_for_no_more(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    other = desk.asked()
    desk.office.clock.advance(60 * DAY)
    assert queries.waiting(desk.lan).overdue == 1
    past = desk.view(other).past
    assert (past.recipient_out, past.recipient_overdue) == (1, 1)
    (copy,) = list_copies(desk.lan, desk.office.project)
    take_back_copy(desk.lan, copy.ref, "Tủ số 3")
    assert queries.waiting(desk.lan).overdue == 0
    assert desk.state(ref) is ReleaseState.RETURNED
    past = desk.view(other).past
    assert (past.recipient_out, past.recipient_overdue) == (0, 0)
    with pytest.raises(Problem, match=r"release\.not_in_this_state"):
        actions.take_back_release(desk.lan, ref, Ending.CAME_BACK, "")


def test_what_cannot_be_shown_just_as_it_left_is_not_shown(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    written(desk.lan, ref, lambda body: {**body, "recipient_contact": "nơi khác"})
    assert desk.view(ref).lines == ()


def test_a_refused_or_undecided_request_is_not_handed_over(desk: Desk, tmp_path: Path) -> None:
    waiting, refused = desk.asked(), desk.asked()
    desk.decide(refused, approve=False)
    for ref in (waiting, refused):
        with pytest.raises(Problem, match="release.not_in_this_state"):
            actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))


def test_a_stranger_neither_withdraws_nor_hands_over(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    long = desk.office.sign_in("long")
    with pytest.raises(Refused, match="release.not_yours"):
        actions.withdraw_release(long, ref)
    with pytest.raises(Refused, match="release.not_yours"):
        actions.hand_over_release(long, ref, str(tmp_path / "giao.pdf"))


def test_every_revision_of_a_request_stays(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    states = [record.body["state"] for record in desk.lan.compartment(ref.project, ref.level).history(ref.rid)]
    assert states == ["asked", "approved", "approved", "handed_over"]
    again = queries.get_release(desk.quan, desk.asked())
    assert [row.ref for row in again.earlier] == [ref]


# Writing -----------------------------------------------------------------------------------------------------------


def test_nothing_is_written_into_the_vault_or_over_a_file(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved()
    taken = tmp_path / "co-san.pdf"
    taken.write_bytes(b"keep me")
    (tmp_path / "link").symlink_to(desk.office.path / "staging", target_is_directory=True)
    for destination, code in (
        (str(desk.office.path / "giao.pdf"), "release.inside_the_vault"),
        (str(tmp_path / "link" / "giao.pdf"), "release.inside_the_vault"),
        (str(taken), "release.destination_exists"),
        (str(tmp_path / "khong-co" / "giao.pdf"), "release.destination_missing"),
        (str(tmp_path / ("x" * 300)), "release.destination_missing"),
        ("giao.pdf", "release.destination_missing"),
        ("", "release.destination_missing"),
    ):
        with pytest.raises(Problem) as refusal:
            actions.hand_over_release(desk.lan, ref, destination)
        assert refusal.value.code == code, destination
    assert taken.read_bytes() == b"keep me"
    assert desk.state(ref) is ReleaseState.APPROVED
    assert list_copies(desk.quan, desk.office.project) == ()


def test_a_recipient_that_cannot_be_drawn_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    ref = desk.approved(recipient_name="Đại lý 🚚")
    with pytest.raises(Problem, match="pdf.watermark_impossible"):
        actions.hand_over_release(desk.lan, ref, str(tmp_path / "giao.pdf"))
    assert desk.state(ref) is ReleaseState.APPROVED
    assert list_copies(desk.quan, desk.office.project) == ()
    assert list(tmp_path.glob("*.pdf")) == []
