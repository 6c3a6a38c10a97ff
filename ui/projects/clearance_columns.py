"""The columns of the list of clearances and requests: both kinds stand in the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from app.clock import SystemClock
from app.projects.model import GrantRow, RequestRow, RequestState
from ui.projects.words import grant_look, lapses_soon, request_look, until_words
from ui.widgets.cell import Cell, Column

Row = RequestRow | GrantRow

WAITING, REQUESTS, GRANTS, LAPSING, UNUSED = "waiting", "requests", "grants", "lapsing", "unused"


def columns() -> tuple[Column, ...]:
    """The columns, the state last."""
    return (
        Column("person", QCoreApplication.translate("clearances", "Người dùng"), 170, stretch=True),
        Column("project", QCoreApplication.translate("clearances", "Dự án"), 170),
        Column("level", QCoreApplication.translate("clearances", "Cấp mật"), 120),
        Column("until", QCoreApplication.translate("clearances", "Đến hết ngày"), 124),
        Column("state", QCoreApplication.translate("clearances", "Tình trạng"), 196),
    )


def cell(row: Row, key: str) -> Cell:
    """What stands where."""
    if key == "person":
        return Cell(row.person_name, second=_second(row), strong=True)
    if key == "project":
        return Cell(row.project_name)
    if key == "level":
        return Cell(level=int(row.level))
    if key == "until":
        return Cell(until_words(row.not_after), tone="secondary")
    now = SystemClock().now()
    look = request_look(row.state) if isinstance(row, RequestRow) else grant_look(row, now)
    return Cell(look.words, icon=look.icon, tone=look.tone)


def _second(row: Row) -> str:
    if isinstance(row, RequestRow):
        return row.reason
    return " + ".join(row.signed_by)


def level_of(row: Row) -> int:
    """The strip at the left of the row."""
    return int(row.level)


def waits(row: RequestRow) -> bool:
    """Whether the request waits for this person; a manager may sign anew what waits for the officer, but need not."""
    turn = "countersign" if row.state is RequestState.SIGNED else "sign"
    return row.state.is_open and row.next_step == turn and not row.why_not


def requests_behind(rows: Iterable[RequestRow], pill: str) -> tuple[RequestRow, ...]:
    """The requests of a pill: those still open, or all."""
    return tuple(row for row in rows if row.state.is_open) if pill == WAITING else tuple(rows)


def grants_behind(rows: Iterable[GrantRow], pill: str) -> tuple[GrantRow, ...]:
    """The clearances of a pill: all in force, or those that lapse soon."""
    now = SystemClock().now()
    return tuple(row for row in rows if lapses_soon(row, now)) if pill == LAPSING else tuple(rows)


def ordered(rows: Sequence[Row], key: str, *, descending: bool) -> tuple[Row, ...]:
    """The rows in the order of one column."""
    values = {
        "person": lambda row: row.person_name.casefold(),
        "project": lambda row: row.project_name.casefold(),
        "level": lambda row: int(row.level),
        "until": lambda row: row.not_after,
        "state": lambda row: cell(row, "state").text.casefold(),
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))
