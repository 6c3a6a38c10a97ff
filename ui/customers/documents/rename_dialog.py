"""Another name for a document."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.customers.documents.actions import rename_document
from app.customers.documents.model import DocumentRow, require_name
from app.errors import NiemError, Problem
from ui import messages
from ui.messages import sentence
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.text_field import TextField


class RenameDialog(Dialog):
    """Accepted when the new name is kept."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: DocumentRow, room: Room) -> None:
        super().__init__(parent, self.tr("Đổi tên tài liệu"), level=int(row.level))
        self._tasks, self._row, self._room = tasks, row, room
        self.name = TextField(self.tr("Tên tài liệu"), required=True)
        self.name.set_value(row.name)
        self.add(self.name)
        self.set_note(self.tr("Tên cũ còn trong các bản đã lưu."))
        self.add_cancel(self.tr("Hủy"))
        self.save = self.add_button(PrimaryButton(self.tr("Lưu tên"), "save"), default=True)
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        try:
            name = require_name(self.name.value())
        except Problem as problem:
            self.name.set_error(sentence(problem))
            return
        self.name.set_error("")
        self.set_busy(True)
        self._tasks.act(
            rename_document, self._row.ref, name, self._row.rev,
            then=lambda _: self._done(), failed=self._failed, owner=self, room=self._room,
        )  # fmt: skip

    def _done(self) -> None:
        self.set_busy(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        if isinstance(error, Problem):
            self.name.set_error(sentence(error))
        else:
            messages.show(self, error)
