"""The tab of backups: one light for the last proved one, the destinations of this machine, the register.

Pure rules:

* What counts is the last backup that was restored into a scratch place and found whole; only that has an age here.
* Proving an old one again, and recording a destroyed medium, is for officers: their keys open it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.archive.backup.actions import make_backup, prove_backup
from app.archive.backup.model import OLD_AFTER, BackupRow, BackupState, Outcome, PlaceState
from app.archive.backup.queries import backup_state
from app.clock import DAY, SystemClock, shown_time
from app.errors import Cancelled, NiemError
from app.session.model import OVER, Summary
from ui import messages
from ui.archive.backup.destroyed_dialog import DestroyedDialog
from ui.archive.backup.plan_dialog import PlanDialog
from ui.archive.backup.rows import BackupLine, PlaceLine
from ui.archive.backup.words import age_words, outcome_words
from ui.archive.part import Part
from ui.tasks import Task, Tasks
from ui.theme import current
from ui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph, Tone

WIDTH = 880
SHOWN = 60
"""The newest rows of the register; older ones are in the directory and on certificates."""


class BackupPart(Part):
    """Loaded when its tab is opened. One piece of work at a time, which can be stopped."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self._waiting: list[str] = []
        self._place = ""
        self._came: list[str] = []
        self._failures = 0
        self.state: BackupState | None = None
        self.progress: ProgressPanel | None = None
        self.lines: list[BackupLine] = []
        self.places: list[PlaceLine] = []
        self.make = PrimaryButton(self.tr("Sao lưu ngay"), "archive")
        self.make.clicked.connect(self.make_all)
        self.plan = SecondaryButton(self.tr("Nơi lưu và giờ…"), "settings")
        self.plan.clicked.connect(self.open_plan)
        self.told = InlineNotice("info", "", parent=self)
        self.told.hide()
        self.empty = EmptyState(
            "archive",
            self.tr("Máy này chưa có nơi lưu"),
            self.tr(
                "Chọn một ổ cứng rời hoặc thư mục mạng. Mỗi bản sao lưu được niêm phong, rồi khôi phục thử để chắc "
                "chắn dùng được."
            ),
            self.tr("Chọn nơi lưu…"),
            action_icon="hard-drive",
        )
        self.empty.acted.connect(self.open_plan)
        self.shown = QStackedWidget()
        self.shown.addWidget(self.empty)
        self._work = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.told)
        column.addLayout(self._work)
        column.addWidget(self.shown, 1)
        self.setFocusProxy(self.make)
        self._allow()

    def title(self) -> str:
        return self.tr("Sao lưu")

    def head_buttons(self) -> tuple[QWidget, ...]:
        return self.plan, self.make

    def reload(self) -> None:
        self._tasks.read(backup_state, then=self.show_state, owner=self)

    # Showing ---------------------------------------------------------------------------------------------------

    def show_state(self, state: BackupState) -> None:
        """Show where everything stands."""
        self.state = state
        self._allow()
        while self.shown.count() > 1:
            old = self.shown.widget(1)
            if old is None:
                break
            self.shown.removeWidget(old)
            old.deleteLater()
        self.lines, self.places = [], []
        if not state.places and not state.rows:
            self.shown.setCurrentWidget(self.empty)
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Light(*self._light(state)))
        if not state.escrowed:
            words = self.tr(
                "Bộ khôi phục chưa mở được bản sao lưu: chỉ cán bộ an toàn của kho mở được. Hãy làm lễ chia khóa khôi "
                "phục, hoặc bổ sung khóa ở mục Khôi phục."
            )
            column.addWidget(InlineNotice("warning", words))
        if state.hurt:
            words = self.tr(
                "Lần kiểm tra gần nhất thấy kho có tệp hỏng. Bản sao lưu cũ được giữ lại hết, vì bản cũ có thể còn "
                "nguyên tệp đó. Hãy xem mục Kiểm tra."
            )
            column.addWidget(InlineNotice("warning", words))
        if state.places:
            column.addWidget(self._places(state))
        if state.rows:
            column.addWidget(self._register(state))
        column.addStretch(1)
        inside.setMaximumWidth(current().px(WIDTH))
        area = scrolled(inside)
        self.shown.addWidget(area)
        self.shown.setCurrentWidget(area)

    def _light(self, state: BackupState) -> tuple[str, str, str]:
        """Tone, title and words of the light."""
        if not state.proved_at:
            return "danger", self.tr("Chưa có bản sao lưu nào kiểm chứng"), self.tr("Hãy sao lưu ngay hôm nay.")
        age = max(0, SystemClock().now() - state.proved_at)
        when = self.tr("Khôi phục thử lúc {when}, {age}.").format(
            when=shown_time(state.proved_at), age=age_words(age // DAY)
        )
        if age > OLD_AFTER:
            return "warning", self.tr("Bản sao lưu đã cũ"), when
        return "success", self.tr("Bản sao lưu gần nhất dùng được"), when

    def _places(self, state: BackupState) -> Card:
        card = Card(self.tr("Nơi lưu của máy này"), "hard-drive")
        for number, place in enumerate(state.places):
            if number:
                card.add(Rule())
            line = PlaceLine(place, self._place_buttons(place))
            self.places.append(line)
            card.add(line)
        plan = state.plan
        words = (
            self.tr("Tự sao lưu mỗi ngày lúc {:02d}:00 khi kho mở; giữ 7 ngày, 5 tuần và 12 tháng gần nhất.").format(
                plan.hour
            )
            if plan.scheduled
            else self.tr("Chỉ sao lưu khi bấm nút; giữ 7 ngày, 5 tuần và 12 tháng gần nhất.")
        )
        card.add(Paragraph(words, "secondary", "small"))
        return card

    def _place_buttons(self, place: PlaceState) -> list[Button]:
        button = QuietButton(self.tr("Sao lưu vào đây"), "archive")
        button.setAccessibleName(self.tr("Sao lưu vào {}").format(place.name))
        button.clicked.connect(partial(self.make_in, place.name))
        return [button]

    def _register(self, state: BackupState) -> Card:
        card = Card(self.tr("Sổ các bản sao lưu"), "list-checks")
        for number, row in enumerate(state.rows[:SHOWN]):
            if number:
                card.add(Rule())
            line = BackupLine(row, self._row_buttons(row))
            self.lines.append(line)
            card.add(line)
        left = len(state.rows) - SHOWN
        if left > 0:
            card.add(Paragraph(self.tr("Và {} bản cũ hơn.").format(left), "secondary", "small"))
        return card

    def _row_buttons(self, row: BackupRow) -> list[Button]:
        buttons: list[Button] = []
        if row.here and may(Event.BACKUP_PROVE, self._summary.duties):
            again = QuietButton(self.tr("Kiểm chứng lại"), "shield-check")
            again.setAccessibleName(self.tr("Kiểm chứng lại {}").format(row.name))
            again.clicked.connect(partial(self.prove, row))
            buttons.append(again)
        if row.may_exist and not row.here and may(Event.BACKUP_DESTROYED, self._summary.duties):
            gone = QuietButton(self.tr("Đã hủy ổ…"), "flame")
            gone.setAccessibleName(self.tr("Ghi đã hủy ổ có {}").format(row.name))
            gone.clicked.connect(partial(self.open_destroyed, row))
            buttons.append(gone)
        return buttons

    def _allow(self) -> None:
        state, why = self.state, ""
        if self._task is not None:
            why = self.tr("Đang sao lưu.")
        elif state is None or not state.places:
            why = self.tr("Chọn nơi lưu trước.")
        self.make.set_available(not why, why)

    # Doing -----------------------------------------------------------------------------------------------------

    def make_all(self) -> None:
        """A backup in every destination of this machine, one after the other."""
        if self.state is not None:
            self._begin([place.name for place in self.state.places])

    def make_in(self, place: str) -> None:
        """A backup in one destination."""
        self._begin([place])

    def prove(self, row: BackupRow) -> None:
        """Read one again and restore it into a scratch place."""
        title = self.tr("Đang kiểm chứng {}").format(row.name)
        self._start(title, prove_backup, row.number, then=lambda _: self._proved(row))

    def open_plan(self) -> None:
        """The destinations and the hour."""
        if self.state is not None:
            self._open(PlanDialog(self.window(), self._tasks, self.state.plan))

    def open_destroyed(self, row: BackupRow) -> None:
        """A medium that was destroyed."""
        self._open(DestroyedDialog(self.window(), self._tasks, row))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _begin(self, places: Sequence[str]) -> None:
        if self._task is None and places:
            self.told.hide()
            self._waiting, self._came, self._failures = list(places), [], 0
            self._next()

    def _next(self) -> None:
        self._place = self._waiting.pop(0)
        title = self.tr("Đang sao lưu vào {}").format(self._place)
        self._start(title, make_backup, self._place, then=self._made)

    def _start(self, title: str, act: Callable[..., Any], *args: object, then: Callable[[Any], None]) -> None:
        if self._task is not None:
            return
        self.progress = ProgressPanel(title)
        self.progress.set_text(self.tr("Chép, niêm phong, rồi khôi phục thử. Người khác vẫn làm việc bình thường."))
        self._work.addWidget(self.progress)
        self._task = self._tasks.act(
            act, *args, then=then, failed=self._failed, owner=self, progress=self.progress.set_progress
        )
        self.progress.cancelled.connect(self._task.cancel)
        self._allow()

    def _end(self) -> None:
        self._task = None
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self._allow()

    def _made(self, outcome: Outcome) -> None:
        self._end()
        self._came.append(outcome_words(outcome))
        self._go_on()

    def _go_on(self) -> None:
        """Tell what came of each until now, and try the next, whatever became of the others."""
        self.told.set_text("\n".join(self._came), "danger" if self._failures else "success")
        self.told.show()
        if self._waiting:
            self._next()
        else:
            self._place = ""
            self.reload()

    def _proved(self, row: BackupRow) -> None:
        self._end()
        self.told.set_text(self.tr("{} nguyên vẹn và mở ra được.").format(row.name), "success")
        self.told.show()
        self.reload()

    def _failed(self, error: NiemError) -> None:
        self._end()
        stopped = isinstance(error, Cancelled)
        if self._place and not stopped and error.code not in OVER:
            self._failures += 1
            self._came.append(f"{self._place}: {messages.sentence(error)}")
            self._go_on()
            return
        self._waiting, self._place = [], ""
        words = self.tr("Đã dừng. Bản này không được tính là bản sao lưu.") if stopped else messages.sentence(error)
        mild = stopped and not self._failures
        self.told.set_text("\n".join([*self._came, words]), "warning" if mild else "danger")
        self._came, self._failures = [], 0
        self.told.show()
        self.reload()


class Light(Card):
    """One light for the last proved backup: a tone, an icon and the words."""

    def __init__(self, tone: str, title: str, words: str) -> None:
        super().__init__()
        looks = {"success": "shield-check", "warning": "clock", "danger": "shield-x"}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shown: Tone = "success" if tone == "success" else "warning" if tone == "warning" else "danger"
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(Label(title, "section", shown))
        text.addWidget(Paragraph(words, "secondary"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(looks[tone], shown, 40))
        row.addLayout(text, 1)
        self.body.addLayout(row)
        self.setAccessibleName(f"{title} {words}")
