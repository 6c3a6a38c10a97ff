"""Changing one's own passphrase: the old one, the new one twice, measured while typing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.people.actions import change_passphrase
from app.people.model import Strength
from app.people.queries import my_passphrase_strength
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.progress_panel import ProgressPanel

MEASURE_MILLISECONDS = 200
MIN_CHARACTERS, MIN_WORDS = 12, 4
"""What the rules of passphrases ask for, for the sentence; a test holds them to the rules themselves."""


class PassphraseDialog(Dialog):
    """``accepted`` once the new passphrase is the one in force."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, QCoreApplication.translate("PassphraseDialog", "Đổi cụm mật khẩu"))
        self._tasks = tasks
        self._task: Task | None = None
        self._strength: Strength | None = None
        self.old = PassphraseField(self.tr("Cụm mật khẩu đang dùng"))
        self.first = PassphraseField(
            self.tr("Cụm mật khẩu mới"),
            hint=self.tr("Ít nhất bốn, năm từ không liên quan đến nhau. Dài quan trọng hơn ký tự lạ."),
            with_meter=True,
        )
        self.again = PassphraseField(self.tr("Gõ lại cụm mật khẩu mới"))
        self.progress: ProgressPanel | None = None
        words = self.tr(
            "Sau khi đổi, cụm cũ không mở được gì nữa, kể cả bản sao cũ của kho. Không ai lấy lại được cụm đã quên."
        )
        for widget in (InlineNotice("info", words), self.old, self.first, self.again):
            self.add(widget)
        self.set_guard(lambda: self._task is None)
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Đổi cụm mật khẩu"), "key-round"))
        self.save.clicked.connect(self.submit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MEASURE_MILLISECONDS)
        self._timer.timeout.connect(self._measure)
        self.first.changed.connect(self._typed)
        for field in (self.old, self.first, self.again):
            field.submitted.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        messages.forget(self)
        if self._task is not None or self._complain():
            return
        self._rest(at_rest=False)
        self.progress = ProgressPanel(self.tr("Đang niêm lại khóa của bạn"))
        self.progress.cancelled.connect(self._cancel)
        self.add(self.progress)
        self._task = self._tasks.act(
            change_passphrase,
            self.old.value(),
            self.first.value(),
            then=self._done,
            failed=self._failed,
            progress=self.progress.set_progress,
            owner=self,
        )

    def _complain(self) -> bool:
        if not self.old.value():
            return _miss(self.old, self.tr("Hãy gõ cụm mật khẩu đang dùng."))
        if not self.first.value():
            return _miss(self.first, self.tr("Hãy gõ cụm mật khẩu mới."))
        if self._strength is not None and self._strength.why:
            words = messages.sentence(self._strength.why, characters=MIN_CHARACTERS, words=MIN_WORDS)
            return _miss(self.first, words)
        if self.first.value() != self.again.value():
            return _miss(self.again, self.tr("Hai lần gõ chưa giống nhau. Hãy gõ lại."))
        return False

    def _typed(self) -> None:
        self._strength = None
        self._timer.start()

    def _measure(self) -> None:
        typed = self.first.value()
        if typed:
            self._tasks.read(
                my_passphrase_strength, typed, then=lambda strength: self._measured(typed, strength), owner=self
            )
        else:
            self.first.set_strength(0, "")

    def _measured(self, typed: str, strength: Strength) -> None:
        if typed != self.first.value():
            return
        self._strength = strength
        score = strength.score if strength.acceptable else min(strength.score, 2)
        words = self.tr("Rất mạnh") if score >= 4 else self.tr("Đủ mạnh")
        self.first.set_strength(score, words if strength.acceptable else self.tr("Chưa đủ mạnh"))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _rest(self, *, at_rest: bool) -> None:
        for field in (self.old, self.first, self.again):
            field.setEnabled(at_rest)
        self.save.set_busy(not at_rest, self.tr("Đang đổi…"))
        if at_rest and self.progress is not None:
            self._task = None
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _done(self, _: object) -> None:
        self._rest(at_rest=True)
        for field in (self.old, self.first, self.again):
            field.clear_value()
        messages.done(self, self.tr("Đã đổi cụm mật khẩu. Từ giờ hãy dùng cụm mới."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._rest(at_rest=True)
        if error.code == "keys.wrong_passphrase_or_machine":
            self.old.clear_value()
            _miss(self.old, messages.sentence(error))
        elif error.code.startswith("keys.passphrase_") or error.code == "people.passphrase_unchanged":
            _miss(self.first, messages.sentence(error))
        elif not isinstance(error, Cancelled):
            messages.show(self, error)


def _miss(field: PassphraseField, words: str) -> bool:
    field.set_error(words)
    field.focus()
    return True
