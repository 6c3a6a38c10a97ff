"""Everything that levels wait for, in three lists: what is due, what is asked for, what is to be written anew.

Shown on a page of its own, and inside the top-secret room for what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.classification.actions import withdraw_level
from app.customers.classification.model import LevelRequest, Owed, ReviewPage, ReviewRow
from app.customers.classification.queries import level_requests, overdue_reviews, owed_rewrites
from app.customers.model import CustomerCard
from app.customers.queries import get_customer
from app.errors import NiemError
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import ProjectSummary, Summary
from ui import messages
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.clear_dialog import ClearDialog
from ui.customers.classification.columns import (
    level_of,
    owed_cell,
    owed_columns,
    request_cell,
    request_columns,
    review_cell,
    review_columns,
)
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.first_focus import FirstFocus
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

DUE, ASKED, OWED = "due", "asked", "owed"


class LevelsPanel(FirstFocus):
    """``waiting_changed(int)``: how much of it waits for this person; ``dialog_opened(Dialog)`` before one is shown."""

    waiting_changed = Signal(int)
    dialog_opened = Signal(object)
    changed = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, room: Room, project: ProjectSummary) -> None:
        super().__init__()
        self._tasks, self._summary, self._room = tasks, summary, room
        self._project = project
        self._writes = may(Event.LEVEL_REVIEW, summary.duties)
        self._manages = may(Event.LEVEL_CLEAR, summary.duties) and room == "everyday"
        self.due = RowsModel[ReviewRow](review_columns(), review_cell, level_of=level_of)
        self.asked = RowsModel[LevelRequest](request_columns(), request_cell, level_of=level_of)
        self.owed = RowsModel[Owed](owed_columns(), owed_cell, level_of=level_of)
        self._models: dict[str, RowsModel[Any]] = {DUE: self.due, ASKED: self.asked, OWED: self.owed}
        self._rows: dict[str, tuple[object, ...]] = {DUE: (), ASKED: (), OWED: ()}
        self._counts = {DUE: 0, ASKED: 0, OWED: 0}
        self.pills = PillBar(self.tr("Việc về cấp mật"))
        self.table = RecordTable(self.tr("Việc về cấp mật"))
        self.empty = EmptyState("shield-check", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.views = QStackedWidget()
        self.withdraw = SecondaryButton(self.tr("Rút đề nghị"), "undo-2")
        self.open = PrimaryButton(self.tr("Mở"), "arrow-right")
        self._lay_out()
        self._connect()
        self._show_pills()
        self._fill()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        bar.addWidget(self.withdraw)
        bar.addWidget(self.open)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(bar)
        column.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.pills.picked.connect(lambda _: self._fill())
        self.table.opened.connect(lambda _: self._open())
        self.table.current_changed.connect(lambda _: self._offer())
        self.open.clicked.connect(self._open)
        self.withdraw.clicked.connect(self._withdraw)
        self.error.acted.connect(self.reload)

    # What is shown

    def show_project(self, project: ProjectSummary) -> None:
        """Another project's."""
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Ask for all three lists."""
        project, levels = self._project.project, self._levels()
        self._ask(overdue_reviews, self._show_due, project, levels)
        self._ask(level_requests, self._show_asked, project)
        if self._manages:
            self._ask(owed_rewrites, self._show_owed)

    def highest_level(self) -> int:
        """The highest level of any row."""
        rows = (row for rows in self._rows.values() for row in rows)
        return max((level_of(row) for row in rows), default=0)  # type: ignore[arg-type]

    def _levels(self) -> tuple[Level, ...]:
        if self._room == "top_secret":
            return (Level.TOP_SECRET,)
        return tuple(level for level in self._project.levels if level < Level.TOP_SECRET)

    def _ask(self, query: Callable[..., object], then: Callable[..., None], *args: object) -> None:
        self._tasks.read(query, *args, then=then, failed=self._failed, owner=self, room=self._room)

    def _show_due(self, page: ReviewPage) -> None:
        self._take(DUE, page.rows, page.total)

    def _show_asked(self, rows: tuple[LevelRequest, ...]) -> None:
        here = rows if self._room == "everyday" else tuple(row for row in rows if Level.TOP_SECRET in _touched(row))
        self._take(ASKED, here, len(here))

    def _show_owed(self, rows: tuple[Owed, ...]) -> None:
        mine = tuple(row for row in rows if row.project == self._project.project)
        self._take(OWED, mine, sum(row.files for row in mine))

    def _take(self, what: str, rows: tuple[object, ...], count: int) -> None:
        self._rows[what], self._counts[what] = rows, count
        here = self.pills.chosen() == what
        place = max(self.table.currentIndex().row(), 0) if here else 0
        stood = self.table.record() if here else None
        self._models[what].set_records(rows)
        self._show_pills()
        if here:
            self._fill(next((at for at, row in enumerate(rows) if _same(row, stood)), place))
        overdue = sum(isinstance(row, ReviewRow) and row.overdue for row in self._rows[DUE])
        waits = sum(isinstance(row, LevelRequest) and row.may_decide for row in self._rows[ASKED])
        self.waiting_changed.emit(overdue + waits + len(self._rows[OWED]))

    def _show_pills(self) -> None:
        pills = [
            Pill(DUE, self.tr("Đến hạn xem lại"), self._counts[DUE]),
            Pill(ASKED, self.tr("Đề nghị đổi cấp"), self._counts[ASKED]),
        ]
        if self._manages:
            pills.append(Pill(OWED, self.tr("Ngăn chờ viết lại"), self._counts[OWED]))
        self.pills.set_pills(pills)

    def _fill(self, place: int = 0) -> None:
        what = self.pills.chosen()
        model = self._models[what]
        self.table.show_model(model)
        self.empty.set_text(*self._empty_words(what))
        self.views.setCurrentWidget(self.table if self._rows[what] else self.empty)
        if self._rows[what]:
            self.table.setCurrentIndex(model.index(min(place, len(self._rows[what]) - 1), 0))
        self._offer()

    def _empty_words(self, what: str) -> tuple[str, str]:
        return {
            DUE: (
                self.tr("Không có cấp mật nào đến hạn"),
                self.tr("Hồ sơ hiện ở đây hai tuần trước ngày phải xem lại cấp mật của nó."),
            ),
            ASKED: (
                self.tr("Không có đề nghị nào chờ bạn"),
                self.tr("Đề nghị nâng hoặc hạ cấp mà bạn gửi hay được quyết định sẽ hiện ở đây."),
            ),
            OWED: (
                self.tr("Không có ngăn nào chờ viết lại"),
                self.tr("Sau khi nâng cấp một hồ sơ, ngăn mà hồ sơ rời đi sẽ hiện ở đây."),
            ),
        }[what]

    def _offer(self) -> None:
        """The buttons say what can be done with the row."""
        what, row = self.pills.chosen(), self.table.record() if self._rows[self.pills.chosen()] else None
        words = {
            DUE: (self.tr("Xem lại cấp mật…"), "calendar-clock"),
            ASKED: (self.tr("Xem đề nghị…"), "file-search"),
            OWED: (self.tr("Viết lại ngăn…"), "key-round"),
        }[what]
        self.open.setText(words[0])
        self.open.set_icon(words[1])
        self.open.setVisible(row is not None and (what != DUE or self._writes))
        self.withdraw.setVisible(isinstance(row, LevelRequest) and row.mine)

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # What can be done

    def _open(self) -> None:
        row = self.table.record()
        if isinstance(row, ReviewRow) and self._writes:
            self._tasks.read(get_customer, row.ref, then=self._review, owner=self, room=self._room)
        elif isinstance(row, LevelRequest):
            dialog = DecideLevelDialog(self, self._tasks, self._room, row)
            dialog.decided.connect(lambda _: self._done(self.tr("Đã quyết định đề nghị.")))
            self._show(dialog)
        elif isinstance(row, Owed):
            self._tasks.read(list_people, then=self._clear, owner=self)

    def _review(self, card: CustomerCard) -> None:
        dialog = ChangeLevelDialog(self, self._tasks, self._room, card, tuple(self._project.levels))
        dialog.moved.connect(lambda _: self._done(self.tr("Đã nâng cấp mật.")))
        dialog.asked.connect(lambda: self._done(self.tr("Đã gửi đề nghị đổi cấp.")))
        dialog.reviewed.connect(lambda: self._done(self.tr("Đã ghi lần xem lại.")))
        self._show(dialog)

    def _clear(self, people: tuple[PersonRow, ...]) -> None:
        officers = [
            (row.uid, row.name)
            for row in people
            if row.active and not row.frozen and not row.me and Duty.OFFICER in row.duties
        ]
        owed = [row for row in self._rows[OWED] if isinstance(row, Owed)]
        dialog = ClearDialog(self, self._tasks, self._summary, self._project.project, owed, officers)
        dialog.cleared.connect(lambda _: self._done(self.tr("Đã viết lại ngăn với khóa mới.")))
        self._show(dialog)

    def _withdraw(self) -> None:
        row = self.table.record()
        if isinstance(row, LevelRequest):
            self._tasks.act(
                withdraw_level, row.ref,
                then=lambda _: self._done(self.tr("Đã rút đề nghị.")), owner=self, room=self._room,
            )  # fmt: skip

    def _done(self, words: str) -> None:
        messages.done(self, words)
        self.changed.emit()
        self.reload()

    def _show(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()


def _same(row: object, other: object) -> bool:
    """Whether two rows are about the same customer, request or compartment."""
    return type(row) is type(other) and getattr(row, "ref", row) == getattr(other, "ref", other)


def _touched(row: LevelRequest) -> tuple[Level, Level]:
    return row.about.level, row.to
