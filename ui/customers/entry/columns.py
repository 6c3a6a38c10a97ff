"""The columns of the list of entries, and how an entry or a batch looks in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date, shown_time
from app.customers.entry.model import BatchRow, EntryRow, Step
from ui.customers.entry.words import batch_title, kind_of_entry, step_look
from ui.widgets.cell import Cell, Column

Row = EntryRow | BatchRow


def columns() -> tuple[Column, ...]:
    """The columns, the step last."""
    return (
        Column("title", QCoreApplication.translate("entry", "Bản nhập"), 180, stretch=True),
        Column("entered", QCoreApplication.translate("entry", "Người nhập"), 150),
        Column("step", QCoreApplication.translate("entry", "Bước"), 190),
    )


def cell(row: Row, key: str) -> Cell:
    """What stands where."""
    if key == "entered":
        return Cell(row.entered.by, shown_time(row.entered.at), tone="secondary")
    if isinstance(row, BatchRow):
        return _batch_cell(row, key)
    if key == "title":
        return Cell(row.title or QCoreApplication.translate("entry", "(đã rút)"), kind_of_entry(row), strong=True)
    look = step_look(row.step)
    if row.overdue:
        return Cell(look.words, QCoreApplication.translate("entry", "khẩn, quá hạn xác minh"), "danger", icon="siren")
    if row.urgent:
        return Cell(look.words, QCoreApplication.translate("entry", "khẩn, đã có hiệu lực"), "warning", icon="siren")
    if row.checked and row.step is Step.REVIEWED:
        words = QCoreApplication.translate("entry", "Đã đối chiếu")
        return Cell(words, QCoreApplication.translate("entry", "chờ cả lô"), "success", icon="check")
    return Cell(look.words, icon=look.icon, tone=look.tone)


def _batch_cell(row: BatchRow, key: str) -> Cell:
    if key == "title":
        words = QCoreApplication.translate("entry", "từ {}").format(row.first)
        return Cell(batch_title(row), words, strong=True, icon="folder")
    look = step_look(row.step)
    second = ""
    if row.step is Step.REVIEWED:
        words = QCoreApplication.translate("entry", "mẫu {done}/{all} đã đối chiếu")
        second = words.format(done=row.checked, all=row.sample)
    return Cell(look.words, second, icon=look.icon, tone=look.tone)


def level_of(row: Row) -> int:
    """The strip at the left of the row."""
    return int(row.ref.level if isinstance(row, EntryRow) else row.level)


def ordered(rows: Sequence[Row], key: str, *, descending: bool) -> tuple[Row, ...]:
    """The rows in the order of one column."""
    values = {
        "title": lambda row: (batch_title(row) if isinstance(row, BatchRow) else row.title).casefold(),
        "entered": lambda row: row.entered.at,
        "step": lambda row: list(Step).index(row.step),
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))


def same(one: Row, other: object) -> bool:
    """Whether two rows are of the same entry, or of the same batch at the same level."""
    if isinstance(one, EntryRow):
        return isinstance(other, EntryRow) and one.ref == other.ref
    return isinstance(other, BatchRow) and (one.batch, one.level) == (other.batch, other.level)


def day_words(row: Row) -> str:
    """When a row was entered."""
    return shown_date(row.entered.at)
