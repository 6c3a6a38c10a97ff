"""The documents of a customer file: where files are dropped, what is on its way, and what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from app.customers.documents.model import MOST_BYTES, DocumentRow
from app.customers.model import Item, Ref
from app.ids import Id
from ui.customers.documents.arriving import ArrivingLine
from ui.customers.documents.drop import FilesDrop
from ui.customers.documents.line import DocumentLine
from ui.customers.words import kind_words
from ui.theme import current
from ui.widgets.buttons import SecondaryButton
from ui.widgets.combo_field import ComboBox
from ui.widgets.file_drop import MEBIBYTE
from ui.widgets.level import level_name
from ui.widgets.naming import grouped, name_control
from ui.widgets.text import Label, Paragraph

ALL, WHOLE = "all", "whole"
AT_ONCE = 50
"""Documents shown before more are asked for."""


class DocumentsTab(QWidget):
    """Shows; everything else it only asks for. ``seen()``: it came into sight."""

    seen = Signal()
    brought = Signal(object)
    opened = Signal(object)
    rename_asked = Signal(object)
    bind_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DocumentRow, ...] = ()
        self._shown = AT_ONCE
        self._changeable: frozenset[Level] = frozenset()
        self._items: dict[Id, Item] = {}
        self.lines: list[DocumentLine] = []
        self.drop = FilesDrop(self.tr("Thêm tài liệu"))
        self.level = ComboBox()
        self.level_row = QWidget()
        limits = self.tr("Tối đa {} MB mỗi tệp. Nội dung được niêm phong trong kho; tệp gốc vẫn nằm ở chỗ cũ.")
        self.item = ComboBox()
        self.whose = ComboBox()
        self._new = Label("", "small", "secondary")
        self.limits = Paragraph(limits.format(MOST_BYTES // MEBIBYTE), "secondary", "small")
        self.nothing = Paragraph("", "secondary")
        self.more = SecondaryButton(self.tr("Hiện thêm"), "chevron-down")
        self._lay_out()
        self.drop.brought.connect(self.brought)
        self.more.clicked.connect(self._show_more)
        self.show_waiting()

    def _lay_out(self) -> None:
        self.level_row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name_control(self.level, self.tr("Cấp mật của tài liệu mới"))
        self.level.setFixedWidth(current().px(150))
        row = QHBoxLayout(self.level_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.item, 1)
        row.addWidget(self.level)
        row.addStretch(0)
        self._lay_out_items()
        self._arriving = QVBoxLayout()
        self._arriving.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(10)
        for widget in (self.drop, self._new, self.level_row, self.limits):
            column.addWidget(widget)
        column.addLayout(self._arriving)
        column.addWidget(self.whose)
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        more = QHBoxLayout()
        more.addWidget(self.more)
        more.addStretch(1)
        column.addLayout(more)
        column.addStretch(1)

    def _lay_out_items(self) -> None:
        """What new documents belong to, and whose are shown."""
        name_control(self.item, self.tr("Tài liệu mới thuộc về"))
        name_control(self.whose, self.tr("Lọc tài liệu theo mục"))
        for box in (self.item, self.whose):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.item.activated.connect(lambda _: self._offer_levels())
        self.whose.activated.connect(lambda _: self._fill())
        self.item.hide()
        self.whose.hide()

    # What is offered

    def offer(self, levels: Sequence[Level]) -> None:
        """New documents may be of these levels; none: nothing can be added or changed here."""
        self._changeable = frozenset(levels)
        for part in (self.drop, self.limits):
            part.setVisible(bool(levels))
        self._offer_levels()

    def offer_items(self, items: Sequence[Item]) -> None:
        """New documents may belong to one of these, and only those of one can be shown."""
        kept, shown = self.item.currentData(), self.whose.currentData()
        self._items = {item.ref.rid: item for item in items}
        whole = self.tr("cả hồ sơ khách hàng")
        self.item.clear()
        self.item.addItem(whole, WHOLE)
        self.whose.clear()
        for words, key in ((self.tr("Mọi tài liệu"), ALL), (self.tr("Tài liệu của cả hồ sơ"), WHOLE)):
            self.whose.addItem(words, key)
        for item in items:
            if self._levels_for(item):
                self.item.addItem(f"{kind_words(item.kind)}: {item.title}", item.ref.rid)
            self.whose.addItem(self.tr("Tài liệu của “{}”").format(item.title), item.ref.rid)
        _choose(self.item, kept)
        _choose(self.whose, shown)
        self._offer_levels()

    def want_item(self, ref: Ref) -> None:
        """Show the documents of an item, and let new ones belong to it."""
        _choose(self.item, ref.rid)
        _choose(self.whose, ref.rid)
        self._offer_levels()
        self._fill()

    def _levels_for(self, item: Item | None) -> list[Level]:
        """The levels at which a new document of the item, or of the whole file, may be added."""
        return sorted(level for level in self._changeable if item is None or level >= item.ref.level)

    def _offer_levels(self) -> None:
        kept, levels = self.level.currentData(), self._levels_for(self.chosen_item())
        self.level.clear()
        for level in levels:
            self.level.addItem(level_name(level), level)
        _choose(self.level, kept)
        bound = bool(self._changeable) and self.item.count() > 1
        self._new.setText(self.item.accessibleName() if bound else self.level.accessibleName())
        self.item.setVisible(bound)
        self.level.setVisible(len(levels) > 1)
        for part in (self._new, self.level_row):
            part.setVisible(bound or len(levels) > 1)

    def items_for(self, row: DocumentRow) -> tuple[Item, ...]:
        """The items to which a document may belong: none above its own level."""
        return tuple(item for item in self._items.values() if item.ref.level <= row.level)

    def chosen_item(self) -> Item | None:
        """The item that new documents belong to; None: the whole file."""
        return self._items.get(self.item.currentData())

    def chosen_level(self) -> Level:
        """The level of what is brought in next."""
        return Level(self.level.currentData())

    # What is there

    def show_waiting(self) -> None:
        """Nothing is known yet."""
        self._rows = ()
        self._fill()
        self.nothing.setText(self.tr("Đang đọc danh sách tài liệu…"))
        self.nothing.show()

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show these, newest first."""
        self._rows = tuple(rows)
        self._fill()

    def rows(self) -> tuple[DocumentRow, ...]:
        """What is shown."""
        return self._rows

    def highest_level(self) -> int:
        """The highest level among the documents shown, 0 for none."""
        return max((int(row.level) for row in self._rows), default=0)

    def _shown_rows(self) -> tuple[DocumentRow, ...]:
        wanted = self.whose.currentData()
        if wanted == ALL or not self.whose.count():
            return self._rows
        return tuple(row for row in self._rows if (row.item.rid if row.item else WHOLE) == wanted)

    def _fill(self) -> None:
        rows = self._shown_rows()
        self.whose.setVisible(len(rows) < len(self._rows) or any(row.item for row in self._rows))
        self.nothing.setText(
            self.tr("Chưa có tài liệu nào như vậy.") if self._rows else self.tr("Hồ sơ này chưa có tài liệu nào.")
        )
        self.nothing.setVisible(not rows)
        focused = next((place for place, line in enumerate(self.lines) if self._holds_focus(line)), None)
        ref = None if focused is None else self.lines[focused].row.ref
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(row) for row in rows[: self._shown]]
        for line in self.lines:
            self._list.addWidget(line)
        if focused is not None:
            self._focus_again(ref, focused)
        left = len(rows) - len(self.lines)
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Hiện thêm {} tài liệu", "", min(left, AT_ONCE)).format(grouped(min(left, AT_ONCE))))

    def _holds_focus(self, line: DocumentLine) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is line or line.isAncestorOf(focused))

    def _focus_again(self, ref: Ref | None, place: int) -> None:
        """The cursor stays at its document, or where that was."""
        same = next((line for line in self.lines if line.row.ref == ref), None)
        near = self.lines[min(place, len(self.lines) - 1)] if self.lines else self.drop.choose
        (same or near).setFocus()

    def _line(self, row: DocumentRow) -> DocumentLine:
        item = self._items.get(row.item.rid) if row.item else None
        line = DocumentLine(row, item.title if item else "", may_change=row.level in self._changeable, parent=self)
        line.opened.connect(lambda: self.opened.emit(row))
        line.rename_asked.connect(lambda: self.rename_asked.emit(row))
        line.bind_asked.connect(lambda: self.bind_asked.emit(row))
        line.remove_asked.connect(lambda: self.remove_asked.emit(row))
        return line

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self._fill()

    # What is on its way

    def begin(self, customer: Ref, level: Level, path: Path, item: Ref | None = None) -> ArrivingLine:
        """A line for a file that is being brought in."""
        line = ArrivingLine(customer, level, path, item, self)
        self._arriving.addWidget(line)
        line.show()
        return line

    def end(self, line: ArrivingLine) -> None:
        """Take a line away."""
        self._arriving.removeWidget(line)
        line.hide()
        line.deleteLater()

    def start_over(self) -> None:
        """Another file is open: show its list from the beginning."""
        self._shown = AT_ONCE
        self._items = {}
        self.item.clear()
        self.whose.clear()
        self.show_waiting()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()


def _choose(box: ComboBox, key: object) -> None:
    """Choose what stands for ``key``, else the first. Qt's own search does not find every id among bytes."""
    places = (place for place in range(box.count()) if box.itemData(place) == key)
    box.setCurrentIndex(next(places, 0))
