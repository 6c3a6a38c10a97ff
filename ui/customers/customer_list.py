"""Finding a customer: search as one types, levels and conditions to narrow by, and the list itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.model import CustomerPage, CustomerRow, Ref
from app.customers.search.model import (
    BY_NAME,
    LONGEST_TEXT,
    NO_FILTER,
    KeptSearch,
    ListFilter,
    ListOrder,
    OrderBy,
    SavedSearch,
)
from app.errors import NiemError
from app.ids import Id
from ui.customers.feed import CustomerFeed, Question
from ui.customers.lists.selection_bar import SelectionBar
from ui.customers.search.narrowing import Narrowing
from ui.customers.search.words import nothing_found
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.widgets.buttons import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.first_focus import FirstFocus
from ui.widgets.level import level_name
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.search_field import SearchField

ALL = "all"
REST_MILLISECONDS = 160
"""How long a row must stay chosen before its file is opened: running past it with the arrow keys is no look at it."""


class CustomerList(FirstFocus):
    """``chosen(row)`` when a row has been rested on, ``opened(row)`` on Enter or double click, ``looked(page)`` when
    the list has been read. Call ``set_place`` first, then ``reload``.
    """

    chosen = Signal(object)
    opened = Signal(object)
    looked = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, tasks: Tasks, room: Room, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = BY_NAME
        self._highest = 0
        self._project: Id | None = None
        self._levels: tuple[Level, ...] = ()
        self._known: dict[Level, int] = {}
        self._known_for: tuple[str, ListFilter] | None = None
        self._wanted: Ref | None = None
        self._told: Ref | None = None
        self._asked_last: tuple[Id, KeptSearch] | None = None
        self._stood: tuple[int, int] | None = None
        self.feed = CustomerFeed(tasks, room, self)
        self.search = SearchField(self.tr("Tìm tên, mã, điện thoại, MST, nghiệp vụ (Ctrl+F)"))
        self.search.setMaxLength(LONGEST_TEXT)
        self.narrowing = Narrowing(self, tasks, room, self.where, self.asked)
        self.pills = PillBar(self.tr("Lọc theo cấp mật"))
        self.choose_columns = IconButton("columns-3", self.tr("Chọn cột"), framed=True)
        self.table = RecordTable(self.tr("Danh sách khách hàng"))
        self.table.show_model(self.feed.model)
        self.table.set_sorted(str(BY_NAME.by), BY_NAME.descending)
        self.bar = SelectionBar()
        self._nothing = EmptyState("search", "", "", self.tr("Bỏ điều kiện tìm"))
        self._failure = ErrorPanel(self.tr("Chưa đọc được danh sách"), "", self.tr("Thử lại"))
        self._empty = empty
        self._views = QStackedWidget()
        for view in (self.table, self._nothing, self._failure, self._empty):
            self._views.addWidget(view)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        self.finding = QWidget()
        self.finding.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.finding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.pills)
        row.addWidget(self.choose_columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.finding)
        column.addWidget(self.narrowing.bar)
        column.addWidget(self._views, 1)
        column.addWidget(self.bar)
        self.bar.hide()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self.reload())
        self.search.installEventFilter(self)
        self.pills.picked.connect(lambda _: self.reload())
        self.choose_columns.clicked.connect(self._show_columns)
        self.table.current_changed.connect(lambda _: self._rest.start())
        self.table.opened.connect(self._open_now)
        self.table.several_changed.connect(self.bar.show_count)
        self.bar.cleared.connect(self._choose_one)
        self._rest.timeout.connect(self._tell_chosen)
        self._nothing.acted.connect(self._search_everything)
        self._failure.acted.connect(self.reload)
        self.narrowing.changed.connect(self.reload)
        self.narrowing.recalled.connect(self.search_saved)
        self.narrowing.dialog_opened.connect(self.dialog_opened)
        self.feed.model.sort_requested.connect(self._sort)
        self.feed.looked.connect(self._show)
        self.feed.refused.connect(self._show_failure)
        self.feed.model.dataChanged.connect(lambda *_: self._find_wanted())

    # What a page does

    def set_place(self, project: Id, levels: Sequence[Level]) -> None:
        """List the customers of ``project`` at ``levels``; what was shown of another place is forgotten."""
        if (project, tuple(levels)) == (self._project, self._levels):
            return
        self._project, self._levels = project, tuple(levels)
        self._asked_last = self._stood = None
        self._known.clear()
        self._wanted = self._told = None
        self.feed.forget()
        self._show_pills()
        self.pills.setVisible(len(self._levels) > 1)

    def choose_many(self) -> None:
        """Let several customers be chosen, for what can be done with all of them."""
        self.table.choose_many()

    def reload(self) -> None:
        """Read the list anew; the same list stays where it is, and the chosen row chosen if it is still near."""
        if self._project is not None and self._levels:
            asked = self.asked()
            if self._asked_last != (self._project, asked):
                self._asked_last, self._stood = (self._project, asked), None
            elif self.total():
                self._stood = (self.table.rowAt(0), self.table.currentIndex().row())
            self.feed.look(Question(self._project, asked.levels, asked.text, asked.order, asked.filters))

    def asked(self) -> KeptSearch:
        """What the list is asked for now."""
        return KeptSearch("", self.search.text().strip(), self._asked(), self._order, self.narrowing.filters())

    def search_saved(self, saved: SavedSearch) -> None:
        """Ask for what a kept search says."""
        search = saved.search
        self._set_text(search.text)
        self.narrowing.set_filters(search.filters)
        only = search.levels[0] if len(search.levels) == 1 else None
        if len(self._levels) > 1:
            self.pills.choose(str(int(only)) if only in self._levels else ALL)
        self._order = search.order
        self.table.set_sorted(str(search.order.by), search.order.descending)
        self.reload()

    def show_empty(self) -> None:
        """Show what stands for a list without any place to look in."""
        self._views.setCurrentWidget(self._empty)

    def forget(self) -> None:
        """Show nothing, search for nothing, keep nothing."""
        self._rest.stop()
        self._wanted = self._told = None
        self._known.clear()
        self._set_text("")
        self.narrowing.set_filters(NO_FILTER)
        self.narrowing.tell(too_many=False)
        self.feed.forget()

    def want(self, ref: Ref | None) -> None:
        """Choose the row of ``ref`` when it is in sight, without telling of it."""
        self._wanted = self._told = ref
        self._find_wanted()

    def row(self) -> CustomerRow | None:
        """The chosen row."""
        record = self.table.record()
        return record if isinstance(record, CustomerRow) else None

    def highest_level(self) -> int:
        """The highest level of which a row shows anything, 0 for an empty list."""
        return self._highest if self.feed.model.rowCount() else 0

    def total(self) -> int:
        """How many rows the list has."""
        return self.feed.model.rowCount()

    # Inside

    def _asked(self) -> tuple[Level, ...]:
        key = self.pills.chosen()
        return self._levels if key in ("", ALL) else (Level(int(key)),)

    def _show_pills(self) -> None:
        pills = [Pill(ALL, self.tr("Tất cả"))]
        pills += [
            Pill(str(int(level)), level_name(level), self._known.get(level), int(level))
            for level in sorted(self._levels, reverse=True)
        ]
        self.pills.set_pills(pills)

    def where(self) -> tuple[Id, tuple[Level, ...]] | None:
        """The project and the levels that are listed, ``None`` before there is a place to look in."""
        return (self._project, self._levels) if self._project is not None else None

    def _set_text(self, text: str) -> None:
        """Put a text into the search box as if it had been searched for already."""
        self.search.show_text(text)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = ListOrder(OrderBy(key), descending)
        if self.total():  # else the remembered order was just found again, and the page is about to read the list
            self.reload()

    def _show(self, page: CustomerPage) -> None:
        text = self.search.text().strip()
        known_for = (text, self.narrowing.filters())
        if known_for != self._known_for or not page.counted:
            self._known.clear()
        self._known_for = known_for
        self._highest = page.highest
        self.narrowing.tell(page.too_many)
        self._known.update(dict(page.counts) if page.counted else {})
        self._show_pills()
        if page.total:
            self._views.setCurrentWidget(self.table)
            self._stand_again(page)
        elif text or self.narrowing.filters() or self.pills.chosen() not in ("", ALL):
            self._tell_nothing(text)
        else:
            self._views.setCurrentWidget(self._empty)
        self.looked.emit(page)

    def _stand_again(self, page: CustomerPage) -> None:
        """Scroll to where the list stood before it was read anew; while it is not counted, that may be too far."""
        top, row = self._stood or (0, 0)
        if top > 0 and (page.counted or top < page.total):
            place = self.feed.model.index(min(top, page.total - 1), 0)
            self.table.scrollTo(place, RecordTable.ScrollHint.PositionAtTop)
            self._stood = (0, row)  # once: from here on the person scrolls

    def _tell_nothing(self, text: str) -> None:
        self._nothing.set_text(*nothing_found(text, self.narrowing.filters(), self._asked()))
        self._views.setCurrentWidget(self._nothing)

    def _show_failure(self, error: NiemError) -> None:
        self._failure.set_text(self.tr("Chưa đọc được danh sách"), sentence(error))
        self._views.setCurrentWidget(self._failure)

    def _search_everything(self) -> None:
        if len(self._levels) > 1:
            self.pills.choose(ALL)
        self.narrowing.set_filters(NO_FILTER)
        if self.search.text():
            self.search.clear_search()
        else:
            self.reload()

    def _show_columns(self) -> None:
        menu = self.table.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.choose_columns.mapToGlobal(self.choose_columns.rect().bottomLeft()))

    def _find_wanted(self) -> None:
        """Put the mark on the wanted row if it has arrived; if rows arrived under the mark, tell which it is."""
        if self.table.currentIndex().isValid():
            if self._wanted is None:
                self._rest.start()
            return
        wanted = self._wanted
        if wanted is None:
            return
        model = self.feed.model
        row = max(self._stood[1], 0) if self._stood is not None else 0
        near = range(max(row - model.page_rows, 0), row + model.page_rows)
        for place in (*near, *range(model.page_rows * 2)):
            found = model.record(place) if place < model.rowCount() else None
            if found is not None and found.ref == wanted:
                self.table.selectRow(place)
                return

    def _choose_one(self) -> None:
        """Of several only the current one stays chosen."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.selectRow(self.table.currentIndex().row())

    def _tell_chosen(self) -> None:
        row = self.row()
        if self.table.chosen_count() > 1:
            return  # choosing several is no look at each of them
        if row is not None and row.ref != self._told:
            self._wanted = self._told = row.ref
            self.chosen.emit(row)

    def _open_now(self, record: object) -> None:
        self._rest.stop()
        if isinstance(record, CustomerRow):
            self._wanted = self._told = record.ref
            self.opened.emit(record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self.total():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            return True
        return super().eventFilter(watched, event)
