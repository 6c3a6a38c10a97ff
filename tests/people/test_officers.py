"""Who becomes an officer or ceases to be one needs most of the other officers; and how a vault of one person ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.clock import SECOND, FixedClock
from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.keys.encoding import Label, b64
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal, verify_journal
from app.people.actions import add_person, leave_person, move_person
from app.people.entrance import create_vault, sign_in
from app.people.model import LeaveReason, MoveForm, PersonForm
from app.people.queries import list_people
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.subject import Credential
from app.session.summary import summary
from app.session.world import World
from app.vault.folder import Folder
from app.vault.roster import OFFICER
from app.vault.vault import open_office
from tests.fixtures.standing import let_in
from tests.fixtures.vault import MORNING, PASSPHRASES, Office, founding_form, new_world

WORDS = {
    "thu hai": "nang som qua them cua nho",
    "thu ba": "chieu vang tren dong lua chin",
    "thu tu": "song xa vo bo cat trang min",
}


def officer_form(project: Id, name: str, passphrase: str) -> PersonForm:
    return PersonForm(name, "", (Duty.OFFICER,), project, None, passphrase)


def together(first: Credential, *others: Credential) -> Credential:
    """Several at one desk."""
    return replace(first, beside=others)


def add_officer(session: Session, office: Office, who: str, by: tuple[Credential, ...]) -> Credential:
    form = officer_form(office.project, f"Cán bộ {who}", WORDS[who])
    uid = add_person(session, form, PASSPHRASES["quan"], together(*by))
    return Credential(uid, WORDS[who])


@pytest.fixture
def three(office: Office) -> tuple[Session, list[Credential]]:
    """The manager's session, and three officers."""
    session = office.sign_in("quan")
    officers = [office.credential("ha")]
    officers.append(add_officer(session, office, "thu hai", (officers[0],)))
    officers.append(add_officer(session, office, "thu ba", tuple(officers)))
    return session, officers


def officers_of(session: Session) -> set[Id]:
    session.vault.refresh()
    return {person.uid for person in session.vault.roster.holders(OFFICER)}


def require_sound(office: Office, session: Session) -> None:
    """The chain is believed from its beginning, by somebody who just comes in as well."""
    session.vault.verify_whole()
    office.sign_in("minh").close()


def test_a_third_officer_needs_both_others_and_nothing_is_stated_before(office: Office) -> None:
    session = office.sign_in("quan")
    first = office.credential("ha")
    second = add_officer(session, office, "thu hai", (first,))
    before = session.vault.directory.head
    for alone in (first, second):
        with pytest.raises(Problem) as refused:
            add_officer(session, office, "thu ba", (alone,))
        assert refused.value.code == "people.needs_more_officers"
        assert refused.value.details == {"needed": 2, "signing": 1}
    assert session.vault.directory.head == before
    third = add_officer(session, office, "thu ba", (second, first))
    assert officers_of(session) == {first.uid, second.uid, third.uid}
    require_sound(office, session)


def test_two_of_three_suffice_for_a_fourth(office: Office, three: tuple[Session, list[Credential]]) -> None:
    session, officers = three
    with pytest.raises(Problem, match=r"people\.needs_more_officers"):
        add_officer(session, office, "thu tu", (officers[0],))
    fourth = add_officer(session, office, "thu tu", (officers[0], officers[2]))
    assert fourth.uid in officers_of(session)
    require_sound(office, session)


def test_a_new_officer_can_do_an_officers_work(office: Office, three: tuple[Session, list[Credential]]) -> None:
    _, officers = three
    session = sign_in(office.world, office.path, officers[2].uid, officers[2].passphrase)
    opened = session.open_office()
    assert opened is not None
    opened.close()
    assert verify_journal(session).whole
    assert read_journal(session, JournalFilter()).rows[0].event
    session.close()


def test_the_same_signature_does_not_count_twice(office: Office, three: tuple[Session, list[Credential]]) -> None:
    session, officers = three
    with pytest.raises(Problem, match=r"people\.signs_twice"):
        add_officer(session, office, "thu tu", (officers[0], officers[0]))
    with pytest.raises(Problem, match=r"people\.signs_twice"):
        add_officer(session, office, "thu tu", (officers[0], Credential(session.uid, PASSPHRASES["quan"])))


