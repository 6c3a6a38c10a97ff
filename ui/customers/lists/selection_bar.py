"""How many customers are chosen, and what can be done with all of them; it comes with the second one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.customers.lists.model import MOST_AT_ONCE, Field
from ui.widgets.buttons import Button, IconButton, SecondaryButton
from ui.widgets.naming import grouped
from ui.widgets.text import Label


class SelectionBar(QWidget):
    """``asked(Field)`` for a change to all of them, ``cleared()`` to choose none."""

    asked = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count = Label("", "strong")
        self.buttons: dict[Field, Button] = {
            Field.OWNER: SecondaryButton(self.tr("Phụ trách…"), "user-check"),
            Field.RELATION: SecondaryButton(self.tr("Quan hệ…"), "tag"),
            Field.NOTE: SecondaryButton(self.tr("Ghi chú…"), "pen-line"),
        }
        names = {
            Field.OWNER: self.tr("Đổi người phụ trách của các hồ sơ đã chọn"),
            Field.RELATION: self.tr("Đặt quan hệ cho các hồ sơ đã chọn"),
            Field.NOTE: self.tr("Thêm ghi chú vào các hồ sơ đã chọn"),
        }
        self.clear = IconButton("x", self.tr("Bỏ chọn"), framed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        for field, button in self.buttons.items():
            button.setAccessibleName(names[field])
            button.clicked.connect(lambda _=False, field=field: self.asked.emit(field))
            row.addWidget(button)
        row.addWidget(self.clear)
        self.clear.clicked.connect(self.cleared)

    def show_count(self, count: int) -> None:
        """Tell how many are chosen; gone for fewer than two."""
        self.setVisible(count > 1)
        self.count.setText(self.tr("{} hồ sơ đã chọn", "", count).format(grouped(count)))
        why = self.tr("Mỗi lần đổi được nhiều nhất {} hồ sơ. Hãy chọn ít hơn, hoặc lọc danh sách.")
        for button in self.buttons.values():
            button.set_available(count <= MOST_AT_ONCE, why.format(grouped(MOST_AT_ONCE)))
