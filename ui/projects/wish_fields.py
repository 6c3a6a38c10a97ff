"""What every clearance that is asked for or given says: up to which level, until when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from app.clock import SystemClock, local_date
from app.projects.model import LONGEST_REASON
from ui.projects.words import level_words
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.text_area import TextArea

YEAR = timedelta(days=365)


class WishFields(QWidget):
    """The term is a year unless the person says otherwise; a clearance without one is a choice, never a default."""

    changed = Signal()

    def __init__(self, levels: Sequence[Level], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.level = ComboField(self.tr("Được xem"), [])
        self.set_levels(levels)
        self.until = DateField(self.tr("Đến hết ngày"), required=True)
        self.until.set_value(local_date(SystemClock().now()) + YEAR)
        self.for_ever = CheckField(self.tr("Không thời hạn"))
        self.reason = TextArea(
            self.tr("Lý do"),
            hint=self.tr("Việc gì cần xem đến cấp này. Ghi vào sổ thẩm quyền."),
            required=True,
            lines=2,
            longest=LONGEST_REASON,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(two_columns(self.level, self.until))
        column.addWidget(self.for_ever)
        column.addWidget(self.reason)
        self.for_ever.changed.connect(self._end_changed)
        for field in (self.level, self.until, self.reason):
            field.changed.connect(self.changed)

    def set_levels(self, levels: Sequence[Level]) -> None:
        """Offer these levels."""
        self.level.set_choices([(level, level_words(level)) for level in levels])

    def chosen_level(self) -> Level:
        """The level."""
        value = self.level.value()
        return value if isinstance(value, Level) else Level.CONFIDENTIAL

    def last_day(self) -> str:
        """The ISO day, empty for ever."""
        day = self.until.value()
        return "" if self.for_ever.value() or day is None else day.isoformat()

    def complain(self) -> bool:
        """Show what is missing under its field; gives whether something is."""
        today = local_date(SystemClock().now())
        day = self.until.value()
        if not self.for_ever.value() and (day is None or day < today):
            self.until.set_error(self.tr("Hãy chọn một ngày từ hôm nay trở đi, hoặc đánh dấu không thời hạn."))
            self.until.focus()
            return True
        if not self.reason.value():
            self.reason.set_error(self.tr("Hãy ghi lý do."))
            self.reason.focus()
            return True
        return False

    def set_day(self, day: date) -> None:
        """Another last day."""
        self.until.set_value(day)

    def _end_changed(self) -> None:
        self.until.set_error("")
        self.until.set_read_only(self.for_ever.value())
        self.changed.emit()
