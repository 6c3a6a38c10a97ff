"""Checking the whole vault: one light, and a line for every file."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.archive.model import VaultHealth
from app.archive.queries import verify_vault
from app.clock import shown_time
from app.errors import Cancelled, NiemError
from app.session.model import Summary
from ui import messages
from ui.archive.checks.line import CheckLineView
from ui.archive.part import Part
from ui.tasks import Task, Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph

WIDTH = 880


class ChecksPart(Part):
    """Nothing is checked before it is asked for; the last outcome stays until the vault locks."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        self.health: VaultHealth | None = None
        self.lines: list[CheckLineView] = []
        self.check = PrimaryButton(self.tr("Kiểm tra ngay"), "shield-check")
        self.check.clicked.connect(self.start)
        self.told = InlineNotice("info", "")
        self.told.hide()
        self._work = QVBoxLayout()
        self.empty = EmptyState(
            "shield-check",
            self.tr("Chưa kiểm tra lần nào từ khi mở kho"),
            self.tr("Mọi tệp được đọc hết: từng trang, từng dòng sổ cái, từng chữ ký. Không có gì bị sửa."),
        )
        self.result = QStackedWidget()
        self.result.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.told)
        column.addLayout(self._work)
        column.addWidget(self.result, 1)
        self.setFocusProxy(self.check)

    def title(self) -> str:
        return self.tr("Kiểm tra")

    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.check,)

    def start(self) -> None:
        """Check everything that this session can open."""
        if self._task is not None:
            return
        self.told.hide()
        self.check.set_available(False, self.tr("Đang kiểm tra."))
        self.progress = ProgressPanel(self.tr("Đang kiểm tra kho"))
        self.progress.set_text(self.tr("Đọc từng tệp từ đầu đến cuối; bạn vẫn làm việc khác được."))
        self._work.addWidget(self.progress)
        room = self._tasks.top_secret
        self._task = self._tasks.read(
            verify_vault,
            then=self._show,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
            # That room opens every level, so nothing of the person's own is left out while it is open.
            room="top_secret" if room is not None and room.alive else "everyday",
        )
        self.progress.cancelled.connect(self._task.cancel)

    def _end(self) -> None:
        self._task = None
        self.check.set_available(True)
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _failed(self, error: NiemError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.told.set_text(self.tr("Đã dừng giữa chừng; phần chưa xem thì chưa biết."), "warning")
            self.told.show()
        else:
            messages.show(self, error)

    def _show(self, health: VaultHealth) -> None:
        self._end()
        self.health = health
        outcome = QWidget()
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Light(health, self.words()))
        column.addWidget(self._details(health))
        column.addStretch(1)
        outcome.setMaximumWidth(current().px(WIDTH))
        area = scrolled(outcome)
        while self.result.count() > 1:
            old = self.result.widget(1)
            if old is None:
                break
            self.result.removeWidget(old)
            old.deleteLater()
        self.result.addWidget(area)
        self.result.setCurrentWidget(area)

    def words(self) -> tuple[str, str]:
        """The light in words: (what it is, about what). Empty before the first check."""
        health = self.health
        if health is None:
            return "", ""
        when = self.tr("Kiểm tra lúc {when}, mất {seconds} giây.").format(
            when=shown_time(health.checked_at),
            seconds=f"{health.seconds_tenths // 10},{health.seconds_tenths % 10}",
        )
        if not health.whole:
            return messages.sentence("archive.not_whole"), when
        skipped = any(line.skipped for line in health.lines)
        title = self.tr("Mọi thứ bạn mở được đều nguyên vẹn") if skipped else messages.sentence("archive.whole")
        return title, when

    def _details(self, health: VaultHealth) -> Card:
        card = Card(self.tr("Từng tệp"), "list-checks")
        self.lines = [CheckLineView(line) for line in health.lines]
        for place, line in enumerate(self.lines):
            if place:
                card.add(Rule())
            card.add(line)
        if self._summary.top_secret_room and self._summary.room == "everyday":
            words = self.tr("Ngăn tuyệt mật được kiểm tra khi mở phòng tuyệt mật.")
            card.add(Paragraph(words, "secondary", "small"))
        return card


class Light(Card):
    """One light for the whole vault: a tone, an icon and the words."""

    def __init__(self, health: VaultHealth, words: tuple[str, str]) -> None:
        super().__init__()
        tone, icon = ("success", "shield-check") if health.whole else ("danger", "shield-x")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title = Label(words[0], "section", "success" if health.whole else "danger")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(title)
        text.addWidget(Paragraph(words[1], "secondary"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(icon, tone, 40))
        row.addLayout(text, 1)
        self.body.addLayout(row)
        self.setAccessibleName(" ".join(words))
