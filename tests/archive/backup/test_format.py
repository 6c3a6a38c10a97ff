"""What a backup is made of: unpacked it is the vault again, byte for byte; whatever is hurt in it is refused."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.copying import copy_as_stood, scratch_in
from app.archive.backup.format import COVER, DOCUMENTS, MANIFEST, Cover, root_of
from app.archive.backup.making import make
from app.archive.backup.taking import facts_of, heads_of
from app.errors import Corrupt, NiemError, Problem
from app.keys.hashing import sha256
from app.keys.recovery import read_kit, recovery_key
from app.keys.shares import combine
from app.session.door import Session
from app.vault.exclusive import alone
from tests.fixtures.vault import Office
from tests.recovery.desk import held, shares_of

NAMED = frozenset({"vault.json", "slots", "c", "a"})


@dataclass
class Made:
    """A backup, its key, and every file of the vault as it was."""

    path: Path
    key: bytes
    files: dict[str, bytes]


def stored_in(vault: Path) -> dict[str, bytes]:
    """Every file that a backup holds, by its place."""
    found = {path.relative_to(vault).as_posix(): path for path in vault.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if (name.split("/")[0] in NAMED or name.startswith("house-"))
        and (path.stat().st_size or not name.endswith("-journal"))
    }


def made_by(session: Session, destination: Path, number: int = 1) -> Made:
    """A backup as `app.archive.backup.actions` makes it, without the register."""
    destination.mkdir(exist_ok=True)
    folder = session.vault.folder
    with alone(folder.lock), scratch_in(folder) as scratch:
        stood = copy_as_stood(folder, scratch)
        files = {name: path.read_bytes() for name, path in stood.files}
        files |= {path.relative_to(folder.path).as_posix(): path.read_bytes() for _, path, _ in stood.documents}
        path, key = make(
            stood,
            facts_of(session, number),
            lambda: heads_of(session, stood, scratch),
            destination,
            session.identity.sign,
        )
    return Made(path, key, files)


def put_document(office: Office, content: bytes) -> Path:
    """A sealed file as the vault has them; nobody's record names it."""
    name = sha256(content).hex()[:32]
    path = office.path / "a" / name[:2] / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_unpacked_it_is_the_vault_byte_for_byte(office: Office, tmp_path: Path) -> None:
    put_document(office, b"sealed" * 50_000)
    session = office.sign_in("minh")
    before = stored_in(office.path)
    made = made_by(session, tmp_path / "usb")
    assert made.files == before
    manifest = reading.unpack(made.path, made.key, tmp_path / "again")
    assert stored_in(tmp_path / "again") == before
    assert {file.path for file in manifest.files} == {name for name in before if not name.startswith("a/")}
    cover = reading.check_parts(made.path)
    reading.require_signed(cover, session.vault.roster)
    chains = {chain.split(" ")[0] for chain, *_ in manifest.heads}
    assert chains == {"directory", "journal"}  # an administrator has no other key
    assert ("directory", 1, *session.vault.directory.head) in manifest.heads
    assert not (office.path / "backing-up").exists()


def test_officers_and_the_kit_open_it_and_nobody_else(office: Office, tmp_path: Path) -> None:
    done = held(office, tmp_path)
    made = made_by(office.sign_in("minh"), tmp_path / "usb")
    cover = reading.read_cover(made.path)
    officer = office.sign_in("ha").identity.house
    assert reading.key_for_officer(cover, officer.journal) == made.key
    house = reading.house_for_officer(cover, officer.journal)
    assert (house.directory, house.office) == (officer.directory, officer.office)
    kit = read_kit(done.files[0].read_bytes())
    by_kit = reading.house_from_kit(cover, kit, recovery_key(combine(shares_of(done)[:2]), kit.vault_id, kit.genesis))
    assert by_kit == officer
    assert reading.key_for_officer(cover, by_kit.journal) == made.key
    for who in ("minh", "quan", "lan"):
        keys = office.sign_in(who).identity.house
        assert keys.journal == ()
        with pytest.raises(Problem, match=r"backup\.not_for_these_keys"):
            reading.key_for_officer(cover, keys.journal)
    with pytest.raises(Problem, match=r"backup\.other_kit"):
        reading.house_from_kit(cover, kit, recovery_key(bytes(32), kit.vault_id, kit.genesis))


def test_documents_are_copied_once(office: Office, tmp_path: Path) -> None:
    session, usb = office.sign_in("minh"), tmp_path / "usb"
    put_document(office, b"one" * 30_000)
    first = made_by(session, usb)
    shelf = {path: path.stat().st_mtime_ns for path in (first.path.parent / DOCUMENTS).rglob("*") if path.is_file()}
    put_document(office, b"two" * 30_000)
    second = made_by(session, usb, 2)
    again = {path: path.stat().st_mtime_ns for path in (first.path.parent / DOCUMENTS).rglob("*") if path.is_file()}
    assert len(again) == 2
    assert shelf.items() <= again.items()
    for made in (first, second):
        reading.unpack(made.path, made.key, tmp_path / made.path.name)
        assert stored_in(tmp_path / made.path.name) == made.files


