"""A new machine or account, and a machine that was lost: the same human being under a new identity."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.clock import DAY
from app.errors import Corrupt, NiemError, Problem, Refused
from app.keys.encoding import Label
from app.keys.signature import SigningKey
from app.people import enrolment
from app.people.actions import add_person, leave_person, move_person, take_person_in
from app.people.entrance import sign_in
from app.people.model import ClearanceForm, InvitationForm, LeaveReason, MoveForm, PersonForm, TakeInForm
from app.people.queries import list_people, view_answer
from app.session.standing import standing_of
from app.session.subject import Credential
from app.vault.rehearsal import rehearse
from app.vault.roster import Lesson
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.joining import TYPED, Desk, desk_of
from tests.people.test_entrance import events


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


def refused() -> AbstractContextManager[object]:
    """What the rules of the roster do not allow."""
    return pytest.raises(Corrupt, match=r"vault\.roster_forged")


def again(office: Office, who: str) -> InvitationForm:
    return InvitationForm("", "", (), office.people[who])


def test_a_new_machine_carries_name_duties_clearances_agreement_and_lessons_over(desk: Desk) -> None:
    office = desk.office
    old = office.sign_in("long")
    uid = desk.invite(again(office, "long")).uid
    desk.accept()
    taken = desk.take_in(None, as_before=True)
    assert {level for _, level in taken.given} == {1, 2, 3}
    assert taken.held_back == 0
    assert office.sign_in("long").levels(office.project) == (1, 2)  # until the new machine has unlocked
    new = desk.unlock(uid)
    assert new.person.continues == office.people["long"]
    assert (new.person.name, new.person.duties) == (old.person.name, frozenset({"sales"}))
    assert new.standing().missing == ()
    assert new.standing().agreement == old.standing().agreement
    assert new.levels(office.project) == (1, 2)
    with pytest.raises(Refused, match=r"session\.ended_service"):
        office.sign_in("long")
    with pytest.raises(Refused, match=r"session\.ended_service"):
        list_people(old)
    rows = {row.uid: row.active for row in list_people(office.sign_in("ha"))}
    assert (rows[uid], rows[office.people["long"]]) == (True, False)
    assert (Event.PERSON_ARRIVE.value, "ok") in events(office.sign_in("ha"))


def test_the_one_manager_moves_to_a_new_machine(desk: Desk) -> None:
    office = desk.office
    uid = desk.invite(again(office, "quan")).uid
    desk.accept()
    taken = desk.take_in(None, as_before=True)
    assert {level for _, level in taken.given} == {1, 2, 3}
    new = desk.unlock(uid)
    assert new.duties == {Duty.MANAGER}
    with pytest.raises(Refused, match=r"session\.ended_service"):
        office.sign_in("quan")
    assert new.vault.roster.is_pair({uid, office.people["ha"]})
    new.vault.verify_whole()


def test_the_one_officer_moves_to_a_new_machine(desk: Desk) -> None:
    office = desk.office
    uid = desk.invite(again(office, "ha")).uid
    desk.accept()
    desk.take_in(None)
    new = desk.unlock(uid)
    assert events(new)
    assert new.vault.roster.is_pair({uid, office.people["quan"]})
    with pytest.raises(Refused, match=r"session\.ended_service"):
        office.sign_in("ha")


def test_after_a_loss_what_was_open_is_given_again(desk: Desk) -> None:
    office = desk.office
    manager = office.sign_in("quan")
    second = office.credential("ha")
    leave_person(manager, office.people["long"], LeaveReason.LOST, "mất máy", PASSPHRASES["quan"], second)
    manager.close()
    with pytest.raises(NiemError):
        office.sign_in("long")
    uid = desk.invite(again(office, "long")).uid
    desk.accept()
    taken = desk.take_in(None, as_before=True)
    assert {level for _, level in taken.given} == {1, 2, 3}
    new = desk.unlock(uid)
    assert new.levels(office.project) == (1, 2)
    assert new.standing().missing == ()


def test_what_the_manager_does_not_hold_is_not_given_and_is_said(desk: Desk) -> None:
    office, typed = desk.office, "nui cao song dai dat rong"
    binh = PersonForm("Đinh Văn Bình", "Quản lý", (Duty.MANAGER,), office.project, Level.CONFIDENTIAL, typed)
    uid = add_person(office.sign_in("quan"), binh, PASSPHRASES["quan"], office.credential("ha"))
    desk.invite(again(office, "long"))
    desk.accept()
    session = office.sign_in("ha")
    form = TakeInForm(view_answer(session, desk.answer).digest, office.project, None, as_before=True)
    taken = take_person_in(session, desk.answer, form, PASSPHRASES["ha"], Credential(uid, typed))
    assert ([level for _, level in taken.given], taken.held_back) == ([Level.CONFIDENTIAL], 2)


def test_a_term_that_was_set_goes_on_and_what_has_lapsed_is_not_given(desk: Desk) -> None:
    office = desk.office
    manager, officer = office.sign_in("quan"), office.sign_in("ha")
    term = manager.now() + DAY
    form = MoveForm(
        office.people["nam"], "Nhân viên", (Duty.SALES,), (ClearanceForm(office.project, Level.SECRET),), term
    )
    move_person(manager, form, PASSPHRASES["quan"], office.credential("ha"))
    officer.close()
    desk.invite(again(office, "nam"))
    desk.accept()
    uid = desk.take_in(None, as_before=True).uid
    levels = desk.unlock(uid).levels(office.project)
    assert Level.SECRET in levels
    office.clock.advance(2 * DAY)
    later = sign_in(desk.own, office.path, uid, TYPED)
    office.sessions.append(later)
    assert Level.SECRET not in later.levels(office.project)


def test_an_identity_is_continued_once(desk: Desk) -> None:
    office = desk.office
    uid = desk.invite(again(office, "long")).uid
    desk.accept()
    desk.take_in(None)
    with pytest.raises(Problem, match=r"people\.continued_already"):
        desk.invite(again(office, "long"))
    other = desk_of(office, desk.post.parent, "third")
    third = other.invite(InvitationForm("", "", (), uid)).uid
    other.accept()
    other.take_in(None)
    # The one between never unlocked; both earlier ones end when the third does.
    new = other.unlock(third)
    people = new.vault.roster.people
    assert [people[one].active for one in (office.people["long"], uid, third)] == [False, False, True]


def test_a_change_of_duties_in_between_needs_a_new_invitation(desk: Desk) -> None:
    office = desk.office
    desk.invite(again(office, "long"))
    desk.accept()
    manager, officer = office.sign_in("quan"), office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    person = manager.vault.roster.people[office.people["long"]]
    with manager.vault.directory.change(manager.now()) as change:
        enrolment.state_person(change, replace(person, duties=frozenset({"clerk"})), signers)
    with pytest.raises(Problem, match=r"people\.invitation_outdated"):
        desk.take_in(None)


def test_only_the_new_identity_ends_the_earlier_ones(desk: Desk) -> None:
    office = desk.office
    desk.invite(again(office, "long"))
    desk.accept()
    uid = desk.take_in(None).uid
    for who in ("nam", "quan"):
        session = office.sign_in(who)
        for target in (uid, session.uid, office.people["long"]):
            with refused(), session.vault.directory.change(session.now()) as change:
                signers = [(session.uid, session.identity.signing_key)]
                change.state(Label.CONTINUED, {"uid": target.hex()}, signers)
                rehearse(session.vault)


def test_nobody_gets_rid_of_an_officer_by_continuing_them_as_something_else(desk: Desk) -> None:
    """An officer's duty ends by the officers' own votes; a new identity without it cannot end the old one."""
    office = desk.office
    manager, officer = office.sign_in("quan"), office.sign_in("ha")
    signers = [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    ha, key = manager.vault.roster.people[office.people["ha"]], SigningKey.generate()
    person = replace(ha, uid=manager.world.new_id(), identity=key.public, duties=frozenset({"sales"}), continues=ha.uid)
    with refused(), manager.vault.directory.change(manager.now()) as change:
        enrolment.state_person(change, person, signers)
        change.state(Label.CONTINUED, {"uid": person.uid.hex()}, [(person.uid, key)])
        rehearse(manager.vault)


def test_earlier_agreements_and_lessons_count_as_long_as_they_run(office: Office) -> None:
    long = office.sign_in("long").person
    new = replace(long, agreement=None, lessons={})
    now = office.clock.now()
    assert standing_of(new, now).missing[0] == "agreement"
    assert standing_of(new, now, earlier=[long]).missing == ()
    assert standing_of(new, now + 4 * 365 * DAY, earlier=[long]).missing[0] == "agreement"
    names = ("một", "hai")
    learnt = replace(long, lessons={"một": Lesson(1, 100, now, now + DAY)})
    half = replace(new, lessons={"hai": Lesson(1, 100, now, now + DAY)})
    assert standing_of(half, now, names, earlier=[learnt]).missing == ()
    assert standing_of(half, now, names).missing == ("agreement", "lessons")
    assert standing_of(half, now + 2 * DAY, names, earlier=[learnt]).missing == ("lessons",)


def test_one_person_mode_goes_on_with_the_same_person_on_a_new_machine(tmp_path: Path, office_template: Office) -> None:
    from app.clock import FixedClock
    from app.people.entrance import create_vault
    from tests.fixtures.vault import MORNING, founding_form, new_world

    world = new_world(tmp_path / "one", FixedClock(MORNING))
    alone = {"one_person": True, "officer_name": "", "officer_passphrase": ""}
    founded = create_vault(world, founding_form(tmp_path / "alone", **alone))
    session = sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"])
    (project,) = session.projects()
    session.close()
    office = Office(founded.path, world, world.clock, project.project, {"quan": founded.manager})  # type: ignore[arg-type]
    desk = desk_of(office, tmp_path)
    uid = desk.invite(again(office, "quan"), second="quan").uid
    desk.accept()
    taken = desk.take_in(None, second="quan", as_before=True)
    assert len(taken.given) == 3
    new = desk.unlock(uid)
    assert new.one_person
    assert new.vault.roster.is_pair({uid})
    new.vault.verify_whole()
    office.close()
