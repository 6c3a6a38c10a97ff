"""The columns of the register and of the shredding records, and the pure rules of what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date, shown_time
from app.copies.model import CopyKind, CopyRow, CopyState, Medium, ShreddingRow
from ui.widgets.cell import Cell, Column
from ui.widgets.day import shown_day

OUT = frozenset({CopyState.HELD})
ENDED = frozenset({CopyState.SHREDDED, CopyState.VOID, CopyState.MAKING})


def is_overdue(row: CopyRow, today: date) -> bool:
    """Still with its holder after the day it should have come back."""
    return row.state in OUT and bool(row.due) and row.due < today.isoformat()


def chosen(rows: Iterable[CopyRow], pill: str, today: date) -> tuple[CopyRow, ...]:
    """The copies behind a pill: ``held`` (still to be ended), ``overdue``, ``ended``, else all."""
    if pill == "held":
        return tuple(row for row in rows if row.state not in ENDED)
    if pill == "overdue":
        return tuple(row for row in rows if is_overdue(row, today))
    return tuple(row for row in rows if row.state in ENDED) if pill == "ended" else tuple(rows)


def can_be_shredded(row: CopyRow) -> bool:
    """Prints, discs and sticks that still exist; sealed files cannot be held in a hand."""
    return row.kind is not CopyKind.OUTPUT and row.state not in ENDED


def media() -> list[tuple[object, str]]:
    """What can be shredded, as a choice."""
    return [
        (Medium.PAPER, QCoreApplication.translate("copies", "Giấy")),
        (Medium.DISC, QCoreApplication.translate("copies", "Đĩa")),
        (Medium.STICK, QCoreApplication.translate("copies", "USB, thẻ nhớ")),
    ]


def counted(count: int, medium: Medium) -> str:
    """A number of pieces in words."""
    one = {
        Medium.PAPER: QCoreApplication.translate("copies", "1 tờ"),
        Medium.DISC: QCoreApplication.translate("copies", "1 đĩa"),
        Medium.STICK: QCoreApplication.translate("copies", "1 chiếc"),
    }
    many = {
        Medium.PAPER: QCoreApplication.translate("copies", "{} tờ"),
        Medium.DISC: QCoreApplication.translate("copies", "{} đĩa"),
        Medium.STICK: QCoreApplication.translate("copies", "{} chiếc"),
    }
    return (one if count == 1 else many)[medium].format(count)


def kind_name(kind: CopyKind) -> str:
    """What a copy is called."""
    return {
        CopyKind.PRINT: QCoreApplication.translate("copies", "Bản giấy"),
        CopyKind.OUTPUT: QCoreApplication.translate("copies", "Tệp đã bàn giao"),
        CopyKind.DISC: QCoreApplication.translate("copies", "Đĩa"),
        CopyKind.STICK: QCoreApplication.translate("copies", "USB, thẻ nhớ"),
    }[kind]


ICONS = {
    CopyKind.PRINT: "printer",
    CopyKind.OUTPUT: "file-lock",
    CopyKind.DISC: "disc-3",
    CopyKind.STICK: "hard-drive",
}


def columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column("number", QCoreApplication.translate("copies", "Số bản"), 206),
        Column("what", QCoreApplication.translate("copies", "Khách hàng và tài liệu"), 200, stretch=True),
        Column("sheets", QCoreApplication.translate("copies", "Số tờ"), 76, align="right"),
        Column("holder", QCoreApplication.translate("copies", "Người giữ và nơi giữ"), 190),
        Column("due", QCoreApplication.translate("copies", "Hạn trả"), 100),
        Column("state", QCoreApplication.translate("copies", "Trạng thái"), 130),
        Column("seen", QCoreApplication.translate("copies", "Thấy lần cuối"), 120, hidden=True),
        Column("at", QCoreApplication.translate("copies", "Ghi sổ ngày"), 110, hidden=True),
    )


def whose(row: CopyRow) -> str:
    """Whose copy it is; of who was destroyed the number of the certificate is what is left."""
    if not row.gone:
        return row.customer_name
    words = QCoreApplication.translate("copies", "Đã tiêu hủy – chứng nhận số {}")
    return words.format(row.certificate) if row.certificate else QCoreApplication.translate("copies", "Đã tiêu hủy")


def copy_cell(row: CopyRow, key: str, today: date) -> Cell:
    """One copy in one column."""
    if key == "number":
        return Cell(row.number, kind_name(row.kind), strong=True, icon=ICONS[row.kind])
    if key == "what":
        return Cell(whose(row), row.description)
    if key == "holder":
        return Cell(row.holder or row.place, row.place if row.holder else "")
    if key == "state":
        return state_cell(row, today)
    if key == "due":
        late = is_overdue(row, today)
        return Cell(shown_day(row.due), tone="danger" if late else "secondary", strong=late)
    words = {"sheets": str(row.sheets or "–"), "at": _day(row.at), "seen": _day(row.seen_at)}
    return Cell(words[key], tone="secondary")


def _day(moment: int) -> str:
    return shown_date(moment) if moment else "–"


def state_cell(row: CopyRow, today: date) -> Cell:
    """Where a copy stands, in words, with an icon."""
    if row.gone and row.state in (CopyState.HELD, CopyState.RETURNED):
        words = QCoreApplication.translate("copies", "Cần thu hồi")
        if row.state is CopyState.RETURNED:
            words = QCoreApplication.translate("copies", "Chờ hủy")
        return Cell(words, tone="danger", icon="shredder")
    if is_overdue(row, today):
        return Cell(QCoreApplication.translate("copies", "Quá hạn trả"), tone="danger", icon="calendar-clock")
    return {
        CopyState.HELD: Cell(QCoreApplication.translate("copies", "Đang giữ"), tone="info", icon="user-round"),
        CopyState.RETURNED: Cell(QCoreApplication.translate("copies", "Đã trả"), tone="secondary", icon="undo-2"),
        CopyState.SHREDDED: Cell(QCoreApplication.translate("copies", "Đã hủy"), tone="success", icon="shredder"),
        CopyState.MAKING: Cell(QCoreApplication.translate("copies", "Chưa bàn giao"), tone="secondary", icon="clock"),
        CopyState.VOID: Cell(QCoreApplication.translate("copies", "Hỏng, không có tệp"), tone="secondary", icon="ban"),
    }[row.state]


def ordered(rows: Sequence[CopyRow], key: str, *, descending: bool) -> tuple[CopyRow, ...]:
    """The rows in the order of one column."""
    values = {
        "number": lambda row: row.number,
        "what": lambda row: whose(row).casefold(),
        "sheets": lambda row: row.sheets,
        "holder": lambda row: row.holder.casefold(),
        "due": lambda row: row.due or "9999",
        "state": lambda row: list(CopyState).index(row.state),
        "seen": lambda row: row.seen_at,
        "at": lambda row: row.at,
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))


def record_columns() -> tuple[Column, ...]:
    """The columns of the shredding records."""
    return (
        Column("number", QCoreApplication.translate("copies", "Số biên bản"), 220, sortable=False),
        Column("title", QCoreApplication.translate("copies", "Nội dung"), 280, stretch=True, sortable=False),
        Column("at", QCoreApplication.translate("copies", "Lập lúc"), 150, sortable=False),
    )


def record_cell(row: ShreddingRow, key: str) -> Cell:
    """One shredding record in one column."""
    if key == "number":
        return Cell(row.number, strong=True, icon="file-check")
    return Cell(row.title) if key == "title" else Cell(shown_time(row.at), tone="secondary")
