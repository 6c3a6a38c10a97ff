"""Looking at files without any key: what is certain is found, and what keys must judge is a remark."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.archive.checks.ciphertext import look
from app.archive.checks.looking import look_again, settle
from app.archive.checks.marks import notes_file, read_notes
from app.cli import check as command
from app.keys.chunked import sealed_size
from app.keys.compartment_key import new_key
from app.vault.database import create_database
from app.vault.folder import Folder

PAGE, NOW = 4096, 1_795_000_000_000_000
MUTATIONS = int(os.environ.get("NIEM_MUTATIONS", "150"))
"""Random changes of each file; 10000 for the deep run."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Files of a vault as they lie on a disk; real databases under keys that nobody keeps."""
    made = Folder(tmp_path / "kho")
    made.make()
    made.write_label(os.urandom(16), os.urandom(32))  # type: ignore[arg-type]
    places = [made.compartments / f"{os.urandom(16).hex()}.db" for _ in range(2)]
    for name, kind in (("directory", "directory"), ("journal", "journal"), ("office", "compartment")):
        _database(made.house() / f"{name}.db", kind)
    for place in places:
        _database(place, "compartment")
    sealed = os.urandom(16).hex()
    (made.attachments / sealed[:2]).mkdir()
    (made.attachments / sealed[:2] / sealed).write_bytes(os.urandom(sealed_size(64 * 1024)))
    (made.slots / f"{os.urandom(16).hex()}.{os.urandom(16).hex()}.slot").write_bytes(os.urandom(700))
    return made


