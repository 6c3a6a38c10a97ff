"""A new project: a name and two signatures, a manager's and an officer's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.errors import NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.projects.actions import create_project
from app.session.model import Credential, Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures


class CreateProjectDialog(Dialog):
    """Closes as accepted once the project exists. It can be opened after the next unlocking."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__(parent, QCoreApplication.translate("CreateProjectDialog", "Tạo dự án"), width=760)
        self._tasks = tasks
        self._summary = summary
        self.name = TextField(self.tr("Tên dự án"), required=True, longest=120)
        officers = [
            (row.uid, row.name)
            for row in people
            if row.active and not row.frozen and not row.me and Duty.OFFICER in row.duties
        ]
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Cán bộ an toàn hệ thống"), alone=summary.one_person
        )
        self.save = PrimaryButton(self.tr("Tạo và ký"), "folder-plus")
        self.add(self.name)
        self.add(self.signatures)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.save)
        self.save.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            self.save.set_available(False, why)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        messages.forget(self)
        if not self.name.value():
            self.name.set_error(self.tr("Hãy điền tên dự án."))
            self.name.focus()
            return
        if self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_signing(True)
        self._tasks.act(
            create_project,
            self.name.value(),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._created,
            failed=self._failed,
            owner=self,
        )

    def _created(self, _: object) -> None:
        messages.done(self, self.tr("Đã tạo dự án."))
        self._set_signing(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        messages.show(self, error)

    def _set_signing(self, signing: bool) -> None:
        self.set_busy(signing)
        self.save.set_busy(signing, self.tr("Đang tạo khóa và ký…"))
