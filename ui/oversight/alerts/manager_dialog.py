"""A manager beside the only officer, for an alert about that officer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.people.model import PersonRow
from app.session.subject import Credential
from ui import messages
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField


class ManagerDialog(Dialog):
    """``signed(credential)`` when a manager has typed; closed by whoever opened it once it was taken."""

    signed = Signal(object)

    def __init__(self, parent: QWidget, managers: Sequence[PersonRow]) -> None:
        super().__init__(parent, QCoreApplication.translate("ManagerDialog", "Quản lý ký cùng"))
        self.add(
            InlineNotice(
                "info",
                self.tr(
                    "Cảnh báo này nói về bạn. Mời một quản lý đọc nó, đến máy này và tự gõ cụm mật khẩu của mình; tên "
                    "của cả hai được ghi lại."
                ),
            )
        )
        self.manager = ComboField(
            self.tr("Người quản lý"),
            [(one.uid, one.name) for one in managers],
            placeholder=self.tr("Chọn người quản lý"),
        )
        if len(managers) == 1:
            self.manager.set_value(managers[0].uid)
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của người quản lý"))
        self.add(self.manager)
        self.add(self.passphrase)
        self.set_note(self.tr("Việc này được ký và ghi vào nhật ký."))
        self.add_cancel(self.tr("Để mở"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký cùng"), "signature"))
        self.sign.clicked.connect(self.submit)
        if not managers:
            self.sign.set_available(False, self.tr("Chưa có quản lý nào khác đang làm việc."))

    def submit(self) -> None:
        """Say what is missing, or give what was typed."""
        messages.forget(self)
        person = self.manager.value()
        if not isinstance(person, bytes):
            self.manager.set_error(self.tr("Hãy chọn người quản lý."))
            self.manager.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Cần cụm mật khẩu của người quản lý."))
            self.passphrase.focus()
            return
        self.set_busy(True)
        self.signed.emit(Credential(person, self.passphrase.value()))  # type: ignore[arg-type]

    def refused(self, error: NiemError) -> None:
        """It was not taken: say why, at the passphrase where it was that."""
        self.set_busy(False)
        self.passphrase.clear_value()
        if error.code == "keys.wrong_passphrase_or_machine":
            self.passphrase.set_error(messages.sentence(error))
            self.passphrase.focus()
        else:
            messages.show(self, error)

    def taken(self) -> None:
        """It was: nothing of it stays."""
        self.set_busy(False)
        self.passphrase.clear_value()
        self.accept()
