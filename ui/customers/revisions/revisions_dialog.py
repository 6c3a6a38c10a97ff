"""Every saving of a customer or an item: what each changed, any two beside each other, and bringing one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.model import FieldChange, Revision
from ui.customers.masks import DOT, MASKED_FIELDS
from ui.customers.revisions.subject import RevisionsOf
from ui.theme import current
from ui.widgets.buttons import SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.columns import scrolled
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change, DiffList
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Label, Paragraph

HIDDEN = DOT * 8
TALL, LOW, AROUND = 420, 170, 300
"""Heights: of the two lists at most and at least, and of all that stands above and under them."""
BEFORE = 0
"""Compared with: the revision before the chosen one, which its own saving tells."""


class RevisionsDialog(Dialog):
    """``reveal_requested()``: show phone numbers, e-mail and tax code too; answer with ``reveal`` once journalled.

    ``compare_wanted(first, second)``: answer with ``show_comparison``. ``restore_wanted(rev)``: bring that one back.
    """

    reveal_requested = Signal()
    compare_wanted = Signal(int, int)
    restore_wanted = Signal(int)

    def __init__(self, parent: QWidget, of: RevisionsOf, revisions: Sequence[Revision]) -> None:
        super().__init__(parent, of.title(), level=int(of.ref.level), subtitle=of.name, width=920)
        self._of, self._revisions = of, tuple(revisions)
        self._revealed = False
        self._shown: tuple[int, int, tuple[FieldChange, ...]] | None = None
        columns = (
            Column("rev", self.tr("Bản"), 76, sortable=False),
            Column("at", self.tr("Lúc"), 140, sortable=False),
            Column("by", self.tr("Người lưu"), 120, stretch=True, sortable=False),
        )
        self.table = RecordTable(self.tr("Các lần lưu"))
        self.model: RowsModel[Revision] = RowsModel(columns, _cell)
        self.model.set_records(revisions)
        self.table.show_model(self.model)
        self.table.set_compact(True)
        self.against = ComboField(self.tr("So với"), self._choices())
        self.against.changed.connect(self._compare)
        self.differences = DiffList(self.tr("Thay đổi của bản này"))
        self._head = Label("", "section")
        self._head.setWordWrap(True)
        self._none = Paragraph("", "secondary")
        self.show_all = SecondaryButton(self.tr("Hiện số và email"), "eye")
        self.show_all.clicked.connect(self.reveal_requested)
        self.restore = SecondaryButton(self.tr("Đưa bản này trở lại"), "rotate-ccw")
        self.restore.clicked.connect(self._ask_to_restore)
        self._lay_out()
        self.add_cancel(self.tr("Đóng"))
        if of.masks and any(_hides_something(revision.changes) for revision in revisions):
            self.set_note(self.tr("Điện thoại, email và mã số thuế được che; mỗi lần hiện được ghi nhật ký."))
            self.add_button(self.show_all)
        if of.may_restore:
            self.add_button(self.restore)
        self.table.current_changed.connect(lambda _: self._compare())
        self.table.selectRow(0)
        self._compare()

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        room = self.parentWidget()
        spare = room.height() - current().px(AROUND) if room is not None else TALL
        whole.setFixedHeight(max(current().px(LOW), min(spare, current().px(TALL))))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for widget in (self.against, self._head, self._none, self.differences):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.table.setFixedWidth(current().px(372))
        row.addWidget(self.table)
        row.addWidget(scrolled(inside), 1)
        self.add(whole)

    # What a desk answers

    def reveal(self) -> None:
        """Show the values that were masked."""
        self._revealed = True
        self.show_all.set_available(False, self.tr("Đã hiện; lần xem này đã được ghi nhật ký."))
        self._tell()

    def show_comparison(self, first: int, second: int, changes: Sequence[FieldChange]) -> None:
        """What ``second`` has otherwise than ``first``; dropped when something else is chosen by now."""
        if self._wanted() == (first, second):
            self._shown = (first, second, tuple(changes))
            self._tell()

    def newest(self) -> int:
        """The revision in force, as this dialog knows it."""
        return self._revisions[0].rev if self._revisions else 0

    # Inside

    def _choices(self) -> list[tuple[object, str]]:
        each: list[tuple[object, str]] = [
            (revision.rev, self.tr("Bản {rev} · {when}").format(rev=revision.rev, when=shown_time(revision.at)))
            for revision in self._revisions
        ]
        return [(BEFORE, self.tr("Bản ngay trước đó")), *each]

    def _chosen(self) -> Revision | None:
        revision = self.table.record()
        return revision if isinstance(revision, Revision) else None

    def _wanted(self) -> tuple[int, int]:
        """The two to compare, the earlier first."""
        revision, other = self._chosen(), self.against.value()
        chosen = revision.rev if revision else 0
        if not isinstance(other, int) or other in (BEFORE, chosen):
            return (chosen - 1, chosen)
        return (min(other, chosen), max(other, chosen))

    def _compare(self) -> None:
        revision = self._chosen()
        if revision is None:
            return
        self._offer(revision)
        first, second = self._wanted()
        if (first, second) == (revision.rev - 1, revision.rev):
            self.show_comparison(first, second, revision.changes)
            return
        self._shown = None
        self._tell()
        self.compare_wanted.emit(first, second)

    def _offer(self, revision: Revision) -> None:
        newest = revision.rev == self.newest()
        self.restore.set_available(not newest, self.tr("Đây là bản đang dùng."))

    def _ask_to_restore(self) -> None:
        revision = self._chosen()
        if revision is not None:
            self.restore_wanted.emit(revision.rev)

    def _tell(self) -> None:
        revision = self._chosen()
        if revision is None:
            return
        first, second = self._wanted()
        if (first, second) == (revision.rev - 1, revision.rev):
            words = self.tr("Bản {rev} · {when} · {who}")
            self._head.setText(words.format(rev=revision.rev, when=shown_time(revision.at), who=revision.by))
        else:
            self._head.setText(self.tr("Từ bản {first} đến bản {second}").format(first=first, second=second))
        changes = self._shown[2] if self._shown else ()
        self._none.setText(
            self.tr("Hai bản giống nhau ở mọi trường.") if self._shown else self.tr("Đang so sánh hai bản…")
        )
        self._none.setVisible(not changes)
        self.differences.set_changes([self._change(change) for change in changes])

    def _change(self, change: FieldChange) -> Change:
        label, before, after = self._of.label(change.field), change.before, change.after
        if self._revealed or not self._of.masks or change.field not in MASKED_FIELDS:
            return Change(label, before, after)
        # Two covered values look alike, and yet it has to be seen that they are not.
        covered = self.tr("{} (giá trị mới)").format(HIDDEN) if before else HIDDEN
        return Change(label, HIDDEN if before else "", covered if after else "")


def _cell(revision: Revision, key: str) -> Cell:
    shown: Mapping[str, str] = {"rev": str(revision.rev), "at": shown_time(revision.at), "by": revision.by}
    return Cell(shown[key], strong=key == "rev", tone="text" if key == "rev" else "secondary")


def _hides_something(changes: Sequence[FieldChange]) -> bool:
    return any(change.field in MASKED_FIELDS for change in changes)
