"""The check of the vault: the light, every file with its last check, the weekly look, the checks there were."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.access.event import Event
from app.access.policy import may
from app.archive.checks.actions import continue_check, set_schedule, start_check, stop_check
from app.archive.checks.model import CheckState, FileLine, PastCheck, Schedule
from app.archive.checks.queries import check_state, list_checks, list_files, schedule_state
from app.errors import NiemError
from app.session.model import Summary
from ui import messages
from ui.archive.checks.hurt_dialog import HurtDialog
from ui.archive.checks.light import LightCard
from ui.archive.checks.line import FileLineView
from ui.archive.checks.past_card import PastCard
from ui.archive.checks.schedule_card import ScheduleCard
from ui.archive.part import Part
from ui.tasks import Room, Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rule import Rule
from ui.widgets.text import Paragraph

WIDTH = 880
EVERY_MILLISECONDS = 400
"""How often a check that runs is asked how far it is."""


class ChecksPart(Part):
    """Asks on opening, and while a check runs. That runs in a process of its own: the window can be worked with."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self.current_state: CheckState | None = None
        self.files: tuple[FileLine, ...] = ()
        self.lines: list[FileLineView] = []
        self.light: LightCard | None = None
        self.past: PastCard | None = None
        self.check = PrimaryButton(self.tr("Kiểm tra ngay"), "shield-check")
        self.check.clicked.connect(self.start)
        self.progress = ProgressPanel(self.tr("Đang kiểm tra kho"), parent=self)
        self.progress.set_text(self.tr("Đọc từng tệp từ đầu đến cuối; bạn vẫn làm việc khác được."))
        self.progress.cancelled.connect(self.stop)
        self.progress.hide()
        self.told = InlineNotice("warning", " ", parent=self)
        self.told.hide()
        self.schedule = ScheduleCard()
        self.schedule.switched.connect(self._switch)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._go_on)
        self._lay_out()
        self.setFocusProxy(self.check)

    def title(self) -> str:
        return self.tr("Kiểm tra")

    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.check,)

    def reload(self) -> None:
        self._tasks.read(check_state, then=self._show_state, owner=self, room=self._room())
        self._ask_lists()
        self._ask_schedule()

    def start(self) -> None:
        """Check everything that this session can open, in the top-secret room where that is open."""
        self.told.hide()
        self.check.set_available(False, self.tr("Đang kiểm tra."))
        self._tasks.read(start_check, then=self._show_state, failed=self._failed, owner=self, room=self._room())

    def stop(self) -> None:
        """End the check that runs; what it found is kept."""
        self._tasks.read(stop_check, then=self._show_state, failed=self._failed, owner=self, room=self._room())

    # Inside

    def _room(self) -> Room:
        room = self._tasks.top_secret
        return "top_secret" if room is not None and room.alive else "everyday"

    def _go_on(self) -> None:
        self._timer.stop()
        self._tasks.read(continue_check, then=self._show_state, failed=self._failed, owner=self, room=self._room())

    def _ask_lists(self) -> None:
        self._tasks.read(list_files, then=self._show_files, owner=self, room=self._room())
        self._tasks.read(list_checks, then=self._show_past, owner=self, room=self._room())

    def _failed(self, error: NiemError) -> None:
        self._timer.stop()
        self.progress.hide()
        self.check.set_available(True)
        messages.show(self, error)

    def _show_state(self, state: CheckState) -> None:
        was = self.current_state
        self.current_state = state
        self.progress.setVisible(state.running)
        self.check.set_available(not state.running, self.tr("Đang kiểm tra.") if state.running else "")
        if state.running:
            self.progress.set_progress(state.done, state.total)
            self._timer.start()
        elif was is not None and was.running:
            self._ended(state)
        if self.light is not None:
            self._top.removeWidget(self.light)
            self.light.deleteLater()
        self.light = LightCard(state)
        self._top.addWidget(self.light)

    def _ended(self, state: CheckState) -> None:
        if state.failed:
            self.told.set_text(messages.sentence(state.failed), "warning")
            self.told.show()
        self.progress.hide()
        self._ask_lists()
        self._ask_schedule()
        self._tasks.changed.emit(continue_check.__name__)  # the light of the window, and who shows what was closed

    def _show_files(self, files: tuple[FileLine, ...]) -> None:
        self.files = files
        self._empty(self._files.body)
        tells_hurt = may(Event.CUSTOMER_HURT, self._summary.duties)
        self.lines = []
        for line in files:
            view = FileLineView(line, tells_hurt=tells_hurt, leads_back=self._leads_back())
            view.hurt_wanted.connect(self.open_hurt)
            view.back_wanted.connect(lambda _: self.page_wanted.emit("archive", "restore"))
            if self.lines:
                self._files.add(Rule())
            self.lines.append(view)
            self._files.add(view)
        if self._summary.top_secret_room and self._room() == "everyday":
            words = self.tr("Ngăn tuyệt mật của bạn được kiểm tra khi mở phòng tuyệt mật.")
            self._files.add(Paragraph(words, "secondary", "small"))

    def _leads_back(self) -> bool:
        from ui.archive.parts import offered  # here, not above: it knows this part

        return any(entry.key == "restore" for entry in offered(self._summary))

    def open_hurt(self, line: FileLine) -> HurtDialog:
        """Which records of that compartment are hurt."""
        dialog = HurtDialog(self, self._tasks, line, self._room())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _show_past(self, checks: tuple[PastCheck, ...]) -> None:
        if self.past is not None:
            self._bottom.removeWidget(self.past)
            self.past.deleteLater()
        self.past = PastCard(checks)
        self._bottom.addWidget(self.past)

    def _show_schedule(self, schedule: Schedule) -> None:
        self.schedule.show_schedule(schedule)

    def _switch(self, on: bool) -> None:
        self._tasks.read(set_schedule, on, then=lambda _: self._ask_schedule(), owner=self)

    def _ask_schedule(self) -> None:
        self._tasks.read(schedule_state, then=self._show_schedule, owner=self)

    def _empty(self, column: QVBoxLayout) -> None:
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and isValid(widget):
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        self._files = Card(self.tr("Từng tệp"), "list-checks")
        whole = QWidget()
        whole.setMaximumWidth(current().px(WIDTH))
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        inner.addLayout(self._top)
        inner.addWidget(self._files)
        inner.addWidget(self.schedule)
        inner.addLayout(self._bottom)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addWidget(scrolled(whole), 1)
