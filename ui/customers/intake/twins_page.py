"""Rows that repeat a customer, side by side with whom they repeat: skip, merge field by field, or add anyway.

A merge never changes a level. Whom a row repeats is asked for, and so put on record, when somebody rests on that row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.customers.intake.model import Act, Decision, ImportChoices, ImportPreview, ImportRow, Pair
from app.customers.model import FIELDS, CustomerForm, CustomField, shown_phone
from app.customers.rules.model import PREFIX, shown_value
from ui.customers.intake.words import act_words, twin_words
from ui.customers.words import field_label, relation_words
from ui.messages import language
from ui.theme import current
from ui.widgets.cell import Cell, Column
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled
from ui.widgets.combo_field import ComboField
from ui.widgets.level import level_name
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Label, Paragraph

REST_MILLISECONDS = 160


class TwinsPage(QWidget):
    """``decided(Decision)`` for one row, ``for_all(sure, possible)`` for all that are not decided by themselves.

    ``rested()``: somebody rests on a row; what the vault has of `row_to_compare` is handed in by `add_pairs`.
    """

    decided = Signal(object)
    for_all = Signal(object, object)
    rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [(act, act_words(act)) for act in Act]
        self.sure = ComboField(self.tr("Trùng chắc chắn (mã, mã số thuế, tên và điện thoại)"), choices)
        self.possible = ComboField(self.tr("Chỉ trùng điện thoại"), choices)
        self.table = RecordTable(self.tr("Các dòng trùng"))
        self.act = ComboField(self.tr("Với dòng đang chọn"), choices)
        self.told = Paragraph("", "secondary", "small")
        self._pairs: dict[int, Pair] = {}
        self._choices = ImportChoices()
        self._own: tuple[CustomField, ...] = ()
        self._row: ImportRow | None = None
        self._side: QWidget | None = None
        self._takes: dict[str, CheckField] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self.rested)
        self._lay_out()
        self.sure.changed.connect(self._all)
        self.possible.changed.connect(self._all)
        self.table.current_changed.connect(self._show)
        self.act.changed.connect(self._decide)

    def _lay_out(self) -> None:
        alls = QHBoxLayout()
        alls.setSpacing(16)
        alls.addWidget(self.sure, 1)
        alls.addWidget(self.possible, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.act)
        right.addWidget(self.told)
        self.place = QVBoxLayout()
        right.addLayout(self.place, 1)
        both = QHBoxLayout()
        both.setSpacing(16)
        self.table.setMinimumWidth(current().px(360))
        both.addWidget(self.table, 4)
        both.addLayout(right, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(alls)
        column.addLayout(both, 1)

    def row_to_compare(self) -> ImportRow | None:
        """The row in sight, where it repeats a customer of the vault who was not fetched yet."""
        row = self._row
        if row is None or row.twin is None or row.twin.ref is None or row.form is None or self._has(row):
            return None
        return row

    def _has(self, row: ImportRow) -> bool:
        pair = self._pairs.get(row.line)
        return pair is not None and pair.twin == row.twin and pair.theirs == row.form

    def add_pairs(self, pairs: Sequence[Pair]) -> None:
        """What the vault has of those rows."""
        self._pairs.update({pair.line: pair for pair in pairs})
        self._show(self._row)

    def show_preview(self, preview: ImportPreview, choices: ImportChoices) -> None:
        """Show the rows that repeat a customer."""
        chosen = self._row.line if self._row else 0
        self._choices, self._own = choices, preview.own
        self.sure.set_value(choices.sure)
        self.possible.set_value(choices.possible)
        by_line = {row.line: row for row in preview.rows}
        for row in preview.rows:
            earlier = by_line.get(row.twin.line) if row.twin is not None and row.twin.line else None
            if row.twin is not None and row.form is not None and earlier is not None and earlier.form is not None:
                self._pairs[row.line] = Pair(row.line, row.twin, row.form, earlier.form)
        rows = [row for row in preview.rows if row.twin is not None]
        model = _TwinsModel((self.tr("Dòng"), self.tr("Khách hàng"), self.tr("Sẽ làm")), self._act_of)
        model.set_records(rows)
        self.table.show_model(model)
        lines = [row.line for row in rows]
        if rows:
            self.table.selectRow(lines.index(chosen) if chosen in lines else 0)
        self._show(self.table.record())

    def _decision(self, row: ImportRow) -> Decision | None:
        return next((one for one in self._choices.decisions if one.line == row.line), None)

    def _act_of(self, row: ImportRow) -> Act:
        decision = self._decision(row)
        if decision is not None:
            return decision.act
        sure = row.twin is not None and row.twin.sure
        return self._choices.sure if sure else self._choices.possible

    # One row

    def _show(self, record: object) -> None:
        self._row = record if isinstance(record, ImportRow) else None
        if self._side is not None:
            self.place.removeWidget(self._side)
            self._side.hide()
            self._side.deleteLater()
            self._side = None
        self._takes = {}
        row = self._row
        if row is None or row.twin is None:
            self.told.setText("")
            return
        self.act.set_value(self._act_of(row))
        words = twin_words(row.twin)
        self.told.setText(self.tr("Dòng {} {}.").format(row.line, words))
        pair = self._pairs.get(row.line)
        if pair is not None:
            self._side = scrolled(self._compared(pair))
            self.place.addWidget(self._side, 1)
        elif row.twin.ref is not None:
            self._rest.start()

    def _compared(self, pair: Pair) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        ours = self.tr("Dòng {} của danh sách").format(pair.twin.line) if pair.twin.line else self.tr("Hồ sơ đã có")
        for place, title in enumerate(("", ours, self.tr("Dòng {} của danh sách").format(pair.line))):
            grid.addWidget(Label(title, "small_strong", "secondary"), 0, place)
        decision = self._decision(self._row) if self._row is not None else None
        taken = decision.taken if decision is not None else ()
        merging = self._row is not None and self._act_of(self._row) is Act.MERGE
        for number, (field, label, left, right) in enumerate(self._fields_of(pair), start=1):
            differs = left != right
            grid.addWidget(Label(label, "small", "secondary"), number, 0)
            grid.addWidget(Paragraph(left or "–", "text", "body"), number, 1)
            grid.addWidget(Paragraph(right or "–", "text", "strong" if differs else "body"), number, 2)
            if merging and differs and left and right and field != "level":
                take = CheckField(self.tr("Lấy giá trị này"))
                take.check.setAccessibleName(self.tr("{}: lấy giá trị của danh sách").format(label))
                take.set_value(field in taken)
                take.changed.connect(self._decide)
                self._takes[field] = take
                grid.addWidget(take, number, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return inner

    def _fields_of(self, pair: Pair) -> list[tuple[str, str, str, str]]:
        """(field, what it is called, ours, theirs): every customer's fields, and those of the project's own that either
        of the two has.
        """
        rows = [(field, field_label(field), _shown(pair.ours, field), _shown(pair.theirs, field)) for field in FIELDS]
        ours, theirs = dict(pair.ours.custom), dict(pair.theirs.custom)
        for own in self._own:
            left, right = (shown_value(own.type, side.get(own.id), language()) for side in (ours, theirs))
            if left or right:
                rows.append((PREFIX + own.id, own.name, left, right))
        return rows

    def _decide(self) -> None:
        act = self.act.value()
        if self._row is not None and isinstance(act, Act):
            taken = tuple(field for field, take in self._takes.items() if take.value())
            self.decided.emit(Decision(self._row.line, act, taken if act is Act.MERGE else ()))

    def _all(self) -> None:
        self.for_all.emit(self.sure.value(), self.possible.value())


class _TwinsModel(RowsModel[ImportRow]):
    """The rows that repeat somebody, and what would be done with each."""

    def __init__(self, titles: tuple[str, str, str], act_of: object) -> None:
        columns = (
            Column("line", titles[0], 56, align="right", sortable=False),
            Column("name", titles[1], 140, stretch=True, sortable=False),
            Column("act", titles[2], 150, sortable=False),
        )
        self._act_of = act_of
        super().__init__(columns, self._show)

    def _show(self, row: ImportRow, key: str) -> Cell:
        if key == "line":
            return Cell(str(row.line), tone="secondary")
        if key == "name":
            return Cell(row.form.name if row.form is not None else "", twin_words(row.twin) if row.twin else "")
        act = self._act_of(row) if callable(self._act_of) else Act.SKIP
        return Cell(act_words(act), tone="secondary" if act is Act.SKIP else "info" if act is Act.MERGE else "success")


def _shown(form: CustomerForm, field: str) -> str:
    if field == "phones":
        return ", ".join(map(shown_phone, form.phones))
    if field == "relation":
        return relation_words(form.relation)
    if field == "level":
        return level_name(form.level)
    return str(getattr(form, field))
