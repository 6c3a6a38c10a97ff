"""Suspending a person at once: a reason and one passphrase, because minutes count."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.people.actions import freeze_person
from app.people.model import PersonRow
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_field import TextField


class FreezeDialog(Dialog):
    """Closes as accepted once the person is suspended."""

    def __init__(self, parent: QWidget, tasks: Tasks, person: PersonRow) -> None:
        title = QCoreApplication.translate("FreezeDialog", "Tạm dừng quyền của {}").format(person.name)
        super().__init__(parent, title, width=560)
        self._tasks, self._person = tasks, person
        self.reason = TextField(self.tr("Lý do"), required=True, longest=500)
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.freeze = DangerButton(self.tr("Tạm dừng ngay"), "ban")
        self.add(
            InlineNotice(
                "warning",
                self.tr(
                    "Người này không mở khóa được nữa, và phần đang mở sẽ khóa trong vòng một phút. Mở lại cần hai "
                    "người ký. Việc này chưa đổi khóa: nếu người này thôi việc, hãy dùng “Cho thôi quyền” sau đó."
                ),
            )
        )
        self.add(self.reason)
        self.add(self.passphrase)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.freeze)
        self.freeze.clicked.connect(self.submit)
        self.passphrase.submitted.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then ask."""
        messages.forget(self)
        if not self.reason.value():
            self.reason.set_error(self.tr("Hãy ghi lý do trong một câu."))
            self.reason.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Cần cụm mật khẩu của bạn để ký."))
            self.passphrase.focus()
            return
        self._set_working(True)
        self._tasks.act(
            freeze_person,
            self._person.uid,
            self.reason.value(),
            self.passphrase.value(),
            then=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, _: object) -> None:
        self._set_working(False)
        messages.done(self, self.tr("Đã tạm dừng quyền của {}.").format(self._person.name))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.passphrase.clear_value()
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.freeze.set_busy(working, self.tr("Đang ký…"))
