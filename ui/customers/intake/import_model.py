"""How a list that is to be imported looks before it is: every cell, the wrong ones marked, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from app.customers.intake.model import ImportPreview, ImportRow
from ui.customers.words import fault_sentence, field_label
from ui.widgets.cell import Cell, Column
from ui.widgets.rows_model import RowsModel

LINE, VERDICT = "line", "verdict"
_WIDTHS = {"name": 280, "address": 200, "note": 160, "email": 170, "phones": 130}


def import_columns(preview: ImportPreview) -> tuple[Column, ...]:
    """The line's number, the verdict, then the list's own columns under the names of our fields."""
    own = tuple(
        Column(f"cell:{place}", _title(header, field), _WIDTHS.get(field, 120), sortable=False)
        for place, (header, field) in enumerate(zip(preview.headers, preview.mapping, strict=True))
    )
    line = Column(LINE, QCoreApplication.translate("ImportDialog", "Dòng"), 64, align="right", sortable=False)
    wide = 380 if preview.bad else 130
    verdict = Column(VERDICT, QCoreApplication.translate("ImportDialog", "Kết quả"), wide, sortable=False)
    return (line, verdict, *own)


def _title(header: str, field: str) -> str:
    if field:
        return field_label(field)
    return QCoreApplication.translate("ImportDialog", "{} (bỏ qua)").format(header or "–")


def problem_sentence(row: ImportRow, field: str, code: str) -> str:
    """One fault of a row in words, naming the line or the record that it repeats."""
    return fault_sentence(code)


def row_sentences(row: ImportRow) -> list[str]:
    """Everything wrong with a row: "Điện thoại: không phải số …"."""
    return [f"{field_label(field)}: {problem_sentence(row, field, code)}" for field, code in row.problems]


class ImportModel(RowsModel[ImportRow]):
    """The rows of a preview. The tooltip of a cell says what is wrong with it."""

    def __init__(self, preview: ImportPreview) -> None:
        super().__init__(import_columns(preview), self._show)
        self._mapping = preview.mapping
        self._rows: tuple[ImportRow, ...] = preview.rows
        self.set_records(preview.rows)

    def show_only_bad(self, only: bool) -> None:
        """Show the rows with something wrong alone, or all."""
        self.set_records([row for row in self._rows if row.problems] if only else self._rows)

    def field_of(self, key: str) -> str:
        """The field that a column of the list is read as, ``""`` for none."""
        return self._mapping[int(key.removeprefix("cell:"))] if key.startswith("cell:") else ""

    def faults_of(self, row: ImportRow, key: str) -> list[str]:
        """What is wrong with one cell, in sentences."""
        if key == VERDICT:
            return row_sentences(row)
        field = self.field_of(key)
        return [problem_sentence(row, field, code) for wrong, code in row.problems if wrong == field and field]

    def _show(self, row: ImportRow, key: str) -> Cell:
        if key == LINE:
            return Cell(str(row.line), tone="secondary")
        if key == VERDICT:
            return _verdict(row)
        place = int(key.removeprefix("cell:"))
        text = row.cells[place] if place < len(row.cells) else ""
        if self.faults_of(row, key):
            empty = QCoreApplication.translate("ImportDialog", "(trống)")
            return Cell(text or empty, tone="danger", icon="circle-alert", strong=True)
        return Cell(text, tone="text" if self.field_of(key) else "placeholder")

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.record(index.row())
            faults = self.faults_of(row, self.columns[index.column()].key) if row else []
            if faults:
                return "\n".join(faults)
        return super().data(index, role)


def _verdict(row: ImportRow) -> Cell:
    sentences = row_sentences(row)
    if not sentences:
        return Cell(QCoreApplication.translate("ImportDialog", "Nhập được"), tone="success", icon="circle-check")
    more = QCoreApplication.translate("ImportDialog", "và {} lỗi nữa").format(len(sentences) - 1)
    return Cell(sentences[0], more if len(sentences) > 1 else "", tone="danger", icon="circle-x")


def mapping_in_words(preview: ImportPreview) -> str:
    """Which columns are read as what, and which are left out."""
    pairs = zip(preview.headers, preview.mapping, strict=True)
    return _listed([header for header, field in pairs if not field])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name or "–" for name in names)
