"""Comparing an entry with its source: the critical fields are typed without having been seen, the others read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.customers.entry.actions import verify_entry
from app.customers.entry.model import LONGEST_SOURCE, Checked, EntryField, EntryView
from app.errors import NiemError
from ui import messages
from ui.customers.entry.words import entry_field_label
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField


class VerifyDialog(Dialog):
    """``result()`` of the comparison is in ``outcome`` when the dialog has closed as accepted."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: EntryView, room: Room = "everyday") -> None:
        subtitle = QCoreApplication.translate("VerifyDialog", "Mở giấy tờ gốc và nhìn vào đó, không nhìn bản nhập.")
        super().__init__(
            parent,
            QCoreApplication.translate("VerifyDialog", "Đối chiếu: {}").format(view.row.title),
            level=int(view.row.ref.level),
            subtitle=subtitle,
            width=720,
        )
        self._tasks, self._view, self._room = tasks, view, room
        self.outcome: Checked | None = None
        self.typed: dict[str, TextField] = {}
        self._retype()
        self._read()
        self.source = TextField(
            self.tr("Đã đối chiếu với giấy tờ nào"), required=True, longest=LONGEST_SOURCE,
            placeholder=self.tr("Ví dụ: giấy đăng ký kinh doanh, bản chụp ngày 20/11/2026"),
        )  # fmt: skip
        self.add(self.source)
        self.seen = CheckField(self.tr("Các ô còn lại tôi đã đọc và thấy khớp với giấy tờ gốc."))
        self.add(self.seen)
        self.set_note(self.tr("Sai một ô thì bản nhập bị trả lại. Ctrl+S để xác minh"))
        self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Xác minh"), "shield-check"))
        self.go.clicked.connect(self.submit)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.submit)

    def _retype(self) -> None:
        card = Card(self.tr("Gõ lại từ giấy tờ gốc"), "keyboard", tone="raised")
        fields = {field.field: field for field in self._view.fields}
        for name in self._view.retype:
            field = TextField(entry_field_label(fields[name], self._view.row.kind))
            field.edit.setPlaceholderText(self.tr("để trống nếu giấy tờ không có"))
            self.typed[name] = field
            card.add(field)
        if not self.typed:
            card.add(Paragraph(self.tr("Bản này không đụng đến ô nào phải gõ lại."), "secondary"))
        self.add(card)

    def _read(self) -> None:
        card = Card(self.tr("Đọc và so với giấy tờ gốc"), "eye", tone="raised")
        grid = FieldGrid(dense=True)
        shown = [field for field in self._view.fields if self._is_read(field)]
        for field in shown:
            grid.add_row(field.field, entry_field_label(field, self._view.row.kind), field.after or self.tr("trống"))
        card.add(grid)
        self.add(card)
        card.setVisible(bool(shown)) if card.parentWidget() else None

    def _is_read(self, field: EntryField) -> bool:
        return not field.hidden and bool(field.changed if not self._view.row.new else field.after)

    def submit(self) -> None:
        """Compare, unless something is missing: then it says what."""
        if self._tasks.is_busy(self) or not self.go.isEnabled():
            return
        messages.forget(self)
        if not self.source.value():
            self.source.set_error(messages.sentence("entry.source_missing"))
            self.source.focus()
            return
        if not self.seen.value():
            self.seen.set_error(self.tr("Hãy đọc các ô còn lại rồi đánh dấu."))
            self.seen.focus()
            return
        self.set_busy(True)
        typed = {name: field.value() for name, field in self.typed.items()}
        self._tasks.act(
            verify_entry, self._view.row.ref, typed, self.source.value(), self._view.rev,
            then=self._done, failed=self._failed, owner=self, room=self._room,
        )  # fmt: skip

    def _done(self, outcome: Checked) -> None:
        self.set_busy(False)
        self.outcome = outcome
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)
