"""A new machine or account for somebody in the vault, also after a loss: access ends first, then comes the invitation.

Pure rules:

* Lost: the old keys are revoked and all that they opened gets new keys, in one act; only then is there an invitation.
  Stopped in between, the dialog can be opened again for the person, who has left by then, and goes on with it.
* Kept: the old keys go on until the new ones have unlocked once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.people.actions import invite_person, leave_person
from app.people.model import InvitationForm, Invited, LeaveReason, PersonRow
from app.session.model import Summary
from ui.people.invitation_file import ask_invitation
from ui.people.invited_panel import InvitedPanel
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.text_field import TextField

KEPT, LOST = "kept", "lost"


class MachineDialog(SigningDialog):
    """After signing it shows the six words of the invitation."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], person: PersonRow
    ) -> None:
        title = QCoreApplication.translate("MachineDialog", "Máy mới cho {}").format(person.name)
        super().__init__(parent, title, tasks, summary, people, None)  # one signs for one's own new machine, too
        self._person = person
        self.path: Path | None = None
        self.why = ComboField(self.tr("Máy hoặc tài khoản cũ"), self._cases())
        self.note = TextField(self.tr("Mất khi nào, ở đâu"), required=True, longest=500)
        self.explained = InlineNotice("info")
        self._asking: list[QWidget] = [self.why, self.note, self.explained]
        for widget in self._asking:
            self.add(widget)
        self.finish_layout(PrimaryButton(self.tr("Ký và ghi lời mời…"), "send"), self.tr("Đang ký…"))
        self.more.set_concerned(Duty.OFFICER in person.duties)
        self.why.changed.connect(self._explain)
        self._explain()

    def submit(self) -> None:
        """Lost: end the access, then invite. Kept, or ended before: invite."""
        lost = self._is_lost()
        if lost and not self.note.value():
            self.note.set_error(self.tr("Hãy ghi lý do trong một câu."))
            self.note.focus()
            return
        if self.signatures.complain():
            return
        path = self.path or ask_invitation(self)
        if path is None:
            return
        self.path = path
        if lost:
            then = self._revoked
            self.sign_with(
                leave_person, self._person.uid, LeaveReason.LOST, self.note.value(), then=then, long=True
            )  # fmt: skip
        else:
            self._invite()

    def _revoked(self, _: object) -> None:
        self.why.set_choices([(KEPT, self.tr("Đã chấm dứt quyền của khóa cũ"))])
        self._explain()
        self._invite()

    def _invite(self) -> None:
        if self.path is not None:
            form = InvitationForm("", "", (), self._person.uid)
            self.sign_with(invite_person, form, self.path, then=self._show)

    def _show(self, answer: object) -> None:
        if isinstance(answer, Invited):
            for widget in self._asking:
                widget.hide()
            self.panel = InvitedPanel(answer)
            self.show_result(self.panel)

    def _is_lost(self) -> bool:
        return self._person.active and self.why.value() == LOST

    def _cases(self) -> list[tuple[object, str]]:
        if not self._person.active:
            return [(KEPT, self.tr("Đã chấm dứt quyền của khóa cũ"))]
        cases: list[tuple[object, str]] = [(KEPT, self.tr("Vẫn ở trong tay người này"))]
        if not self._person.me:
            cases.append((LOST, self.tr("Đã mất, hoặc không còn chắc")))
        return cases

    def _explain(self) -> None:
        lost = self._is_lost()
        self.note.setVisible(lost)
        if lost:
            self.explained.set_text(
                self.tr(
                    "Ký một lần, làm hai việc theo thứ tự: chấm dứt quyền của khóa cũ và đổi khóa mọi ngăn nó mở được, "
                    "rồi ghi lời mời cho máy mới. Thỏa thuận và bài học được giữ; thẩm quyền cấp lại khi nhận vào."
                ),
                "warning",
            )
        else:
            self.explained.set_text(
                self.tr(
                    "Người này giữ tên, nhiệm vụ, thỏa thuận và bài học. Khóa cũ còn dùng được cho đến khi khóa mới mở "
                    "kho lần đầu, rồi hết quyền."
                ),
                "info",
            )
