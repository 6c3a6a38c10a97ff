"""The way in: who is here, unlocking, rooms, and what is said when it does not open."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.errors import Corrupt, Problem, Refused
from app.ids import random_id
from app.journal.entry import open_detail
from app.keys.wrap import EncryptionKey
from app.people.entrance import (
    describe_vault,
    genesis_words,
    leave,
    passphrase_strength,
    people_here,
    sign_in,
    suggest_passphrase,
)
from app.session.door import Session
from app.settings.message import sentence
from app.vault.folder import Folder
from tests.fixtures.vault import NAMES, PASSPHRASES, Office


def events(officer: Session) -> list[tuple[str, str]]:
    """(event, outcome) of every journal entry, oldest first, as only an officer can read them."""
    keys = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    assert keys
    details = [open_detail(keys, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]
    return [(detail.event, detail.outcome) for detail in details]


def test_everybody_with_a_keyslot_here_is_greeted_by_name(office: Office) -> None:
    assert {person.uid: person.name for person in people_here(office.world, office.path)} == {
        office.people[key]: name for key, name in NAMES.items()
    }


def test_no_name_of_a_person_or_project_stands_in_the_folder(office: Office) -> None:
    office.sign_in("quan")
    words = [word.encode() for name in (*NAMES.values(), "Khách hàng miền Bắc", "Sao Khuê") for word in (name,)]
    for file in office.path.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert not [word for word in words if word in content or word.decode() in file.name]


def test_a_person_of_another_machine_is_not_here(office: Office) -> None:
    elsewhere = replace(office.world, device=replace(office.world.device, id=random_id()))
    assert people_here(elsewhere, office.path) == ()
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        sign_in(elsewhere, office.path, office.people["lan"], PASSPHRASES["lan"])


@pytest.mark.parametrize(
    ("who", "room", "levels"),
    [
        ("quan", "everyday", (1, 2)),
        ("quan", "top_secret", (1, 2, 3)),
        ("nam", "everyday", (1,)),
        ("lan", "everyday", (1, 2)),
        ("long", "everyday", (1, 2)),
        ("long", "top_secret", (1, 2, 3)),
    ],
)
def test_unlocking_opens_exactly_the_levels_of_the_room(
    office: Office, who: str, room: str, levels: tuple[int, ...]
) -> None:
    session = office.sign_in(who, room)
    assert session.levels(office.project) == tuple(Level(level) for level in levels)
    assert [row.name for row in session.projects()] == ["Khách hàng miền Bắc"]


@pytest.mark.parametrize("who", ["ha", "minh"])
def test_officer_and_administrator_hold_no_compartment(office: Office, who: str) -> None:
    session = office.sign_in(who)
    assert session.projects() == ()
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        session.compartment(office.project, Level.CONFIDENTIAL)


@pytest.mark.parametrize("who", ["ha", "nam", "lan", "minh"])
def test_the_top_secret_room_is_shut_to_who_has_no_key_for_it(office: Office, who: str) -> None:
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        office.sign_in(who, "top_secret")
    assert (Event.STEP_UP.value, "session.beyond_clearance") in events(office.sign_in("ha"))


@pytest.mark.parametrize("room", ["everyday", "top_secret"])
@pytest.mark.parametrize("typed", ["", "sai cum mat khau nay", PASSPHRASES["quan"], PASSPHRASES["long"].title()])
def test_a_wrong_passphrase_opens_nothing(office: Office, typed: str, room: str) -> None:
    with pytest.raises(Problem, match=r"keys\.wrong_passphrase_or_machine"):
        sign_in(office.world, office.path, office.people["long"], typed, room)


def test_signing_in_and_leaving_are_in_the_journal(office: Office) -> None:
    leave(office.sign_in("lan"))
    leave(office.sign_in("long", "top_secret"))
    officer = office.sign_in("ha")
    assert events(officer)[-5:] == [
        (Event.SIGN_IN.value, "ok"),
        (Event.LOCK.value, "ok"),
        (Event.STEP_UP.value, "ok"),
        (Event.LOCK.value, "ok"),
        (Event.SIGN_IN.value, "ok"),
    ]
    assert officer.journal.verify(officer.vault.roster.public_key_of) == []


def test_an_older_copy_of_the_vault_is_noticed(office: Office, tmp_path: Path) -> None:
    leave(office.sign_in("lan"))
    shutil.copytree(office.path, tmp_path / "older")
    leave(office.sign_in("lan"))
    shutil.rmtree(office.path)
    shutil.copytree(tmp_path / "older", office.path)
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        office.sign_in("lan")


def test_recoveries_run_before_anything_is_seen(office: Office) -> None:
    seen: list[tuple[str, int]] = []

    def recover(session: Session) -> int:
        seen.append((session.person.name, session.journal.count()))
        return 0

    world = replace(office.world, recoveries=(recover,))
    session = sign_in(world, office.path, office.people["lan"], PASSPHRASES["lan"])
    office.sessions.append(session)
    assert seen == [(NAMES["lan"], session.journal.count() - 1)]


def test_a_failed_recovery_leaves_no_session_open(office: Office) -> None:
    taken: list[Session] = []

    def fail(session: Session) -> int:
        taken.append(session)
        raise Problem("vault.disk_full")

    with pytest.raises(Problem, match=r"vault\.disk_full"):
        sign_in(replace(office.world, recoveries=(fail,)), office.path, office.people["lan"], PASSPHRASES["lan"])
    with pytest.raises(Exception, match="closed"):
        taken[0].vault.directory.statements()


def test_a_room_that_does_not_exist_is_a_fault_of_the_caller(office: Office) -> None:
    with pytest.raises(ValueError, match="room"):
        office.sign_in("lan", "cellar")


def test_a_folder_that_is_no_vault_says_so(office: Office, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(Problem, match=r"vault\.not_a_vault"):
            describe_vault(office.world, path)
    assert describe_vault(office.world, office.path).vault_id == Folder(office.path).read_label().vault_id


def test_a_vault_that_is_moved_away_under_an_open_session_says_so_and_goes_on_when_it_is_back(office: Office) -> None:
    session = office.sign_in("lan")
    elsewhere = office.path.with_name("elsewhere")
    office.path.rename(elsewhere)
    with pytest.raises(Problem) as told:
        create_customer(session, office.project, CustomerForm("Công ty Hoa Sen"))
    assert told.value.code == "vault.gone_away"
    assert "trả nó về chỗ cũ" in sentence(told.value, "vi")
    elsewhere.rename(office.path)
    create_customer(session, office.project, CustomerForm("Công ty Hoa Sen"))


def test_a_vault_in_a_synced_folder_is_refused(office: Office, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive" / "kho"
    shutil.copytree(office.path, synced)
    with pytest.raises(Problem, match=r"vault\.synced_folder"):
        describe_vault(office.world, synced)


def test_the_six_words_are_the_genesis_of_this_vault(office: Office, office_template: Office) -> None:
    words = genesis_words(office.world, office.path)
    assert len(words.split()) == 6
    assert words == genesis_words(office_template.world, office_template.path)
    folder = Folder(office.path)
    folder.write_label(folder.read_label().vault_id, bytes(32))
    assert genesis_words(office.world, office.path) != words


def test_another_genesis_in_the_label_opens_for_nobody(office: Office) -> None:
    folder = Folder(office.path)
    folder.write_label(folder.read_label().vault_id, bytes(32))
    with pytest.raises(Corrupt, match=r"vault\.roster_forged"):
        office.sign_in("lan")


def test_suggested_passphrases_differ_and_are_acceptable(office: Office) -> None:
    first, second = suggest_passphrase(office.world), suggest_passphrase(office.world)
    assert first != second
    assert passphrase_strength(office.world, first, (NAMES["lan"],)).acceptable
    assert not passphrase_strength(office.world, "Nguyễn Thị Lan 1990", (NAMES["lan"],)).acceptable
