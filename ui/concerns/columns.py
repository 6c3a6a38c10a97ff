"""How concerns look in the officers' list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date, shown_time
from app.concerns.model import ConcernRow, ConcernState, Trouble
from ui.widgets.cell import Cell, Column


def _tr(words: str) -> str:
    return QCoreApplication.translate("ConcernColumns", words)


def concern_columns() -> tuple[Column, ...]:
    """The columns, the newest concern first."""
    return (
        Column("text", _tr("Mối lo ngại"), 260, stretch=True, sortable=False),
        Column("at", _tr("Gửi lúc"), 150, sortable=False),
        Column("state", _tr("Tình trạng"), 150, sortable=False),
    )


def concern_cell(row: ConcernRow, key: str) -> Cell:
    """One cell."""
    if key == "text":
        first = " ".join(row.text.split()) or trouble_words(row.trouble)
        return Cell(first, second=who(row), strong=row.state is ConcernState.NEW)
    if key == "at":
        return Cell(when(row), tone="secondary")
    return state_cell(row.state)


def state_cell(state: ConcernState) -> Cell:
    """What was done about it, in words, a tone and an icon."""
    if state is ConcernState.NEW:
        return Cell(_tr("Chưa xem"), tone="warning", icon="circle-dot")
    if state is ConcernState.SEEN:
        return Cell(_tr("Đã xem"), tone="text", icon="eye")
    return Cell(_tr("Đã xử lý"), tone="success", icon="circle-check")


def who(row: ConcernRow) -> str:
    """Whose name stands under it."""
    if row.trouble is Trouble.NAME_FORGED:
        return _tr("tên ghi trong báo cáo là giả")
    return row.name or _tr("không ghi tên")


def when(row: ConcernRow) -> str:
    """When it was handed in: one without a name carries the day alone."""
    return shown_time(row.at) if row.named else shown_date(row.at)


def trouble_words(trouble: Trouble) -> str:
    """What is wrong with it; empty for nothing."""
    if trouble is Trouble.UNREADABLE:
        return _tr("Thư này không mở được: nó đã bị sửa, hoặc được niêm phong cho khóa khác.")
    if trouble is Trouble.NAME_FORGED:
        return _tr("Chữ ký không phải của người có tên trong báo cáo: ai đó đã mượn tên. Hãy coi như không ghi tên.")
    return ""
