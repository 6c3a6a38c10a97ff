"""Adding a person: who, which duties, which project up to which level; their own passphrase; two signatures.

Pure rules:

* Three people type a passphrase: the new one (twice), the one signed in, and the second signer. Nobody types another's.
* Who signs second is a manager beside an officer, an officer beside a manager; in one-person mode nobody.
* A duty without customers (officer, administrator) is offered no clearance.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.access.level import Level
from app.access.policy import READERS
from app.errors import NiemError
from app.ids import Id
from app.people.actions import add_person
from app.people.model import PersonForm, PersonRow
from app.projects.model import ProjectRow
from app.session.model import Credential, Summary
from ui import messages
from ui.people.duties_field import DutiesField
from ui.people.more_officers import MoreOfficers
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Label
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures


class AddPersonDialog(Dialog):
    """Closes as accepted once the person is in the office's list."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        projects: Sequence[ProjectRow],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AddPersonDialog", "Thêm người dùng"),
            width=760,
        )
        self._tasks = tasks
        self._summary = summary
        self.name = TextField(self.tr("Họ và tên"), required=True, longest=120)
        self.job = TextField(
            self.tr("Chức danh"), hint=self.tr("Như ghi trên văn bản, ví dụ: Trưởng phòng kinh doanh.")
        )
        self.duties = DutiesField()
        self.project = ComboField(self.tr("Dự án"), [(row.project, row.name) for row in projects])
        self.clearance = ComboField(self.tr("Được xem đến mức"), self._levels(None))
        self.first = PassphraseField(
            self.tr("Cụm mật khẩu của người mới"), hint=self.tr("Người mới tự gõ; không ai khác được biết.")
        )
        self.again = PassphraseField(self.tr("Người mới gõ lại cụm mật khẩu"))
        self.signatures = TwoSignatures(
            summary.name, self._second_signers(people), self._second_duty(), alone=summary.one_person
        )
        self.more = MoreOfficers(people)
        self.ends_alone = InlineNotice(
            "warning",
            self.tr(
                "Thêm cán bộ an toàn là kết thúc chế độ một người: bạn thôi nhiệm vụ cán bộ an toàn, khóa chung của "
                "kho được đổi ngay, và từ đó việc quan trọng cần hai người ký. Xong việc, bạn mở khóa lại một lần."
            ),
        )
        self.save = PrimaryButton(self.tr("Thêm và ký"), "user-plus")
        self._given = two_columns(self.project, self.clearance)
        for widget in (
            two_columns(self.name, self.job),
            self.duties,
            self._given,
            two_columns(self.first, self.again),
        ):
            self.add(widget)
        self.add(Label(self.tr("Hai người ký"), "strong"))
        self.add(self.signatures)
        self.add(self.more)
        self.add(self.ends_alone)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.save)
        self.save.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            self.save.set_available(False, why)
        self.duties.changed.connect(self._duties_changed)
        self.project.changed.connect(self._duties_changed)
        self._duties_changed()

    def form(self) -> PersonForm:
        """What has been filled in."""
        level = self.clearance.value()
        project = self.project.value()
        return PersonForm(
            name=self.name.value(),
            title=self.job.value(),
            duties=self.duties.value(),
            project=Id(project) if isinstance(project, bytes) else Id(b""),
            clearance=level if isinstance(level, Level) else None,
            passphrase=self.first.value(),
        )

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        messages.forget(self)
        if self._complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_signing(True)
        self._tasks.act(
            add_person,
            self.form(),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase(), self.more.beside()),
            then=self._added,
            failed=self._failed,
            owner=self,
        )

    def _complain(self) -> bool:
        if not self.name.value():
            self.name.set_error(self.tr("Hãy điền họ và tên."))
            self.name.focus()
        elif not self.duties.value():
            self.duties.set_error(self.tr("Hãy chọn ít nhất một nhiệm vụ."))
        elif not self.first.value():
            self.first.set_error(self.tr("Người mới cần tự đặt cụm mật khẩu."))
            self.first.focus()
        elif self.first.value() != self.again.value():
            self.again.set_error(self.tr("Hai lần gõ chưa giống nhau. Hãy gõ lại."))
            self.again.focus()
        else:
            return self.signatures.complain() or self.more.complain()
        return True

    def _added(self, _: object) -> None:
        messages.done(self, self.tr("Đã thêm {}.").format(self.name.value()))
        self._set_signing(False)
        self.accept()
        if self._ends_alone():
            # What this window knows of its own person is no longer true, and the house has moved.
            self._tasks.session_over.emit("people.alone_no_more")

    def _failed(self, error: NiemError) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        self.more.clear_values()
        messages.show(self, error)

    def _set_signing(self, signing: bool) -> None:
        self.set_busy(signing)
        self.save.set_busy(signing, self.tr("Đang tạo khóa và ký…"))

    def _duties_changed(self) -> None:
        reads = bool(READERS & frozenset(self.duties.value()))
        self._given.setVisible(reads)
        self.more.set_concerned(Duty.OFFICER in self.duties.value())
        self.ends_alone.setVisible(self._ends_alone())
        self.clearance.set_choices(self._levels(self.project.value()) if reads else [(None, "")])

    def _ends_alone(self) -> bool:
        return self._summary.one_person and Duty.OFFICER in self.duties.value()

    def _levels(self, project: object) -> list[tuple[object, str]]:
        held = {row.project: row.levels for row in self._summary.projects}
        highest = max(held.get(Id(project), ()), default=Level.SECRET) if isinstance(project, bytes) else Level.SECRET
        if self._summary.top_secret_room:
            highest = Level.TOP_SECRET
        language = messages.language()
        return [(level, self.tr("đến {}").format(level.label(language))) for level in Level if level <= highest]

    def _second_duty(self) -> str:
        if Duty.MANAGER in self._summary.duties:
            return self.tr("Cán bộ an toàn hệ thống")
        return self.tr("Người quản lý")

    def _second_signers(self, people: Sequence[PersonRow]) -> list[tuple[object, str]]:
        wanted = Duty.OFFICER if Duty.MANAGER in self._summary.duties else Duty.MANAGER
        return [
            (row.uid, row.name)
            for row in people
            if row.active and not row.frozen and not row.me and wanted in row.duties
        ]
