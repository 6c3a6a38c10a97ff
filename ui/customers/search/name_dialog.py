"""The name of a kept search."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.customers.search.model import LONGEST_NAME
from app.errors import NiemError
from ui.messages import sentence
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.level import level_name
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField


class NameDialog(Dialog):
    """``named(name)`` each time the person confirms; whoever opened it closes it or shows what was wrong."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, level: int, proposed: str) -> None:
        super().__init__(parent, title, level=level, width=520)
        self.name = TextField(self.tr("Tên tìm kiếm"), required=True, longest=LONGEST_NAME)
        self.name.set_value(proposed[:LONGEST_NAME])
        self.name.edit.selectAll()
        told = self.tr("Được giữ cùng hồ sơ cấp {}. Chỉ bạn thấy nó.").format(level_name(level).lower())
        self.add(self.name)
        self.add(Paragraph(told, "secondary", "small"))
        self.add_cancel(self.tr("Hủy"))
        self.go = PrimaryButton(self.tr("Lưu"), "check")
        self.add_button(self.go, default=True)
        self.go.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        if self.name.value():
            self.named.emit(self.name.value())
        else:
            self.name.set_error(sentence("search.name_required"))

    def show_error(self, error: NiemError) -> None:
        """Say under the name what was wrong."""
        self.set_busy(False)
        self.name.set_error(sentence(error))
