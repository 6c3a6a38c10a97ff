"""A list out of whatever file an office has. Runs inside the reading process only.

Rules:

1. The content decides what a file is, never its name.
2. Without a wish, the sheet is the first that has a customers' header among its first lines, else the first.
3. Without a wish, the header is found by its words (see ``mapping.header_band``); it may take two rows.
4. Blank lines, everything above the header, and the header where it is repeated further down are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.customers.intake.decoding import decode, is_1258
from app.customers.intake.delimited import Line, text_lines
from app.customers.intake.limits import MAX_CELL, MAX_COLUMNS, MAX_FILE, MAX_ROWS
from app.customers.intake.mapping import Band, header_at, header_band, known_headers
from app.customers.intake.readings import PLAIN, propose, reader, samples
from app.customers.intake.wish import Wish
from app.customers.intake.workbooks import Workbook, guard_archive, opened
from app.errors import Problem

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream in which Excel puts a workbook that has a password."""
_PAGE_HEAD = 1024
_HEAD = 50
_TOP = 30
_SAMPLED = 2000
_SHEETS_TRIED = 6


def read_table(path: str, wish: Wish | None = None) -> dict[str, Any]:
    """The list in the file at ``path``, as ``process`` answers it.

    Raises ``Problem("customers.import_…")`` for everything that is not a list of reasonable size.
    """
    wish = wish or Wish()
    with Path(path).open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Problem("customers.import_too_big")
    if not data.strip():
        raise Problem("customers.import_empty")
    if data.startswith(_ZIP):
        guard_archive(data)
        return _from_workbook(data, wish)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Problem("customers.import_locked")
        return _from_workbook(data, wish)
    if _is_web_page(data):
        raise Problem("customers.import_web_page")
    return _from_text(data, wish)


def _is_web_page(data: bytes) -> bool:
    """Whether it is a page or an XML workbook, as many programs write them under the name of an Excel file."""
    head = data[:_PAGE_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<table")) or (head.startswith(b"<?xml") and b"<" in head[5:])


def _from_workbook(data: bytes, wish: Wish) -> dict[str, Any]:
    with opened(data) as book:
        sheet = wish.sheet
        if not 0 <= sheet < len(book.names):
            sheet = _likely_sheet(book)
        kept = _kept(book.lines(sheet))
        names = list(book.names)
    read, reading, shown = _meant(kept, wish)
    return {**_arranged(read, wish), **_told(reading, shown), "kind": "workbook", "sheets": names, "sheet": sheet}


def _from_text(data: bytes, wish: Wish) -> dict[str, Any]:
    decoded = decode(data)
    kept = _kept(text_lines(decoded.text))
    read, reading, shown = _meant(kept, wish, bytewise=decoded.bytewise)
    if decoded.bytewise and reading == PLAIN and not is_1258(decoded.text):
        raise Problem("customers.import_encoding")
    encoding = decoded.encoding if not decoded.bytewise else "Windows-1258" if reading == PLAIN else ""
    told = _told(reading, shown, encoding)
    return {**_arranged(read, wish), **told, "kind": "text", "sheets": [], "sheet": 0}


def _told(reading: str, shown: Sequence[Any], encoding: str = "") -> dict[str, Any]:
    return {"encoding": encoding, "reading": reading, "samples": shown}


def _likely_sheet(book: Workbook) -> int:
    for sheet in range(min(len(book.names), _SHEETS_TRIED)):
        rows = [cells for _, cells in _first(book.lines(sheet))]
        if len(book.names) == 1 or "name" in known_headers(rows):
            return sheet
    return 0


def _first(lines: Iterator[Line]) -> list[Line]:
    return [line for line, _ in zip(lines, range(_HEAD), strict=False)]


def _kept(lines: Iterable[Line]) -> list[Line]:
    """The lines with anything in them. Raises ``Problem`` where they are too many, too wide or too long."""
    kept: list[Line] = []
    for number, cells in lines:
        if len(kept) > MAX_ROWS:
            raise Problem("customers.import_too_big")
        if "".join(cells).strip():
            kept.append((number, _checked(number, cells)))
    if not kept:
        raise Problem("customers.import_empty")
    return kept


def _meant(
    kept: list[Line], wish: Wish, *, bytewise: bool = False
) -> tuple[list[Line], str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The lines as they were meant, under which reading, and how a few cells look under each."""
    step = max(1, len(kept) // _SAMPLED)
    some = [cell for _, cells in kept[::step] for cell in cells]
    reading = wish.reading or propose(some, bytewise=bytewise)
    shown = samples(some, bytewise=bytewise)
    if reading == PLAIN and not bytewise:
        return kept, reading, shown
    read = reader(reading, bytewise=bytewise)
    return [(number, tuple(map(read, cells))) for number, cells in kept], reading, shown


def _arranged(kept: list[Line], wish: Wish) -> dict[str, Any]:
    """Headers, rows and line numbers."""
    band = _band(kept, wish)
    above = kept[: band.first]
    width = 0
    for _, cells in kept[band.first :]:
        if len(cells) > width:
            width = max(width, _used(cells))
    headers = [cell.strip() for cell in _padded(band.headers, width)]
    repeated = tuple(kept[band.last][1])
    body = [line for line in kept[band.last + 1 :] if line[1] != repeated]
    if not body:
        raise Problem("customers.import_empty")
    return {
        "headers": headers,
        "rows": [_padded(cells, width) for _, cells in body],
        "lines": [number for number, _ in body],
        "skipped": [number for number, _ in above],
        "header": kept[band.first][0],
        "top": [[number, list(cells[:MAX_COLUMNS])] for number, cells in kept[:_TOP]],
    }


def _band(kept: list[Line], wish: Wish) -> Band:
    head = [cells for _, cells in kept[:_HEAD]]
    if wish.header:
        places = [index for index, (number, _) in enumerate(kept[:_HEAD]) if number == wish.header]
        if places:
            return header_at(head, places[0])
    band = header_band(head)
    if band is None:
        raise Problem("customers.import_not_a_table")
    return band


def _checked(number: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    if len(cells) > MAX_COLUMNS and _used(cells) > MAX_COLUMNS:
        raise Problem("customers.import_too_many_columns", most=MAX_COLUMNS)
    if max(map(len, cells)) > MAX_CELL:
        raise Problem("customers.import_cell_too_long", line=number, most=MAX_CELL)
    return cells


def _used(cells: Sequence[str]) -> int:
    """The number of cells up to the last filled one."""
    for index in range(len(cells), 0, -1):
        if cells[index - 1].strip():
            return index
    return 0


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return list(cells) if len(cells) == width else [*cells[:width], *([""] * (width - len(cells)))]
