"""Asking for a clearance: for oneself, or as a manager or an officer for another. Nothing is given by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.access.policy import READERS
from app.access.separation import SIGNING
from app.errors import NiemError
from app.ids import Id
from app.people.model import LONGEST_PROJECT_NAME, PersonRow
from app.projects.actions import ask_clearance
from app.projects.model import GrantForm, ProjectRow
from app.session.model import Summary
from ui import messages
from ui.projects.wish_fields import WishFields
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text_field import TextField

OTHER = "other"
"""Stands for a project that the person knows only by its name."""


class AskClearanceDialog(Dialog):
    """Closes as accepted once the request is sent."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        projects: Sequence[ProjectRow],
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("AskClearanceDialog", "Xin thẩm quyền"), width=680)
        self._tasks, self._summary = tasks, summary
        for_others = bool(SIGNING & frozenset(summary.duties))
        mine = [(row.uid, self.tr("{} (tôi)").format(row.name)) for row in people if row.me and _reads(row)]
        others = [(row.uid, row.name) for row in people if row.active and not row.me and _reads(row)]
        self.person = ComboField(
            self.tr("Xin cho"), mine + (others if for_others else []), placeholder=self.tr("Chọn người")
        )
        if mine:
            self.person.set_value(mine[0][0])
        known: list[tuple[object, str]] = [(row.project, row.name) for row in projects]
        self.project = ComboField(self.tr("Dự án"), [*known, (OTHER, self.tr("Dự án khác, tôi ghi tên"))])
        self.name = TextField(
            self.tr("Tên dự án"),
            hint=self.tr("Bạn không thấy danh sách dự án mình chưa có thẩm quyền; quản lý sẽ chọn đúng dự án."),
            required=True,
            longest=LONGEST_PROJECT_NAME,
        )
        self.wish = WishFields(list(Level))
        self.send = PrimaryButton(self.tr("Gửi đề nghị"), "send")
        self.add(InlineNotice("info", self.tr("Một quản lý của dự án và cán bộ an toàn sẽ xem và cùng ký.")))
        self.add(two_columns(self.person, self.project))
        self.add(self.name)
        self.add(self.wish)
        self.set_note(self.tr("Đề nghị chờ tối đa 30 ngày; bạn rút lại được bất cứ lúc nào."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.send)
        self.send.clicked.connect(self.submit)
        self.project.changed.connect(self._project_changed)
        self._project_changed()

    def choose_project(self, project: Id) -> None:
        """Begin with this project."""
        self.project.set_value(project)
        self._project_changed()

    def submit(self) -> None:
        """Check what can be checked here, then send it."""
        messages.forget(self)
        person, project = self.person.value(), self.project.value()
        if not isinstance(person, bytes):
            self.person.set_error(self.tr("Hãy chọn người cần thẩm quyền."))
            self.person.focus()
            return
        known = isinstance(project, bytes)
        if not known and not self.name.value():
            self.name.set_error(self.tr("Hãy ghi tên dự án."))
            self.name.focus()
            return
        if self.wish.complain():
            return
        form = GrantForm(
            uid=Id(person),
            project=Id(project) if isinstance(project, bytes) else None,
            project_name=self.project.combo.currentText() if known else self.name.value(),
            level=self.wish.chosen_level(),
            until=self.wish.last_day(),
            reason=self.wish.reason.value(),
        )
        self._set_sending(True)
        self._tasks.act(ask_clearance, form, then=self._sent, failed=self._failed, owner=self)

    def _sent(self, _: object) -> None:
        messages.done(self, self.tr("Đã gửi đề nghị. Kết quả hiện ở trang Thẩm quyền."))
        self._set_sending(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_sending(False)
        messages.show(self, error)

    def _set_sending(self, sending: bool) -> None:
        self.set_busy(sending)
        self.send.set_busy(sending, self.tr("Đang gửi…"))

    def _project_changed(self) -> None:
        self.name.setVisible(self.project.value() == OTHER)


def _reads(row: PersonRow) -> bool:
    return bool(READERS & frozenset(row.duties))