def test_a_wrong_passphrase_of_the_third_stops_it(office: Office, three: tuple[Session, list[Credential]]) -> None:
    session, officers = three
    before = session.vault.directory.head
    with pytest.raises(Problem, match=r"wrong_passphrase_or_machine"):
        add_officer(session, office, "thu tu", (officers[0], Credential(officers[1].uid, "sai hoan toan roi nhe")))
    assert session.vault.directory.head == before


def test_ending_an_officers_duty_needs_both_others(office: Office, three: tuple[Session, list[Credential]]) -> None:
    session, officers = three
    form = MoveForm(officers[2].uid, "Trợ lý", (Duty.CLERK,), ())
    with pytest.raises(Problem, match=r"people\.needs_more_officers"):
        move_person(session, form, PASSPHRASES["quan"], officers[0])
    move_person(session, form, PASSPHRASES["quan"], together(*officers[:2]))
    assert officers_of(session) == {officers[0].uid, officers[1].uid}
    former = sign_in(office.world, office.path, officers[2].uid, officers[2].passphrase)
    assert former.open_office() is None
    assert former.identity.house.journal == ()
    former.close()
    require_sound(office, session)


def test_an_officer_who_leaves_needs_them_as_well(office: Office, three: tuple[Session, list[Credential]]) -> None:
    session, officers = three
    asked = (officers[1].uid, LeaveReason.RESIGNED, "Nghỉ việc", PASSPHRASES["quan"])
    with pytest.raises(Problem, match=r"people\.needs_more_officers"):
        leave_person(session, *asked, officers[0])
    leave_person(session, *asked, together(officers[0], officers[2]))
    assert officers_of(session) == {officers[0].uid, officers[2].uid}
    require_sound(office, session)


def test_a_chain_with_too_few_officers_is_not_believed(office: Office) -> None:
    """What the check before stating keeps from happening: everybody would be locked out."""
    session = office.sign_in("quan")
    add_officer(session, office, "thu hai", (office.credential("ha"),))
    session.vault.refresh()
    lan = session.vault.roster.people[office.people["lan"]]
    ha = office.sign_in("ha")
    signers = [(who.uid, who.identity.signing_key) for who in (session, ha)]
    fields = session.vault.directory.statements(Label.PERSON)[-1].fields
    with session.vault.directory.change(session.now()) as change:
        forged = {**fields, "uid": lan.uid.hex(), "duties": ["officer"], "identity": b64(lan.identity)}
        change.state(Label.PERSON, forged, signers)
    with pytest.raises(Corrupt, match=r"vault\.roster_forged"):
        session.vault.refresh()


# One person -------------------------------------------------------------------------------------------------------


@pytest.fixture
def alone(tmp_path: Path, remembered_argon2: None) -> tuple[World, Path, Id]:
    """A vault of one person, with an agreement and lessons."""
    world = new_world(tmp_path / "profile", FixedClock(MORNING))
    form = founding_form(tmp_path / "vault", officer_name="", officer_passphrase="", one_person=True)
    founded = create_vault(world, form)
    let_in(world, founded.path, {founded.manager: PASSPHRASES["quan"]}, founded.manager)
    return world, founded.path, founded.manager


