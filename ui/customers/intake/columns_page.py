"""Which column of the list is which field: proposed from the headers, changed by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.customers.intake.model import MAPPED, PREFIX, ImportPreview
from ui.customers.intake.words import field_name
from ui.widgets.columns import scrolled
from ui.widgets.combo_field import ComboBox
from ui.widgets.naming import name_control
from ui.widgets.text import Elided, Label, Paragraph

_EXAMPLES = 3
_MOST_SHOWN = 200


class ColumnsPage(QWidget):
    """``mapped(mapping)`` when the person chooses another field for a column."""

    mapped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: list[ComboBox] = []
        self._mapping: list[str] = []
        self._fields: list[str] = []
        self._headers: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        words = self.tr("Cột nào là gì? Cột điện thoại có thể có nhiều; mỗi thông tin khác chỉ ở một cột.")
        self._column.addWidget(Paragraph(words, "secondary"))
        self._area: QWidget | None = None

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the columns, a few values of each, and the field that each is read as."""
        self._mapping = list(preview.mapping)
        fields = ["", *MAPPED, *(PREFIX + own.id for own in preview.own)]
        if preview.headers == self._headers and fields == self._fields:
            self._choose()
            return
        self._headers, self._fields = preview.headers, fields
        if self._area is not None:
            self._column.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(self._grid(preview))
        self._column.addWidget(self._area, 1)
        self._choose()

    def _grid(self, preview: ImportPreview) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        titles = (self.tr("Cột trong tệp"), self.tr("Vài giá trị"), self.tr("Đọc là"))
        for place, title in enumerate(titles):
            grid.addWidget(Label(title, "small_strong", "secondary"), 0, place)
        self.combos = []
        examples = _examples(preview)
        for place, header in enumerate(preview.headers[:_MOST_SHOWN]):
            combo = ComboBox()
            name_control(combo, self.tr("Cột {}: đọc là").format(header or place + 1))
            combo.addItems([self._word(field, preview) for field in self._fields])
            combo.activated.connect(lambda at, column=place: self._picked(column, at))
            grid.addWidget(
                Elided(header or self.tr("(cột {} không tiêu đề)").format(place + 1), "medium"), place + 1, 0
            )
            grid.addWidget(Elided(examples[place], "body", "secondary"), place + 1, 1)
            grid.addWidget(combo, place + 1, 2)
            self.combos.append(combo)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 3)
        grid.setRowStretch(len(self.combos) + 1, 1)
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return inner

    def _word(self, field: str, preview: ImportPreview) -> str:
        return field_name(field, preview) if field else self.tr("(bỏ qua cột này)")

    def _choose(self) -> None:
        for combo, field in zip(self.combos, self._mapping, strict=False):
            combo.setCurrentIndex(self._fields.index(field) if field in self._fields else 0)

    def _picked(self, column: int, at: int) -> None:
        field = self._fields[at]
        if field and field != "phones":
            self._mapping = ["" if known == field else known for known in self._mapping]
        self._mapping[column] = field
        self._choose()
        self.mapped.emit(tuple(self._mapping))


def _examples(preview: ImportPreview) -> list[str]:
    """A few values of each column, from the rows or, while there are none, from the first lines of the file."""
    rows = [row.cells for row in preview.rows] or [cells for line, cells in preview.top if line > preview.header]
    found = []
    for place in range(len(preview.headers)):
        values = dict.fromkeys(cells[place] for cells in rows[:60] if place < len(cells) and cells[place].strip())
        found.append("  ·  ".join(value.replace("\n", " ")[:40] for value in list(values)[:_EXAMPLES]) or "–")
    return found
