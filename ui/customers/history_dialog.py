"""Every saving of a customer, and what each changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.model import Revision
from ui.customers.masks import DOT, MASKED_FIELDS
from ui.customers.words import field_label
from ui.theme import current
from ui.widgets.buttons import SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change, DiffList
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Label, Paragraph

HIDDEN = DOT * 8


class HistoryDialog(Dialog):
    """``reveal_requested()``: show phone numbers, e-mail and tax code too; answer with ``reveal`` once journalled."""

    reveal_requested = Signal()

    def __init__(self, parent: QWidget, name: str, revisions: Sequence[Revision], *, level: int) -> None:
        super().__init__(parent, self.tr("Lịch sử hồ sơ"), level=level, subtitle=name, width=920)
        self._revealed = False
        columns = (
            Column("rev", self.tr("Bản"), 56, sortable=False),
            Column("at", self.tr("Lúc"), 140, sortable=False),
            Column("by", self.tr("Người lưu"), 120, stretch=True, sortable=False),
        )
        self.table = RecordTable(self.tr("Các lần lưu"))
        self.model: RowsModel[Revision] = RowsModel(columns, _cell)
        self.model.set_records(revisions)
        self.table.show_model(self.model)
        self.table.set_compact(True)
        self.differences = DiffList(self.tr("Thay đổi của bản này"))
        self._head = Label("", "section")
        self._none = Paragraph(self.tr("Bản này không đổi trường nào."), "secondary")
        self.show_all = SecondaryButton(self.tr("Hiện số và email"), "eye")
        self.show_all.setVisible(_hides_something(revisions))
        self.show_all.clicked.connect(self.reveal_requested)
        self._lay_out()
        self.set_note(self.tr("Điện thoại, email và mã số thuế được che; mỗi lần hiện được ghi nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.add_button(self.show_all)
        self.table.current_changed.connect(lambda _: self._show())
        self.table.selectRow(0)
        self._show()

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole.setFixedHeight(current().px(380))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for widget in (self._head, self._none, self.differences):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.table.setFixedWidth(current().px(372))
        row.addWidget(self.table)
        row.addWidget(scrolled(inside), 1)
        self.add(whole)

    def reveal(self) -> None:
        """Show the values that were masked."""
        self._revealed = True
        self.show_all.set_available(False, self.tr("Đã hiện; lần xem này đã được ghi nhật ký."))
        self._show()

    def _show(self) -> None:
        revision = self.table.record()
        if not isinstance(revision, Revision):
            return
        words = self.tr("Bản {rev} · {when} · {who}")
        self._head.setText(words.format(rev=revision.rev, when=shown_time(revision.at), who=revision.by))
        self._none.setVisible(not revision.changes)
        self.differences.set_changes(
            [
                Change(
                    field_label(change.field),
                    self._shown(change.field, change.before),
                    self._shown(change.field, change.after),
                )
                for change in revision.changes
            ]
        )

    def _shown(self, field: str, text: str) -> str:
        if self._revealed or field not in MASKED_FIELDS or not text:
            return text
        return HIDDEN


def _cell(revision: Revision, key: str) -> Cell:
    shown: Mapping[str, str] = {"rev": str(revision.rev), "at": shown_time(revision.at), "by": revision.by}
    return Cell(shown[key], strong=key == "rev", tone="text" if key == "rev" else "secondary")


def _hides_something(revisions: Sequence[Revision]) -> bool:
    return any(change.field in MASKED_FIELDS for revision in revisions for change in revision.changes)
