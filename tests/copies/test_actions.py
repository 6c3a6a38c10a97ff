"""Numbered prints and shredding sessions on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from app.access.level import Level
from app.clock import DAY
from app.copies import actions, queries, store
from app.copies.model import (
    CopyKind,
    CopyRow,
    CopyState,
    LendForm,
    Loose,
    Medium,
    OutputForm,
    PaperForm,
    Photo,
    ShredForm,
)
from app.copies.nameless import require_nameless
from app.copies.numbers import ERASURE, next_number
from app.customers.actions import create_customer
from app.customers.holding.actions import lift_hold, place_hold
from app.customers.model import CustomerForm, Ref
from app.customers.papers import page_png
from app.errors import Problem, Refused
from app.ids import random_id
from app.keys.hashing import sha256
from app.pdf.verification import verify
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.signing import step_up
from app.session.subject import Credential
from tests.fixtures.papers import acts_of, scan_of, text_of
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

CUSTOMER = CustomerForm(name="Công ty Bách Việt", code="KH-0418", level=Level.CONFIDENTIAL)
LAN, QUAN = PASSPHRASES["lan"], PASSPHRASES["quan"]


@dataclass
class Desk:
    """Lan (level 2) with a customer of level 1 and one of level 2, and the prints of both."""

    office: Office
    lan: Session
    low: Ref
    high: Ref

    def paper(self, customer: Ref, description: str = "Bản in thẻ") -> CopyRow:
        number = actions.register_paper(
            self.lan, PaperForm(customer, description, 2, "Lê Văn Giữ", "Tủ số 3", "2026-12-01")
        )
        return next(row for row in self.rows() if row.number == number)

    def rows(self) -> tuple[CopyRow, ...]:
        return queries.list_copies(self.lan, self.office.project)

    def form(self, *items: CopyRow, standard: str = "P-5") -> ShredForm:
        refs = tuple(item.ref for item in items)
        return ShredForm(
            self.office.project, refs, (Loose("Giấy nháp", 3),), "HSM B34", standard, "Phòng hồ sơ", "xong"
        )

    @property
    def witness(self) -> Credential:
        return self.office.credential("ha")

    @property
    def second(self) -> Credential:
        return self.office.credential("nam")


@pytest.fixture
def desk(office: Office) -> Desk:
    lan = office.sign_in("lan")
    low = create_customer(lan, office.project, CUSTOMER)
    high = create_customer(lan, office.project, replace(CUSTOMER, name="Công ty Đại Nam", level=Level.SECRET))
    return Desk(office, lan, low, high)


def test_a_print_gets_a_number_a_holder_and_a_place(desk: Desk) -> None:
    row = desk.paper(desk.low)
    assert (row.kind, row.state, row.sheets) == (CopyKind.PRINT, CopyState.HELD, 2)
    assert (row.holder, row.place, row.customer_name) == ("Lê Văn Giữ", "Tủ số 3", "Công ty Bách Việt")
    assert desk.paper(desk.low).number != row.number
    assert ("copy:register", "ok") in acts_of(desk.office)


def test_each_level_sees_its_own_register(desk: Desk) -> None:
    low, high = desk.paper(desk.low), desk.paper(desk.high)
    nam = desk.office.sign_in("nam")
    assert {row.number for row in desk.rows()} == {low.number, high.number}
    assert [row.number for row in queries.list_copies(nam, desk.office.project)] == [low.number]
    with pytest.raises(Refused, match="session.beyond_clearance"):
        actions.register_paper(nam, PaperForm(desk.high, "Bản in", 1, "Nam", "Bàn", ""))


def test_a_top_secret_file_has_no_paper(desk: Desk) -> None:
    upstairs = desk.office.sign_in("quan", TOP_SECRET_ROOM)
    customer = create_customer(upstairs, desk.office.project, replace(CUSTOMER, level=Level.TOP_SECRET))
    with pytest.raises(Problem, match="copies.top_secret_never"):
        actions.register_paper(upstairs, PaperForm(customer, "Bản in", 1, "Quân", "Bàn", ""))
    assert queries.list_copies(upstairs, desk.office.project) == ()
    assert ("copy:register", "copies.top_secret_never") in acts_of(desk.office)


def test_an_unknown_customer_has_no_paper(desk: Desk) -> None:
    with pytest.raises(Problem, match="customers.not_found"):
        actions.register_paper(
            desk.lan, PaperForm(Ref(desk.office.project, Level.CONFIDENTIAL, random_id()), "In", 1, "A", "B", "")
        )


def test_a_session_closes_its_copies_with_a_signed_record(desk: Desk) -> None:
    low, high, kept = desk.paper(desk.low), desk.paper(desk.high), desk.paper(desk.low)
    record = actions.record_shredding(desk.lan, desk.form(low, high), LAN, desk.witness, desk.second)
    states = {row.number: row.state for row in desk.rows()}
    assert states == {low.number: CopyState.SHREDDED, high.number: CopyState.SHREDDED, kept.number: CopyState.HELD}
    text = text_of(record.pdf)
    for words in (
        record.number,
        low.number,
        high.number,
        "P-5",
        "HSM B34",
        "Giấy nháp",
        NAMES["lan"],
        NAMES["ha"],
        NAMES["nam"],
    ):
        assert words in text, words
    for words in ("Bách Việt", "Đại Nam", "KH-0418", kept.number):
        assert words not in text, words
    root = desk.lan.vault.roster.authority
    verdict = verify(record.pdf, root)
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [NAMES["lan"], NAMES["ha"], NAMES["nam"]]
    assert "ký tay trên bản in" not in text


def test_who_was_enrolled_without_a_certificate_signs_the_print_by_hand(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody has a certificate now; people of older vaults may have none."""

    @contextmanager
    def without_signer(session: Session, passphrase: str) -> Iterator[None]:
        with step_up(session, passphrase):
            yield None

    monkeypatch.setattr(actions, "step_up", without_signer)
    record = actions.record_shredding(desk.lan, desk.form(desk.paper(desk.low)), LAN, desk.witness)
    verdict = verify(record.pdf, desk.lan.vault.roster.authority)
    assert [line.name for line in verdict.signatures] == [NAMES["ha"]]
    assert "ký tay trên bản in" in text_of(record.pdf)


