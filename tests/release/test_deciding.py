"""Who decides: each level's signatures, their order, and everybody who never may, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.access.level import Level
from app.clock import DAY, SECOND
from app.errors import NiemError, Problem, Refused
from app.release import actions, queries
from app.release.model import DelegateForm, ReleaseState, Waiting
from app.session.door import Session
from app.session.subject import Credential
from tests.fixtures.papers import acts_of
from tests.fixtures.releases import SECOND_MANAGER, SECOND_PASSPHRASE, release_form, second_manager
from tests.fixtures.vault import PASSPHRASES, Office
from tests.release.desk import QUAN, Desk


@pytest.fixture
def hoa(desk: Desk) -> Session:
    """The second manager."""
    return second_manager(desk.office)


@pytest.fixture
def quiet(desk: Desk) -> Iterator[None]:
    """Every refusal of the test is in the journal, and no approval."""
    yield
    told = [outcome for event, outcome in acts_of(desk.office) if event in ("release:approve", "release:countersign")]
    assert told
    assert "ok" not in told


def approve(session: Session, ref: object, passphrase: str, officer: Credential | None = None) -> None:
    digest = queries.get_release(session, ref).digest  # type: ignore[arg-type]
    actions.decide_release(session, ref, digest, True, "đủ văn bản", passphrase, officer)  # type: ignore[arg-type]


# What each level takes ---------------------------------------------------------------------------------------------


def test_secret_takes_two_managers_each_in_their_own_session(desk: Desk, hoa: Session) -> None:
    ref = desk.asked_above()
    desk.first(ref)
    seen = desk.view(ref)
    assert (seen.row.state, seen.row.signed, seen.row.needed) == (ReleaseState.HALF_APPROVED, 1, 2)
    assert (seen.may_decide, seen.why_not, seen.may_countersign) == (False, "release.signed_already", True)
    with pytest.raises(Problem, match="release.not_in_this_state"):
        actions.hand_over_release(desk.lan, ref, str(desk.office.path.parent / "giao.pdf"))
    with pytest.raises(Refused, match="release.signed_already"):
        desk.first(ref)
    approve(hoa, ref, SECOND_PASSPHRASE)
    seen = desk.view(ref)
    assert seen.row.state is ReleaseState.APPROVED
    assert [one.by for one in seen.decisions] == ["Trần Minh Quân", SECOND_MANAGER]
    acts = [event for event, outcome in acts_of(desk.office) if outcome == "ok"]
    assert acts.count("release:approve") == 2


def test_an_officer_signs_second_beside_the_manager_in_one_act(desk: Desk) -> None:
    ref = desk.asked_above()
    desk.decide(ref)
    seen = desk.view(ref)
    assert seen.row.state is ReleaseState.APPROVED
    assert [one.duty for one in seen.decisions] == ["manager", "officer"]


def test_an_officer_signs_second_later_only_at_the_desk_of_who_signed_first(desk: Desk, hoa: Session) -> None:
    ref = desk.asked_above()
    desk.first(ref)
    digest, ha = desk.view(ref).digest, desk.office.credential("ha")
    with pytest.raises(Refused, match="release.at_the_first_desk"):
        actions.countersign_release(hoa, ref, digest, "xem rồi", ha)
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.countersign_release(desk.lan, ref, digest, "xem rồi", ha)
    with pytest.raises(Problem, match="release.changed_since"):
        actions.countersign_release(desk.quan, ref, bytes(32), "xem rồi", ha)
    actions.countersign_release(desk.quan, ref, digest, "xem rồi", ha)
    assert desk.state(ref) is ReleaseState.APPROVED
    acts = acts_of(desk.office)
    assert ("release:countersign", "release.at_the_first_desk") in acts
    assert ("release:countersign", "ok") in acts


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("who", "code"),
    [("quan", "release.two_persons"), ("minh", "release.officer_countersigns"), ("lan", "release.own_request"),
     ("nam", "release.officer_countersigns")],
)  # fmt: skip
def test_nobody_but_an_officer_signs_second_at_the_desk(desk: Desk, who: str, code: str) -> None:
    ref = desk.asked_above()
    with pytest.raises(Refused) as refusal:
        approve(desk.quan, ref, QUAN, desk.office.credential(who))
    assert refusal.value.code in (code, "release.officer_countersigns")
    assert desk.state(ref) is ReleaseState.ASKED


@pytest.mark.usefixtures("quiet")
def test_at_the_lower_level_there_is_no_second_signature(desk: Desk) -> None:
    ref = desk.asked()
    with pytest.raises(Refused, match="release.officer_countersigns"):
        approve(desk.quan, ref, QUAN, desk.office.credential("ha"))


def test_a_wrong_passphrase_of_the_officer_signs_nothing(desk: Desk) -> None:
    ref = desk.asked_above()
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        approve(desk.quan, ref, QUAN, Credential(desk.office.people["ha"], "một cụm mật khẩu khác hẳn"))
    assert desk.state(ref) is ReleaseState.ASKED


def test_a_second_manager_may_refuse_what_the_first_approved(desk: Desk, hoa: Session) -> None:
    ref = desk.asked_above()
    desk.first(ref)
    digest = queries.get_release(hoa, ref).digest
    actions.decide_release(hoa, ref, digest, False, "chưa rõ người nhận", SECOND_PASSPHRASE)
    seen = desk.view(ref)
    assert (seen.row.state, [one.approved for one in seen.decisions]) == (ReleaseState.REFUSED, [True, False])


# Who never may -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quiet")
def test_a_manager_decides_on_no_request_of_their_own_and_the_other_does(desk: Desk) -> None:
    ref = actions.ask_release(desk.quan, release_form(desk.customer))
    with pytest.raises(Refused, match="release.own_request"):
        approve(desk.quan, ref, QUAN)


def test_who_edited_a_request_does_not_decide_on_it(desk: Desk, hoa: Session) -> None:
    ref = desk.asked()
    form = desk.view(ref).form
    assert form is not None
    actions.amend_release(hoa, ref, replace(form, fields=("name",)), 1)
    seen = queries.get_release(hoa, ref)
    assert (seen.may_decide, seen.why_not, seen.editors) == (False, "release.edited_it", (SECOND_MANAGER,))
    with pytest.raises(Refused, match="release.edited_it"):
        approve(hoa, ref, SECOND_PASSPHRASE)
    desk.decide(ref)
    assert ("release:approve", "release.edited_it") in acts_of(desk.office)


def test_who_stands_in_for_the_asker_does_not_decide_on_what_the_asker_asks(desk: Desk, hoa: Session) -> None:
    ref = actions.ask_release(hoa, release_form(desk.customer))
    form = DelegateForm(desk.office.project, desk.office.people["quan"], "2026-11-24", "2026-11-26", "đi công tác")
    rid = actions.delegate_release(hoa, form)
    assert desk.view(ref).why_not == "release.in_the_asker_s_stead"
    with pytest.raises(Refused, match="release.in_the_asker_s_stead"):
        desk.first(ref)
    actions.end_delegation(hoa, desk.office.project, rid)
    desk.first(ref)
    assert desk.state(ref) is ReleaseState.APPROVED


def test_an_approval_given_by_a_delegate_of_the_asker_does_not_hold(desk: Desk, hoa: Session) -> None:
    """As if the program at that desk had not looked: the signature is good, the person is not."""
    ref = actions.ask_release(hoa, release_form(desk.customer))
    desk.first(ref)
    form = DelegateForm(desk.office.project, desk.office.people["quan"], "2026-11-24", "2026-11-26", "đi công tác")
    actions.delegate_release(hoa, form)
    with pytest.raises(Problem, match="release.approval_unknown"):
        actions.hand_over_release(hoa, ref, str(desk.office.path.parent / "giao.pdf"))


def test_an_absence_told_after_the_approval_does_not_undo_it(desk: Desk, hoa: Session) -> None:
    """Approved in the morning, and the asker goes away at noon: the approval was good and stays so."""
    ref = actions.ask_release(hoa, release_form(desk.customer))
    desk.first(ref)
    desk.office.clock.advance(3600 * SECOND)
    form = DelegateForm(desk.office.project, desk.office.people["quan"], "2026-11-24", "2026-11-26", "đi công tác")
    actions.delegate_release(hoa, form)
    actions.hand_over_release(hoa, ref, str(desk.office.path.parent / "giao.pdf"))
    assert desk.state(ref) is ReleaseState.HANDED_OVER


# Before whom it is put ---------------------------------------------------------------------------------------------


def test_a_request_put_before_one_manager_waits_for_them_their_delegate_or_the_day(desk: Desk, hoa: Session) -> None:
    people, project = desk.office.people, desk.office.project
    assert queries.deciders(desk.lan, project) == (
        (people["quan"], "Trần Minh Quân"), (people[SECOND_MANAGER], SECOND_MANAGER),
    )  # fmt: skip
    first, second, third = (desk.asked(addressee=people[SECOND_MANAGER]) for _ in range(3))
    assert desk.view(first).addressee == SECOND_MANAGER
    with pytest.raises(Refused, match="release.put_before_another"):
        desk.first(first)
    assert (queries.waiting(desk.quan).decide, queries.waiting(hoa).decide) == (0, 3)
    approve(hoa, first, SECOND_PASSPHRASE)
    rid = actions.delegate_release(hoa, DelegateForm(project, people["quan"], "2026-11-24", "2026-11-25", "nghỉ phép"))
    desk.first(second)
    (row,) = queries.list_delegations(desk.lan, project)
    assert (row.by, row.delegate, row.in_force, row.mine) == (SECOND_MANAGER, "Trần Minh Quân", True, False)
    with pytest.raises(Refused, match="release.not_yours"):
        actions.end_delegation(desk.quan, project, rid)
    actions.end_delegation(hoa, project, rid)
    with pytest.raises(Refused, match="release.put_before_another"):
        desk.first(third)
    desk.office.clock.advance(3 * DAY)
    assert queries.waiting(desk.quan) == Waiting(decide=1, late=1)
    desk.first(third)
    assert desk.state(third) is ReleaseState.APPROVED


@pytest.mark.parametrize(
    ("who", "start", "until", "code"),
    [
        ("quan", "2026-11-24", "2026-11-26", "release.not_another_manager"),
        ("lan", "2026-11-24", "2026-11-26", "release.not_another_manager"),
        (SECOND_MANAGER, "2026-11-24", "2026-11-23", "release.absence_days"),
        (SECOND_MANAGER, "2026-11-01", "2026-11-20", "release.absence_days"),
        (SECOND_MANAGER, "2026-11-24", "2027-11-24", "release.absence_days"),
        (SECOND_MANAGER, "hôm nay", "2026-11-26", "release.day_unreadable"),
    ],
)
def test_an_absence_is_told_for_some_days_to_another_manager(
    desk: Desk, hoa: Session, who: str, start: str, until: str, code: str
) -> None:
    form = DelegateForm(desk.office.project, desk.office.people[who], start, until, "nghỉ phép")
    with pytest.raises(Problem) as refusal:
        actions.delegate_release(desk.quan, form)
    assert refusal.value.code == code
    assert queries.list_delegations(hoa, desk.office.project) == ()


def test_only_managers_name_who_decides_in_their_stead(desk: Desk, hoa: Session) -> None:
    form = DelegateForm(desk.office.project, desk.office.people[SECOND_MANAGER], "2026-11-24", "2026-11-26", "nghỉ")
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.delegate_release(desk.lan, form)


def test_a_request_is_put_before_another_manager_only(desk: Desk) -> None:
    people = desk.office.people
    for session, addressee in ((desk.lan, people["nam"]), (desk.quan, people["quan"])):
        with pytest.raises(Problem, match="release.not_another_manager"):
            actions.ask_release(session, release_form(desk.customer, addressee=addressee))


# Sent back, amended ------------------------------------------------------------------------------------------------


def test_sent_back_amended_and_asked_again(desk: Desk, hoa: Session) -> None:
    ref = desk.asked_above()
    desk.first(ref)
    actions.send_back_release(hoa, ref, "Bỏ số điện thoại")
    seen = queries.get_release(desk.lan, ref)
    assert (seen.row.state, seen.decisions, seen.may_amend) == (ReleaseState.SENT_BACK, (), True)
    assert [(one.by, one.reason) for one in seen.returned] == [(SECOND_MANAGER, "Bỏ số điện thoại")]
    assert queries.waiting(desk.lan) == Waiting(sent_back=1)
    assert seen.form is not None
    with pytest.raises(Problem, match="release.not_in_this_state"):
        desk.first(ref)
    actions.amend_release(desk.lan, ref, desk.form(consent=seen.form.consent, fields=("name",)), seen.rev)
    seen = desk.view(ref)
    assert (seen.row.state, [code for code, _ in seen.lines]) == (ReleaseState.ASKED, ["customer.name"])
    desk.decide(ref)
    assert desk.state(ref) is ReleaseState.APPROVED


def test_only_who_may_decide_sends_back_and_says_why(desk: Desk) -> None:
    own = actions.ask_release(desk.quan, release_form(desk.customer))
    with pytest.raises(Refused, match="release.own_request"):
        actions.send_back_release(desk.quan, own, "sửa lại")
    ref = desk.asked()
    with pytest.raises(Problem, match="release.reason_missing"):
        actions.send_back_release(desk.quan, ref, " ")
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.send_back_release(desk.lan, ref, "sửa lại")
    assert desk.state(ref) is ReleaseState.ASKED


def test_amending_voids_what_was_signed(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    ref = desk.approved()
    view = queries.get_release(desk.lan, ref)
    assert view.form is not None
    actions.amend_release(desk.lan, ref, desk.form(consent=view.form.consent, recipient_name="Kho Minh Phát"), view.rev)
    assert (desk.state(ref), desk.view(ref).decisions) == (ReleaseState.ASKED, ())
    with pytest.raises(Problem, match="release.not_in_this_state"):
        actions.hand_over_release(desk.lan, ref, str(tmp_path_factory.mktemp("out") / "giao.pdf"))


def test_a_request_is_amended_within_its_file_and_level_and_only_as_it_was_read(desk: Desk) -> None:
    ref = desk.asked()
    view = queries.get_release(desk.lan, ref)
    assert view.form is not None
    consent = view.form.consent
    for changes, code in (
        ({"items": (desk.dealing,)}, "release.amended_to_another_level"),
        ({"fields": ()}, "release.nothing_chosen"),
        ({"purpose": "Việc khác"}, "consents.other_purpose"),
    ):
        with pytest.raises(Problem) as refusal:
            actions.amend_release(desk.lan, ref, desk.form(**{"consent": consent, **changes}), view.rev)
        assert refusal.value.code == code
    actions.amend_release(desk.lan, ref, desk.form(consent=consent, fields=("name",)), view.rev)
    with pytest.raises(Problem, match="vault.changed_meanwhile"):
        actions.amend_release(desk.lan, ref, desk.form(consent=consent, fields=("email",)), view.rev)
    assert [code for code, _ in desk.view(ref).lines] == ["customer.name"]


# A table of everybody ----------------------------------------------------------------------------------------------

ACTS = ("ask", "amend", "approve", "send_back", "withdraw", "delegate", "waiting")
MAY = {
    "quan": {*ACTS} - {"withdraw"},
    "lan": {"ask", "amend", "withdraw", "waiting"},
    "long": {"ask", "amend", "waiting"},
    "nam": {"ask", "amend", "waiting"},
    "ha": set[str](),
    "minh": set[str](),
}
"""At bí mật, on a request of Lan's."""


