"""How the rows look: a tick, a key or a bar, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.access import table
from app.access.level import Level
from ui.duties.rows import ActRow, Verdict
from ui.widgets import cell as cells
from ui.widgets.cell import Column
from ui.widgets.level import level_name


def columns() -> tuple[Column, ...]:
    """What stands in the list."""
    levels = [Column(f"level{int(level)}", level_name(int(level)), 126, sortable=False) for level in Level]
    return (
        Column("act", QCoreApplication.translate("duties", "Việc, và vì sao"), 380, stretch=True),
        Column("group", QCoreApplication.translate("duties", "Nhóm"), 180, hidden=True),
        Column("verdict", QCoreApplication.translate("duties", "Được làm"), 150),
        *levels,
    )


def act_cell(row: ActRow, key: str) -> cells.Cell:
    """One place of the list."""
    if key == "act":
        return cells.Cell(row.label, second=row.reason or row.group, strong=True)
    if key == "group":
        return cells.Cell(row.group, tone="secondary")
    if key == "verdict":
        return _verdict(row.verdict)
    place = int(key.removeprefix("level")) - 1
    return level_cell(row.cells[place], mine=row.mine) if row.cells else cells.Cell()


def level_cell(given: table.Cell, *, mine: bool) -> cells.Cell:
    """The answer at one level."""
    if given.with_key and mine:
        return cells.Cell(QCoreApplication.translate("duties", "Trong phòng"), tone="success", icon="shield-alert")
    if given.with_key:
        return cells.Cell(QCoreApplication.translate("duties", "Khi có khóa"), icon="key-round")
    if given.allowed:
        return cells.Cell(QCoreApplication.translate("duties", "Được"), tone="success", icon="check")
    if given.why == table.NO_CLEARANCE:
        return cells.Cell(QCoreApplication.translate("duties", "Chưa có"), tone="secondary", icon="lock")
    if given.why in table.NOT_IN_FORCE:
        return cells.Cell(QCoreApplication.translate("duties", "Chưa"), tone="warning", icon="file-warning")
    if given.why == "session.not_your_duty":
        return cells.Cell(QCoreApplication.translate("duties", "Không"), tone="secondary", icon="minus")
    return cells.Cell(QCoreApplication.translate("duties", "Không bao giờ"), tone="danger", icon="ban")


def ordered(rows: tuple[ActRow, ...], key: str, *, descending: bool) -> tuple[ActRow, ...]:
    """The rows sorted by a column; an unknown one leaves them in the order of the enumeration."""
    if key == "verdict":
        return tuple(sorted(rows, key=lambda row: list(Verdict).index(row.verdict), reverse=descending))
    if key in ("act", "group"):
        return tuple(sorted(rows, key=lambda row: act_cell(row, key).text.casefold(), reverse=descending))
    return rows


def _verdict(verdict: Verdict) -> cells.Cell:
    looks = {
        Verdict.YES: (QCoreApplication.translate("duties", "Được làm"), "success", "circle-check"),
        Verdict.PARTLY: (QCoreApplication.translate("duties", "Tùy cấp mật"), "success", "shield-half"),
        Verdict.WAITS: (QCoreApplication.translate("duties", "Chưa làm được"), "warning", "clock"),
        Verdict.NO: (QCoreApplication.translate("duties", "Không"), "secondary", "minus"),
    }
    words, tone, icon = looks[verdict]
    return cells.Cell(words, tone=tone, icon=icon)
