"""One button for both ends of joining from one's own account: inviting, and taking in who answered."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.people.model import PersonRow
from app.projects.model import ProjectRow
from app.session.model import Summary
from ui.people.invite_dialog import InviteDialog
from ui.people.take_in_dialog import TakeInDialog
from ui.tasks import Tasks
from ui.theme import icon
from ui.widgets.buttons import SecondaryButton
from ui.widgets.dialog import Dialog


class Rows(Protocol):
    """Where the lists come from: the page."""

    @property
    def people(self) -> tuple[PersonRow, ...]: ...

    @property
    def projects(self) -> tuple[ProjectRow, ...]: ...


class InvitationMenu(SecondaryButton):
    """The button, with its menu. ``page`` is a widget that knows the people and the projects."""

    def __init__(self, page: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(QCoreApplication.translate("InvitationMenu", "Mời và nhận…"), "send")
        self._page, self._tasks, self._summary = page, tasks, summary
        self.menu_ = QMenu(self)
        self.invite = QAction(icon("send", "secondary"), self.tr("Mời người mới…"), self.menu_)
        self.take_in = QAction(icon("user-plus", "secondary"), self.tr("Nhận người đã trả lời…"), self.menu_)
        self.menu_.addAction(self.invite)
        self.menu_.addAction(self.take_in)
        self.invite.triggered.connect(self.open_invite)
        self.take_in.triggered.connect(self.open_take_in)
        self.clicked.connect(lambda: self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def open_invite(self) -> InviteDialog:
        """Ask whom to invite."""
        dialog = InviteDialog(self._page, self._tasks, self._summary, self._rows().people)
        self._open(dialog)
        return dialog

    def open_take_in(self) -> TakeInDialog:
        """Ask for an answer's file."""
        rows = self._rows()
        dialog = TakeInDialog(self._page, self._tasks, self._summary, rows.people, rows.projects)
        self._open(dialog)
        return dialog

    def _rows(self) -> Rows:
        return self._page  # type: ignore[return-value]

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
