"""A manager gives a clearance: an officer signs beside them, or later at their own desk.

Pure rules:

* Only projects the manager opens are offered, and levels that they may hold in them.
* Nobody is offered themselves, nor a duty that holds no customer files.
* Signed alone, it waits for an officer, and says so.
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
from app.people.model import PersonRow
from app.projects.actions import grant_clearance, sign_clearance
from app.projects.model import GrantForm, GrantRow
from app.session.model import Credential, Summary
from ui import messages
from ui.projects.wish_fields import WishFields
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.two_signatures import TwoSignatures


class GiveDialog(Dialog):
    """Closes as accepted once it is given, or signed and waiting. ``extending`` fills in a clearance to go on."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        extending: GrantRow | None = None,
    ) -> None:
        title = QCoreApplication.translate("GiveDialog", "Cấp thẩm quyền")
        if extending:
            title = QCoreApplication.translate("GiveDialog", "Gia hạn thẩm quyền")
        super().__init__(parent, title, width=760)
        self._tasks, self._summary = tasks, summary
        self.person = ComboField(
            self.tr("Người được cấp"), _candidates(people), placeholder=self.tr("Chọn người"), required=True
        )
        own = [(row.project, row.name) for row in summary.projects if row.levels]
        self.project = ComboField(self.tr("Dự án"), own)
        self.wish = WishFields(list(Level))
        self.later = CheckField(
            self.tr("Cán bộ an toàn không ở đây: tôi ký trước, họ ký sau trên máy của mình"),
            hint=self.tr("Thẩm quyền chỉ có hiệu lực khi đủ hai chữ ký; đề nghị chờ tối đa 30 ngày."),
        )
        officers = [(row.uid, row.name) for row in people if row.active and not row.me and Duty.OFFICER in row.duties]
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Cán bộ an toàn hệ thống"), alone=summary.one_person
        )
        self.own = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.save = PrimaryButton(self.tr("Cấp và ký"), "user-check")
        self.add(two_columns(self.person, self.project))
        self.add(self.wish)
        self.add(self.later)
        self.add(self.signatures)
        self.add(self.own)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.save)
        self.save.clicked.connect(self.submit)
        self.project.changed.connect(self._project_changed)
        self.later.changed.connect(self._way_changed)
        if extending:
            self._fill(extending)
        self._project_changed()
        self._way_changed()

    def choose_project(self, project: Id) -> None:
        """Begin with this project."""
        self.project.set_value(project)
        self._project_changed()

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        messages.forget(self)
        if self._complain():
            return
        self._set_signing(True)
        if self.later.value():
            self._tasks.act(
                sign_clearance, self._form(), self.own.value(), then=self._signed, failed=self._failed, owner=self
            )
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._tasks.act(
            grant_clearance,
            self._form(),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._given,
            failed=self._failed,
            owner=self,
        )

    def _form(self) -> GrantForm:
        person, project = self.person.value(), self.project.value()
        return GrantForm(
            uid=Id(person) if isinstance(person, bytes) else self._summary.uid,
            project=Id(project) if isinstance(project, bytes) else None,
            project_name=self.project.combo.currentText(),
            level=self.wish.chosen_level(),
            until=self.wish.last_day(),
            reason=self.wish.reason.value(),
        )

    def _complain(self) -> bool:
        if self.person.value() is None:
            self.person.set_error(self.tr("Hãy chọn người được cấp."))
            self.person.focus()
        elif self.wish.complain():
            return True
        elif not self.later.value():
            return self.signatures.complain()
        elif not self.own.value():
            self.own.set_error(self.tr("Cần cụm mật khẩu của bạn để ký."))
            self.own.focus()
        else:
            return False
        return True

    def _given(self, _: object) -> None:
        messages.done(self, self.tr("Đã cấp thẩm quyền cho {}.").format(self.person.combo.currentText()))
        self._end()

    def _signed(self, _: object) -> None:
        messages.done(self, self.tr("Đã ký. Thẩm quyền chờ chữ ký của cán bộ an toàn."))
        self._end()

    def _end(self) -> None:
        self._set_signing(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_signing(False)
        self.signatures.clear_values()
        self.own.clear_value()
        messages.show(self, error)

    def _set_signing(self, signing: bool) -> None:
        self.set_busy(signing)
        self.save.set_busy(signing, self.tr("Đang niêm khóa và ký…"))

    def _project_changed(self) -> None:
        held = {row.project: row.levels for row in self._summary.projects}
        project = self.project.value()
        highest = max(held.get(Id(project), ()), default=Level.CONFIDENTIAL) if isinstance(project, bytes) else 1
        # Which projects' level 3 is held does not show outside the room; the passphrase tells when signing.
        if self._summary.top_secret_room:
            highest = Level.TOP_SECRET
        self.wish.set_levels([level for level in Level if level <= highest])

    def _way_changed(self) -> None:
        later = self.later.value()
        self.signatures.setVisible(not later)
        self.own.setVisible(later)
        nobody = "" if later else self.signatures.why_not()
        self.save.set_available(not nobody, nobody)
        self.save.setText(self.tr("Ký trước") if later else self.tr("Cấp và ký"))

    def _fill(self, row: GrantRow) -> None:
        self.person.set_value(row.uid)
        self.project.set_value(row.project)
        self.wish.level.set_value(row.level)
        self.wish.reason.set_value(row.why)


def _candidates(people: Sequence[PersonRow]) -> list[tuple[object, str]]:
    return [(row.uid, row.name) for row in people if row.active and not row.me and READERS & frozenset(row.duties)]
