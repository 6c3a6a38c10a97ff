"""The columns of a list as the person wants them: which, in what order, how wide; and remembering that.

Pure rules:

1. The first column by its definition is always shown; every other may be hidden; all may be moved.
2. A width that the person chose stays; of the others one takes the room that is left.
3. Whatever was changed is remembered a moment later; going back to the start is remembered as nothing at all.
4. A remembered layout is taken up once, before the list is first seen; columns that it does not know stand where they
   would, columns that are gone are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QTableView

from app.settings.layouts import WIDTH, Layout
from ui.theme import current
from ui.widgets.cell import Column
from ui.widgets.layout_memory import memory_of, name_of_list

_MOMENT = 400
"""Milliseconds after the last change of the columns until it is remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """One column in the order from left to right; the ``fixed`` one is always shown."""

    key: str
    title: str
    shown: bool
    fixed: bool = False


class TableLayout(QObject):
    """Of one table. ``sort_recalled(key, descending)`` when the remembered order is another than the list has."""

    sort_recalled = Signal(str, bool)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._columns: tuple[Column, ...] = ()
        self._widths: dict[str, int] = {}
        self._sorted = self._first_sorted = ("", False)
        self._quiet = self._recalled = False
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT)
        self._moment.timeout.connect(self._settle)
        table.horizontalHeader().sectionResized.connect(self._resized)
        table.horizontalHeader().sectionMoved.connect(lambda *_: self._changed())

    def begin(self, columns: Sequence[Column]) -> None:
        """The table shows these columns from now on."""
        self.keep_now()
        self._columns, self._recalled = tuple(columns), False
        self._widths.clear()
        self._put([(column.key, not column.hidden) for column in self._columns])

    # What a table asks and does

    def table(self) -> QTableView:
        """Whose columns these are."""
        return self._table

    def places(self) -> tuple[Place, ...]:
        """The columns from left to right."""
        order = sorted(range(len(self._columns)), key=self._table.horizontalHeader().visualIndex)
        return tuple(
            Place(self._columns[at].key, self._columns[at].title, not self._table.isColumnHidden(at), at == 0)
            for at in order
        )

    def arrange(self, places: Sequence[tuple[str, bool]]) -> None:
        """Show the columns in this order: (key, shown) each."""
        self._put(places)
        self._changed()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide one column."""
        self.arrange([(place.key, shown if place.key == key else place.shown) for place in self.places()])

    def reset(self) -> None:
        """Everything as the list starts."""
        self._widths.clear()
        self._put([(column.key, not column.hidden) for column in self._columns])
        if self._sorted != self._first_sorted:
            self._sorted = self._first_sorted
            self.sort_recalled.emit(*self._sorted)
        self._changed()

    def defaults(self) -> tuple[Place, ...]:
        """The columns as the list starts."""
        return tuple(
            Place(column.key, column.title, not column.hidden, at == 0) for at, column in enumerate(self._columns)
        )

    def starts_sorted(self, key: str, descending: bool) -> None:
        """The order that the list has before anybody asked for another."""
        if not self._first_sorted[0]:
            self._first_sorted = (key, descending)
        self._sorted = (key, descending)

    def sorted_by(self) -> tuple[str, bool]:
        """The order in force: (key, descending); no key while the list has an order of its own."""
        return self._sorted

    def set_sorted(self, key: str, descending: bool) -> None:
        """The person asked for this order."""
        self._sorted = (key, descending)
        self._changed()

    def fit(self) -> None:
        """Give every shown column its width and what is left to one whose width nobody chose."""
        if not self._columns or not self._table.model():
            return
        shown = [at for at in range(len(self._columns)) if not self._table.isColumnHidden(at)]
        widths = {at: self._width(at) for at in shown}
        left = self._table.viewport().width() - sum(widths.values())
        free = [at for at in shown if self._columns[at].key not in self._widths]
        stretching = next((at for at in free if self._columns[at].stretch), free[-1] if free else None)
        if stretching is not None:
            widths[stretching] += max(left, 0)
        self._quiet = True
        for at, width in widths.items():
            self._table.setColumnWidth(at, width)
        self._quiet = False

    # Remembering

    def recall(self) -> None:
        """Take up what is remembered of this list, if anything; once."""
        memory = memory_of(self._table)
        if self._recalled or not self._columns or memory is None:
            return
        self._recalled = True
        layout = memory.recall(self._name())
        if layout is None:
            return
        known = {column.key for column in self._columns}
        self._widths = {key: width for key, width in layout.widths if key in known}
        hidden = set(layout.hidden)
        order = [(key, key not in hidden) for key in layout.order if key in known]
        new = [(column.key, not column.hidden) for column in self._columns if column.key not in layout.order]
        self._put([*order, *new])
        wanted = (layout.sorted_by, layout.descending)
        if layout.sorted_by in known and wanted != self._sorted:
            self._sorted = wanted
            self.sort_recalled.emit(*wanted)

    def keep_now(self) -> None:
        """Remember what waits to be remembered."""
        if self._moment.isActive():
            self._moment.stop()
            self._keep()

    def _keep(self) -> None:
        memory = memory_of(self._table)
        if memory is not None and self._recalled:
            memory.keep(self._name(), self._layout())

    def _layout(self) -> Layout | None:
        places = self.places()
        as_it_starts = places == self.defaults() and not self._widths and self._sorted == self._first_sorted
        if as_it_starts:
            return None
        return Layout(
            order=tuple(place.key for place in places),
            hidden=tuple(place.key for place in places if not place.shown),
            widths=tuple(self._widths.items()),
            sorted_by=self._sorted[0],
            descending=self._sorted[1],
        )

    def _name(self) -> str:
        return name_of_list(self._table, (column.key for column in self._columns))

    # Inside

    def _width(self, at: int) -> int:
        return current().px(self._widths.get(self._columns[at].key, self._columns[at].width))

    def _put(self, places: Sequence[tuple[str, bool]]) -> None:
        index = {column.key: at for at, column in enumerate(self._columns)}
        header = self._table.horizontalHeader()
        self._quiet = True
        for visual, (key, shown) in enumerate(places):
            at = index[key]
            header.moveSection(header.visualIndex(at), visual)
            self._table.setColumnHidden(at, not shown and at != 0)
        self._quiet = False
        self.fit()

    def _resized(self, at: int, _: int, width: int) -> None:
        if self._quiet or width == 0 or at >= len(self._columns):
            return
        narrowest, widest = WIDTH
        self._widths[self._columns[at].key] = min(max(round(width * 100 / current().px(100)), narrowest), widest)
        self._changed()

    def _changed(self) -> None:
        if not self._quiet and self._columns:
            self._moment.start()

    def _settle(self) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:  # still dragging: nothing may jump under the hand
            self._moment.start()
            return
        self.fit()
        self._keep()
