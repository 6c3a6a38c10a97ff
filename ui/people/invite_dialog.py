"""Inviting somebody who will make their keys in their own OS account: who, which duties, two signatures, where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.people.actions import invite_person
from app.people.model import InvitationForm, Invited, PersonRow
from app.session.model import Summary
from ui.people.duties_field import DutiesField
from ui.people.invitation_file import ask_invitation
from ui.people.invited_panel import InvitedPanel
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField


class InviteDialog(SigningDialog):
    """After signing it shows the six words, and stays until they were compared."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        title = QCoreApplication.translate("InviteDialog", "Mời người mới")
        super().__init__(parent, title, tasks, summary, people, None)
        self.path: Path | None = None
        self.name = TextField(self.tr("Họ và tên"), required=True, longest=120)
        self.job = TextField(self.tr("Chức danh"), hint=self.tr("Như ghi trên văn bản."))
        self.duties = DutiesField()
        self._asking: list[QWidget] = [
            Paragraph(
                self.tr(
                    "Người mới tự tạo khóa trong tài khoản máy của mình; không bí mật nào đi qua tệp lời mời. "
                    "Dự án và cấp mật được chọn khi nhận vào."
                ),
                "secondary",
            ),
            two_columns(self.name, self.job),
            self.duties,
        ]
        for widget in self._asking:
            self.add(widget)
        self.finish_layout(PrimaryButton(self.tr("Ký và ghi lời mời…"), "send"), self.tr("Đang ký…"))
        self.duties.changed.connect(lambda: self.more.set_concerned(Duty.OFFICER in self.duties.value()))

    def form(self) -> InvitationForm:
        """What has been filled in."""
        return InvitationForm(self.name.value(), self.job.value(), self.duties.value())

    def submit(self) -> None:
        """Check what can be checked here, ask where to, then have it signed."""
        if not self.name.value():
            self.name.set_error(self.tr("Hãy điền họ và tên."))
            self.name.focus()
        elif not self.duties.value():
            self.duties.set_error(self.tr("Hãy chọn ít nhất một nhiệm vụ."))
        elif not self.signatures.complain():
            path = self.path or ask_invitation(self)
            if path is not None:
                self.sign_with(invite_person, self.form(), path, then=self._show)

    def _show(self, answer: object) -> None:
        if isinstance(answer, Invited):
            for widget in self._asking:
                widget.hide()
            self.panel = InvitedPanel(answer)
            self.show_result(self.panel)