@pytest.mark.parametrize("who", MAY)
def test_everybody_may_what_the_table_says_and_the_rest_is_journalled(desk: Desk, who: str) -> None:
    refs = {act: desk.asked() for act in ACTS}
    session = desk.office.sign_in(who)
    done = {act for act in ACTS if does(desk, session, who, act, refs)}
    assert done == MAY[who]
    refused = [event for event, outcome in acts_of(desk.office) if outcome != "ok"]
    assert len([event for event in refused if event.startswith("release:")]) >= len(set(ACTS) - done)


def does(desk: Desk, session: Session, who: str, act: str, refs: dict[str, object]) -> bool:
    ref = refs[act]
    office: Office = desk.office
    other = office.people["ha"] if who == "quan" else office.people["quan"]
    calls = {
        "ask": lambda: actions.ask_release(session, release_form(desk.customer)),
        "amend": lambda: actions.amend_release(session, ref, desk.form(), 1),
        "approve": lambda: actions.decide_release(session, ref, desk.view(ref).digest, True, "được", PASSPHRASES[who]),
        "send_back": lambda: actions.send_back_release(session, ref, "sửa"),
        "withdraw": lambda: actions.withdraw_release(session, ref),
        "delegate": lambda: actions.delegate_release(
            session, DelegateForm(office.project, other, "2026-11-24", "2026-11-25", "nghỉ")
        ),
        "waiting": lambda: queries.waiting(session),
    }
    try:
        calls[act]()
    except NiemError as error:
        return error.code == "release.not_another_manager" and who == "quan"
    return True


def test_who_lacks_the_level_is_told_of_nothing(desk: Desk, hoa: Session) -> None:
    ref = desk.asked_above()
    desk.first(ref)
    nam = desk.office.sign_in("nam")
    assert queries.list_releases(nam, desk.office.project) == ()
    assert queries.waiting(nam) == Waiting()
    seen = queries.get_release(nam, desk.asked())
    assert (seen.past.customer, seen.past.recipient, seen.past.asker, seen.past.asker_asked) == ((), (), (), 0)
    for act in (
        lambda: queries.get_release(nam, ref),
        lambda: actions.amend_release(nam, ref, desk.form(), 2),
        lambda: actions.withdraw_release(nam, ref),
    ):
        with pytest.raises(NiemError) as refusal:
            act()
        assert refusal.value.code == "session.beyond_clearance"
    assert desk.state(ref) is ReleaseState.HALF_APPROVED
    assert ref.level is Level.SECRET