def _database(path: Path, kind: str) -> None:
    connection = create_database(path, new_key(), kind)
    if kind == "compartment":
        connection.execute("BEGIN")
        rows = [(os.urandom(16), "k", None, "f", "x" * 700, n) for n in range(60)]
        connection.executemany("INSERT INTO draft (uid, key, rid, form, body, at) VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    connection.close()


def _files(folder: Folder) -> list[Path]:
    return sorted(path for path in folder.path.rglob("*") if path.is_file() and not path.name.endswith("-journal"))


def _named(folder: Folder, mark: str) -> Path:
    return next(path for path in _files(folder) if mark in f"/{path.relative_to(folder.path).as_posix()}")


def test_a_whole_vault_has_no_fault_and_no_remark(folder: Folder) -> None:
    found = look(folder, {}, NOW)
    assert (found.faults, found.remarks) == ((), ())
    assert found.files == len(_files(folder)) == len(found.marks)
    assert look(folder, found.marks, NOW + 1) == found


def _rewritten(path: Path, content: bytes) -> None:
    """As a failing disk does it: other bytes, the same time."""
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


FAULTS: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "cut off inside a page": ("/c/", lambda data: data[:-100], "checks.size_wrong"),
    "nothing left": ("/c/", lambda _: b"", "checks.size_wrong"),
    "a page of zeros": ("/c/", lambda data: data[:PAGE] + bytes(PAGE) + data[2 * PAGE :], "checks.page_empty"),
    "a page copied over another": ("/c/", lambda data: data[: 2 * PAGE] + data[PAGE : 2 * PAGE] + data[3 * PAGE :],
                                   "checks.page_repeated"),
    "a readable database": ("/c/", lambda data: b"SQLite format 3\0" + data[16:], "checks.not_sealed"),
    "another salt": ("/c/", lambda data: os.urandom(16) + data[16:], "checks.replaced"),
    "another salt in the house": ("journal.db", lambda data: os.urandom(16) + data[16:], "checks.replaced"),
    "one bit in a page": ("/c/", lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
                          "checks.bytes_changed"),
    "one bit in a document": ("/a/", lambda data: data[:70] + bytes([data[70] ^ 1]) + data[71:],
                              "checks.bytes_changed"),
    "a document cut off": ("/a/", lambda data: data[:-1], "checks.size_wrong"),
    "one bit in a keyslot": ("slots/", lambda data: bytes([data[0] ^ 1]) + data[1:], "checks.bytes_changed"),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_what_is_certain_is_found(folder: Folder, what: str) -> None:
    mark, change, code = FAULTS[what]
    marks = look(folder, {}, NOW).marks
    path = _named(folder, mark)
    _rewritten(path, change(path.read_bytes()))
    found = look(folder, marks, NOW)
    name = path.relative_to(folder.path).as_posix()
    assert [(fault.name, fault.code) for fault in found.faults] == [(name, code)]
    assert found.marks[name] == marks[name]  # what it was is remembered, so that the next look finds it as well
    assert look(folder, found.marks, NOW).faults == found.faults


def test_missing_and_exchanged_files_of_the_house(folder: Folder) -> None:
    (folder.house() / "office.db").unlink()
    journal = folder.house() / "journal.db"
    shutil.copy(journal, folder.path / "elsewhere")
    journal.unlink()
    journal.symlink_to(folder.path / "elsewhere")
    found = look(folder, {}, NOW)
    assert {(fault.name, fault.code) for fault in found.faults} == {
        ("house-1/office.db", "vault.file_missing"), ("house-1/journal.db", "checks.not_a_file"),
    }  # fmt: skip
    assert [(remark.name, remark.code) for remark in found.remarks] == [("elsewhere", "checks.foreign")]


def test_what_people_do_is_no_fault(folder: Folder) -> None:
    marks = look(folder, {}, NOW).marks
    gone, *_ = sorted(folder.compartments.glob("*.db"))
    gone.unlink()  # a rewrite
    _database(folder.compartments / f"{os.urandom(16).hex()}.db", "compartment")
    slot = _named(folder, "slots/")
    slot.write_bytes(os.urandom(700))  # another passphrase
    os.utime(slot, ns=(1, 1))
    found = look(folder, marks, NOW)
    assert found.faults == ()
    assert [remark.code for remark in found.remarks] == ["checks.gone"]


def test_a_transaction_under_way_is_left_alone(folder: Folder) -> None:
    path = _named(folder, "/c/")
    marks = look(folder, {}, NOW).marks
    path.with_name(f"{path.name}-journal").write_bytes(os.urandom(512))
    path.write_bytes(path.read_bytes()[:-1000])
    found = look(folder, marks, NOW)
    assert found.faults == ()
    assert found.marks == marks


@pytest.mark.slow
def test_random_changes_are_found_while_the_time_stands(folder: Folder, tmp_path: Path) -> None:
    """Every byte of every file, whatever it is changed into: nothing passes for what it was."""
    chance = random.Random(6)
    marks = look(folder, {}, NOW).marks
    for path in _files(folder):
        name, content = path.relative_to(folder.path).as_posix(), path.read_bytes()
        if not content:
            continue
        missed, lonely = 0, Folder(tmp_path / path.stem)  # by itself: nothing else has to be read each time
        lonely.make()
        shutil.copy2(folder.label, lonely.label)
        (lonely.path / name).parent.mkdir(exist_ok=True)
        hurt = Path(shutil.copy2(path, lonely.path / name))
        for _ in range(MUTATIONS):
            changed = bytearray(content)
            for _ in range(chance.choice((1, 1, 1, 4, 64))):
                changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
            if bytes(changed) == content:
                continue
            _rewritten(hurt, bytes(changed))
            alone = {name: marks[name]}
            missed += name not in {fault.name for fault in look(lonely, alone, NOW).faults}
        assert missed == 0, name


def test_notes_are_kept_and_damaged_ones_are_begun_anew(folder: Folder, tmp_path: Path) -> None:
    path = notes_file(tmp_path / "profile", b"v" * 16)
    notes = look_again(folder, path, NOW)
    assert read_notes(path) == notes
    assert notes.first_at == NOW
    path.write_bytes(path.read_bytes()[:-20])
    assert read_notes(path) is None
    assert look_again(folder, path, NOW + 5).first_at == NOW + 5


def test_what_was_found_whole_with_keys_is_settled(folder: Folder, tmp_path: Path) -> None:
    path = notes_file(tmp_path / "profile", b"v" * 16)
    look_again(folder, path, NOW)
    hurt = _named(folder, "/c/")
    _rewritten(hurt, os.urandom(16) + hurt.read_bytes()[16:])
    name = hurt.relative_to(folder.path).as_posix()
    assert [fault.code for fault in look_again(folder, path, NOW).faults] == ["checks.replaced"]
    settle(path, frozenset({"c/other.db"}))
    assert look_again(folder, path, NOW).faults
    settle(path, frozenset({name}))
    assert look_again(folder, path, NOW).faults == ()


def test_the_scheduled_run_needs_nobody(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "profile"
    look_again(folder, notes_file(profile, b"v" * 16), NOW)
    assert command.scheduled(profile, "vi") == 0
    assert "không thấy hỏng" in capsys.readouterr().out
    hurt = _named(folder, "/c/")
    hurt.write_bytes(hurt.read_bytes()[:-1])
    assert command.scheduled(profile, "en") == 1
    assert "A FILE IS DAMAGED" in capsys.readouterr().out
    shutil.rmtree(folder.path)
    assert command.scheduled(profile, "en") == 0  # the disk is not plugged in today


def test_a_file_that_could_not_be_read_in_peace_is_said_to_be_unread(folder: Folder) -> None:
    known = look(folder, {}, NOW).marks
    (place, *_) = sorted(folder.compartments.glob("*.db"))
    name = place.relative_to(folder.path).as_posix()
    content = bytearray(place.read_bytes())
    content[PAGE : 2 * PAGE] = bytes(PAGE)
    place.write_bytes(content)
    beside = place.with_name(f"{place.name}-journal")
    beside.write_bytes(b"somebody is writing, it seems")
    found = look(folder, known, NOW)
    assert found.faults == ()
    assert [(one.name, one.code) for one in found.remarks] == [(name, "checks.not_read")]
    assert found.marks[name] == known[name]
    beside.unlink()
    (fault,) = look(folder, found.marks, NOW).faults
    assert (fault.name, fault.code) == (name, "checks.page_empty")
