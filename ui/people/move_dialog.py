"""Other duties, another title, other clearances, stated whole; what the old place gave ends with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.access.level import Level
from app.access.policy import READERS
from app.ids import Id
from app.people.actions import move_person
from app.people.model import ClearanceForm, MoveForm, PersonRow, PersonView
from app.projects.model import ProjectRow
from app.session.model import Summary
from ui import messages
from ui.people.duties_field import DutiesField
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label
from ui.widgets.text_field import TextField

KEEP, NONE = "keep", "none"


class MoveDialog(SigningDialog):
    """Closes as accepted once the person has what the form says, and nothing else."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        projects: Sequence[ProjectRow],
        view: PersonView,
    ) -> None:
        title = QCoreApplication.translate("MoveDialog", "Đổi nhiệm vụ của {}").format(view.row.name)
        super().__init__(parent, title, tasks, summary, people, view.row)
        self._row = view.row
        self.job = TextField(self.tr("Chức danh"), required=True, longest=120)
        self.job.set_value(view.row.title)
        self.duties = DutiesField()
        self.duties.set_value(view.row.duties)
        held = None if view.clearances is None else {row.project: row.level for row in view.clearances}
        self.levels = {row.project: self._level_field(row, held) for row in projects}
        self._told = InlineNotice(
            "info",
            self.tr(
                "Cấp mật nào bị rút thì ngăn ấy đổi khóa ngay. Nhiệm vụ không được xem hồ sơ thì mất mọi thẩm quyền."
            ),
        )
        self._title = Label(self.tr("Thẩm quyền sau khi đổi"), "strong")
        self.add(self.job)
        self.add(self.duties)
        self.add(self._title)
        self.add(self._told)
        for field in self.levels.values():
            self.add(field)
        self.duties.changed.connect(self._duties_changed)
        self._duties_changed()
        self.finish_layout(PrimaryButton(self.tr("Đổi và ký"), "user-cog"), self.tr("Đang ký và đổi khóa…"))

    def form(self) -> MoveForm:
        """What has been filled in."""
        reads = bool(READERS & frozenset(self.duties.value()))
        chosen = [(project, field.value()) for project, field in self.levels.items()] if reads else []
        clearances = tuple(
            ClearanceForm(project, level if isinstance(level, Level) else None)
            for project, level in chosen
            if level != KEEP
        )
        return MoveForm(self._row.uid, self.job.value(), self.duties.value(), clearances)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be done."""
        if not self.job.value():
            self.job.set_error(self.tr("Hãy điền chức danh."))
            self.job.focus()
        elif not self.duties.value():
            self.duties.set_error(self.tr("Hãy chọn ít nhất một nhiệm vụ."))
        else:
            self.sign(move_person, self.form(), long=True)

    def done_words(self, answer: object) -> str:
        return self.tr("Đã đổi nhiệm vụ của {}.").format(self._row.name)

    def _level_field(self, row: ProjectRow, held: dict[Id, Level] | None) -> ComboField:
        """The level afterwards. Who cannot know the present one, a manager, is offered to leave it as it is."""
        language = messages.language()
        choices: list[tuple[object, str]] = [] if held is not None else [(KEEP, self.tr("giữ nguyên"))]
        choices.append((NONE, self.tr("không được xem")))
        choices += [(level, self.tr("đến {}").format(level.label(language))) for level in Level]
        field = ComboField(row.name, choices)
        field.set_value(KEEP if held is None else held.get(row.project, NONE))
        return field

    def _duties_changed(self) -> None:
        reads = bool(READERS & frozenset(self.duties.value()))
        for widget in (self._title, self._told, *self.levels.values()):
            widget.setVisible(reads)
        self.more.set_concerned((Duty.OFFICER in self.duties.value()) != (Duty.OFFICER in self._row.duties))
