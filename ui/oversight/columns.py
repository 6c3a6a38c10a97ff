"""The columns of the journal, and how one entry looks in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import local
from app.oversight.model import EntryRow
from ui.oversight.words import act_icon, act_words, note_words, outcome_look
from ui.widgets.cell import Cell, Column
from ui.widgets.level import level_name

SHORT = 10
"""Digits of a record's id that are shown in the list; the details show all."""


def columns() -> tuple[Column, ...]:
    """The columns, in the order of who did what when on what."""
    return (
        Column("at", QCoreApplication.translate("oversight", "Lúc"), 106, sortable=False),
        Column("person", QCoreApplication.translate("oversight", "Người và máy"), 144, sortable=False),
        Column("act", QCoreApplication.translate("oversight", "Việc"), 176, stretch=True, sortable=False),
        Column("project", QCoreApplication.translate("oversight", "Dự án và cấp mật"), 168, sortable=False),
        Column("rid", QCoreApplication.translate("oversight", "Mã bản ghi"), 106, sortable=False, hidden=True),
        Column("outcome", QCoreApplication.translate("oversight", "Kết quả"), 104, sortable=False),
    )


def entry_cell(row: EntryRow, key: str) -> Cell:
    """One entry in one column."""
    if key == "at":
        moment = local(row.at)
        return Cell(moment.strftime("%H:%M:%S"), moment.strftime("%d/%m/%Y"), strong=True)
    if key == "person":
        return Cell(row.person_name, QCoreApplication.translate("oversight", "máy {}").format(row.device))
    if key == "act":
        about = " · ".join(part for part in (row.about_name, note_words(row.note)) if part)
        return Cell(act_words(row.event), about, icon=act_icon(row.event))
    if key == "project":
        return Cell(row.project_name, level_name(row.level) if row.level else "", tone="secondary")
    if key == "rid":
        return Cell(row.rid[:SHORT] + ("…" if row.rid else ""), tone="secondary")
    words, icon, tone = outcome_look(row.outcome)
    return Cell(words, icon=icon, tone=tone)
