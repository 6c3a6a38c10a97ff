"""The list as it would be imported: every row and cell, the errors beside it, a cell mended or a row left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.customers.intake.model import CellEdit, Fate, ImportPreview, ImportRow
from ui.customers.intake.import_model import CellFault, ImportModel, faults_in, unused_columns
from ui.customers.intake.words import counts_words, field_name, problem_sentence
from ui.theme import current
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.check_field import CheckField
from ui.widgets.line_edit import LineEdit
from ui.widgets.naming import grouped, name_control
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Elided, Label


class CheckPage(QWidget):
    """``edited(CellEdit)``, ``left_out(line, bool)`` for one row, ``bad_left_out(bool)`` for all wrong ones."""

    edited = Signal(object)
    left_out = Signal(int, bool)
    bad_left_out = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: ImportPreview | None = None
        self.counts = Elided("", "strong")
        self.only_bad = CheckField(self.tr("Chỉ dòng lỗi"))
        self.leave_bad = CheckField(self.tr("Không nhập mọi dòng lỗi"))
        self.table = RecordTable(self.tr("Các dòng của danh sách"))
        self.table.set_compact(True)
        self.errors = RecordTable(self.tr("Các ô có lỗi"))
        self.errors.set_compact(True)
        self.cell = LineEdit()
        name_control(self.cell, self.tr("Sửa ô"))
        self.fault = Elided("", "small", "danger")
        self.where = Label(self.tr("Sửa ô"), "medium")
        self.write = SecondaryButton(self.tr("Ghi ô"), "check")
        self.leave = QuietButton(self.tr("Không nhập dòng này"), "x")
        self._row: ImportRow | None = None
        self._place = -1
        self._lay_out()
        self.only_bad.changed.connect(self._filter)
        self.leave_bad.changed.connect(lambda: self.bad_left_out.emit(self.leave_bad.value()))
        self.errors.current_changed.connect(self._go_to)
        self.errors.opened.connect(lambda _: self.cell.setFocus())
        self.table.opened.connect(lambda _: self.cell.setFocus())
        self.write.clicked.connect(self._write)
        self.cell.returnPressed.connect(self._write)
        self.leave.clicked.connect(self._leave)
        following = QShortcut(QKeySequence("F8"), self)
        following.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        following.activated.connect(self.next_error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.counts, 1)
        head.addWidget(self.leave_bad)
        head.addWidget(self.only_bad)
        self.beside = QWidget()
        errors = QVBoxLayout(self.beside)
        errors.setContentsMargins(0, 0, 0, 0)
        errors.setSpacing(6)
        errors.addWidget(Label(self.tr("Các ô có lỗi (F8: lỗi tiếp theo)"), "small_strong", "secondary"))
        errors.addWidget(self.errors, 1)
        self.beside.setFixedWidth(current().px(300))
        tables = QHBoxLayout()
        tables.setSpacing(12)
        tables.addWidget(self.beside)
        tables.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.where)
        row.addWidget(self.cell, 1)
        row.addWidget(self.write)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(tables, 1)
        column.addLayout(row)
        column.addWidget(self.fault)

    # Showing

    def show_preview(self, preview: ImportPreview, *, bad_left_out: bool, first: bool) -> None:
        """Show the rows; the row and cell that were being mended stay chosen if they are still there. ``first``: the
        list was not shown before.
        """
        line, place = (0, -1) if first else ((self._row.line if self._row else 0), self._place)
        self.preview = preview
        self.model = ImportModel(preview)
        self.table.show_model(self.model)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._at())
        faults = faults_in(preview)
        list_of_errors = _ErrorsModel(preview, self.tr("Dòng"), self.tr("Ô và lỗi"))
        list_of_errors.set_records(faults)
        self.errors.show_model(list_of_errors)
        self.beside.setVisible(bool(faults))
        self.leave_bad.setVisible(bool(preview.bad) or bad_left_out)
        self.leave_bad.set_value(bad_left_out)
        if first:
            self.only_bad.set_value(preview.bad > 0)
        elif not preview.bad:
            self.only_bad.set_value(False)
        self._filter()
        self.counts.setText(counts_words(preview))
        self._choose(line, place)

    def how_read(self) -> str:
        """The encoding, the columns that are not used, and how much of a long list is shown."""
        preview = self.preview
        if preview is None:
            return ""
        parts = [self.tr("Bảng mã: {}.").format(preview.encoding)] if preview.encoding else []
        left_out = unused_columns(preview)
        if left_out:
            parts.append(self.tr("Cột không dùng đến: {}.").format(left_out))
        if preview.total > len(preview.rows):
            shown = grouped(len(preview.rows))
            parts.append(self.tr("Bảng chỉ hiện {} dòng: các dòng đầu, dòng lỗi và dòng trùng.").format(shown))
        return " ".join(parts)

    def _filter(self) -> None:
        if self.preview is not None:
            self.model.show_only_bad(self.only_bad.value())
            self._choose(0, -1)

    # Going to a cell

    def next_error(self) -> None:
        """Go to the next wrong cell, after the last to the first."""
        model = self.errors.model()
        if isinstance(model, RowsModel) and model.rowCount():
            at = self.errors.currentIndex().row()
            self.errors.selectRow((at + 1) % model.rowCount())
            self.cell.setFocus()

    def _go_to(self, fault: object) -> None:
        if isinstance(fault, CellFault):
            self._choose(fault.row.line, fault.place)

    def _choose(self, line: int, place: int) -> None:
        row = self.model.place_of(line) if line else -1
        if row < 0:
            self._tell(None, -1)
            return
        keys = [column.key for column in self.model.columns]
        column = keys.index(f"cell:{place}") if place >= 0 else 1
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self._tell(self.model.record(row), place)

    def _at(self) -> None:
        index = self.table.currentIndex()
        row = self.model.record(index.row()) if index.isValid() else None
        key = self.model.columns[index.column()].key if index.isValid() else ""
        place = int(key.removeprefix("cell:")) if key.startswith("cell:") else self._first_fault(row)
        self._tell(row, place)

    def _first_fault(self, row: ImportRow | None) -> int:
        mapping = self.preview.mapping if self.preview else ()
        found = [mapping.index(field) for field, _ in row.problems if field in mapping] if row else []
        return found[0] if found else -1

    def _tell(self, row: ImportRow | None, place: int) -> None:
        """What can be mended now."""
        self._row, self._place = row, place
        preview = self.preview
        can_edit = row is not None and preview is not None and 0 <= place < len(row.cells)
        self.cell.setEnabled(can_edit)
        choose_first = self.tr("Hãy chọn một ô trong bảng trước.")
        self.write.set_available(can_edit, choose_first)
        self.leave.set_available(row is not None, choose_first)
        self._tell_fault("")
        self.cell.setText("")
        if row is None or preview is None:
            self.where.setText(self.tr("Sửa ô"))
            return
        out = row.fate is Fate.LEFT_OUT and row.form is None and not row.problems
        self.leave.setText(self.tr("Lấy lại dòng này") if out else self.tr("Không nhập dòng này"))
        if not can_edit:
            self.where.setText(self.tr("Dòng {}").format(row.line))
            return
        field = preview.mapping[place]
        name = field_name(field, preview) if field else preview.headers[place]
        self.where.setText(self.tr("Dòng {} · {}").format(row.line, name))
        self.cell.setText(row.cells[place])
        name_control(self.cell, self.where.text())
        wrong = next((code for wrong, code in row.problems if wrong == field and field), "")
        self._tell_fault(problem_sentence(wrong) if wrong else "")

    def _tell_fault(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def _write(self) -> None:
        if self._row is not None and self._place >= 0:
            text = self.cell.text()
            if text != self._row.cells[self._place]:
                self.edited.emit(CellEdit(self._row.line, self._place, text))

    def _leave(self) -> None:
        if self._row is not None:
            row = self._row
            out = row.fate is Fate.LEFT_OUT and row.form is None and not row.problems
            self.left_out.emit(row.line, not out)


class _ErrorsModel(RowsModel[CellFault]):
    """The wrong cells, one under the other."""

    def __init__(self, preview: ImportPreview, line: str, words: str) -> None:
        self._preview = preview
        columns = (
            Column("line", line, 56, align="right", sortable=False),
            Column("what", words, 220, stretch=True, sortable=False),
        )
        super().__init__(columns, self._show)

    def _show(self, fault: CellFault, key: str) -> Cell:
        if key == "line":
            return Cell(str(fault.row.line), tone="secondary")
        return Cell(f"{field_name(fault.field, self._preview)}: {problem_sentence(fault.code)}", tone="danger")