def test_a_manager_signs_as_performer(desk: Desk) -> None:
    quan = desk.office.sign_in("quan")
    record = actions.record_shredding(quan, desk.form(desk.paper(desk.low)), QUAN, desk.witness)
    verdict = verify(record.pdf, quan.vault.roster.authority)
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [NAMES["quan"], NAMES["ha"]]
    changed = bytearray(record.pdf)
    changed[len(changed) // 2] ^= 1
    assert not verify(bytes(changed), quan.vault.roster.authority).valid


def test_officer_and_manager_find_the_record_again(desk: Desk) -> None:
    record = actions.record_shredding(desk.lan, desk.form(desk.paper(desk.low)), LAN, desk.witness)
    for who in ("ha", "quan"):
        session = desk.office.sign_in(who)
        assert [row.number for row in queries.shredding_records(session)] == [record.number]
        assert queries.shredding_pdf(session, record.number) == record.pdf
        with pytest.raises(Problem, match="copies.record_not_found"):
            queries.shredding_pdf(session, "BBTH-2026-AAA-9999")
    with pytest.raises(Refused, match="session.not_your_duty"):
        queries.shredding_records(desk.lan)
    acts = acts_of(desk.office)
    for event in ("copy:shred", "copy:list", "shredding:list", "shredding:view"):
        assert (event, "ok") in acts, event


def test_the_witness_is_another_person_and_an_officer(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    with pytest.raises(Problem, match="copies.witness_is_performer"):
        actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.office.credential("lan"))
    with pytest.raises(Problem, match="copies.witness_is_officer"):
        actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.office.credential("quan"))
    assert ("copy:shred", "copies.witness_is_performer") in acts_of(desk.office)
    assert desk.rows()[0].state is CopyState.HELD


