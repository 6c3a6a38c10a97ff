"""A chart in its card, and the same as a table at the press of a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.cell import Cell, Column
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.mark import Mark, share
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Paragraph

NUMBER_WIDTH, SHARE_WIDTH, MORE_WIDTH = 96, 72, 148


class ChartCard(Card):
    """``heads`` are the titles of the table: what the groups are, how many, and more where the marks say more."""

    def __init__(
        self, title: str, chart: Chart, heads: tuple[str, str, str], nothing: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.chart = chart
        self.model: RowsModel[Mark] = RowsModel(self._columns(heads), self._cell)
        self.table = RecordTable(self.tr("{}: bảng số liệu").format(title))
        self.table.show_model(self.model)
        self.table.set_compact(True)
        self.switch = QuietButton(self.tr("Xem bảng"), "list-checks")
        self.switch.clicked.connect(lambda: self.show_table(not self.shows_table()))
        self.add_right(self.switch)
        self._nothing = Paragraph(nothing, "secondary")
        self._views = QStackedWidget()
        for view in (chart, self.table, self._nothing):
            self._views.addWidget(view)
        self.body.addWidget(self._views, 1)
        self._sorting: tuple[str, bool] | None = None
        self._besides: tuple[Mark, ...] = ()
        self.model.sort_requested.connect(self._sort)
        self._tabled = False
        self.show_table(False)

    def set_marks(self, marks: Sequence[Mark], besides: Sequence[Mark] = ()) -> None:
        """Show these in both forms; what has no place in the chart stands ``besides`` them in the table."""
        self.chart.set_marks(marks)
        self._besides = tuple(besides)
        self._fill()
        self.show_table(self._tabled)

    def set_heads(self, title: str, heads: tuple[str, str, str]) -> None:
        """Call the card and the columns of its table something else; as many columns as before."""
        self.set_title(title)
        self.chart.setAccessibleName(title)
        self.table.setAccessibleName(self.tr("{}: bảng số liệu").format(title))
        self.model.columns = self._columns(heads)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)

    def shows_table(self) -> bool:
        """Whether the table stands in place of the chart."""
        return self._tabled

    def show_table(self, tabled: bool) -> None:
        """Show the table, or the chart."""
        self._tabled = tabled
        empty = not any(mark.value for mark in self._all())
        shown: QWidget = self.table if tabled else self.chart
        self._views.setCurrentWidget(self._nothing if empty else shown)
        self.switch.setText(self.tr("Xem biểu đồ") if tabled else self.tr("Xem bảng"))
        self.switch.set_icon("activity" if tabled else "list-checks")
        self.switch.set_available(not empty, self.tr("Chưa có số liệu để xem."))

    def _columns(self, heads: tuple[str, str, str]) -> tuple[Column, ...]:
        what, number, more = heads
        columns = [
            Column("label", what, 120, stretch=True),
            Column("value", number, NUMBER_WIDTH, align="right"),
            Column("share", self.tr("Tỷ lệ"), SHARE_WIDTH, align="right", sortable=False),
        ]
        return (*columns, Column("more", more, MORE_WIDTH, align="right", sortable=False)) if more else tuple(columns)

    def _cell(self, mark: Mark, key: str) -> Cell:
        words: dict[str, Callable[[], str]] = {
            "label": lambda: mark.label,
            "value": mark.words,
            "share": lambda: share(mark.value, sum(one.value for one in self._all())),
            "more": lambda: mark.more,
        }
        return Cell(words[key]())

    def _all(self) -> tuple[Mark, ...]:
        return (*self.chart.marks(), *self._besides)

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _fill(self) -> None:
        marks = list(self._all())
        if self._sorting is not None:
            by_value = self._sorting[0] == "value"
            marks.sort(key=lambda mark: (mark.value if by_value else 0, "" if by_value else mark.label.casefold()))
            if self._sorting[1]:
                marks.reverse()
        self.model.set_records(marks)
