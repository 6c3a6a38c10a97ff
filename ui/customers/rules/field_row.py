"""One of a project's own fields, while a manager decides on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.customers.rules.model import LONGEST_NAME, CustomField, FieldType
from ui.customers.words import capital, fault_sentence
from ui.messages import language
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


class FieldRow(Card):
    """``moved(step)`` up (-1) or down (1); ``dropped()`` for one that was never saved; ``changed()``."""

    moved = Signal(int)
    dropped = Signal()
    changed = Signal()

    def __init__(self, field: CustomField, parent: QWidget | None = None) -> None:
        super().__init__(tone="raised", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.known = field
        self.name = TextField(self.tr("Tên trường"), required=True, longest=LONGEST_NAME)
        types = [(one, capital(one.label(language()))) for one in FieldType]
        self.type = ComboField(self.tr("Kiểu"), types)
        self.choices = TextArea(self.tr("Các lựa chọn, mỗi dòng một lựa chọn"), lines=3)
        self.required = CheckField(self.tr("Bắt buộc nhập"))
        self.retired = Paragraph(
            self.tr("Đã ngừng dùng: không còn trong biểu mẫu, giá trị cũ vẫn đọc được."), "secondary"
        )
        self.retire = QuietButton(self.tr("Ngừng dùng"), "archive")
        self.again = QuietButton(self.tr("Dùng lại"), "rotate-ccw")
        self.drop = QuietButton(self.tr("Bỏ trường này"), "trash-2")
        self.up, self.down = IconButton("arrow-up", self.tr("Lên")), IconButton("arrow-down", self.tr("Xuống"))
        self._lay_out()
        self._fill()
        self._connect()

    def _lay_out(self) -> None:
        self.add(two_columns(self.name, self.type))
        self.add(self.choices)
        self.add(self.retired)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.required, 1)
        for button in (self.up, self.down, self.retire, self.again, self.drop):
            row.addWidget(button)
        self.add(foot)

    def _fill(self) -> None:
        self.name.set_value(self.known.name)
        self.type.set_value(self.known.type)
        self.choices.set_value("\n".join(self.known.choices))
        self.required.set_value(self.known.required)
        if self.known.id:
            self.type.set_read_only(True)
            self.type.set_hint(self.tr("Kiểu của trường đã lưu là cố định."))
        self._arrange()

    def _connect(self) -> None:
        for field in (self.name, self.type, self.choices, self.required):
            field.changed.connect(self._edited)
        self.retire.clicked.connect(lambda: self._retire(True))
        self.again.clicked.connect(lambda: self._retire(False))
        self.drop.clicked.connect(self.dropped)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))

    def _edited(self) -> None:
        self._arrange()
        self.changed.emit()

    def _retire(self, retired: bool) -> None:
        self.known = replace(self.known, retired=retired)
        self._edited()

    def _arrange(self) -> None:
        retired, saved = self.known.retired, bool(self.known.id)
        self.choices.setVisible(self.type.value() is FieldType.CHOICE and not retired)
        self.required.setEnabled(not retired)
        self.name.set_read_only(retired)
        self.retired.setVisible(retired)
        self.retire.setVisible(saved and not retired)
        self.again.setVisible(saved and retired)
        self.drop.setVisible(not saved)
        name = self.name.value() or self.tr("trường mới")
        for button in (self.retire, self.again, self.drop, self.up, self.down):
            words = button.text() or button.toolTip() or button.accessibleName().split(":")[0]
            button.setAccessibleName(f"{words}: {name}")

    def field(self) -> CustomField:
        """The field as decided."""
        kind = self.type.value()
        chosen = kind if isinstance(kind, FieldType) else FieldType.TEXT
        lines = (line.strip() for line in self.choices.value().splitlines())
        choices = tuple(line for line in lines if line) if chosen is FieldType.CHOICE else ()
        return replace(
            self.known, name=self.name.value(), type=chosen, required=self.required.value(), choices=choices
        )  # fmt: skip

    def show_fault(self, fault: str) -> None:
        """Say what is wrong where it is wrong; empty: nothing."""
        of_choices = fault.startswith("choices")
        self.name.set_error(fault_sentence(fault) if fault and not of_choices else "")
        self.choices.set_error(fault_sentence(fault) if of_choices else "")
        if fault:
            (self.choices if of_choices else self.name).focus()