def test_an_officer_added_ends_it_and_the_founder_is_an_officer_no_longer(alone: tuple[World, Path, Id]) -> None:
    world, path, founder = alone
    session = sign_in(world, path, founder, PASSPHRASES["quan"])
    project = session.projects()[0].project
    before = session.identity.house
    assert session.one_person
    me = Credential(founder, PASSPHRASES["quan"])
    uid = add_person(session, officer_form(project, "Cán bộ", WORDS["thu hai"]), me.passphrase, me)
    assert not session.one_person
    assert session.duties == {Duty.MANAGER}
    assert officers_of(session) == {uid}
    # The house moved: the founder's present keys open no office store, and the ones of before open nothing any more.
    assert (session.identity.house.office, session.identity.house.journal) == (None, ())
    assert session.vault.label.house == 2
    assert session.vault.roster.house_owed == 0
    assert before.office is not None
    with pytest.raises(Corrupt):
        open_office(Folder(path), session.vault.vault_id, before.office, session.vault.roster.officer_key_of)
    session.vault.verify_whole()
    list_people(session)  # the open session goes on
    session.close()
    again = sign_in(world, path, founder, PASSPHRASES["quan"])
    assert again.open_office() is None
    assert again.levels(project)
    again.close()
    officer = sign_in(world, path, uid, WORDS["thu hai"])
    assert verify_journal(officer).whole
    assert {row.event for row in read_journal(officer, JournalFilter()).rows} >= {"vault:create", "person:add"}
    officer.close()


def test_from_then_on_two_sign_and_papers_no_longer_say_one_person(alone: tuple[World, Path, Id]) -> None:
    world, path, founder = alone
    session = sign_in(world, path, founder, PASSPHRASES["quan"])
    project = session.projects()[0].project
    me = Credential(founder, PASSPHRASES["quan"])
    second = add_person(session, officer_form(project, "Cán bộ", WORDS["thu hai"]), me.passphrase, me)
    clerk = PersonForm("Nhân viên", "", (Duty.CLERK,), project, None, WORDS["thu ba"])
    with pytest.raises(Problem, match=r"session\.same_person"):
        add_person(session, clerk, me.passphrase, me)
    add_person(session, clerk, me.passphrase, Credential(second, WORDS["thu hai"]))
    world.clock.advance(SECOND)  # type: ignore[attr-defined]
    session.close()
    upstairs = sign_in(world, path, founder, PASSPHRASES["quan"], TOP_SECRET_ROOM)
    assert not upstairs.one_person  # what certificates ask
    assert not summary(upstairs).one_person
    assert upstairs.levels(project) == tuple(Level)
    upstairs.close()


def test_any_other_person_added_leaves_it_as_it_is(alone: tuple[World, Path, Id]) -> None:
    world, path, founder = alone
    session = sign_in(world, path, founder, PASSPHRASES["quan"])
    project = session.projects()[0].project
    me = Credential(founder, PASSPHRASES["quan"])
    add_person(session, PersonForm("Nhân viên", "", (Duty.CLERK,), project, None, WORDS["thu ba"]), me.passphrase, me)
    assert session.one_person
    assert session.duties == {Duty.MANAGER, Duty.OFFICER}
    assert session.vault.label.house == 1
    session.close()


def test_nobody_becomes_the_first_officer_by_moving(alone: tuple[World, Path, Id]) -> None:
    world, path, founder = alone
    session = sign_in(world, path, founder, PASSPHRASES["quan"])
    project = session.projects()[0].project
    me = Credential(founder, PASSPHRASES["quan"])
    form = PersonForm("Nhân viên", "", (Duty.CLERK,), project, None, WORDS["thu ba"])
    clerk = add_person(session, form, me.passphrase, me)
    with pytest.raises(Problem, match=r"people\.add_officer_instead"):
        move_person(session, MoveForm(clerk, "Cán bộ", (Duty.OFFICER,), ()), me.passphrase, me)
    assert session.one_person
    assert session.duties == {Duty.MANAGER, Duty.OFFICER}
    session.close()


def test_one_person_mode_never_begins_again(alone: tuple[World, Path, Id]) -> None:
    world, path, founder = alone
    session = sign_in(world, path, founder, PASSPHRASES["quan"])
    project = session.projects()[0].project
    me = Credential(founder, PASSPHRASES["quan"])
    second = add_person(session, officer_form(project, "Cán bộ", WORDS["thu hai"]), me.passphrase, me)
    with pytest.raises((Problem, Refused)):
        leave_person(session, second, LeaveReason.RESIGNED, "Nghỉ", me.passphrase, Credential(second, WORDS["thu hai"]))
    assert not session.one_person
    session.close()
