"""What is due, of all kinds: next steps, follow-ups, reviews; one's own first."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.items.model import DuePage, ItemRow
from app.customers.items.queries import due_items
from app.customers.model import fold
from app.errors import NiemError
from app.ids import Id
from ui.customers.items.columns import due_columns, item_cell
from ui.customers.items.words import today
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.naming import grouped
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Elided

EVERYBODY = ""


class DueList(QWidget):
    """``looked(page)`` when it has been read; ``opened(row)``, ``current_changed()``. ``person`` is who sits here."""

    looked = Signal(object)
    opened = Signal(object)
    current_changed = Signal()
    menu_opening = Signal(object, object)

    def __init__(self, tasks: Tasks, person: str, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._person, self._room = tasks, person, room
        self._project: Id | None = None
        self._levels: tuple[Level, ...] = ()
        self._look = 0
        self._rows: tuple[ItemRow, ...] = ()
        self.until, self.owner = ChoiceBox(self.tr("Đến hạn trong")), ChoiceBox(self.tr("Của ai"))
        self.model: RowsModel[ItemRow] = RowsModel(due_columns(room), item_cell, level_of=lambda row: int(row.level))
        self.table = RecordTable(self.tr("Việc đến hạn"))
        self.table.show_model(self.model)
        self.more = Elided("", "small", "secondary")
        self._empty = EmptyState(
            "circle-check", self.tr("Không có việc nào đến hạn"),
            self.tr("Bước tiếp theo, ngày theo dõi và ngày xem lại của các hồ sơ bạn được xem sẽ hiện ở đây."),
        )  # fmt: skip
        self._failure = ErrorPanel(self.tr("Chưa đọc được danh sách"), "", self.tr("Thử lại"))
        self._views = QStackedWidget()
        self._lay_out()
        self.until.picked.connect(lambda _: self.reload())
        self.owner.picked.connect(lambda _: self.reload())
        self.table.opened.connect(self.opened)
        self.table.menu_opening.connect(self.menu_opening)
        self.table.current_changed.connect(lambda _: self.current_changed.emit())
        self._failure.acted.connect(self.reload)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.until)
        row.addWidget(self.owner)
        row.addStretch(1)
        for view in (self.table, self._empty, self._failure):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._views, 1)
        column.addWidget(self.more)
        self.more.hide()
        self.until.set_choices(
            [
                (0, self.tr("Đến hết hôm nay")), (7, self.tr("Trong 7 ngày tới")), (30, self.tr("Trong 30 ngày tới")),
            ]
        )  # fmt: skip
        self.owner.set_choices([(EVERYBODY, self.tr("Của mọi người")), (self._person, self.tr("Của tôi"))])

    def set_place(self, project: Id, levels: tuple[Level, ...]) -> None:
        """Tell of this project at ``levels``; what was shown of another place is forgotten."""
        if (project, levels) != (self._project, self._levels):
            self._project, self._levels = project, levels
            self._show_rows(())

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._look += 1
        self._show_rows(())
        self.owner.set_choices([(EVERYBODY, self.tr("Của mọi người")), (self._person, self.tr("Của tôi"))])

    def reload(self) -> None:
        """Read what is due anew."""
        if self._project is None:
            return
        self._look += 1
        look = self._look
        days = self.until.value()
        until = today() + timedelta(days=days if isinstance(days, int) else 0)
        self._tasks.read(
            due_items, self._project, until.isoformat(), str(self.owner.value() or ""), self._levels,
            then=lambda page: self._show(look, page), failed=lambda error: self._show_failure(look, error),
            owner=self, room=self._room,
        )  # fmt: skip

    def row(self) -> ItemRow | None:
        """The chosen row."""
        record = self.table.record()
        return record if isinstance(record, ItemRow) else None

    def highest_level(self) -> int:
        """The highest level among the rows, 0 without any."""
        return max((int(row.level) for row in self._rows), default=0)

    def _show(self, look: int, page: DuePage) -> None:
        if look != self._look:
            return
        self._show_rows(page.rows)
        self._show_owners(page)
        hidden = page.total - len(page.rows)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("Còn {} việc nữa; hãy xử lý những việc đầu trước.").format(grouped(hidden)))
        self._views.setCurrentWidget(self.table if page.rows else self._empty)
        self.looked.emit(page)
        self.current_changed.emit()

    def _show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show these; the chosen row stays chosen, or the one that has come to its place."""
        stood, place = self.row(), self.table.currentIndex().row()
        self._rows = rows
        self.model.set_records(rows)
        if stood is not None and rows:
            same = next((at for at, row in enumerate(rows) if row.ref == stood.ref), min(place, len(rows) - 1))
            self.table.selectRow(same)

    def _show_owners(self, page: DuePage) -> None:
        """Everybody, the person here, and whoever else has something due, each with the number."""
        kept = self.owner.value()
        counts = {fold(name): n for name, n in page.owners}
        mine = counts.get(fold(self._person), 0)
        choices: list[tuple[object, str]] = [
            (EVERYBODY, self.tr("Của mọi người ({})").format(grouped(sum(counts.values())))),
            (self._person, self.tr("Của tôi ({})").format(grouped(mine))),
        ]
        others = [(name, n) for name, n in page.owners if name and fold(name) != fold(self._person)]
        choices += [(name, f"{name} ({grouped(n)})") for name, n in others]
        if kept not in [value for value, _ in choices]:
            choices.append((kept, f"{kept} (0)"))
        self.owner.set_choices(choices)
        self.owner.set_value(kept)

    def _show_failure(self, look: int, error: NiemError) -> None:
        if look == self._look:
            self._failure.set_text(self.tr("Chưa đọc được danh sách"), sentence(error))
            self._views.setCurrentWidget(self._failure)
