"""Sealed files on a disk: what was sealed comes back; whatever is done to one, it is found; nothing is left behind."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, Corrupt, Problem
from app.ids import Id, random_id
from app.keys.chunked import CHUNK, HEADER, TAG, sealed_size
from app.vault.folder import Folder
from app.vault.sealed_file import PADDED_TO, SealedFile, SealedFiles

SEALED_CHUNK = CHUNK + TAG
CONTENT = secrets.token_bytes(5 * CHUNK + 100)


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    folder = Folder(tmp_path / "vault")
    folder.make()
    return SealedFiles(folder, random_id())


def kept(files: SealedFiles, content: bytes = CONTENT, cid: Id | None = None) -> SealedFile:
    sealed = files.write(random_id(), cid or random_id(), [content], lambda _: None)
    files.place(sealed)
    return sealed


def read(files: SealedFiles, sealed: SealedFile) -> bytes:
    return b"".join(files.plain(sealed))


@pytest.mark.parametrize("size", [1, CHUNK, PADDED_TO - 1, PADDED_TO, PADDED_TO + 1, 3 * PADDED_TO])
def test_what_was_sealed_comes_back_and_its_length_does_not_show(files: SealedFiles, size: int) -> None:
    sealed = kept(files, bytes(size))
    assert read(files, sealed) == bytes(size)
    on_disk = files.path(sealed.file).stat().st_size
    assert on_disk == sealed_size(-(-size // PADDED_TO) * PADDED_TO)
    assert files.standing(sealed) == ""
    assert SealedFile.from_fields(sealed.fields()) == sealed


def test_nothing_of_the_plaintext_and_no_name_is_on_the_disk(files: SealedFiles) -> None:
    text = "Nguyễn Văn An".encode() * 5000
    sealed = kept(files, text)
    path = files.path(sealed.file)
    assert text[:16] not in path.read_bytes()
    assert path.relative_to(files.folder.path).parts == ("a", sealed.file.hex()[:2], sealed.file.hex())
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0
    assert list(files.folder.staging.iterdir()) == []


def test_two_files_of_one_content_are_alike_in_nothing(files: SealedFiles) -> None:
    one, two = (files.path(kept(files).file).read_bytes() for _ in range(2))
    assert one[: HEADER + 64] != two[: HEADER + 64]


def _flipped(at: int) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def _swapped(raw: bytes) -> bytes:
    one, two = raw[HEADER : HEADER + SEALED_CHUNK], raw[HEADER + SEALED_CHUNK : HEADER + 2 * SEALED_CHUNK]
    return raw[:HEADER] + two + one + raw[HEADER + 2 * SEALED_CHUNK :]


REGIONS = {
    "salt": 3,
    "commitment": 40,
    **{f"chunk {number}": HEADER + number * SEALED_CHUNK + 77 for number in range(8)},
    **{f"tag {number}": HEADER + number * SEALED_CHUNK + CHUNK + 2 for number in range(8)},
    "last tag": HEADER + 8 * SEALED_CHUNK + 5,
}
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    **{name: _flipped(at) for name, at in REGIONS.items()},
    "cut by one": lambda raw: raw[:-1],
    "cut by the last chunk": lambda raw: raw[:-TAG],
    "cut by a whole chunk": lambda raw: raw[: HEADER + 7 * SEALED_CHUNK] + raw[-TAG:],
    "cut to the header": lambda raw: raw[:HEADER],
    "emptied": lambda _: b"",
    "longer": lambda raw: raw + b"\0",
    "chunks exchanged": _swapped,
    "zeros": lambda raw: bytes(len(raw)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_anywhere_is_found(files: SealedFiles, damage: str) -> None:
    sealed = kept(files)
    path = files.path(sealed.file)
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        files.examine(sealed)


def test_the_file_of_another_document_in_its_place_is_found(files: SealedFiles) -> None:
    cid = random_id()
    mine, other = kept(files, cid=cid), kept(files, cid=cid)
    raw = files.path(other.file).read_bytes()
    files.path(mine.file).write_bytes(raw)
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        files.examine(mine)
    # Not even whoever knows the key can pass it off as another, or as one of another compartment or vault.
    for lie in (
        SealedFile(mine.file, other.key, cid, other.size, other.sha256),
        SealedFile(other.file, other.key, random_id(), other.size, other.sha256),
    ):
        with pytest.raises(Corrupt, match=r"documents\.damaged"):
            files.examine(lie)
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        SealedFiles(files.folder, random_id()).examine(other)


def test_another_length_or_hash_than_the_record_says_is_found(files: SealedFiles) -> None:
    sealed = kept(files)
    for size, digest in ((sealed.size - 1, sealed.sha256), (sealed.size + 1, sealed.sha256), (sealed.size, bytes(32))):
        with pytest.raises(Corrupt, match=r"documents\.damaged"):
            files.examine(SealedFile(sealed.file, sealed.key, sealed.cid, size, digest))


def test_a_file_that_is_gone_or_no_file_any_more(files: SealedFiles, tmp_path: Path) -> None:
    sealed = kept(files)
    path = files.path(sealed.file)
    raw = path.read_bytes()
    path.unlink()
    assert files.standing(sealed) == "documents.missing"
    with pytest.raises(Corrupt, match=r"documents\.missing"):
        files.examine(sealed)
    path.mkdir()
    assert files.standing(sealed) == "documents.damaged"
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        files.examine(sealed)
    path.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(raw)
    path.symlink_to(elsewhere)
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        files.examine(sealed)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        files.examine(sealed)


def test_cut_short_is_seen_at_a_glance(files: SealedFiles) -> None:
    sealed = kept(files)
    path = files.path(sealed.file)
    path.write_bytes(path.read_bytes()[:-1])
    assert files.standing(sealed) == "documents.damaged"


@pytest.mark.parametrize("error", [Cancelled(), Problem("documents.changed_meanwhile"), KeyboardInterrupt()])
def test_what_is_stopped_leaves_nothing(files: SealedFiles, error: BaseException) -> None:
    def pieces() -> Iterator[bytes]:
        yield bytes(3 * CHUNK)
        raise error

    with pytest.raises(type(error)):
        files.write(random_id(), random_id(), pieces(), lambda _: None)
    assert list(files.folder.staging.iterdir()) == []


def test_removing_takes_it_from_wherever_it_lies_and_may_be_repeated(files: SealedFiles) -> None:
    placed, staged = kept(files), files.write(random_id(), random_id(), [b"x"], lambda _: None)
    for sealed in (placed, staged, placed, staged):
        files.remove(sealed.file)
    assert [path for path in files.folder.path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("size", 0), ("size", "5"), ("size", -1), ("key", "AAAA"), ("sha256", "00"), ("file", "../../etc"), ("chunks", 1)],
)
def test_a_record_that_no_program_of_ours_writes(files: SealedFiles, field: str, value: object) -> None:
    fields = {**kept(files).fields(), field: value}
    with pytest.raises(Corrupt, match=r"documents\.record_damaged"):
        SealedFile.from_fields(fields)
    with pytest.raises(Corrupt, match=r"documents\.record_damaged"):
        SealedFile.from_fields({name: part for name, part in fields.items() if name != field})
