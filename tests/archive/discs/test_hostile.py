"""Discs that somebody made up: none is taken for another, and none costs more than a disc can."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.discs import tables, work_process
from app.archive.discs.geometry import SECTOR, Geometry
from app.archive.discs.listing import Listing, harmless, one_line, read_listing
from app.archive.discs.meter import Meter
from app.archive.discs.opening import opened
from app.archive.discs.reading import check_disc, read_disc
from app.errors import Corrupt, Problem
from app.ids import random_id
from tests.archive.discs.discs_at_hand import Made, folder_of, listing, made, mounted


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp("disc")
    return made(folder_of(place / "folder", {"a.niem": 9000, "b.niem": 70_000}), place / "images")


def test_a_disc_that_says_the_root_of_another_is_none(
    disc: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(disc.images[0], Meter(None)) as whole:
        geometry, checks = whole.geometry, bytes(whole.checks)
    forged = tmp_path / "forged.iso"
    forged.write_bytes(disc.images[0].read_bytes())
    monkeypatch.setattr(tables, "root_of", lambda _checks: bytes(range(32)))
    with forged.open("r+b") as image:
        for copy, first in enumerate(geometry.tables):
            image.seek(first * SECTOR)
            image.write(b"".join(tables.table(geometry, checks, copy)))
    monkeypatch.undo()
    for read in (check_disc, lambda path: read_disc(path, tmp_path / "back")):
        with pytest.raises(Problem, match=r"discs\.not_ours"):
            read(forged)


@pytest.mark.parametrize(
    "more",
    [
        {"data": 0xFFFFFFFF},
        {"data": 1 << 24, "row_parities": 254},
        {"list_bytes": 0xFFFFFFFF},
        {"list_bytes": 0},
        {"data": 1 << 22, "list_bytes": 1 << 32 - 1},
    ],
)
def test_more_than_any_disc_holds_is_not_believed(tmp_path: Path, more: dict[str, int]) -> None:
    geometry = Geometry(random_id(), random_id(), 1, 1, row_parities=39, data=10, list_bytes=100)
    sector = next(tables.table(geometry, bytes(8 * geometry.covered), 0))
    claimed = replace(geometry, **more)
    said = claimed.packed() + sector[len(claimed.packed()) : 2016]
    image = tmp_path / "x.iso"
    image.write_bytes(said + tables.hashlib.sha256(said).digest())
    with pytest.raises(Problem, match=r"discs\.not_ours"):
        check_disc(image)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_among_the_files_of_a_disc_keeps_nobody_waiting(disc: Made, tmp_path: Path) -> None:
    folder = mounted(disc.images[0], tmp_path / "mounted")
    (folder / "files" / "b.niem").unlink()
    os.mkfifo(folder / "files" / "b.niem")
    assert check_disc(folder).hurt


@pytest.mark.parametrize("value", [float("inf"), -1, 1 << 80, True, "1"])
def test_a_list_with_a_time_that_is_none_is_refused(value: object) -> None:
    told = json.loads(_packed(listing()))
    with pytest.raises(Corrupt, match=r"discs\.list_damaged"):
        read_listing(json.dumps({**told, "at": value}).encode())


@pytest.mark.parametrize("field", ["number", "title", "words"])
@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "a\nb", "\u202eb", "\u2028", "\ud800", "x" * 501, 7])
def test_a_list_that_would_tell_a_terminal_what_to_do_is_refused(field: str, text: object) -> None:
    told = json.loads(_packed(listing()))
    with pytest.raises(Corrupt, match=r"discs\.list_damaged"):
        read_listing(json.dumps({**told, field: text}).encode())


def test_whatever_title_was_typed_can_be_read_again() -> None:
    typed = "sao\u00a0lưu\t17 \u200dquý\u202e"
    told = replace(listing(), title=one_line(typed))
    assert read_listing(told.packed()).title == "sao\u00a0lưu 17 \u200dquý "
    assert not harmless("a\x9b.niem")
    assert not harmless("a\u202e.niem")


@pytest.mark.parametrize(
    "name", ["NUL", "a/con.txt", "Com1.niem", "lpt9 .x", "a.niem-part", "b/.niem-discs.json", ".niem-0-1.scratch"]
)
def test_a_name_that_is_no_file_or_that_reading_uses_itself_is_refused(name: str) -> None:
    assert harmless("x-" + name.replace(".niem-", ".niem").replace("/", "-"))
    assert not harmless(name)


def test_the_process_that_holds_the_key_of_an_answer_is_closed_before_it_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            done.append("read")
            return super().read(size)

    asked = json.dumps({"kind": "read-back", "key": "00" * 32, "question": {"source": str(tmp_path / "none.iso")}})
    monkeypatch.setattr(work_process, "harden_process", lambda: done.append("closed"))
    monkeypatch.setattr("sys.argv", ["x", str(tmp_path)])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(asked.encode())))
    assert work_process.main() == 0
    assert done[:2] == ["closed", "read"]


def _packed(told: Listing) -> bytes:
    read_listing(told.packed())
    return told.packed()
