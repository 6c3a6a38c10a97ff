"""Lines of cells out of delimited text. Runs inside the reading process only."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import NoReturn

from app.customers.intake.limits import MAX_CELL, MAX_COLUMNS
from app.errors import Problem

_DELIMITERS = ",;\t|"

Line = tuple[int, tuple[str, ...]]
"""The line number in the file, from 1, and the cells."""


def text_lines(text: str) -> Iterable[Line]:
    """The lines of ``text``. Raises ``Problem("customers.import_…")`` where quotes or lengths make no sense."""
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
