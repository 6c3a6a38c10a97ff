"""Ending somebody's sessions: why, and the officer's passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.people.actions import end_sessions
from app.people.model import SessionRow
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea


class EndSessionsDialog(Dialog):
    """``accepted`` once the statement is signed."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: SessionRow) -> None:
        title = QCoreApplication.translate("EndSessionsDialog", "Kết thúc phiên của {}")
        super().__init__(parent, title.format(row.name))
        self._tasks, self._row = tasks, row
        self.add(
            InlineNotice(
                "info",
                self.tr(
                    "Mọi phiên đang mở của người này bị khóa trong vòng nửa phút, ở cả hai phòng. Người đó vẫn mở khóa "
                    "lại được; muốn ngăn hẳn thì tạm dừng quyền ở trang Người dùng."
                ),
            )
        )
        self.reason = TextArea(self.tr("Lý do (bắt buộc, mọi người trong kho đọc được)"), lines=2, longest=500)
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.add(self.reason)
        self.add(self.passphrase)
        self.set_note(self.tr("Việc này được ký và ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.end = self.add_button(DangerButton(self.tr("Kết thúc phiên"), "log-out"))
        self.end.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        messages.forget(self)
        if not self.reason.value():
            self.reason.set_error(messages.sentence("people.reason_missing"))
            self.reason.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu để ký."))
            self.passphrase.focus()
            return
        self.set_busy(True)
        self._tasks.act(
            end_sessions,
            self._row.uid,
            self.reason.value(),
            self.passphrase.value(),
            then=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, _: object) -> None:
        self.passphrase.clear_value()
        self.set_busy(False)
        messages.done(self, self.tr("Đã kết thúc phiên của {}.").format(self._row.name))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.passphrase.clear_value()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        else:
            messages.show(self, error)
