"""Bringing compartments that the kit does not cover into it: the manager who holds them and an officer sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.people.model import PersonRow
from app.recovery.actions import escrow_missing
from app.session.model import Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.signers import credential, two_signatures
from ui.widgets.text import Paragraph


class EscrowDialog(Dialog):
    """Accepted once what the manager holds is covered."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__(parent, QCoreApplication.translate("EscrowDialog", "Đưa ngăn vào bộ khôi phục"), width=680)
        self._tasks, self._summary = tasks, summary
        self.signatures = two_signatures(summary, people)
        self.add(
            Paragraph(
                self.tr(
                    "Các ngăn mà người quản lý có mặt đang giữ khóa được gắn với khóa dự phòng chưa dùng của bộ "
                    "khôi phục. Không cần thẻ nhớ hay các mảnh."
                ),
                "secondary",
            )
        )
        self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ký và đưa vào"), "key-round"))
        self.save.clicked.connect(self.submit)

    def submit(self) -> None:
        """Ask for it to be done."""
        messages.forget(self)
        if self.signatures.complain():
            return
        self._set_working(True)
        self._tasks.act(
            escrow_missing,
            self.signatures.own_passphrase(),
            credential(self.signatures, self._summary),
            then=self._given,
            failed=self._failed,
            owner=self,
        )

    def _given(self, count: int) -> None:
        self._set_working(False)
        if count:
            messages.done(self, self.tr("Đã đưa {} ngăn vào bộ khôi phục.").format(count))
        else:
            messages.done(self, self.tr("Người quản lý này không giữ khóa của ngăn nào còn thiếu."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.save.set_busy(working, self.tr("Đang ký…"))
