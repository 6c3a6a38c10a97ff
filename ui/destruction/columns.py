"""The columns of the orders and of the certificates, and the pure rules of which order stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.access.level import Level
from app.clock import shown_date, shown_time
from app.destruction.model import CertificateRow, OrderRow, OrderState
from ui.destruction.words import destroyed_words, ground_words, state_look, status_look
from ui.widgets.cell import Cell, Column
from ui.widgets.day import shown_day

ENDED = frozenset({OrderState.REFUSED, OrderState.EXECUTED, OrderState.WITHDRAWN})


def is_late(row: OrderRow, today: date) -> bool:
    """The customer should have had an answer by now, also when it is a refusal."""
    owed = row.state not in (OrderState.EXECUTED, OrderState.WITHDRAWN)
    return owed and not row.replied_on and bool(row.reply_by) and row.reply_by < today.isoformat()


def chosen(rows: Iterable[OrderRow], pill: str, today: date | None = None) -> tuple[OrderRow, ...]:
    """The orders behind a pill: ``open``, ``late``, ``ended``, ``room`` (top secret), else all below top secret.

    Orders about top-secret files stand in the room's own list and in no other.
    """
    kept = tuple(row for row in rows if (row.ref.level == Level.TOP_SECRET) == (pill == "room"))
    if pill == "late" and today is not None:
        return tuple(row for row in kept if is_late(row, today))
    if pill == "open":
        return tuple(row for row in kept if row.state not in ENDED)
    return tuple(row for row in kept if row.state in ENDED) if pill == "ended" else kept


def columns() -> tuple[Column, ...]:
    """The columns of the orders."""
    return (
        Column("customer", QCoreApplication.translate("destruction", "Hồ sơ"), 140, stretch=True),
        Column("ground", QCoreApplication.translate("destruction", "Lý do"), 154),
        Column("recorder", QCoreApplication.translate("destruction", "Người ghi nhận"), 118),
        Column("reply_by", QCoreApplication.translate("destruction", "Trả lời trước"), 106),
        Column("state", QCoreApplication.translate("destruction", "Trạng thái"), 150),
        Column("number", QCoreApplication.translate("destruction", "Số lệnh"), 170, hidden=True),
    )


def order_cell(row: OrderRow, key: str, today: date) -> Cell:
    """One order in one column. A destroyed file has only the number left."""
    if key == "customer":
        if row.certificate:
            return Cell(destroyed_words(row.certificate), row.number, tone="secondary")
        return Cell(row.customer_name or row.number, row.customer_code if row.customer_name else "", strong=True)
    if key == "state":
        look, words = state_look(row.state), ""
        if row.state is OrderState.APPROVED and row.not_before:
            words = QCoreApplication.translate("destruction", "từ {}").format(shown_date(row.not_before))
        return Cell(look.words, words, icon=look.icon, tone=look.tone)
    if key == "recorder":
        return Cell(row.recorder_name, shown_date(row.requested_at))
    if key == "reply_by":
        return _reply_cell(row, today)
    return Cell(ground_words(row.ground) if key == "ground" else row.number, tone="secondary")


def _reply_cell(row: OrderRow, today: date) -> Cell:
    if not row.reply_by:
        return Cell("", tone="secondary")
    if row.replied_on:
        words = QCoreApplication.translate("destruction", "đã trả lời")
        return Cell(shown_day(row.replied_on), words, tone="secondary")
    late = is_late(row, today)
    words = QCoreApplication.translate("destruction", "đã quá hạn") if late else ""
    return Cell(shown_day(row.reply_by), words, tone="danger" if late else "secondary", strong=late)


def ordered(rows: Sequence[OrderRow], key: str, *, descending: bool) -> tuple[OrderRow, ...]:
    """The rows in the order of one column."""
    values = {
        "customer": lambda row: row.customer_name.casefold(),
        "ground": lambda row: str(row.ground),
        "recorder": lambda row: row.requested_at,
        "reply_by": lambda row: row.reply_by,
        "state": lambda row: list(OrderState).index(row.state),
        "number": lambda row: row.number,
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))


def certificate_columns() -> tuple[Column, ...]:
    """The columns of the certificates."""
    return (
        Column("number", QCoreApplication.translate("destruction", "Số chứng nhận"), 210, sortable=False),
        Column("title", QCoreApplication.translate("destruction", "Văn bản"), 200, stretch=True, sortable=False),
        Column("status", QCoreApplication.translate("destruction", "Tình trạng"), 170, sortable=False),
        Column("at", QCoreApplication.translate("destruction", "Lập lúc"), 140, sortable=False),
    )


def certificate_cell(row: CertificateRow, key: str) -> Cell:
    """One certificate in one column."""
    if key == "number":
        return Cell(row.number, strong=True, icon="file-check")
    if key == "status":
        look = status_look(row.status)
        return Cell(look.words, tone=look.tone, icon=look.icon)
    return Cell(row.title) if key == "title" else Cell(shown_time(row.at), tone="secondary")
