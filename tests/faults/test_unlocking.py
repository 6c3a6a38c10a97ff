"""Damage where unlocking begins: the label, the keyslot and the house keys; and a disc that is full."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import list_customers
from app.errors import NiemError, Problem
from app.session.identity import unlock
from app.vault.check import check_compartment
from app.vault.folder import Folder
from app.vault.vault import Vault
from tests.fixtures.discs import mounted
from tests.fixtures.vault import PASSPHRASES, Office, copy_office

FILES = ("vault.json", "slot", "keys")
FLIPS = 200


def _file(office: Office, name: str) -> Path:
    folder, uid, device = Folder(office.path), office.people["lan"], office.world.device.id
    return {"vault.json": folder.label, "slot": folder.slot(uid, device), "keys": folder.keys(uid, device)}[name]


def _opens(office: Office) -> bool:
    """Whether the person's keys and the directory open and verify, with what they should hold."""
    folder = Folder(office.path)
    try:
        identity = unlock(office.world, folder, office.people["lan"], PASSPHRASES["lan"], step_up=True)
        Vault.open(folder, identity.house.directory).close()
    except NiemError:
        return False
    return identity.uid == office.people["lan"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_refused_or_without_effect(office: Office, name: str) -> None:
    path = _file(office, name)
    content = path.read_bytes()
    chance = random.Random(name)
    assert _opens(office)
    survived = []
    for _ in range(FLIPS):
        position, bit = chance.randrange(len(content)), chance.randrange(8)
        flipped = bytearray(content)
        flipped[position] ^= 1 << bit
        path.write_bytes(flipped)
        if _opens(office):
            survived.append((content[position : position + 1], bit))
    path.write_bytes(content)
    assert _opens(office)
    # The label is text: a letter of a hash in capitals is the same hash. Everything else is authenticated.
    assert all(name == "vault.json" and (letter in b"abcdef" and bit == 5) for letter, bit in survived), survived


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_off_missing_or_a_colleagues_is_refused(office: Office, name: str) -> None:
    path = _file(office, name)
    content = path.read_bytes()
    for length in {0, 1, len(content) // 2, len(content) - 1}:
        path.write_bytes(content[:length])
        assert not _opens(office), length
    path.unlink()
    assert not _opens(office)
    if name != "vault.json":
        stranger = path.with_name(path.name.replace(office.people["lan"].hex(), office.people["nam"].hex()))
        shutil.copy(stranger, path)
        assert not _opens(office)
    path.write_bytes(content)
    assert _opens(office)


@pytest.fixture
def small_disc(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disc", "size=6m") as place:
        yield place


def test_a_full_disc_is_a_sentence_and_loses_nothing(office_template: Office, small_disc: Path) -> None:
    office = copy_office(office_template, small_disc)
    session = office.sign_in("lan")
    create_customer(session, office.project, CustomerForm("Trước"))
    filler = small_disc / "filler"
    _fill(filler)
    with pytest.raises(Problem, match=r"vault\.(disk_full|disk_error)"):
        create_customer(session, office.project, CustomerForm("Trong lúc đầy", note="dài " * 900))
    filler.unlink()
    create_customer(session, office.project, CustomerForm("Sau"))
    session.close()
    again = office.sign_in("lan")
    compartment = again.compartment(office.project, Level.CONFIDENTIAL)
    assert check_compartment(compartment, again.vault.roster.public_key_of) == []
    assert again.journal.verify(again.vault.roster.public_key_of) == []
    page = list_customers(again, office.project, (Level.CONFIDENTIAL,))
    assert [row.name for row in page.rows] == ["Sau", "Trước"]
    office.close()


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)) == 4096:
            pass
