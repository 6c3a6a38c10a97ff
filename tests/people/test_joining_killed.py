"""Killed anywhere between the invitation and the first unlocking: nothing half made is in force, and one goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.access.level import Level
from app.errors import Problem
from app.people import arrival, enrolment, granting, joining, taking_in
from app.people.entrance import people_joining, sign_in
from app.session.keyslot import NAME_PURPOSE, SECRET_PURPOSE
from app.vault.directory import DirectoryChange
from app.vault.folder import Folder
from tests.fixtures.vault import Office
from tests.people.joining import NAME, TYPED, Desk, desk_of
from tests.people.test_founding import in_a_child_killed_at

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="killing at a chosen step needs fork"),
]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


@pytest.mark.parametrize(
    ("owner", "name", "nth", "answered"),
    [
        (enrolment, "require_working_keyring", 1, False),
        (joining, "new_signer_key", 1, False),
        (joining, "write_atomically", 1, False),
        (joining, "_make_keys", 1, False),
        (enrolment, "put_name", 1, False),
        (enrolment, "pin", 1, False),
        (joining, "write_atomically", 2, False),
        (joining, "sync_folder", 1, True),
        (joining, "publish", 1, True),
    ],
)
def test_accepting(desk: Desk, owner: object, name: str, nth: int, answered: bool) -> None:
    uid = desk.invite().uid
    in_a_child_killed_at(owner, name, nth, desk.accept)
    assert bool(people_joining(desk.own)) == answered
    if answered:
        joining.write_answer_again(desk.own, uid, desk.answer)
    else:
        desk.accept()
    vault_id = Folder(desk.office.path).read_label().vault_id
    keyring = desk.own.keyring_for(vault_id)
    assert None not in [keyring.get(purpose, uid, 1) for purpose in (SECRET_PURPOSE, NAME_PURPOSE)]
    assert len(list((desk.own.profile / "joining").iterdir())) == 1
    desk.take_in()
    desk.unlock(uid)


@pytest.mark.parametrize(
    ("owner", "name", "nth", "exists"),
    [
        (taking_in, "certify_signer", 1, False),
        (taking_in, "write_atomically", 1, False),
        (granting, "note", 1, False),
        (enrolment, "state_person", 1, False),
        (DirectoryChange, "put_letter", 1, False),
        (taking_in, "rehearse", 1, False),
        (taking_in, "_enter", 1, True),
    ],
)
def test_taking_in(desk: Desk, owner: object, name: str, nth: int, exists: bool) -> None:
    office = desk.office
    uid = desk.invite().uid
    desk.accept()
    session = office.sign_in("quan")
    in_a_child_killed_at(owner, name, nth, lambda: desk.take_in(session=session))
    session.journal.close()
    session.vault.close()
    office.sessions.clear()
    officer = office.sign_in("ha")
    assert officer.vault.directory.intents() == []
    assert (uid in officer.vault.roster.people) == exists
    assert Folder(office.path).keys(uid, desk.own.device.id).exists() == exists
    assert officer.journal.verify(officer.vault.roster.public_key_of) == []
    if not exists:
        with pytest.raises(Problem, match=r"people\.not_taken_in"):
            desk.unlock(uid)
        desk.take_in()
    assert desk.unlock(uid).levels(office.project) == (Level.CONFIDENTIAL, Level.SECRET)


@pytest.mark.parametrize(
    ("owner", "name", "nth"),
    [
        (arrival, "open_step_up", 1),
        (arrival, "seal_slot", 1),
        (arrival, "write_atomically", 1),
        (arrival, "write_atomically", 2),
        (DirectoryChange, "drop_letter", 1),
        (arrival, "rehearse", 1),
        (Path, "rename", 1),
    ],
)
def test_first_unlocking(desk: Desk, owner: object, name: str, nth: int) -> None:
    from app.people.model import InvitationForm

    office = desk.office
    uid = desk.invite(InvitationForm("", "", (), office.people["long"])).uid
    desk.accept()
    desk.take_in(None, as_before=True)
    in_a_child_killed_at(owner, name, nth, lambda: desk.unlock(uid))
    new = desk.unlock(uid) if people_joining(desk.own) else sign_in(desk.own, office.path, uid, TYPED)
    office.sessions.append(new)
    assert new.levels(office.project) == (1, 2)
    assert not new.vault.roster.people[office.people["long"]].active
    assert people_joining(desk.own) == ()
    assert new.person.name != NAME
    new.close()
    office.sessions.append(sign_in(desk.own, office.path, uid, TYPED))
