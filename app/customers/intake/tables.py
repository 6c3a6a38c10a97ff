"""Rows of text out of a spreadsheet or a delimited file. Runs inside the reading process only."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from app.customers.intake.decoding import decode
from app.customers.intake.limits import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_FILE,
    MAX_PARTS,
    MAX_RATIO,
    MAX_ROWS,
    MAX_UNPACKED,
)
from app.customers.intake.mapping import header_row
from app.errors import Problem

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = ",;\t|"

Line = tuple[int, tuple[str, ...]]
"""The line number in the file, from 1, and the cells."""


def read_table(path: str) -> dict[str, Any]:
    """The list in the file at ``path``, judged by its content and never by its name.

    Raises ``Problem("customers.import_…")`` for everything that is not a list of reasonable size.
    """
    with Path(path).open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Problem("customers.import_too_big")
    if not data.strip():
        raise Problem("customers.import_empty")
    if data.startswith(_ZIP):
        _guard_archive(data)
        return _arranged(_workbook_lines(data), "", "workbook")
    if data.startswith(_OLE):
        return _arranged(_workbook_lines(data), "", "workbook")
    text, encoding = decode(data)
    return _arranged(_text_lines(text), encoding, "text")


def _arranged(lines: Iterable[Line], encoding: str, kind: str) -> dict[str, Any]:
    """Headers, rows and line numbers; blank lines and everything above the headers are skipped."""
    kept: list[Line] = []
    skipped: list[int] = []
    for number, cells in lines:
        if len(kept) > MAX_ROWS:
            raise Problem("customers.import_too_big")
        if any(cell.strip() for cell in cells):
            kept.append((number, _checked(number, cells)))
    if not kept:
        raise Problem("customers.import_empty")
    header = header_row([cells for _, cells in kept[:50]])
    if header is None:
        raise Problem("customers.import_not_a_table")
    skipped.extend(number for number, _ in kept[:header])
    width = max(_used(cells) for _, cells in kept[header:])
    body = kept[header + 1 :]
    if not body:
        raise Problem("customers.import_empty")
    return {
        "headers": [cell.strip() for cell in _padded(kept[header][1], width)],
        "rows": [_padded(cells, width) for _, cells in body],
        "lines": [number for number, _ in body],
        "encoding": encoding,
        "kind": kind,
        "skipped": skipped,
    }


def _checked(number: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    if _used(cells) > MAX_COLUMNS:
        raise Problem("customers.import_too_many_columns", most=MAX_COLUMNS)
    for cell in cells:
        if len(cell) > MAX_CELL:
            raise Problem("customers.import_cell_too_long", line=number, most=MAX_CELL)
    return cells


def _used(cells: Sequence[str]) -> int:
    """The number of cells up to the last filled one."""
    for index in range(len(cells), 0, -1):
        if cells[index - 1].strip():
            return index
    return 0


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *("" for _ in range(width - len(cells)))]


# Delimited text


def _text_lines(text: str) -> Iterable[Line]:
    longest = max(re.split(r"[\r\n]", text), key=len)
    if len(longest) > MAX_CELL * MAX_COLUMNS:
        _refuse_line(longest)
    delimiter, text = _delimiter(text)
    # One more than allowed, so that a cell that is just too long is named with its line instead of ending the parser.
    csv.field_size_limit(MAX_CELL * 10)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, tuple(cells)
            line = reader.line_num + 1
    except csv.Error as fault:
        if "field limit" in str(fault):
            raise Problem("customers.import_cell_too_long", line=line, most=MAX_CELL) from None
        raise Problem("customers.import_broken_line", line=line) from None


def _refuse_line(line: str) -> NoReturn:
    if max(map(line.count, _DELIMITERS)) > MAX_COLUMNS:
        raise Problem("customers.import_too_many_columns", most=MAX_COLUMNS)
    raise Problem("customers.import_not_a_table")


def _delimiter(text: str) -> tuple[str, str]:
    """The sign between the cells, and the text without Excel's own ``sep=;`` line.

    It is the one that cuts the first 50 lines most evenly into more than one cell.
    """
    first, _, rest = text.partition("\n")
    stated = first.strip().strip('"')
    if len(stated) == 5 and stated.lower().startswith("sep=") and stated[4] in _DELIMITERS:
        return stated[4], "\n" + rest
    if first.startswith("sep=\t"):
        return "\t", "\n" + rest
    return max(_DELIMITERS, key=lambda sign: _evenness(text, sign)), text


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text[: MAX_CELL * 50], newline=""), delimiter=delimiter)
    try:
        counts = Counter(len(cells) for cells in islice(reader, 50) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    if not counts:
        return 0, 0
    cells, times = counts.most_common(1)[0]
    return times, cells


# Workbooks


def _guard_archive(data: bytes) -> None:
    """Refuse a bomb by its table of contents, before anything is unpacked, and anything that is no spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise Problem("customers.import_damaged") from None
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "content.xml", "xl/workbook.bin"}:
        raise Problem("customers.import_not_a_table")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Problem("customers.import_too_big")
    for part in parts:
        if part.file_size > 4 * 1024 * 1024 and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise Problem("customers.import_too_big")


def _workbook_lines(data: bytes) -> Iterable[Line]:
    import python_calamine as calamine  # only when there is a workbook to read

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheet = book.get_sheet_by_index(_first_visible(book.sheets_metadata))
            if sheet.width > MAX_COLUMNS and sheet.height > 0:
                raise Problem("customers.import_too_many_columns", most=MAX_COLUMNS)
            if sheet.height > MAX_ROWS * 2:
                raise Problem("customers.import_too_big")
            first = (sheet.start or (0, 0))[0] + 1
            for offset, row in enumerate(sheet.iter_rows()):
                yield first + offset, tuple(_shown(value) for value in row)
    except calamine.PasswordError:
        raise Problem("customers.import_locked") from None
    except (calamine.CalamineError, ValueError, OSError):
        raise Problem("customers.import_damaged") from None


def _first_visible(sheets: Sequence[Any]) -> int:
    """The first sheet that a person sees on opening the workbook."""
    for index, sheet in enumerate(sheets):
        if str(sheet.visible).endswith("Visible") and "Hidden" not in str(sheet.visible) and "Work" in str(sheet.typ):
            return index
    raise Problem("customers.import_empty")


def _shown(value: object) -> str:
    """A cell as text. Whole numbers lose the ``.0`` that spreadsheets give to every number; dates become ISO."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
