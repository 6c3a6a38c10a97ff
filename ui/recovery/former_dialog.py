"""Putting on record that an old kit was destroyed: how, and the two who saw it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.people.model import PersonRow
from app.recovery.actions import kit_destroyed
from app.recovery.model import LONGEST_HOW, FormerKit
from app.session.model import Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.signers import credential, two_signatures
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class FormerDialog(Dialog):
    """Accepted once it is on record."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], kit: FormerKit
    ) -> None:
        title = QCoreApplication.translate("FormerDialog", "Đã hủy bộ khôi phục cũ")
        super().__init__(parent, title, subtitle=f"{kit.serial:03d}", width=640)
        self._tasks, self._summary, self._serial = tasks, summary, kit.serial
        self.all_gone = CheckField(
            self.tr("Cả hai thẻ nhớ và mọi bản chép của bộ này đã bị hủy trước mặt hai chúng tôi")
        )
        self.how = TextArea(
            self.tr("Hủy bằng cách nào"), hint=self.tr("Ví dụ: nghiền vụn, biên bản số …"), longest=LONGEST_HOW, lines=2
        )
        self.signatures = two_signatures(summary, people)
        self.add(
            Paragraph(
                self.tr("Chương trình không tự thấy được việc này; nó chỉ ghi lại điều hai người xác nhận."),
                "secondary",
            )
        )
        self.add(self.how)
        self.add(self.all_gone)
        self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ký và ghi"), "signature"))
        self.save.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            self.save.set_available(False, why)

    def submit(self) -> None:
        """Put it on record."""
        messages.forget(self)
        if not self.how.value().strip():
            self.how.set_error(messages.sentence("recovery.how_missing"))
            self.how.focus()
            return
        if not self.all_gone.value():
            self.all_gone.set_error(self.tr("Hãy hủy hết rồi đánh dấu."))
            self.all_gone.focus()
            return
        if self.signatures.complain():
            return
        self._set_working(True)
        self._tasks.act(
            kit_destroyed,
            self._serial,
            self.how.value(),
            self.signatures.own_passphrase(),
            credential(self.signatures, self._summary),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _done(self) -> None:
        self._set_working(False)
        messages.done(self, self.tr("Đã ghi việc hủy bộ khôi phục cũ."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.save.set_busy(working, self.tr("Đang ghi…"))
