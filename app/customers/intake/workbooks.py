"""Lines of cells out of a spreadsheet. Runs inside the reading process only."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.customers.intake.delimited import Line
from app.customers.intake.limits import MAX_COLUMNS, MAX_PARTS, MAX_RATIO, MAX_ROWS, MAX_UNPACKED
from app.errors import Problem

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata


def guard_archive(data: bytes) -> None:
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


class Workbook:
    """The sheets of a workbook that a person sees on opening it."""

    def __init__(self, book: CalamineWorkbook) -> None:
        self._book = book
        self._places = [index for index, sheet in enumerate(book.sheets_metadata) if _is_seen(sheet)]
        if not self._places:
            raise Problem("customers.import_empty")
        self.names = tuple(str(book.sheet_names[index]) for index in self._places)

    def lines(self, sheet: int) -> Iterator[Line]:
        """The lines of one of `names`, from its first filled one. Raises ``Problem("customers.import_…")``."""
        import python_calamine as calamine  # only when there is a workbook to read

        try:
            found = self._book.get_sheet_by_index(self._places[sheet])
            if found.width > MAX_COLUMNS and found.height > 0:
                raise Problem("customers.import_too_many_columns", most=MAX_COLUMNS)
            if found.height > MAX_ROWS * 2:
                raise Problem("customers.import_too_big")
            first = (found.start or (0, 0))[0] + 1
            for offset, row in enumerate(found.iter_rows()):
                yield first + offset, tuple(map(_shown, row))
        except calamine.PasswordError:
            raise Problem("customers.import_locked") from None
        except (calamine.CalamineError, ValueError, OSError):
            raise Problem("customers.import_damaged") from None


@contextmanager
def opened(data: bytes) -> Iterator[Workbook]:
    """The workbook in ``data``. Raises ``Problem("customers.import_…")`` for one that is locked or damaged."""
    import python_calamine as calamine  # as above

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError:
        raise Problem("customers.import_locked") from None
    except (calamine.CalamineError, ValueError, OSError):
        raise Problem("customers.import_damaged") from None
    with book:
        yield Workbook(book)


def _is_seen(sheet: SheetMetadata) -> bool:
    shown = str(sheet.visible)
    return shown.endswith("Visible") and "Hidden" not in shown and "Work" in str(sheet.typ)


def _shown(value: object) -> str:
    """A cell as text. Whole numbers lose the ``.0`` that spreadsheets give to every number; days are dd/mm/yyyy."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)
