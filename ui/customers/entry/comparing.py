"""The fields of an entry, what is in force beside what is proposed; with room for a remark on each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.customers.entry.model import EntryField, EntryView
from ui.customers.entry.words import entry_field_label
from ui.widgets.buttons import QuietButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_field import TextField

LONGEST_REMARK = 1000


class FieldRow(QWidget):
    """One field. ``remark_changed`` while a remark on it is typed."""

    remark_changed = Signal()

    def __init__(self, field: EntryField, label: str, *, correction: bool, remarks: bool) -> None:
        super().__init__()
        self.field = field
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(label, "strong", "text" if field.changed else "secondary"))
        if field.critical:
            head.addWidget(IconLabel("key-round", "warning", 14))
            head.addWidget(Label(QCoreApplication.translate("FieldRow", "ô quan trọng"), "small", "warning"))
        head.addStretch(1)
        self.remark = TextField(self.tr("Nhận xét về ô {}").format(label.lower()), longest=LONGEST_REMARK)
        self.ask = QuietButton(self.tr("Nhận xét"), "message-square-warning")
        self.ask.setAccessibleName(self.tr("Nhận xét về ô {}").format(label.lower()))
        if remarks:
            head.addWidget(self.ask)
        column.addLayout(head)
        column.addWidget(self._values(correction=correction))
        if field.remark:
            column.addWidget(InlineNotice("warning", field.remark))
        if remarks:
            column.addWidget(self.remark)
            self.remark.hide()
            self.ask.clicked.connect(self.open_remark)
            self.remark.changed.connect(self.remark_changed)

    def open_remark(self) -> None:
        """Give the remark its place, and the cursor."""
        self.remark.show()
        self.ask.hide()
        self.remark.focus()

    def put_remark(self, text: str) -> None:
        """Take up a remark that was typed before."""
        self.remark.set_value(text)
        self.remark.show()
        self.ask.hide()

    def _values(self, *, correction: bool) -> QWidget:
        field, empty = self.field, self.tr("trống")
        if field.hidden:
            return Paragraph(self.tr("Bạn sẽ gõ lại ô này từ giấy tờ gốc, không nhìn bản nhập."), "secondary")
        if not correction or not field.changed:
            return Paragraph(field.after or empty, "text" if field.after else "placeholder")
        both = QWidget()
        both.setAccessibleName(
            self.tr("Đang có hiệu lực: {}. Đề nghị: {}").format(field.before or empty, field.after or empty)
        )
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_side(self.tr("Đang có hiệu lực"), field.before or empty, "secondary", "minus"), 1)
        row.addWidget(_side(self.tr("Đề nghị"), field.after or empty, "text", "plus"), 1)
        return both


def _side(head: str, text: str, tone: str, icon: str) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    top = QHBoxLayout()
    top.setSpacing(4)
    top.addWidget(IconLabel(icon, "danger" if icon == "minus" else "success", 12))
    top.addWidget(Label(head, "small", "secondary"), 1)
    column.addLayout(top)
    column.addWidget(Paragraph(text, "text" if tone == "text" else "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return side


class Comparison(QWidget):
    """All fields; of a correction those that change, and the others behind a button.

    ``remarks``: this person may send the entry back, so each field has room for a remark. ``remark_changed`` while one
    is typed.
    """

    remark_changed = Signal()

    def __init__(self, view: EntryView, *, remarks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        correction = not view.row.new
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = [field for field in view.fields if field.changed or not correction]
        shown = [field for field in first if field.after or field.before or field.hidden or field.remark]
        rest = [field for field in view.fields if field not in shown and (field.after or field.hidden or remarks)]
        self.rows: dict[str, FieldRow] = {}

        def put(fields: Sequence[EntryField], inside: QVBoxLayout) -> None:
            for field in fields:
                row = FieldRow(
                    field, entry_field_label(field, view.row.kind), correction=correction, remarks=remarks
                )  # fmt: skip
                row.remark_changed.connect(self.remark_changed)
                self.rows[field.field] = row
                inside.addWidget(row)
                inside.addWidget(Rule())

        put(shown, column)
        self.others = QWidget()
        inside = QVBoxLayout(self.others)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        put(rest, inside)
        words = self.tr("Hiện {} ô không đổi") if correction else self.tr("Hiện {} ô để trống")
        self.more = QuietButton(words.format(len(rest)), "chevron-down")
        self.more.clicked.connect(self._show_rest)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.others)
        self.others.hide()
        self.more.setVisible(bool(rest)) if self.more.parentWidget() else None

    def _show_rest(self) -> None:
        self.others.show()
        self.more.hide()

    def remarks(self) -> dict[str, str]:
        """What was remarked, by field."""
        return {name: row.remark.value() for name, row in self.rows.items() if row.remark.value()}

    def put_remarks(self, remarks: dict[str, str]) -> None:
        """Take up remarks that were typed before."""
        for name, text in remarks.items():
            if name in self.rows and text:
                self.rows[name].put_remark(text)
