"""The items of one kind over all customers: search, stages to narrow by, what is due, and the list itself."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.items.model import (
    STAGES,
    ItemFilter,
    ItemKind,
    ItemPage,
    ItemRow,
    Order,
    Ref,
    RemovedItem,
    RemovedPage,
    Stage,
)
from app.errors import NiemError
from app.ids import Id
from ui.customers.items.item_feed import ItemFeed
from ui.customers.items.removed_list import RemovedList
from ui.customers.items.words import today
from ui.customers.words import kind_words, stage_words
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.search_field import SearchField
from ui.widgets.sideways import Sideways

ALL, REMOVED = "all", "removed"
EVER, LATE, TODAY, WEEK = "ever", "late", "today", "week"


class ItemList(QWidget):
    """``looked(page)`` when the list has been read; ``current_changed()``, ``opened(row)``; ``customers_wanted()`` from
    an empty list; ``bring_back_wanted(row)`` from the list of what was taken off.
    """

    looked = Signal(object)
    opened = Signal(object)
    current_changed = Signal()
    menu_opening = Signal(object, object)
    customers_wanted = Signal()
    bring_back_wanted = Signal(object)

    def __init__(self, kind: ItemKind, tasks: Tasks, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._project: Id | None = None
        self._levels: tuple[Level, ...] = ()
        self._highest = 0
        self._kept: Ref | None = None
        self._asked_last: tuple[ItemFilter, Order] | None = None
        self._stood = (0, 0)
        words = kind_words(kind).lower()
        self.feed = ItemFeed(kind, tasks, room, self)
        self.removed = RemovedList(kind, tasks, room)
        self.search = SearchField(self.tr("Tìm {}: tiêu đề, nội dung, số, nguồn (Ctrl+F)").format(words))
        self.due, self.order = ChoiceBox(self.tr("Lọc theo hạn")), ChoiceBox(self.tr("Sắp xếp"))
        self.stages = PillBar(self.tr("Lọc theo tình trạng"))
        self.table = RecordTable(self.tr("Danh sách {}").format(words))
        self.table.show_model(self.feed.model)
        self._nothing = EmptyState("search", "", "", self.tr("Bỏ điều kiện lọc"))
        self._empty = EmptyState(
            "inbox", self.tr("Chưa có {} nào").format(words),
            self.tr("Mở hồ sơ của một khách hàng rồi thêm ở đó: mục nào cũng thuộc về một khách hàng."),
            self.tr("Mở trang Khách hàng") if room == "everyday" else "", action_icon="users",
        )  # fmt: skip
        self._failure = ErrorPanel(self.tr("Chưa đọc được danh sách"), "", self.tr("Thử lại"))
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        finding, row = QWidget(), QHBoxLayout()
        finding.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.due)
        row.addWidget(self.order)
        for view in (self.table, self._nothing, self._empty, self._failure, self.removed):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(finding)
        column.addWidget(Sideways(self.stages))
        column.addWidget(self._views, 1)
        self.due.set_choices(
            [
                (EVER, self.tr("Mọi hạn")), (LATE, self.tr("Quá hạn")), (TODAY, self.tr("Đến hết hôm nay")),
                (WEEK, self.tr("Trong 7 ngày tới")),
            ]
        )  # fmt: skip
        self.order.set_choices(
            [
                (Order.DUE, self.tr("Đến hạn trước")), (Order.NEWEST, self.tr("Mới nhất trước")),
                (Order.AMOUNT, self.tr("Số tiền lớn trước")), (Order.TITLE, self.tr("Theo tiêu đề")),
            ]
        )  # fmt: skip
        self._show_stages({})

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self.reload())
        self.search.installEventFilter(self)
        self.stages.picked.connect(lambda _: self.reload())
        self.due.picked.connect(lambda _: self.reload())
        self.order.picked.connect(lambda _: self.reload())
        self.table.opened.connect(self.opened)
        self.table.menu_opening.connect(self.menu_opening)
        self.table.current_changed.connect(lambda _: self.current_changed.emit())
        self.feed.model.dataChanged.connect(lambda *_: self._rows_arrived())
        self.feed.looked.connect(self._show)
        self.feed.refused.connect(self._show_failure)
        self._failure.acted.connect(self.reload)
        self._nothing.acted.connect(self._drop_filters)
        self._empty.acted.connect(self.customers_wanted)
        self.removed.looked.connect(self._show_removed)
        self.removed.wished.connect(self.bring_back_wanted)
        self.removed.current_changed.connect(self.current_changed)

    # What the page does

    def set_place(self, project: Id, levels: tuple[Level, ...]) -> None:
        """List the items of ``project`` at ``levels``; what was shown of another place is forgotten."""
        if (project, levels) != (self._project, self._levels):
            self._project, self._levels, self._highest = project, levels, 0
            self._kept = self._asked_last = None
            self.forget()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.feed.forget()
        self.removed.forget()

    def shows_removed(self) -> bool:
        """Whether what was taken off is in sight, instead of what is there."""
        return self.stages.chosen() == REMOVED

    def reload(self) -> None:
        """Read the list anew; the same list stays where it is, and the chosen row chosen if it is still near."""
        if self._project is None or not self._levels:
            return
        for part in (self.search, self.due, self.order):
            part.setEnabled(not self.shows_removed())
        if self.shows_removed():
            self._views.setCurrentWidget(self.removed)
            self.removed.look(self._project, self._levels)
        else:
            row = self.table.record()
            self._kept = row.ref if isinstance(row, ItemRow) else self._kept
            asked = (self.wanted(), self._order())
            same = asked == self._asked_last and self.feed.model.rowCount()
            self._stood = (self.table.rowAt(0), self.table.currentIndex().row()) if same else (0, 0)
            self._asked_last = asked
            self.feed.look(self._project, self._levels, *asked)

    def wanted(self) -> ItemFilter:
        """What is asked for."""
        chosen = self.stages.chosen()
        stages = () if chosen in ("", ALL, REMOVED) else (Stage(chosen),)
        return ItemFilter(self.search.text().strip(), stages, "", _due_until(self.due.value()))

    def row(self) -> ItemRow | RemovedItem | None:
        """The chosen row."""
        if self.shows_removed():
            return self.removed.row()
        record = self.table.record()
        return record if isinstance(record, ItemRow) else None

    def highest_level(self) -> int:
        """The highest level that the list may show while it has a row, 0 for an empty one."""
        return self._highest

    # Inside

    def _order(self) -> Order:
        value = self.order.value()
        return value if isinstance(value, Order) else Order.DUE

    def _show_stages(self, counts: dict[Stage, int]) -> None:
        pills = [Pill(ALL, self.tr("Tất cả"), sum(counts.values()) if counts else None)]
        pills += [Pill(str(stage), stage_words(stage), counts.get(stage)) for stage in STAGES[self.kind]]
        pills.append(Pill(REMOVED, self.tr("Đã bỏ")))
        self.stages.set_pills(pills)

    def _show(self, page: ItemPage) -> None:
        self._show_stages(dict(page.stages))
        if self.shows_removed():
            return  # an answer to what was asked before the other list was chosen
        self._highest = max((int(level) for level in self._levels), default=0) if page.total else 0
        if page.total:
            self._views.setCurrentWidget(self.table)
            if self._stood[0] > 0:
                top = self.feed.model.index(min(self._stood[0], page.total - 1), 0)
                self.table.scrollTo(top, RecordTable.ScrollHint.PositionAtTop)
        elif self.wanted() != ItemFilter():
            self._nothing.set_text(self.tr("Không có mục nào khớp điều kiện lọc"), "")
            self._views.setCurrentWidget(self._nothing)
        else:
            self._views.setCurrentWidget(self._empty)
        self.looked.emit(page)
        self.current_changed.emit()

    def _show_removed(self, page: RemovedPage) -> None:
        self._highest = max((int(level) for level in self._levels), default=0) if page.total else 0
        self.looked.emit(page)

    def _rows_arrived(self) -> None:
        model = self.feed.model
        if self._kept is not None and not self.table.currentIndex().isValid():
            around = max(self._stood[1], 0)
            near = (*range(max(around - model.page_rows, 0), around + model.page_rows), *range(2 * model.page_rows))
            places = (place for place in near if place < model.rowCount())
            found = next((place for place in places if (row := model.record(place)) and row.ref == self._kept), None)
            if found is not None:
                self.table.setCurrentIndex(model.index(found, 0))
                self._kept = None
        self.current_changed.emit()

    def _show_failure(self, error: NiemError) -> None:
        self._failure.set_text(self.tr("Chưa đọc được danh sách"), sentence(error))
        self._views.setCurrentWidget(self._failure)

    def _drop_filters(self) -> None:
        self.stages.choose(ALL)
        self.due.set_value(EVER)
        if self.search.text():
            self.search.clear_search()
        else:
            self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self.feed.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)


def _due_until(choice: object) -> str:
    """The last day that a choice stands for, ISO; empty for any."""
    days = {LATE: -1, TODAY: 0, WEEK: 7}
    return (today() + timedelta(days=days[str(choice)])).isoformat() if choice in days else ""
