"""Loose pieces without a number: drafts, misprints, old discs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.level import Level
from app.copies.model import LONGEST_TEXT, MOST_SHEETS, Loose
from ui.theme import current
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.combo_field import ComboField
from ui.widgets.level import level_name
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import TextField


class LoosePieces(QWidget):
    """Rows of description, count and level; none to begin with. ``changed`` when rows come, go or change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = QuietButton(self.tr("Thêm thứ lẻ không có số"), "plus")
        self.more.clicked.connect(lambda _: self.add_row())
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def add_row(self, description: str = "", count: int = 1, level: Level = Level.CONFIDENTIAL) -> None:
        """Add a row."""
        row = _Row()
        row.description.set_value(description)
        row.count.set_value(count)
        row.level.set_value(level)
        row.remove.clicked.connect(lambda: self._remove(row))
        row.description.changed.connect(self.changed)
        row.count.changed.connect(self.changed)
        row.level.changed.connect(self.changed)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.description.focus()
        self.changed.emit()

    def value(self) -> tuple[Loose, ...]:
        """The rows."""
        return tuple(row.value() for row in self._rows)

    def complain(self) -> bool:
        """Say under a description that it is missing; gives whether one is."""
        missing = [row for row in self._rows if not row.description.value()]
        for row in missing:
            row.description.set_error(self.tr("Hãy ghi là thứ gì, không ghi tên khách hàng."))
        if missing:
            missing[0].description.focus()
        return bool(missing)

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.description = TextField(
            self.tr("Thứ lẻ: là gì"), longest=LONGEST_TEXT, placeholder=self.tr("ví dụ: bản in hỏng")
        )
        self.level = ComboField(self.tr("Cấp mật"), [(level, level_name(int(level))) for level in Level])
        self.count = NumberField(self.tr("Số lượng"), lowest=1, highest=MOST_SHEETS)
        self.count.setFixedWidth(current().px(90))
        self.level.setFixedWidth(current().px(124))
        self.remove = IconButton("x", self.tr("Bỏ dòng này"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.description, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)

    def value(self) -> Loose:
        chosen = self.level.value()
        return Loose(
            self.description.value(),
            self.count.value(),
            chosen if isinstance(chosen, Level) else Level.CONFIDENTIAL,
        )