def test_every_flipped_region_is_refused_and_nothing_is_left(office: Office, tmp_path: Path) -> None:
    put_document(office, b"sealed" * 20_000)
    made = made_by(office.sign_in("minh"), tmp_path / "usb")
    chance, into = random.Random(6), tmp_path / "again"
    trials = int(os.environ.get("NIEM_BACKUP_FLIPS", "2"))
    for name, path, size in reading.files_of(made.path):
        whole = path.read_bytes()
        for place in {0, size // 2, size - 1, *(chance.randrange(size) for _ in range(trials))}:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
            with pytest.raises((Corrupt, Problem)) as raised:
                reading.require_signed(reading.check_parts(made.path), office.sessions[0].vault.roster)
            assert raised.value.code.startswith("backup."), name
            if path.name != COVER:  # of the cover's own fields the signature tells
                with pytest.raises((Corrupt, Problem)):
                    reading.unpack(made.path, made.key, into)
                assert not into.exists()
        for cut in (whole[:-1], whole + b"\0", b""):
            path.write_bytes(cut)
            with pytest.raises(NiemError):
                reading.unpack(made.path, made.key, into)
        path.unlink()
        with pytest.raises(NiemError):
            reading.unpack(made.path, made.key, into)
        path.write_bytes(whole)
    reading.unpack(made.path, made.key, into)


def test_parts_of_another_backup_do_not_fit(office: Office, tmp_path: Path) -> None:
    session = office.sign_in("minh")
    first, second = (made_by(session, tmp_path / "usb", number) for number in (1, 2))
    whole = reading.read_cover(first.path)
    for name in (part.name for part in whole.parts):
        mixed = tmp_path / f"mixed {name}" / first.path.name
        shutil.copytree(first.path, mixed)
        shutil.copy(second.path / name, mixed / name)
        with pytest.raises(NiemError):
            reading.unpack(mixed, first.key, tmp_path / "again")
        # even with a cover that was made to fit: the part is bound to its backup and its name
        parts = tuple(
            next(other for other in reading.read_cover(second.path).parts if other.name == name)
            if part.name == name else part
            for part in whole.parts
        )  # fmt: skip
        forged = Cover(**{field: getattr(whole, field) for field in Cover.__slots__} | {"parts": parts})
        (mixed / COVER).write_bytes(forged.encoded())
        with pytest.raises(NiemError):
            reading.unpack(mixed, first.key, tmp_path / "again")
        with pytest.raises(Corrupt, match=r"backup\.not_signed"):
            reading.require_signed(forged, session.vault.roster)
    with pytest.raises(Problem, match=r"backup\.not_for_these_keys"):
        reading.unpack(first.path, second.key, tmp_path / "again")


def test_nobody_but_administrators_and_officers_signs_one(office: Office, tmp_path: Path) -> None:
    """Everybody in service knows enough to put one together; whoever opens it asks whose duty it was."""
    long = office.sign_in("long")
    made = made_by(long, tmp_path / "usb")
    with pytest.raises(Corrupt, match=r"backup\.not_signed"):
        reading.require_signed(reading.read_cover(made.path), long.vault.roster)


def test_a_manifest_never_reaches_outside(office: Office, tmp_path: Path) -> None:
    made = made_by(office.sign_in("minh"), tmp_path / "usb")
    manifest = reading.read_manifest(made.path, reading.read_cover(made.path), made.key)
    for bad in ("../vault.json", "/etc/passwd", "c/../../x.db", "house-1/../vault.json", "slots/x", "c\\x.db", "lock"):
        text = manifest.encoded().decode().replace('"vault.json"', '"' + bad.replace("\\", "\\\\") + '"').encode()
        with pytest.raises(Corrupt, match=r"backup\.manifest_damaged"):
            type(manifest).decoded(text)
    assert MANIFEST in {part.name for part in reading.read_cover(made.path).parts}


def test_what_is_no_backup_or_from_a_newer_program_is_said(office: Office, tmp_path: Path) -> None:
    made = made_by(office.sign_in("minh"), tmp_path / "usb")
    with pytest.raises(Problem, match=r"backup\.not_a_backup"):
        reading.unpack(tmp_path, made.key, tmp_path / "again")
    cover = (made.path / COVER).read_bytes()
    (made.path / COVER).write_bytes(cover.replace(b'"format":1', b'"format":2'))
    with pytest.raises(Problem, match=r"backup\.newer_program"):
        reading.read_cover(made.path)
    (made.path / COVER).write_bytes(cover)
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "mine").touch()
    with pytest.raises(Problem, match=r"backup\.folder_not_empty"):
        reading.unpack(made.path, made.key, tmp_path / "again")
    assert (tmp_path / "again" / "mine").exists()
    assert root_of(tmp_path / "usb", reading.read_cover(made.path).vault_id) == made.path.parent
