"""The columns of the three lists about levels, and how one row looks in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.customers.classification.model import LevelRequest, Owed, ReviewRow
from ui.customers.classification.words import direction_words
from ui.customers.words import iso_shown
from ui.widgets.cell import Cell, Column
from ui.widgets.level import level_name


def review_columns() -> tuple[Column, ...]:
    """What is due."""
    return (
        Column("name", QCoreApplication.translate("levels", "Khách hàng"), 220, stretch=True, sortable=False),
        Column("level", QCoreApplication.translate("levels", "Cấp mật"), 136, sortable=False),
        Column("review", QCoreApplication.translate("levels", "Xem lại vào"), 150, sortable=False),
        Column("reason", QCoreApplication.translate("levels", "Lý do hiện nay"), 280, sortable=False),
    )


def review_cell(row: ReviewRow, key: str) -> Cell:
    """What stands where."""
    if key == "name":
        return Cell(row.name, row.code, strong=True)
    if key == "level":
        return Cell(level_name(row.ref.level), level=int(row.ref.level))
    if key == "review":
        late = QCoreApplication.translate("levels", "quá hạn") if row.overdue else ""
        return Cell(iso_shown(row.review), late, tone="danger" if row.overdue else "text")
    return Cell(row.reason or QCoreApplication.translate("levels", "chưa ghi"), tone="secondary")


def request_columns() -> tuple[Column, ...]:
    """What is asked for."""
    return (
        Column("name", QCoreApplication.translate("levels", "Khách hàng, mục"), 220, stretch=True, sortable=False),
        Column("change", QCoreApplication.translate("levels", "Đề nghị"), 160, sortable=False),
        Column("asker", QCoreApplication.translate("levels", "Người đề nghị"), 160, sortable=False),
        Column("reason", QCoreApplication.translate("levels", "Lý do"), 260, sortable=False),
    )


def request_cell(row: LevelRequest, key: str) -> Cell:
    """What stands where."""
    if key == "name":
        if row.item is not None:
            return Cell(row.item_title, row.customer_name, strong=True)
        return Cell(row.customer_name, row.customer_code, strong=True)
    if key == "change":
        return Cell(direction_words(row.direction, int(row.to)))
    if key == "asker":
        return Cell(row.asker_name, shown_date(row.asked_at))
    return Cell(row.reason, tone="secondary")


def owed_columns() -> tuple[Column, ...]:
    """What is to be written anew."""
    return (
        Column("level", QCoreApplication.translate("levels", "Ngăn"), 160, sortable=False),
        Column("files", QCoreApplication.translate("levels", "Hồ sơ, mục đã chuyển đi"), 200, sortable=False),
        Column("since", QCoreApplication.translate("levels", "Chờ từ"), 160, stretch=True, sortable=False),
    )


def owed_cell(row: Owed, key: str) -> Cell:
    """What stands where."""
    if key == "level":
        return Cell(level_name(row.level), level=int(row.level))
    return Cell(str(row.files), strong=True) if key == "files" else Cell(shown_date(row.since), tone="secondary")


def level_of(row: ReviewRow | LevelRequest | Owed) -> int:
    """The strip at the left of the row."""
    if isinstance(row, Owed):
        return int(row.level)
    return int(row.about.level if isinstance(row, LevelRequest) else row.ref.level)
