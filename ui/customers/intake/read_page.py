"""How the file is read: which sheet, which row holds the headers, and what its letters mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.customers.intake.model import ImportPreview, Sample, Wish
from ui.customers.intake.words import reading_name
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.combo_field import ComboField
from ui.widgets.text import Label, Paragraph

_HEADERS_SHOWN = 6


class ReadPage(QWidget):
    """``wished(Wish)`` when the person chooses another sheet, header row or reading."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = ComboField(self.tr("Trang tính"))
        self.header = ComboField(self.tr("Dòng tiêu đề"))
        self.encoding = Paragraph("", "secondary", "small")
        self._preview: ImportPreview | None = None
        self._group: QButtonGroup | None = None
        self._rows: list[ChoiceRow] = []
        self.readings = QVBoxLayout()
        self.readings.setSpacing(4)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(self.sheet, 1)
        fields.addWidget(self.header, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(Label(self.tr("Chữ trong tệp đọc ra như thế nào là đúng?"), "strong"))
        column.addWidget(self.encoding)
        column.addLayout(self.readings)
        column.addStretch(1)
        self.sheet.changed.connect(lambda: self._wish(sheet=self.sheet.value(), header=0))
        self.header.changed.connect(lambda: self._wish(header=self.header.value()))

    def show_preview(self, preview: ImportPreview) -> None:
        """Show how the file was read."""
        self._preview = preview
        self.sheet.set_choices([(place, name) for place, name in enumerate(preview.sheets)])
        self.sheet.set_value(preview.sheet)
        self.sheet.setVisible(len(preview.sheets) > 1)
        self.header.set_choices([(line, self._line(line, cells)) for line, cells in preview.top])
        self.header.set_value(preview.header)
        if preview.encoding:
            self.encoding.setText(self.tr("Bảng mã của tệp: {}.").format(preview.encoding))
        else:
            self.encoding.setText(
                self.tr("Danh sách cũ hay dùng phông TCVN3, VNI hoặc mã VISCII; chọn cách đọc cho ra chữ đúng.")
            )
        self._show_readings(preview)

    def reading_chosen(self) -> str:
        """The reading in force."""
        return self._preview.reading if self._preview is not None else ""

    def _line(self, line: int, cells: tuple[str, ...]) -> str:
        filled = [cell.strip() for cell in cells if cell.strip()][:_HEADERS_SHOWN]
        return self.tr("Dòng {}: {}").format(line, " | ".join(filled)[:120])

    def _show_readings(self, preview: ImportPreview) -> None:
        for row in self._rows:
            self.readings.removeWidget(row)
            row.hide()
            row.deleteLater()
        group = QButtonGroup(self)
        self._rows = []
        for sample in preview.samples:
            row = ChoiceRow(self._words(sample), self)
            row.mark.setChecked(sample.reading == preview.reading)
            row.mark.clicked.connect(lambda _=False, reading=sample.reading: self._wish(reading=reading))
            group.addButton(row.mark)
            self.readings.addWidget(row)
            self._rows.append(row)
        if self._group is not None:
            self._group.deleteLater()
        self._group = group

    def _words(self, sample: Sample) -> str:
        cells = "   ·   ".join(cell.replace("\n", " ")[:60] for cell in sample.cells)
        return f"{reading_name(sample.reading)}:   {cells or self.tr('(không có chữ có dấu)')}"

    def _wish(self, **changed: object) -> None:
        preview = self._preview
        if preview is None:
            return
        told = {"sheet": preview.sheet, "header": preview.header, "reading": preview.reading, **changed}
        self.wished.emit(Wish(_number(told["sheet"]), _number(told["header"]), str(told["reading"])))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
