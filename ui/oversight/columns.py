"""The columns of the journal, and how one entry looks in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.clock import local
from app.ids import record_code
from app.oversight.model import EntryRow
from ui.oversight.words import act_icon, act_words, note_words, outcome_look
from ui.widgets.cell import Cell, Column
from ui.widgets.level import level_name
from ui.widgets.paged_model import PagedModel, PageRequest

PAGE_ROWS = 100


def columns() -> tuple[Column, ...]:
    """The columns, in the order of who did what when on what."""
    return (
        Column("at", QCoreApplication.translate("oversight", "Lúc"), 106, sortable=False),
        Column("person", QCoreApplication.translate("oversight", "Người và máy"), 144, sortable=False),
        Column("act", QCoreApplication.translate("oversight", "Việc"), 176, stretch=True, sortable=False),
        Column("project", QCoreApplication.translate("oversight", "Dự án và cấp mật"), 168, sortable=False),
        Column("rid", QCoreApplication.translate("oversight", "Mã bản ghi"), 142, sortable=False),
        Column("outcome", QCoreApplication.translate("oversight", "Kết quả"), 104, sortable=False),
    )


class EntryModel(PagedModel[EntryRow]):
    """The list, however long. Pages are named by the id of the entry before them."""

    def __init__(self, fetch: Callable[[PageRequest], None]) -> None:
        super().__init__(columns(), fetch, page_rows=PAGE_ROWS)

    def cell(self, record: EntryRow, key: str) -> Cell:
        return entry_cell(record, key)

    def key_of(self, record: EntryRow) -> object:
        return record.id

    def level_of(self, record: EntryRow) -> int:
        return record.level


def entry_cell(row: EntryRow, key: str) -> Cell:
    """One entry in one column."""
    if key == "at":
        moment = local(row.at)
        return Cell(moment.strftime("%H:%M:%S"), moment.strftime("%d/%m/%Y"), strong=True)
    if key == "person":
        return Cell(row.person_name, QCoreApplication.translate("oversight", "máy {}").format(row.device))
    if key == "act":
        about = " · ".join(part for part in (row.about_name, note_words(row.note, row.event)) if part)
        return Cell(act_words(row.event), about, icon=act_icon(row.event))
    if key == "project":
        return Cell(row.project_name, level_name(row.level) if row.level else "", tone="secondary")
    if key == "rid":
        return Cell(record_code(row.rid), tone="secondary")
    words, icon, tone = outcome_look(row.outcome)
    return Cell(words, icon=icon, tone=tone)
