"""Random bytes of every other kind of file changed, taken out and put in: found, or without any effect.

Databases are in test_damage.py, test_journal_bytes.py and tests/archive/checks/test_ciphertext.py, kits in
tests/keys/test_recovery.py, keyslots and wraps, of which every byte is tried, in tests/keys.
``NIEM_MUTATIONS=10000`` makes the deep run.
"""

from __future__ import annotations

import functools
import os
import random
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.format import COVER, Cover
from app.archive.discs.reading import read_disc
from app.clock import local
from app.errors import NiemError, Problem
from app.ids import random_id
from app.keys.stretching import stretch
from app.keys.wrap import EncryptionKey
from app.oversight.archives.actions import make_archive
from app.oversight.archives.hashed import sha256_of
from app.oversight.archives.reading import check_file
from app.package.opening import view_package
from app.people.invitation import read_answer, read_invitation
from app.vault.folder import Folder
from app.vault.house_keys import open_house_keys, seal_house_keys
from app.vault.sealed_file import SealedFiles
from app.vault.vault import Vault
from tests.archive.backup.test_format import made_by
from tests.archive.discs.discs_at_hand import folder_of, made
from tests.fixtures.vault import Office
from tests.package.packs import PASSWORD, packed
from tests.people.test_invitation_forged import both_files

pytestmark = pytest.mark.slow

MUTATIONS = int(os.environ.get("NIEM_MUTATIONS", "60"))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 is paid once for each salt and password of a package."""
    monkeypatch.setattr("app.package.header.stretch", functools.cache(stretch))


@dataclass
class Case:
    """A file, and what reading it says. What says another thing than the whole file was neither found nor harmless."""

    content: bytes
    read: Callable[[bytes], object]


def label(office: Office, place: Path) -> Case:
    session = office.sign_in("lan")
    path, key = office.path / "vault.json", session.vault.directory_key

    def read(content: bytes) -> object:
        path.write_bytes(content)
        vault = Vault.open(Folder(office.path), key)
        try:
            return vault.label, vault.roster.h
        finally:
            vault.close()

    return Case(path.read_bytes(), read)


def house_keys(office: Office, place: Path) -> Case:
    session, own = office.sign_in("ha"), EncryptionKey.generate()
    vault_id, uid = session.vault.vault_id, session.uid
    content = seal_house_keys(own.public, vault_id, uid, session.identity.house)
    return Case(content, lambda data: open_house_keys((own,), vault_id, uid, data))


def document(office: Office, place: Path) -> Case:
    files = SealedFiles(Folder(office.path), random_id())
    sealed = files.write(random_id(), random_id(), [secrets.token_bytes(70_000)], lambda _: None)
    files.place(sealed)
    path = files.path(sealed.file)

    def read(content: bytes) -> object:
        path.write_bytes(content)
        return b"".join(files.plain(sealed))

    return Case(path.read_bytes(), read)


def cover(office: Office, place: Path) -> Case:
    session = office.sign_in("minh")
    made = made_by(session, place / "usb")

    def read(content: bytes) -> object:
        found = Cover.decoded(content)
        reading.require_signed(found, session.vault.roster)
        return found

    return Case((made.path / COVER).read_bytes(), read)


def part(office: Office, place: Path) -> Case:
    session = office.sign_in("minh")
    made = made_by(session, place / "usb")
    path = max((one for one in made.path.iterdir() if one.name.isdigit()), key=lambda one: one.stat().st_size)

    def read(content: bytes) -> object:
        path.write_bytes(content)
        return reading.check_parts(made.path)

    return Case(path.read_bytes(), read)


def archive(office: Office, place: Path) -> Case:
    ha = office.sign_in("ha")
    row = make_archive(ha, local(office.clock.now()).year, str(place))
    path = place / row.file

    def read(content: bytes) -> object:
        path.write_bytes(content)
        found = check_file(ha, path, None)
        if found.faults or sha256_of(path) != row.sha256:  # as `check_archive` judges
            raise Problem("oversight.no_archive")
        return found

    return Case(path.read_bytes(), read)


def invitation(office: Office, place: Path) -> Case:
    return Case(both_files()["invitation"], read_invitation)


def answer(office: Office, place: Path) -> Case:
    return Case(both_files()["answer"], read_answer)


def package(office: Office, place: Path) -> Case:
    path = packed(place / "goi.niem")

    def read(content: bytes) -> object:
        path.write_bytes(content)
        return view_package(path, PASSWORD)

    return Case(path.read_bytes(), read)


@pytest.mark.parametrize("kind", [label, house_keys, document, cover, part, archive, invitation, answer, package])
def test_changed_bytes_are_found_or_without_effect(
    office: Office, tmp_path: Path, kind: Callable[[Office, Path], Case]
) -> None:
    case, chance = kind(office, tmp_path), random.Random(7)
    whole, found = case.read(case.content), 0
    for trial in range(MUTATIONS):
        try:
            assert case.read(mutated(case.content, chance)) == whole, trial
        except NiemError:
            found += 1
    assert found > MUTATIONS * 9 // 10
    assert case.read(case.content) == whole


def test_a_changed_disc_gives_the_very_files_or_says_which_it_cannot(tmp_path: Path) -> None:
    """Most changes are mended by the parity, or lie where nothing of ours does."""
    disc = made(folder_of(tmp_path / "folder", {"a.niem": 3_000, "b.niem": 20_000}), tmp_path / "images")
    content, path, chance = disc.images[0].read_bytes(), tmp_path / "changed.iso", random.Random(8)
    given, mended = 0, 0
    for trial in range(MUTATIONS):
        path.write_bytes(mutated(content, chance))
        back = tmp_path / f"back-{trial}"
        try:
            read = read_disc(path, back)
        except NiemError:
            continue
        files = {file.name: file.read_bytes() for file in back.rglob("*.niem")}
        assert all(data == (disc.folder / name).read_bytes() for name, data in files.items()), trial
        assert files.keys() | set(read.lost) == {"a.niem", "b.niem"}, trial
        given += not read.lost
        mended += read.repaired > 0
        shutil.rmtree(back)
    assert given > MUTATIONS // 2
    assert mended


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A bit flipped, some bytes exchanged, taken out or put in."""
    changed = bytearray(content)
    place = chance.randrange(len(changed))
    match chance.randrange(5):
        case 0 | 1:
            changed[place] ^= 1 << chance.randrange(8)
        case 2:
            size = chance.randrange(1, 17)
            changed[place : place + size] = chance.randbytes(len(changed[place : place + size]))
        case 3:
            del changed[place : place + chance.randrange(1, 40)]
        case _:
            changed[place:place] = chance.choice((chance.randbytes(3), content[place : place + 5]))
    return bytes(changed)
