"""Issuing a certificate as complete: the officer and a manager sign, once every line is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.destruction.closing.actions import complete_certificate
from app.destruction.closing.model import CertificateView, LineState
from app.errors import NiemError
from app.people.model import PersonRow
from app.session.model import Summary
from ui import messages
from ui.destruction.officer_signatures import manager_of, with_manager
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph


class CompleteDialog(Dialog):
    """Accepted once the second issue is signed."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], view: CertificateView
    ) -> None:
        title = QCoreApplication.translate("CompleteDialog", "Ban hành chứng nhận hoàn tất")
        super().__init__(parent, title, subtitle=view.number, width=640)
        self._tasks, self._summary, self._number = tasks, summary, view.number
        self.add(
            Paragraph(
                self.tr(
                    "Mọi việc đã được khép lại. Bản hoàn tất là lần ban hành 2: nó nêu số, mã kiểm tra và SHA-256 của "
                    "bản đầu, và sau khi ký thì không đổi nữa."
                ),
                "secondary",
            )
        )
        unproven = sum(line.state is LineState.NOT_PROVABLE for line in view.lines)
        if unproven:
            words = self.tr("{} việc không chứng minh được; bản hoàn tất ghi rõ điều đó.").format(unproven)
            self.add(InlineNotice("warning", words))
        self.signatures = with_manager(summary, people)
        self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký và ban hành"), "signature"))
        self.sign.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            self.sign.set_available(False, why)

    def submit(self) -> None:
        """Sign."""
        messages.forget(self)
        if self.signatures.complain():
            return
        self._set_working(True)
        self._tasks.act(
            complete_certificate,
            self._number,
            self.signatures.own_passphrase(),
            manager_of(self.signatures, self._summary),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
        )

    def _done(self) -> None:
        self._set_working(False)
        messages.done(self.parentWidget() or self, self.tr("Chứng nhận đã hoàn tất."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.sign.set_busy(working, self.tr("Đang ký…"))
