"""The door of the top-secret room: what it is, and the passphrase once more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import NiemError
from app.people.entrance import sign_in
from app.session.model import Summary
from app.settings.preference import TOP_SECRET_LOCK_MINUTES
from ui.messages import sentence
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.first_focus import FirstFocus
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.step_up import StepUpContent
from ui.widgets.text import Label, Paragraph

FREE_TRIES = 2
LONGEST_WAIT = 60


class DoorPanel(FirstFocus):
    """``opened(Summary)`` with what the room's own session may open. After wrong tries the next must wait longer."""

    opened = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._failures = self._wait = 0
        self.notice = InlineNotice("info")
        self.notice.hide()
        self.passphrase = StepUpContent("")
        self.open = PrimaryButton(self.tr("Mở phòng tuyệt mật"), "lock-open")
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count)
        self._lay_out()
        self.open.clicked.connect(self._try)
        self.passphrase.submitted.connect(self._try)
        self.setFocusProxy(self.passphrase)

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(current().px(520))
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        card.body.setContentsMargins(12, 12, 12, 12)
        card.body.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self.tr("Phòng tuyệt mật"), "title"))
        head.addWidget(LevelChip(3))
        head.addStretch(1)
        card.body.addLayout(head)
        card.add(
            Paragraph(
                self.tr(
                    "Hồ sơ tuyệt mật ở một phòng riêng, có danh sách và khóa riêng. Hãy gõ lại cụm mật khẩu để mở."
                ),
                "secondary",
            )
        )
        for icon, words in (
            ("ban", self.tr("Không in, không xuất, không sao chép, không kéo thả ra ngoài.")),
            ("eye", self.tr("Mỗi lượt xem được ghi nhật ký; tên bạn in chìm trên màn hình.")),
            (
                "clock",
                self.tr("Phòng tự đóng khi bạn rời trang hoặc nghỉ tay {} phút.").format(TOP_SECRET_LOCK_MINUTES),
            ),
        ):
            card.body.addLayout(_line(icon, words))
        card.add(self.notice)
        card.add(self.passphrase)
        card.add(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)

    def begin(self, told: str = "") -> None:
        """Show the closed door; ``told`` says why it closed."""
        self.notice.setVisible(bool(told))
        self.notice.set_text(told)
        self.passphrase.clear_value()
        self.open.set_busy(False)
        self.passphrase.setEnabled(True)
        self._show_wait()

    def _try(self) -> None:
        if self._wait or not self.open.isEnabled():
            return
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            return
        self.open.set_busy(True, self.tr("Đang mở phòng…"))
        self.passphrase.setEnabled(False)
        self._tasks.enter(
            sign_in, Path(self._summary.vault_path), self._summary.uid, typed, "top_secret",
            then=self._entered, failed=self._failed, owner=self, room="top_secret",
        )  # fmt: skip

    def _entered(self, summary: Summary) -> None:
        self._failures = 0
        self.begin()
        self.opened.emit(summary)

    def _failed(self, error: NiemError) -> None:
        self.open.set_busy(False)
        self.passphrase.setEnabled(True)
        self.passphrase.set_error(sentence(error))
        if error.code == "keys.wrong_passphrase_or_machine":
            self._failures += 1
            self._wait = (
                min(2 ** max(self._failures - FREE_TRIES, 0), LONGEST_WAIT) if self._failures > FREE_TRIES else 0
            )
            self._show_wait()

    def _count(self) -> None:
        self._wait = max(self._wait - 1, 0)
        self._show_wait()

    def _show_wait(self) -> None:
        if self._wait:
            self._second.start()
            self.open.setText(self.tr("Thử lại sau {} giây").format(self._wait))
            self.open.set_available(False, self.tr("Gõ sai nhiều lần liên tiếp nên lần thử tới phải chờ."))
        else:
            self._second.stop()
            self.open.setText(self.tr("Mở phòng tuyệt mật"))
            self.open.set_available(True)


def _line(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    mark = IconLabel(icon, "secondary", 16)
    mark.setMinimumHeight(20)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(words), 1)
    return row
