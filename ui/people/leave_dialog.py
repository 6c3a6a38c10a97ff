"""Letting a person go: why, two signatures, and the keys they had replaced while one watches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.people.actions import leave_person
from app.people.model import LeaveReason, PersonRow
from app.session.model import Summary
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.text_field import TextField


class LeaveDialog(SigningDialog):
    """Closes as accepted once the access has ended."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], person: PersonRow
    ) -> None:
        title = QCoreApplication.translate("LeaveDialog", "Cho {} thôi quyền").format(person.name)
        super().__init__(parent, title, tasks, summary, people, person)
        self._person = person
        self.why = ComboField(self.tr("Trường hợp"), self._reasons())
        self.note = TextField(self.tr("Ghi chú"), required=True, longest=500)
        self.add(
            InlineNotice(
                "warning",
                self.tr(
                    "Quyền chấm dứt ngay khi ký. Mọi ngăn người này mở được sẽ đổi khóa, rồi đổi khóa chung của kho; "
                    "những người khác cần mở khóa lại. Không lấy lại được những gì người này đã đọc."
                ),
            )
        )
        self.add(two_columns(self.why, self.note))
        self.more.set_concerned(Duty.OFFICER in person.duties)
        self.finish_layout(DangerButton(self.tr("Cho thôi quyền và đổi khóa"), "user-minus"), self.tr("Đang đổi khóa…"))

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        if not self.note.value():
            self.note.set_error(self.tr("Hãy ghi lý do trong một câu."))
            self.note.focus()
            return
        why = self.why.value()
        reason = why if isinstance(why, LeaveReason) else LeaveReason.RESIGNED
        self.sign(leave_person, self._person.uid, reason, self.note.value(), long=True)

    def done_words(self, answer: object) -> str:
        return self.tr("{} không còn quyền nào trong kho. Khóa đã đổi.").format(self._person.name)

    def _reasons(self) -> list[tuple[object, str]]:
        return [
            (LeaveReason.RESIGNED, self.tr("Thôi việc theo thỏa thuận")),
            (LeaveReason.DISMISSED, self.tr("Bị cho thôi việc")),
            (LeaveReason.LOST, self.tr("Mất máy hoặc mất tài khoản máy")),
            (LeaveReason.COMPROMISED, self.tr("Nghi khóa đã lộ")),
        ]
