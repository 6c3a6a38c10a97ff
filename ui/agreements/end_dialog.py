"""Ending an agreement before its last day: a reason, and one's own passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.agreements.actions import end_agreement
from app.agreements.model import LONGEST_REASON, AgreementRow
from app.errors import NiemError
from ui import messages
from ui.agreements.words import term_words
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea


class EndDialog(Dialog):
    """Closes as accepted once the agreement counts no longer."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: AgreementRow) -> None:
        super().__init__(parent, QCoreApplication.translate("EndDialog", "Chấm dứt thỏa thuận bảo mật"), width=560)
        self._tasks, self._row = tasks, row
        about = FieldGrid(dense=True)
        about.add_row("person", self.tr("Người ký"), row.name)
        about.add_row("number", self.tr("Số"), row.number)
        about.add_row("term", self.tr("Thời hạn"), term_words(row))
        self.reason = TextArea(
            self.tr("Lý do"),
            hint=self.tr("Vài chữ, không nêu chuyện riêng: lý do nằm trong danh bạ chung của kho."),
            required=True,
            lines=2,
            longest=LONGEST_REASON,
        )
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.add(about)
        self.add(self._warning())
        self.add(self.reason)
        self.add(self.passphrase)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.end = self.add_button(DangerButton(self.tr("Chấm dứt thỏa thuận"), "ban"))
        self.end.clicked.connect(self.submit)
        self.passphrase.submitted.connect(self.submit)

    def _warning(self) -> InlineNotice:
        if not self._row.needed:
            return InlineNotice("info", self.tr("Nghĩa vụ giữ kín những gì đã biết vẫn còn sau khi chấm dứt."))
        if self._row.me:
            words = self.tr("Kho sẽ ngừng mở hồ sơ khách hàng cho bạn ngay. Nghĩa vụ giữ kín vẫn còn.")
        else:
            words = self.tr("Kho sẽ ngừng mở hồ sơ khách hàng cho {} ngay. Nghĩa vụ giữ kín vẫn còn.").format(
                self._row.name
            )
        return InlineNotice("warning", words)

    def submit(self) -> None:
        """Check what can be checked here, then end it."""
        messages.forget(self)
        if not self.reason.value().strip():
            self.reason.set_error(messages.sentence("agreements.reason_missing"))
            self.reason.focus()
            return
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            self.passphrase.focus()
            return
        self.set_busy(True)
        self._tasks.act(
            end_agreement,
            self._row.uid,
            self._row.number,
            self.reason.value(),
            self.passphrase.value(),
            then=self._ended,
            failed=self._failed,
            owner=self,
        )

    def _ended(self, _: object) -> None:
        self.set_busy(False)
        messages.done(self, self.tr("Đã chấm dứt thỏa thuận số {}.").format(self._row.number))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.passphrase.clear_value()
        messages.show(self, error)
