"""The left of the top-secret room: its customers, those below with something secret, its items, its statistics."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.model import CustomerRow
from app.customers.queries import list_linked_customers
from app.session.model import ProjectSummary, Summary
from ui.customers.columns import columns, customer_cell
from ui.customers.copy_ban import seal_all
from ui.customers.items.panel import ItemsPanel
from ui.customers.statistics.room_statistics import RoomStatistics
from ui.tasks import Tasks
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

OWN, LINKED, ITEMS, STATISTICS = "own", "linked", "items", "statistics"
TOP = (Level.TOP_SECRET,)


class RoomSides(QWidget):
    """``opened(CustomerRow)``, ``chosen(CustomerRow)`` of the list of lower levels; ``item_opened(ItemRow)``,
    ``level_wanted(Movable)``; ``dialog_opened(dialog)``: the room seals what it shows.
    """

    opened = Signal(object)
    chosen = Signal(object)
    item_opened = Signal(object)
    level_wanted = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, projects: Sequence[ProjectSummary], own: QWidget) -> None:
        super().__init__()
        self._tasks, self._summary, self._projects, self._own = tasks, summary, projects, own
        self._current: ProjectSummary | None = None
        self._counts: tuple[int | None, int | None] = (None, None)
        self.statistics: RoomStatistics | None = None
        self.items: ItemsPanel | None = None
        self.linked_model: RowsModel[CustomerRow] = RowsModel(
            columns(), customer_cell, level_of=lambda row: int(row.level)
        )
        self.linked = RecordTable(self.tr("Hồ sơ cấp dưới có mục tuyệt mật"))
        self.linked.setObjectName("linked")
        self.linked.show_model(self.linked_model)
        self.no_linked = EmptyState(
            "shield-alert", self.tr("Không có hồ sơ cấp dưới nào"),
            self.tr("Hồ sơ bí mật hay cơ mật có mục tuyệt mật sẽ hiện ở đây."),
        )  # fmt: skip
        self.pills = PillBar(self.tr("Danh sách của phòng"))
        self._views = QStackedWidget()
        self._lay_out()
        self.linked.opened.connect(self.opened)
        self.linked.current_changed.connect(self.chosen)
        self.pills.picked.connect(self.pick)
        self.tell_own(None)
        self.setFocusProxy(own)

    def _lay_out(self) -> None:
        for side in (self._own, self.linked, self.no_linked):
            self._views.addWidget(side)
        pills = QHBoxLayout()
        pills.addWidget(self.pills)
        pills.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(pills)
        column.addWidget(self._views, 1)

    # What the room asks

    def show_project(self, project: ProjectSummary) -> None:
        """Show this project; what was shown of another one is forgotten."""
        self._current = project
        if self.statistics is not None:
            self.statistics.forget()
        if self.items is not None:
            self.items.forget()
            self.items.set_place(project.project, TOP)

    def reload(self) -> None:
        """Read the list of lower levels anew, and what is in sight beside the room's own list."""
        if self._current is None:
            return
        project = self._current.project
        self._tasks.read(
            list_linked_customers, project,
            then=lambda rows: self._show_linked(project, rows), owner=self, room="top_secret",
        )  # fmt: skip
        if self.pills.chosen() in (ITEMS, STATISTICS):
            self.pick(self.pills.chosen())

    def forget(self) -> None:
        """Take every word and number away."""
        self.linked_model.set_records(())
        if self.statistics is not None:
            self.statistics.forget()
        if self.items is not None:
            self.items.forget()

    def show_own(self) -> None:
        """Bring the room's own list into sight."""
        self.pills.choose(OWN)
        self._show_side(OWN)

    def row(self) -> object:
        """The chosen customer of lower levels, when that list is in sight."""
        return self.linked.record() if self.pills.chosen() == LINKED else None

    def focus(self) -> None:
        """Put the cursor on what is in sight."""
        view = self._views.currentWidget()
        if self.items is not None and view is self.items:
            self.items.take_focus()
        elif view is not None:
            view.setFocus()

    def tell_own(self, count: int | None) -> None:
        """How many customers the room's own list has."""
        self._tell_counts(count, None)

    def pick(self, key: str) -> None:
        """Bring a side into sight and read it."""
        self._show_side(key)
        if self._current is None:
            return
        if self.statistics is not None and key == STATISTICS:
            self.statistics.show_project(self._current.project)
        elif self.items is not None and key == ITEMS:
            self.items.reload()

    # Inside

    def _show_linked(self, project: object, rows: tuple[CustomerRow, ...]) -> None:
        if self._current is not None and project == self._current.project:
            self.linked_model.set_records(rows)
            self._tell_counts(None, len(rows))
            self._show_side(self.pills.chosen())

    def _tell_counts(self, own: int | None, linked: int | None) -> None:
        known = self._counts
        self._counts = (known[0] if own is None else own, known[1] if linked is None else linked)
        figures = [Pill(STATISTICS, self.tr("Thống kê"))] if may(Event.STATISTICS_VIEW, self._summary.duties) else []
        self.pills.set_pills(
            [
                Pill(OWN, self.tr("Hồ sơ tuyệt mật"), self._counts[0], 3),
                Pill(LINKED, self.tr("Cấp dưới có mục tuyệt mật"), self._counts[1]),
                Pill(ITEMS, self.tr("Các mục")),
                *figures,
            ]
        )

    def _open_statistics(self) -> QWidget:
        if self.statistics is None:
            self.statistics = RoomStatistics(self._tasks, self._summary, self._projects)
            self.statistics.dialog_opened.connect(self.dialog_opened)
            self._views.addWidget(self.statistics)
            seal_all(self.statistics)
        return self.statistics

    def _open_items(self) -> QWidget:
        if self.items is None:
            self.items = ItemsPanel(self._tasks, self._summary, "top_secret")
            self.items.opened.connect(self.item_opened)
            self.items.level_wanted.connect(self.level_wanted)
            self.items.dialog_opened.connect(self.dialog_opened)
            if self._current is not None:
                self.items.set_place(self._current.project, TOP)
            self._views.addWidget(self.items)
            seal_all(self.items)
        return self.items

    def _show_side(self, key: str) -> None:
        if key == STATISTICS:
            self._views.setCurrentWidget(self._open_statistics())
        elif key == ITEMS:
            self._views.setCurrentWidget(self._open_items())
        elif key != LINKED:
            self._views.setCurrentWidget(self._own)
        else:
            self._views.setCurrentWidget(self.linked if self.linked_model.rowCount() else self.no_linked)
