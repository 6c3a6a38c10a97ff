"""Entries of the top-secret room: the button that opens them, what they would lose in a lock, what an import sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.customers.intake.model import ImportResult
from app.session.model import ProjectSummary, Summary
from ui.customers.entry.room_dialog import EntriesDialog
from ui.customers.entry.sent import tell_if_sent
from ui.customers.form_dialog import on_close
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.page import DraftSaving


class RoomEntries(QObject):
    """``changed`` after an act on an entry; ``dialog_opened(dialog)`` when one shows."""

    changed = Signal()
    dialog_opened = Signal(object)

    def __init__(self, view: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(view)
        self._view, self._tasks, self._summary = view, tasks, summary
        self.button = SecondaryButton(QCoreApplication.translate("RoomView", "Nhập liệu"), "clipboard-check")
        self.dialog: EntriesDialog | None = None

    def open(self, project: ProjectSummary) -> EntriesDialog:
        """Show the queues of a project."""
        dialog = EntriesDialog(self._view, self._tasks, self._summary, project)
        dialog.panel.dialog_opened.connect(self.dialog_opened)
        dialog.panel.desk.changed.connect(self.changed)
        self.dialog = dialog
        on_close(dialog, self._closed)
        dialog.open()
        self.dialog_opened.emit(dialog)
        return dialog

    def _closed(self) -> None:
        self.dialog = None

    def drafts(self) -> tuple[DraftSaving, ...]:
        """What the open forms and remarks would lose in a lock."""
        return self.dialog.panel.drafts_to_save() if self.dialog is not None else ()

    def tell(self, project: ProjectSummary, result: ImportResult) -> None:
        """Say that what was imported waits to be reviewed, where it does."""
        tell_if_sent(self._view, self._tasks, "top_secret", project.project, result.added + result.merged)
