"""A list of any length whose rows are fetched by page, off the window's thread, and kept for a while.

The number of rows is known; the rows are not. When the view asks for a row of an unknown page, the model asks
``fetch`` for that page and shows a placeholder meanwhile. A page is named by an *anchor*: the key of the last row
before it, so that the query can say ``WHERE key > anchor ORDER BY key LIMIT n`` and never count rows from the start.
Where no anchor is known for a page (the scroll bar was dragged far), the nearest one before it is given, with the
number of rows to skip from there; anchors given to ``restart`` make that rare.

Pages flown past are never asked for: wanted pages are collected for a moment and only the latest are fetched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from ui.widgets.cell import CELL_ROLE, LEVEL_ROLE, Cell, Column
from ui.widgets.tip import plain_tip

_MOMENT = 12
"""Milliseconds for which wanted pages are collected."""
_AT_ONCE = 3
"""Most pages asked for after each moment; more do not fit on a screen."""

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Give ``rows`` rows that follow ``anchor`` (``None``: the start) after skipping ``skip`` of them."""

    page: int
    anchor: object | None
    skip: int
    rows: int
    generation: int
    """Changes with every restart: answers to an older question are dropped."""


class PagedModel(QAbstractTableModel, Generic[Record]):
    """Subclasses say how a record looks: ``cell``, ``key_of`` and, if rows have levels, ``level_of``.

    ``fetch(request)`` must return at once; whoever answers calls ``deliver`` or ``fail`` on the window's thread.
    """

    sort_requested = Signal(str, bool)
    """(column key, descending): the page asks its query in that order and calls ``restart``."""
    page_failed = Signal(int)
    """A page could not be fetched; its rows stay placeholders until they are seen again."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[PageRequest], None],
        *,
        page_rows: int = 100,
        kept_pages: int = 40,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch = fetch
        self.page_rows, self._kept = page_rows, kept_pages
        self._total = self._generation = 0
        self._pages: OrderedDict[int, Sequence[Record]] = OrderedDict()
        self._anchors: dict[int, object | None] = {0: None}
        self._anchored: list[int] = [0]
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._ask)

    # What a subclass says

    def cell(self, record: Record, key: str) -> Cell:
        """What stands in the column ``key`` of a record."""
        raise NotImplementedError

    def key_of(self, record: Record) -> object:
        """The record's key in the order of the list: the anchor of the page after it."""
        raise NotImplementedError

    def level_of(self, record: Record) -> int:
        """The record's level for the strip at its left, 0 for none."""
        return 0

    # What a page does

    def restart(self, total: int, anchors: Mapping[int, object] | None = None, first: Sequence[Record] = ()) -> None:
        """Show another list of ``total`` rows. ``anchors`` names pages: page number → key of the last row before it.

        ``first`` are the rows of its first page, where they have come with the answer: they are painted at once.
        """
        self.beginResetModel()
        self._generation += 1
        self._total = total
        self._pages.clear()
        self._wanted.clear()
        self._asked.clear()
        self._anchors = {0: None, **(anchors or {})}
        self._anchored = sorted(self._anchors)
        if first:
            self._pages[0] = first
        self.endResetModel()
        if first:
            self._tell_of(0)

    def lengthen(self, total: int, first: Sequence[Record], anchors: Mapping[int, object] | None = None) -> None:
        """The same list, of which only its first rows were known, has ``total`` rows; ``first`` are its first page.

        What is chosen and where the view stands stays. ``anchors`` as in ``restart``.
        """
        if list(first[: self._total]) != list(self._pages.get(0, ())) or total < self._total:
            self.restart(total, anchors, first)
            return
        for page, anchor in (anchors or {}).items():
            self._learn(page, anchor)
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total, self._pages[0] = total, first
            self.endInsertRows()
            self._tell_of(0)

    def deliver(self, request: PageRequest, records: Sequence[Record]) -> None:
        """The answer to a request; one to an older question is dropped."""
        if request.generation != self._generation:
            return
        self._asked.discard(request.page)
        self._pages[request.page] = records
        while len(self._pages) > self._kept:
            self._pages.popitem(last=False)
        if len(records) == self.page_rows:
            self._learn(request.page + 1, self.key_of(records[-1]))
        self._tell_of(request.page)

    def _tell_of(self, page: int) -> None:
        """The rows of a page have arrived."""
        first = page * self.page_rows
        last = min(first + self.page_rows, self._total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def fail(self, request: PageRequest) -> None:
        """The request could not be answered; it is asked again when its rows are next seen."""
        if request.generation == self._generation:
            self._asked.discard(request.page)
            self.page_failed.emit(request.page)

    def record(self, row: int) -> Record | None:
        """The record of a row if its page is here; never fetches."""
        records = self._pages.get(row // self.page_rows)
        place = row % self.page_rows
        return records[place] if records is not None and place < len(records) else None

    def want(self, row: int) -> None:
        """Have the page of a row fetched, as when somebody scrolls to it."""
        if not self.holds(self.page_of(row)):
            self._want(self.page_of(row))

    def page_of(self, row: int) -> int:
        """The page that a row stands on."""
        return row // self.page_rows

    def holds(self, page: int) -> bool:
        """Whether a page is here."""
        return page in self._pages

    def pages_held(self) -> int:
        """How many pages are kept now."""
        return len(self._pages)

    def _learn(self, page: int, anchor: object) -> None:
        if page not in self._anchors:
            self._anchored.insert(bisect_right(self._anchored, page), page)
        self._anchors[page] = anchor

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        if not self._moment.isActive():
            self._moment.start()

    def _ask(self) -> None:
        latest = list(self._wanted)[-_AT_ONCE:]
        self._wanted.clear()
        for page in latest:
            self._asked.add(page)
            nearest = self._anchored[bisect_right(self._anchored, page) - 1]
            skip = (page - nearest) * self.page_rows
            self._fetch(PageRequest(page, self._anchors[nearest], skip, self.page_rows, self._generation))

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED:
            return None
        page = index.row() // self.page_rows
        records = self._pages.get(page)
        if records is None:
            self._want(page)
            return None
        place = index.row() % self.page_rows
        if place >= len(records):
            return None
        self._pages.move_to_end(page)
        return answer(records[place], self.columns[index.column()].key, role, self.cell, self.level_of)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return header_answer(self.columns, section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_requested.emit(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)


_ANSWERED = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        CELL_ROLE,
        LEVEL_ROLE,
    }
)


def answer(
    record: Record,
    key: str,
    role: int,
    cell: Callable[[Record, str], Cell],
    level_of: Callable[[Record], int],
) -> object:
    """What a model of ours answers for a record that is here."""
    if role == LEVEL_ROLE:
        return level_of(record)
    made = cell(record, key)
    if role == CELL_ROLE:
        return made
    said = ", ".join(part for part in (made.text, made.second) if part)
    return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said


def header_answer(columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int) -> object:
    """What a model of ours answers for its header."""
    if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return columns[section].title
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if columns[section].align == "right" else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
    return None
