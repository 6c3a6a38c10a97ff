"""Joining: who signs for whom, what is given, what is refused, and that nothing is left half made."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import NiemError, Problem, Refused
from app.ids import Id, random_id
from app.keys.system_keyring import SystemKeyring
from app.people import enrolment, register
from app.people.actions import add_person
from app.people.entrance import people_here, sign_in
from app.people.model import PersonForm
from app.people.queries import list_people
from app.session.door import Session
from app.session.keyslot import NAME_PURPOSE, SECRET_PURPOSE
from app.session.signing import own_office, step_up
from app.session.subject import Credential
from app.vault.anchor import AnchorFile
from app.vault.compartment import Compartment
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.people.test_entrance import events
from tests.people.test_founding import in_a_child_killed_at

TYPED = "vach cau gio lua mien khoai"


def form(office: Office, **changes: object) -> PersonForm:
    made = PersonForm("Vũ Thị Mai", "Nhân viên", (Duty.SALES,), office.project, Level.SECRET, TYPED)
    return replace(made, **changes)  # type: ignore[arg-type]


def state(office: Office) -> tuple[object, ...]:
    """What joining leaves on the disk, in the directory and in the keyring."""
    session = office.sign_in("ha")
    directory = session.vault.directory
    store = own_office(session)
    assert store is not None
    grants = len(store.of_kind(register.GRANT))
    store.close()
    found = (
        sorted(file.name for file in (office.path / "slots").iterdir()),
        directory.head,
        directory.wrap_count(),
        directory.intents(),
        grants,
        people_here(office.world, office.path),
    )
    session.close()
    return found


@pytest.mark.parametrize(("signed_in", "second"), [("quan", "ha"), ("ha", "quan")])
@pytest.mark.parametrize("clearance", [None, Level.CONFIDENTIAL, Level.SECRET, Level.TOP_SECRET])
def test_manager_and_officer_take_a_person_in_whoever_of_them_is_signed_in(
    office: Office, signed_in: str, second: str, clearance: Level | None
) -> None:
    session = office.sign_in(signed_in)
    mai = add_person(session, form(office, clearance=clearance), PASSPHRASES[signed_in], office.credential(second))
    theirs = sign_in(office.world, office.path, mai, TYPED)
    office.sessions.append(theirs)
    assert theirs.levels(office.project) == tuple(Level(number) for number in range(1, min(clearance or 0, 2) + 1))
    assert theirs.person.name == "Vũ Thị Mai"
    assert theirs.person.step_up is not None
    assert theirs.identity.house.office is None
    assert theirs.vault.directory.intents() == []
    if clearance == Level.TOP_SECRET:
        upstairs = sign_in(office.world, office.path, mai, TYPED, "top_secret")
        office.sessions.append(upstairs)
        assert upstairs.levels(office.project) == (1, 2, 3)
        assert upstairs.compartment(office.project, Level.TOP_SECRET).head[0] == 1
    assert (Event.PERSON_ADD.value, "ok") in events(office.sign_in("ha"))


def test_the_list_shows_everybody_and_who_is_asking(office: Office) -> None:
    rows = list_people(office.sign_in("lan"))
    assert [row.name for row in rows] == sorted(NAMES.values())
    assert [row.uid for row in rows if row.me] == [office.people["lan"]]
    assert {row.uid: row.duties for row in rows}[office.people["minh"]] == (Duty.ADMINISTRATOR,)
    assert all(row.active for row in rows)


def test_the_list_shows_who_joined_while_it_was_open(office: Office) -> None:
    looking = office.sign_in("lan")
    list_people(looking)
    add_person(office.sign_in("quan"), form(office), PASSPHRASES["quan"], office.credential("ha"))
    assert "Vũ Thị Mai" in [row.name for row in list_people(looking)]


def test_a_second_officer_holds_the_house_keys_and_signs_documents(office: Office) -> None:
    session = office.sign_in("quan")
    wanted = form(office, duties=(Duty.OFFICER,), clearance=None, title="")
    mai = add_person(session, wanted, PASSPHRASES["quan"], office.credential("ha"))
    theirs = sign_in(office.world, office.path, mai, TYPED)
    office.sessions.append(theirs)
    assert theirs.person.title == "cán bộ an toàn hệ thống"
    assert events(theirs)
    with step_up(theirs, TYPED) as signer:
        assert signer is not None
        assert signer.name == "Vũ Thị Mai"
    wanted = form(office, name="Hồ Văn Sơn", clearance=Level.CONFIDENTIAL)
    son = add_person(theirs, wanted, TYPED, office.credential("quan"))
    assert son in {row.uid for row in list_people(theirs)}


def test_a_second_manager_may_give_only_what_they_hold(office: Office) -> None:
    session = office.sign_in("quan")
    wanted = form(office, duties=(Duty.MANAGER,), clearance=Level.CONFIDENTIAL)
    mai = add_person(session, wanted, PASSPHRASES["quan"], office.credential("ha"))
    theirs = sign_in(office.world, office.path, mai, TYPED)
    office.sessions.append(theirs)
    before = state(office)
    for clearance in (Level.SECRET, Level.TOP_SECRET):
        with pytest.raises(Refused, match=r"people\.beyond_givers_clearance"):
            add_person(theirs, form(office, name="Hồ Văn Sơn", clearance=clearance), TYPED, office.credential("ha"))
    assert state(office) == before
    add_person(
        theirs, form(office, name="Hồ Văn Sơn", clearance=Level.CONFIDENTIAL), TYPED, office.credential("ha")
    )  # fmt: skip


@pytest.mark.parametrize("who", ["nam", "lan", "long", "minh"])
def test_only_managers_and_officers_take_people_in(office: Office, who: str) -> None:
    before = state(office)
    session = office.sign_in(who)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        add_person(session, form(office), PASSPHRASES[who], office.credential("ha"))
    assert state(office) == before
    assert (Event.PERSON_ADD.value, "session.not_your_duty") in events(office.sign_in("ha"))


@pytest.mark.parametrize(
    ("signed_in", "second", "code"),
    [
        ("quan", "quan", "session.same_person"),
        ("ha", "ha", "session.same_person"),
        ("quan", "long", "people.needs_manager_and_officer"),
        ("quan", "minh", "people.needs_manager_and_officer"),
        ("ha", "lan", "people.needs_manager_and_officer"),
    ],
)
def test_two_persons_a_manager_and_an_officer_must_sign(office: Office, signed_in: str, second: str, code: str) -> None:
    before = state(office)
    with pytest.raises(NiemError) as refused:
        add_person(office.sign_in(signed_in), form(office), PASSPHRASES[signed_in], office.credential(second))
    assert refused.value.code == code
    assert state(office) == before


def test_a_stranger_cannot_countersign(office: Office) -> None:
    with pytest.raises(Problem, match=r"session\.not_in_service"):
        add_person(office.sign_in("quan"), form(office), PASSPHRASES["quan"], Credential(random_id(), TYPED))


@pytest.mark.parametrize("wrong", ["own", "second"])
def test_a_wrong_passphrase_of_either_makes_nothing_and_is_journalled(office: Office, wrong: str) -> None:
    before = state(office)
    own = "sai roi sai roi sai" if wrong == "own" else PASSPHRASES["quan"]
    second = Credential(office.people["ha"], "sai roi sai roi sai") if wrong == "second" else office.credential("ha")
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        add_person(office.sign_in("quan"), form(office), own, second)
    assert state(office) == before
    assert (Event.CONFIRM_FAILED.value, "ok") in events(office.sign_in("ha"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "people.name_missing"),
        ({"duties": (), "clearance": None}, "people.no_duty"),
        ({"duties": (Duty.OFFICER, Duty.ADMINISTRATOR), "clearance": None}, "people.administrator_and_officer"),
        ({"duties": (Duty.OFFICER, Duty.MANAGER), "clearance": None}, "people.watcher_and_files"),
        ({"duties": (Duty.MANAGER, Duty.SALES)}, "people.asks_and_approves"),
        ({"duties": (Duty.CLERK, Duty.VERIFIER)}, "people.enters_and_reviews"),
        ({"duties": (Duty.OFFICER,)}, "people.duty_without_clearance"),
        ({"duties": (Duty.ADMINISTRATOR,)}, "people.duty_without_clearance"),
        ({"passphrase": "ngan"}, "keys.passphrase_too_short"),
        ({"passphrase": "Vũ Thị Mai Vũ Thị Mai"}, "keys.passphrase_weak"),
        ({"project": Id(bytes(16))}, "people.beyond_givers_clearance"),
    ],
)
def test_a_form_that_will_not_do_makes_nothing(office: Office, changes: dict[str, object], code: str) -> None:
    before = state(office)
    with pytest.raises(NiemError) as refused:
        add_person(office.sign_in("quan"), form(office, **changes), PASSPHRASES["quan"], office.credential("ha"))
    assert refused.value.code == code
    assert state(office) == before


class ForgettingKeyring(SystemKeyring):
    """The real keyring behind a service that loses what it is given."""

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        super().put(purpose, owner, number, value)
        super().delete(purpose, owner, number)

    def get(self, purpose: str, owner: Id, number: int) -> str | None:
        return super().get(purpose, owner, number)

    def self_test(self) -> None:
        raise Problem("keys.keyring_forgets")


def test_a_keyring_that_forgets_is_found_out_before_anything_is_made(office: Office) -> None:
    before = state(office)
    session = office.sign_in("quan")
    device = office.world.device.id
    session.world = replace(session.world, keyring_for=lambda vault_id: ForgettingKeyring(vault_id, device))
    with pytest.raises(Problem, match=r"keys\.keyring_forgets"):
        add_person(session, form(office), PASSPHRASES["quan"], office.credential("ha"))
    assert state(office) == before


def test_what_is_no_system_keyring_is_refused(office: Office) -> None:
    class Plain:
        """A dictionary that calls itself a keyring."""

        def __init__(self, inner: SystemKeyring) -> None:
            self.get, self.put, self.delete = inner.get, inner.put, inner.delete

    before = state(office)
    session = office.sign_in("quan")
    device = office.world.device.id
    session.world = replace(
        session.world, keyring_for=lambda vault_id: Plain(SystemKeyring(vault_id, device))
    )  # fmt: skip
    with pytest.raises(Problem, match=r"keys\.no_system_keyring"):
        add_person(session, form(office), PASSPHRASES["quan"], office.credential("ha"))
    assert state(office) == before


@pytest.mark.parametrize("step", ["write_atomically", "seal_slot", "state_person"])
def test_a_failure_on_the_way_takes_everything_back(office: Office, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before = state(office)

    def fail(*_: object) -> None:
        raise Problem("vault.disk_full")

    session = office.sign_in("quan")
    made: list[Id] = []
    real = enrolment.new_person
    monkeypatch.setattr(
        enrolment, "new_person", lambda *args, **more: made.append((new := real(*args, **more)).uid) or new
    )
    monkeypatch.setattr(enrolment, step, fail)
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        add_person(session, form(office), PASSPHRASES["quan"], office.credential("ha"))
    monkeypatch.undo()
    after = state(office)
    # A grant that the register took before the failure has no wrap behind it and counts for nothing.
    assert (*after[:4], after[5]) == (*before[:4], before[5])
    keyring = SystemKeyring(session.vault.vault_id, office.world.device.id)
    assert [keyring.get(purpose, made[0], 1) for purpose in (SECRET_PURPOSE, NAME_PURPOSE)] == [None, None]
    assert held_by(session, office, made[0]) == frozenset()


def held_by(session: Session, office: Office, uid: Id) -> frozenset[int]:
    officer = office.sign_in("ha")
    store = own_office(officer)
    assert store is not None
    try:
        return register.levels_held(store, officer.vault, office.project, uid)
    finally:
        store.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing at a chosen step needs fork")
@pytest.mark.parametrize(
    ("owner", "name", "nth", "exists"),
    [
        (enrolment, "require_working_keyring", 1, False),
        (enrolment, "new_header", 1, False),
        (SystemKeyring, "put", 3, False),
        (enrolment, "write_atomically", 1, False),
        (enrolment, "write_atomically", 2, False),
        (enrolment, "write_keyslot", 1, False),
        (Compartment, "close", 1, True),
        (enrolment, "state_person", 1, False),
        (enrolment, "put_name", 1, True),
    ],
)
def test_killed_on_the_way_the_person_is_whole_or_was_never_there(
    office: Office, owner: object, name: str, nth: int, exists: bool
) -> None:
    session = office.sign_in("quan")
    second = office.credential("ha")
    in_a_child_killed_at(owner, name, nth, lambda: add_person(session, form(office), PASSPHRASES["quan"], second))
    session.journal.close()
    session.vault.close()
    office.sessions.clear()
    officer = office.sign_in("ha")
    assert officer.vault.directory.intents() == []
    assert officer.journal.verify(officer.vault.roster.public_key_of) == []
    named = {person.name: person.uid for person in people_here(office.world, office.path)}
    listed = {row.name for row in list_people(officer)}
    assert (("Vũ Thị Mai" in named), ("Vũ Thị Mai" in listed)) == (exists, exists)
    assert len(list((office.path / "slots").iterdir())) == len(NAMES) + exists
    assert len(list((office.path / "house-1").glob("*.keys"))) == len(NAMES) + exists
    if exists:
        mai = sign_in(office.world, office.path, named["Vũ Thị Mai"], TYPED)
        office.sessions.append(mai)
        assert mai.levels(office.project) == (1, 2)
    else:
        again = office.sign_in("quan")
        add_person(again, form(office), PASSPHRASES["quan"], second)


def test_no_passphrase_stands_in_a_representation(office: Office) -> None:
    assert TYPED not in repr(form(office))


def test_the_directory_is_pinned_for_who_has_not_unlocked_yet(office: Office) -> None:
    session = office.sign_in("quan")
    mai = add_person(session, form(office), PASSPHRASES["quan"], office.credential("ha"))
    anchored = AnchorFile(
        office.world.profile, session.vault.vault_id, mai, office.world.keyring_for(session.vault.vault_id)
    ).read()  # fmt: skip
    seq, h = anchored.directory
    assert seq > 1
    assert session.vault.directory.contains(seq, h)
