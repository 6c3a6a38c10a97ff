"""Giving a suspended person access back, signed by a manager and an officer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.people.actions import thaw_person
from app.people.model import PersonRow
from app.session.model import Summary
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Paragraph


class ThawDialog(SigningDialog):
    """Closes as accepted once the person can unlock again."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], person: PersonRow
    ) -> None:
        title = QCoreApplication.translate("ThawDialog", "Mở lại quyền của {}").format(person.name)
        super().__init__(parent, title, tasks, summary, people, person)
        self._person = person
        self.add(Paragraph(self.tr("Người này sẽ mở khóa được như trước, với thẩm quyền đang có."), "secondary"))
        self.finish_layout(PrimaryButton(self.tr("Mở lại và ký"), "user-check"), self.tr("Đang ký…"))

    def submit(self) -> None:
        """Ask for it to be done."""
        self.sign(thaw_person, self._person.uid, long=False)

    def done_words(self, answer: object) -> str:
        return self.tr("Đã mở lại quyền của {}.").format(self._person.name)
