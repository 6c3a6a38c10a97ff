"""The columns of the list of requests, and how one request looks in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.release.model import OUT, UNDECIDED, ReleaseRow, ReleaseState
from ui.release.words import state_look
from ui.widgets.cell import Cell, Column
from ui.widgets.day import shown_day


def columns() -> tuple[Column, ...]:
    """The columns, the state last."""
    return (
        Column("customer", QCoreApplication.translate("release", "Khách hàng và mục đích"), 160, stretch=True),
        Column("recipient", QCoreApplication.translate("release", "Người nhận"), 128),
        Column("asker", QCoreApplication.translate("release", "Người đề nghị"), 124),
        Column("until", QCoreApplication.translate("release", "Hạn"), 102),
        Column("state", QCoreApplication.translate("release", "Trạng thái"), 140),
        Column("number", QCoreApplication.translate("release", "Số đề nghị"), 170, hidden=True),
    )


def cell(row: ReleaseRow, key: str) -> Cell:
    """What stands where."""
    if key == "customer":
        return Cell(row.customer_name or row.number, row.purpose, strong=True)
    if key == "state":
        look = state_look(row.state)
        return Cell(look.words, icon=look.icon, tone=look.tone)
    if key == "asker":
        return Cell(row.asker_name, shown_date(row.asked_at))
    text = {"recipient": row.recipient_name, "until": shown_day(row.until), "number": row.number}[key]
    return Cell(text, tone="text" if key == "recipient" else "secondary")


def level_of(row: ReleaseRow) -> int:
    """The strip at the left of the row."""
    return int(row.level)


def chosen(rows: Iterable[ReleaseRow], pill: str) -> tuple[ReleaseRow, ...]:
    """The requests behind a pill: ``inbox`` waits for this manager, ``mine`` was asked by the person, ``out`` is with
    its recipient, else all.
    """
    if pill == "inbox":
        return tuple(row for row in rows if waits(row))
    if pill == "out":
        return tuple(row for row in rows if row.state in OUT)
    return tuple(row for row in rows if row.mine) if pill == "mine" else tuple(rows)


def waits(row: ReleaseRow) -> bool:
    """Whether this person can decide on it now."""
    return row.may_decide and row.state in UNDECIDED


def ordered(rows: Sequence[ReleaseRow], key: str, *, descending: bool) -> tuple[ReleaseRow, ...]:
    """The rows in the order of one column."""
    values = {
        "customer": lambda row: row.customer_name.casefold(),
        "recipient": lambda row: row.recipient_name.casefold(),
        "asker": lambda row: row.asked_at,
        "until": lambda row: row.until,
        "state": lambda row: list(ReleaseState).index(row.state),
        "number": lambda row: row.number,
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))
