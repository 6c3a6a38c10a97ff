"""The officers' store under attack by a colleague who can write files of the vault but holds no office key."""

from __future__ import annotations

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.archive.queries import verify_vault
from app.errors import Corrupt
from app.ids import random_id
from app.keys.authority import found_authority
from app.keys.compartment_key import new_key
from app.keys.encoding import Label, b64
from app.keys.wrap import EncryptionKey
from app.people import register
from app.people.actions import add_person
from app.people.model import PersonForm
from app.projects.queries import list_projects
from app.session.signing import countersigner, own_office
from app.vault.house_keys import HouseKeys, seal_house_keys
from app.vault.vault import create_office
from tests.fixtures.vault import PASSPHRASES, Office


def put_a_store_in_its_place(office: Office, forger: str) -> None:
    """A store of the forger's own under a key of the forger's own, and that key sealed for the officer."""
    session = office.sign_in(forger)
    vault, house = session.vault, session.identity.house
    officer = vault.roster.people[office.people["ha"]]
    key = new_key()
    keys = HouseKeys(house.directory, key, (EncryptionKey.generate().private,))
    sealed = seal_house_keys(officer.encryption, vault.vault_id, officer.uid, keys)
    vault.folder.keys(officer.uid, office.world.device.id).write_bytes(sealed)
    vault.folder.office.unlink()
    store = create_office(vault.folder, vault.vault_id, key, session.identity, session.now())
    with store.change("clearance:grant", session.identity, session.now()) as change:
        register.put_project(change, register.ProjectEntry(random_id(), "Giả", (), session.uid))
    store.close()


def test_a_store_that_no_officer_signed_does_not_count(office: Office) -> None:
    put_a_store_in_its_place(office, "nam")
    officer = office.sign_in("ha")
    with pytest.raises(Corrupt, match=r"vault\.ledger_broken"):
        own_office(officer)
    with pytest.raises(Corrupt, match=r"vault\.ledger_broken"):
        list_projects(officer)
    (line,) = [line for line in verify_vault(officer).lines if line.what == "archive.office"]
    assert line.faults == ("vault.ledger_broken",)


def test_nor_when_the_officer_countersigns(office: Office) -> None:
    put_a_store_in_its_place(office, "nam")
    manager = office.sign_in("quan")
    with (
        pytest.raises(Corrupt, match=r"vault\.ledger_broken"),
        countersigner(manager, office.credential("ha"), Event.PERSON_ADD),
    ):
        pytest.fail("the forged store was opened")


@pytest.mark.parametrize("room", ["everyday", "top_secret"])
def test_nobody_gives_somebody_else_a_key(office: Office, room: str) -> None:
    session = office.sign_in("nam")
    fields = {"uid": office.people["lan"].hex(), "public": b64(EncryptionKey.generate().public), "room": room}
    with session.vault.directory.change(session.now()) as change:
        change.state(Label.ENCKEY, fields, [(session.uid, session.identity.signing_key)])
    with pytest.raises(Corrupt, match=r"vault\.roster_forged"):
        office.sign_in("lan")


def test_another_authority_than_the_genesis_named_issues_nothing(office: Office) -> None:
    officer = office.sign_in("ha")
    store = own_office(officer)
    assert store is not None
    (record,) = store.of_kind(register.AUTHORITY)
    another = found_authority("Công ty TNHH Sao Khuê", officer.now())
    body = {**record.body, "key": b64(another.key), "certificate": b64(another.certificate)}
    with store.change("vault:create", officer.identity, officer.now()) as change:
        change.put(record.rid, register.AUTHORITY, body, base=record.rev)
    store.close()
    form = PersonForm("Vũ Thị Mai", "Nhân viên", (Duty.SALES,), office.project, None, "vach cau gio lua mien khoai")
    with pytest.raises(Corrupt, match=r"people\.register_damaged"):
        add_person(officer, form, PASSPHRASES["ha"], office.credential("quan"))
