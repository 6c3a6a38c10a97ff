"""How a list that is to be imported looks before it is: every cell, the wrong ones marked, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from app.customers.intake.model import Fate, ImportPreview, ImportRow
from ui.customers.intake.words import fate_words, field_name, problem_sentence, row_sentences
from ui.widgets.cell import Cell, Column
from ui.widgets.rows_model import RowsModel
from ui.widgets.tip import plain_tip

LINE, VERDICT, LEVEL = "line", "verdict", "level"
_WIDTHS = {"name": 240, "address": 200, "note": 160, "email": 170, "phones": 130}
_LOOKS = {
    Fate.ADD: ("success", "circle-check"),
    Fate.MERGE: ("info", "git-compare"),
    Fate.SKIP: ("secondary", "minus"),
    Fate.LEFT_OUT: ("secondary", "x"),
    Fate.BAD: ("danger", "circle-x"),
}


@dataclass(frozen=True, slots=True)
class CellFault:
    """One wrong cell: its row, its column (-1: the list has none for that field), what is wrong."""

    row: ImportRow
    place: int
    field: str
    code: str


def faults_in(preview: ImportPreview) -> list[CellFault]:
    """Every wrong cell of the rows shown, from the top."""
    places = {field: preview.mapping.index(field) for field in preview.mapping if field}
    return [
        CellFault(row, places.get(field, -1), field, code)
        for row in preview.rows
        if row.fate is Fate.BAD
        for field, code in row.problems
    ]


def import_columns(preview: ImportPreview) -> tuple[Column, ...]:
    """The line's number, the verdict, the level, then the list's own columns under the names of our fields."""
    own = tuple(
        Column(f"cell:{place}", _title(header, field, preview), _WIDTHS.get(field, 120), sortable=False)
        for place, (header, field) in enumerate(zip(preview.headers, preview.mapping, strict=True))
    )
    line = Column(LINE, QCoreApplication.translate("intake", "Dòng"), 64, align="right", sortable=False)
    wide = 220 if preview.bad or preview.twins else 130
    verdict = Column(VERDICT, QCoreApplication.translate("intake", "Kết quả"), wide, sortable=False)
    level = Column(LEVEL, QCoreApplication.translate("intake", "Cấp mật"), 118, sortable=False)
    return (line, verdict, level, *own)


def _title(header: str, field: str, preview: ImportPreview) -> str:
    if field:
        return field_name(field, preview)
    return QCoreApplication.translate("intake", "{} (bỏ qua)").format(header or "–")


class ImportModel(RowsModel[ImportRow]):
    """The rows of a preview. The tooltip of a cell says what is wrong with it."""

    def __init__(self, preview: ImportPreview) -> None:
        super().__init__(import_columns(preview), self._show)
        self.preview = preview
        self.set_records(preview.rows)

    def show_only_bad(self, only: bool) -> None:
        """Show the rows with something wrong alone, or all."""
        rows = self.preview.rows
        self.set_records([row for row in rows if row.problems] if only else rows)

    def place_of(self, line: int) -> int:
        """Where a line of the file is shown, -1 if it is not."""
        lines = [row.line for row in (self.record(place) for place in range(self.rowCount())) if row is not None]
        return lines.index(line) if line in lines else -1

    def field_of(self, key: str) -> str:
        """The field that a column of the list is read as, ``""`` for none."""
        return self.preview.mapping[int(key.removeprefix("cell:"))] if key.startswith("cell:") else ""

    def faults_of(self, row: ImportRow, key: str) -> list[str]:
        """What is wrong with one cell, in sentences."""
        if key == VERDICT:
            return row_sentences(row, self.preview)
        field = self.field_of(key)
        return [problem_sentence(code) for wrong, code in row.problems if wrong == field and field]

    def _show(self, row: ImportRow, key: str) -> Cell:
        if key == LINE:
            return Cell(str(row.line), tone="secondary")
        if key == LEVEL:
            return Cell(level=int(row.level)) if row.level is not None and row.fate is Fate.ADD else Cell("–")
        if key == VERDICT:
            return self._verdict(row)
        place = int(key.removeprefix("cell:"))
        text = row.cells[place] if place < len(row.cells) else ""
        text = text.replace("\n", " ")[:300]
        if self.faults_of(row, key):
            empty = QCoreApplication.translate("intake", "(trống)")
            return Cell(text or empty, tone="danger", icon="circle-alert", strong=True)
        return Cell(text, tone="text" if self.field_of(key) else "placeholder")

    def _verdict(self, row: ImportRow) -> Cell:
        tone, icon = _LOOKS[row.fate]
        sentences = row_sentences(row, self.preview)
        if not sentences or row.fate is not Fate.BAD:
            return Cell(fate_words(row), tone=tone, icon=icon)
        more = QCoreApplication.translate("intake", "và {} lỗi nữa").format(len(sentences) - 1)
        return Cell(sentences[0], more if len(sentences) > 1 else "", tone="danger", icon=icon)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.record(index.row())
            faults = self.faults_of(row, self.columns[index.column()].key) if row else []
            if faults:
                return plain_tip("\n".join(faults))
        return super().data(index, role)


def unused_columns(preview: ImportPreview) -> str:
    """Which columns are left out."""
    pairs = zip(preview.headers, preview.mapping, strict=True)
    return _listed([header for header, field in pairs if not field])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name or "–" for name in names)
