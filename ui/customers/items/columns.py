"""The columns of lists of items, and how one item looks in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.customers.items.model import ItemKind, ItemRow, item_field_label
from ui.customers.items.words import STAGE_ICONS, STAGE_TONES, due_tone, due_words, today
from ui.customers.words import KIND_ICONS, iso_shown, kind_tab, money, stage_words
from ui.messages import language
from ui.tasks import Room
from ui.widgets.cell import Cell, Column
from ui.widgets.paged_model import PagedModel, PageRequest

PAGE_ROWS = 100
"""How many rows are fetched at a time."""


def columns(kind: ItemKind, room: Room) -> tuple[Column, ...]:
    """The columns of a list of one kind. In what order it stands is chosen beside the search, not by the headers.

    In the top-secret room all of it is of one level.
    """

    def named(field: str) -> str:
        return item_field_label(kind, field, language())

    shown = (
        Column("title", named("title"), 200, stretch=True, sortable=False),
        Column("stage", named("stage"), 166, sortable=False),
        Column("due", named("due"), 146, sortable=False),
        Column("amount", named("amount"), 148, align="right", sortable=False),
        Column("day", named("day"), 112, sortable=False),
        Column("owner", named("owner"), 130, sortable=False),
        Column("level", named("level"), 136, sortable=False),
    )
    return shown if room == "everyday" else shown[:-1]


def due_columns(room: Room) -> tuple[Column, ...]:
    """The columns of what is due, whatever kind it is."""
    shown = (
        Column("due", QCoreApplication.translate("items", "Đến hạn"), 152, sortable=False),
        Column("title", QCoreApplication.translate("items", "Việc"), 260, stretch=True, sortable=False),
        Column("kind", QCoreApplication.translate("items", "Loại"), 128, sortable=False),
        Column("stage", QCoreApplication.translate("items", "Tình trạng"), 178, sortable=False),
        Column("owner", QCoreApplication.translate("items", "Người phụ trách"), 150, sortable=False),
        Column("level", QCoreApplication.translate("items", "Cấp mật"), 136, sortable=False),
    )
    return shown if room == "everyday" else shown[:-1]


def item_cell(row: ItemRow, key: str) -> Cell:
    """One item in one column. Whose it is stands under the title, if this person can open that file."""
    if key == "title":
        return Cell(row.title, row.customer_name, strong=True)
    if key == "stage":
        tone = STAGE_TONES.get(row.stage, "accent")
        return Cell(stage_words(row.stage), tone=tone, icon=STAGE_ICONS[row.stage])
    if key == "due":
        return _due_cell(row)
    if key == "level":
        return Cell(level=int(row.level))
    if key == "kind":
        return Cell(kind_tab(row.kind), icon=KIND_ICONS[row.kind], tone="secondary")
    if key == "amount":
        return Cell(money(row.amount) if row.amount is not None else "")
    return Cell({"day": iso_shown(row.day), "owner": row.owner}[key], tone="secondary")


def _due_cell(row: ItemRow) -> Cell:
    if not row.due:
        return Cell()
    now = today()
    words, tone = due_words(row.due, row.stage, now), due_tone(row.due, row.stage, now)
    return Cell(iso_shown(row.due), words, tone=tone, icon="triangle-alert" if tone == "danger" else "")


class ItemModel(PagedModel[ItemRow]):
    """The list of one kind. Pages are named by their number: the feed behind ``fetch`` knows the cursor of each."""

    def __init__(self, kind: ItemKind, room: Room, fetch: Callable[[PageRequest], None]) -> None:
        super().__init__(columns(kind, room), fetch, page_rows=PAGE_ROWS)

    def cell(self, record: ItemRow, key: str) -> Cell:
        return item_cell(record, key)

    def key_of(self, record: ItemRow) -> object:
        return record.ref

    def level_of(self, record: ItemRow) -> int:
        return int(record.level)
