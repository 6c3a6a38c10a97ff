"""Which item of its customer a document belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.customers.documents.actions import bind_document
from app.customers.documents.model import DocumentRow
from app.customers.model import Item
from app.errors import NiemError
from ui import messages
from ui.customers.words import kind_words
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog

WHOLE = ""


class BindDialog(Dialog):
    """Accepted when it is kept, and when nothing was to be changed. ``items`` are those it may belong to."""

    def __init__(self, parent: QWidget, tasks: Tasks, row: DocumentRow, items: Sequence[Item], room: Room) -> None:
        super().__init__(parent, self.tr("Gắn tài liệu với một mục"), subtitle=row.name, level=int(row.level))
        self._tasks, self._row, self._room = tasks, row, room
        self._items = {item.ref.rid.hex(): item.ref for item in items}
        named = [(item.ref.rid.hex(), f"{kind_words(item.kind)}: {item.title}") for item in items]
        self.item = ComboField(
            self.tr("Tài liệu thuộc về"),
            [(WHOLE, self.tr("cả hồ sơ khách hàng")), *named],
            hint=self.tr("Mục ở cấp cao hơn tài liệu không có ở đây: hãy thêm tài liệu ở cấp của mục."),
        )
        self.item.set_value(row.item.rid.hex() if row.item else WHOLE)
        self.add(self.item)
        self.set_note(self.tr("Chỗ cũ còn trong các bản đã lưu."))
        self.add_cancel(self.tr("Hủy"))
        self.save = self.add_button(PrimaryButton(self.tr("Lưu"), "save"), default=True)
        self.save.clicked.connect(self._save)
        if not items and row.item is None:
            self.save.set_available(False, self.tr("Hồ sơ này chưa có mục nào để gắn."))

    def _save(self) -> None:
        wanted = self._items.get(str(self.item.value()))
        if wanted == self._row.item:
            self.accept()
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            bind_document, self._row.ref, wanted, self._row.rev,
            then=lambda _: self._done(), failed=self._failed, owner=self, room=self._room,
        )  # fmt: skip

    def _done(self) -> None:
        self.set_busy(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)
