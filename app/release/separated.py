"""A table as a file of comma-separated values: UTF-8 with its mark, every cell in quotes, no cell a formula."""

from __future__ import annotations

import csv
import io

from app.release.formulas import neutral
from app.release.tables import Table

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets read Vietnamese letters as Latin ones."""


def separated(table: Table) -> bytes:
    """The table, its header first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (table.header, *table.rows):
        writer.writerow([neutral(cell) for cell in row])
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")