def test_both_passphrases_are_asked(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    for own, witness in (("sai rồi nhé bạn ơi", desk.witness), (LAN, Credential(desk.witness.uid, "sai rồi nhé"))):
        with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
            actions.record_shredding(desk.lan, desk.form(paper), own, witness)
    assert desk.rows()[0].state is CopyState.HELD


def test_who_has_no_duty_for_it_is_refused_before_anything_opens(desk: Desk) -> None:
    administrator = desk.office.sign_in("minh")
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.record_shredding(administrator, desk.form(desk.paper(desk.low)), "sai rồi nhé bạn ơi", desk.witness)
    acts = acts_of(desk.office)
    assert ("copy:shred", "session.not_your_duty") in acts
    assert not any(event == "session:confirm-failed" for event, _ in acts)


def test_too_coarse_a_machine_is_refused(desk: Desk) -> None:
    with pytest.raises(Problem, match="copies.cut_too_coarse"):
        actions.record_shredding(desk.lan, desk.form(desk.paper(desk.high), standard="P-4"), LAN, desk.witness)


def test_from_secret_on_two_watch(desk: Desk) -> None:
    form = desk.form(desk.paper(desk.high))
    for second, code in (
        (None, "copies.second_witness_missing"),
        (desk.witness, "copies.witness_twice"),
        (desk.office.credential("lan"), "copies.witness_is_performer"),
    ):
        with pytest.raises(Problem, match=code):
            actions.record_shredding(desk.lan, form, LAN, desk.witness, second)
        assert ("copy:shred", code) in acts_of(desk.office)
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.record_shredding(desk.lan, form, LAN, desk.witness, replace(desk.second, passphrase="sai rồi nhé"))
    assert desk.rows()[0].state is CopyState.HELD
    record = actions.record_shredding(desk.lan, form, LAN, desk.witness, replace(desk.second, passphrase=""))
    text = text_of(record.pdf)
    assert NAMES["nam"] in text
    assert f"{NAMES['nam']} không ký số, nên ký tay trên bản in" in " ".join(text.split())  # nam could have
    assert "....." in text  # and finds a line to sign on
    verdict = verify(record.pdf, desk.lan.vault.roster.authority)
    assert [line.name for line in verdict.signatures] == [NAMES["lan"], NAMES["ha"]]


def test_loose_pieces_of_a_high_level_ask_for_the_finer_cut_and_stay_with_the_record_below(desk: Desk) -> None:
    old = (Loose("Hồ sơ thầu cũ", 12, Level.TOP_SECRET),)
    form = replace(desk.form(), loose=old)
    with pytest.raises(Problem, match="copies.cut_too_coarse"):
        actions.record_shredding(desk.lan, form, LAN, desk.witness, desk.second)
    record = actions.record_shredding(desk.lan, replace(form, standard="P-6"), LAN, desk.witness, desk.second)
    text = text_of(record.pdf)
    for words in ("Hồ sơ thầu cũ", "tuyệt mật", "12"):
        assert words in text.lower() or words in text, words


def test_discs_are_numbered_and_cut_by_their_own_scale(desk: Desk) -> None:
    number = actions.register_paper(
        desk.lan, PaperForm(desk.low, "Đĩa sao hồ sơ thầu", 1, "Lê Văn Giữ", "Két", "", CopyKind.DISC)
    )
    assert number.startswith("DI-")
    disc, paper = desk.rows()[0], desk.paper(desk.low)
    form = replace(desk.form(disc), loose=(), medium=Medium.DISC, standard="O-3")
    with pytest.raises(Problem, match="copies.other_medium"):
        actions.record_shredding(desk.lan, replace(form, items=(disc.ref, paper.ref)), LAN, desk.witness)
    record = actions.record_shredding(desk.lan, form, LAN, desk.witness)
    text = text_of(record.pdf)
    for words in (number, "O-3", "Tổng số đĩa"):
        assert words in text, words
    assert {row.number: row.state for row in desk.rows()} == {
        number: CopyState.SHREDDED,
        paper.number: CopyState.HELD,
    }


def test_a_photograph_goes_with_the_record_and_must_open(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    broken = replace(desk.form(paper), photo=Photo("anh.png", "image/png", b"no picture"))
    with pytest.raises(Problem, match="pdf.unreadable_document"):
        actions.record_shredding(desk.lan, broken, LAN, desk.witness)
    assert desk.rows()[0].state is CopyState.HELD
    photo = Photo("Công ty Bách Việt.png", "image/png", page_png(scan_of("Da cat xong"), "application/pdf", 0, 300))
    record = actions.record_shredding(desk.lan, replace(broken, photo=photo), LAN, desk.witness)
    assert sha256(photo.content).hex()[:16] in text_of(record.pdf)
    for who in ("ha", "quan"):
        session = desk.office.sign_in(who)
        assert [row.has_photo for row in queries.shredding_records(session)] == [True]
        kept = queries.shredding_photo(session, record.number)
        assert kept == replace(photo, name=f"{record.number}.png")  # the office keeps it when the customer is gone
    plain = actions.record_shredding(desk.lan, desk.form(desk.paper(desk.low)), LAN, desk.witness)
    with pytest.raises(Problem, match="copies.record_not_found"):
        queries.shredding_photo(desk.office.sign_in("ha"), plain.number)
    with pytest.raises(Refused, match="session.not_your_duty"):
        queries.shredding_photo(desk.lan, record.number)


@pytest.mark.parametrize(
    "change",
    [
        {"note": "hủy giấy của CÔNG TY BÁCH  VIỆT, đủ"},
        {"place": "phòng cong ty bach viet"},
        {"loose": (Loose("Bản nháp KH-0418", 1),)},
    ],
)
def test_a_record_that_outlives_the_customer_does_not_name_one(desk: Desk, change: dict[str, object]) -> None:
    paper = desk.paper(desk.low)
    form = replace(desk.form(paper), **change)  # type: ignore[arg-type]
    with pytest.raises(Problem, match="copies.names_a_customer"):
        actions.record_shredding(desk.lan, form, LAN, desk.witness)
    assert desk.rows()[0].state is CopyState.HELD
    assert queries.shredding_records(desk.office.sign_in("ha")) == ()


def test_names_are_found_as_whole_words() -> None:
    form = ShredForm(random_id(), (), (), "HSM B34", "P-4", "Phòng hồ sơ", "đã hủy hết, không còn gì")
    require_nameless(form, ("Ho", "KH-04", "An Phòng", "Hết Khô", ""))
    with pytest.raises(Problem):
        require_nameless(form, ("PHÒNG hồ",))


LEND = LendForm("Trần Văn Khoa", "Két kế toán", "2026-12-10", acknowledged=True)


def test_a_paper_goes_from_hand_to_hand_and_the_register_keeps_everybody(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    actions.lend_copy(desk.lan, paper.ref, LEND)
    (row,) = desk.rows()
    assert (row.holder, row.place, row.due, row.state) == ("Trần Văn Khoa", "Két kế toán", "2026-12-10", CopyState.HELD)
    assert row.acknowledged
    actions.take_back_copy(desk.lan, paper.ref, " Tủ sắt ")
    (row,) = desk.rows()
    assert (row.place, row.due, row.state) == ("Tủ sắt", "", CopyState.RETURNED)
    with pytest.raises(Problem, match="copies.not_in_this_state"):
        actions.take_back_copy(desk.lan, paper.ref, "Tủ sắt")
    actions.lend_copy(desk.lan, paper.ref, replace(LEND, holder="Ngô Thị Hoa"))
    compartment = desk.lan.compartment(desk.office.project, Level.CONFIDENTIAL)
    holders = [record.body["holder"] for record in compartment.history(paper.ref.rid)]
    assert holders == ["Lê Văn Giữ", "Trần Văn Khoa", "Trần Văn Khoa", "Ngô Thị Hoa"]
    acts = acts_of(desk.office)
    assert ("copy:lend", "ok") in acts
    assert ("copy:take-back", "ok") in acts


def test_what_is_shredded_is_not_lent_nor_taken_back(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.witness)
    for act in (
        lambda: actions.lend_copy(desk.lan, paper.ref, LEND),
        lambda: actions.take_back_copy(desk.lan, paper.ref, "Tủ"),
    ):
        with pytest.raises(Problem, match="copies.not_in_this_state"):
            act()


def test_papers_beyond_ones_clearance_are_neither_lent_nor_counted(desk: Desk) -> None:
    low, high = desk.paper(desk.low), desk.paper(desk.high)
    nam = desk.office.sign_in("nam")
    with pytest.raises(Refused, match="session.beyond_clearance"):
        actions.lend_copy(nam, high.ref, LEND)
    with pytest.raises(Refused, match="session.beyond_clearance"):
        actions.take_back_copy(nam, high.ref, "Tủ")
    stock = actions.take_stock(nam, desk.office.project, (low.number, high.number))
    assert [row.number for row in stock.seen] == [low.number]
    assert stock.missing == ()
    assert stock.unknown == (high.number,)  # as any number that stands nowhere
    administrator = desk.office.sign_in("minh")
    for act in (
        lambda: actions.lend_copy(administrator, low.ref, LEND),
        lambda: actions.take_stock(administrator, desk.office.project, (low.number,)),
    ):
        with pytest.raises(Refused, match="session.not_your_duty"):
            act()


def test_a_count_says_what_is_missing_and_what_should_be_gone(desk: Desk) -> None:
    there, lost, gone = desk.paper(desk.low), desk.paper(desk.high), desk.paper(desk.low)
    actions.record_shredding(desk.lan, desk.form(gone), LAN, desk.witness)
    before = {row.number: row.seen_at for row in desk.rows()}
    desk.office.clock.advance(DAY)
    typed = (f"NIEM|{there.number}|AAAA", there.number.lower(), gone.number, "BI-2026-AAA-9999", " ")
    stock = actions.take_stock(desk.lan, desk.office.project, typed)
    assert [row.number for row in stock.seen] == [there.number]
    assert [row.number for row in stock.missing] == [lost.number]
    assert (stock.ended, stock.unknown) == ((gone.number,), ("BI-2026-AAA-9999",))
    after = {row.number: row.seen_at for row in desk.rows()}
    assert after[there.number] > before[there.number]
    assert after[lost.number] == before[lost.number]
    assert ("copy:count", "ok") in acts_of(desk.office)


def test_an_output_that_is_found_in_the_house_is_told_as_seen_and_never_missed(desk: Desk) -> None:
    form = OutputForm(desk.low, desk.low, "CC", 2, "Đại lý", "email", "", "ab" * 32)
    compartment = desk.lan.compartment(desk.office.project, Level.CONFIDENTIAL)
    with compartment.change("release:hand-over", desk.lan.identity, desk.lan.now()) as change:
        store.register_output(desk.lan, change, random_id(), "BX-2026-AAA-0001", form)
    stock = actions.take_stock(desk.lan, desk.office.project, ("BX-2026-AAA-0001",))
    assert [row.number for row in stock.seen] == ["BX-2026-AAA-0001"]
    assert actions.take_stock(desk.lan, desk.office.project, ("BI-9",)).missing == ()


def test_papers_of_a_customer_under_hold_are_kept(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    quan = desk.office.sign_in("quan")
    hold = place_hold(quan, desk.low, "Vụ kiện số 12", QUAN, desk.witness)
    desk.lan.follow()
    with pytest.raises(Problem, match="holding.held"):
        actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.witness)
    assert desk.rows()[0].state is CopyState.HELD
    lift_hold(quan, hold, "Vụ kiện đã xong", QUAN, desk.witness)
    actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.witness)
    assert desk.rows()[0].state is CopyState.SHREDDED


def test_a_copy_is_shredded_once(desk: Desk) -> None:
    paper = desk.paper(desk.low)
    actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.witness)
    with pytest.raises(Problem, match="copies.not_in_this_state"):
        actions.record_shredding(desk.lan, desk.form(paper), LAN, desk.witness)
    missing = replace(paper, ref=replace(paper.ref, rid=random_id()))
    with pytest.raises(Problem, match="copies.not_found"):
        actions.record_shredding(desk.lan, desk.form(missing), LAN, desk.witness)


class Stopped(RuntimeError):
    """The power went."""


@pytest.mark.parametrize("step", ["lower level", "office"])
def test_an_interrupted_session_is_carried_on_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    low, high, later = desk.paper(desk.low), desk.paper(desk.high), desk.paper(desk.low)

    def stop(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as cut:
        cut.setattr(actions if step == "lower level" else store, *(
            ("_finish", stop) if step == "lower level" else ("shredding_document", stop)
        ))  # fmt: skip
        with pytest.raises(Stopped):
            actions.record_shredding(desk.lan, desk.form(low, high), LAN, desk.witness, desk.second)
    states = {row.number: row.state for row in desk.rows()}
    assert states[high.number] is CopyState.SHREDDED
    assert states[low.number] is (CopyState.HELD if step == "lower level" else CopyState.SHREDDED)
    officer = desk.office.sign_in("ha")
    assert queries.shredding_records(officer) == ()
    second = actions.record_shredding(desk.lan, desk.form(later), LAN, desk.witness)
    assert all(row.state is CopyState.SHREDDED for row in desk.rows())
    filed = queries.shredding_records(officer)
    assert len(filed) == 2
    for row in filed:
        assert verify(queries.shredding_pdf(officer, row.number), desk.lan.vault.roster.authority).valid
    assert second.number in {row.number for row in filed}


def test_a_copy_that_ended_meanwhile_does_not_stop_the_carrying_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    low, high, later = desk.paper(desk.low), desk.paper(desk.high), desk.paper(desk.low)

    def stop(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as cut:
        cut.setattr(actions, "_finish", stop)
        with pytest.raises(Stopped):
            actions.record_shredding(desk.lan, desk.form(low, high), LAN, desk.witness, desk.second)
    compartment = desk.lan.compartment(desk.office.project, Level.CONFIDENTIAL)
    with compartment.change("copy:print-failed", desk.lan.identity, desk.lan.now()) as change:
        store.move(change, compartment, low.ref.rid, CopyState.VOID)
    actions.record_shredding(desk.lan, desk.form(later), LAN, desk.witness)
    states = {row.number: row.state for row in desk.rows()}
    assert states == {low.number: CopyState.VOID, high.number: CopyState.SHREDDED, later.number: CopyState.SHREDDED}


def test_numbers_go_on_after_records_were_erased(desk: Desk) -> None:
    first = desk.paper(desk.low)
    compartment = desk.lan.compartment(desk.office.project, Level.CONFIDENTIAL)
    with compartment.change("destruction:execute", desk.lan.identity, 1) as change:
        change.put(random_id(), ERASURE, {"removed": {store.COPY: 5}}, base=None)
    assert next_number(desk.lan, compartment, "BI", store.COPY).endswith("-0007")
    assert first.number.endswith("-0001")
    assert next_number(desk.lan, compartment, "CC", "release").endswith("-0001")
