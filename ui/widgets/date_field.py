"""A day, typed as dd/mm/yyyy or picked from a calendar; may be empty."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit

_FORMAT = "%d/%m/%Y"
_WIDEST = "00/00/0000"
_FORMATS = (_FORMAT, "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y")


def parse_day(text: str) -> date | None:
    """The day that a person wrote as 24/11/2026, 24-11-2026, 24.11.2026 or 24112026; ``None`` if it is none."""
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


class DateField(Field):
    """``value`` is a ``datetime.date``, or ``None`` while empty or not a day."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, required=required, parent=parent)
        self.edit = LineEdit(whole=_WIDEST)
        self.edit.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self._open = IconButton("calendar", self.tr("Chọn {} trên lịch").format(label))
        self._open.clicked.connect(self._show_calendar)
        self.edit.add_inner(self._open)
        self._hold(self.edit)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._check)
        self._popup: QWidget | None = None

    def _edited(self) -> None:
        self.set_error("")
        self.changed.emit()

    def _check(self) -> None:
        day = parse_day(self.edit.text())
        if day:
            self.edit.setText(day.strftime(_FORMAT))
        elif self.edit.text().strip():
            self.set_error(self.tr("Hãy viết theo ngày/tháng/năm, ví dụ 24/11/2026."))

    def is_valid(self) -> bool:
        """Empty, or a day that exists."""
        return not self.edit.text().strip() or self.value() is not None

    def value(self) -> date | None:
        """The day, or ``None``."""
        return parse_day(self.edit.text())

    def set_value(self, value: date | None) -> None:
        """Show a day, or nothing. Nothing is emitted."""
        self.edit.setText(value.strftime(_FORMAT) if value else "")

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)
        self._open.setVisible(not read_only)
        self.edit.room_changed()

    def _show_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.label())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.value()
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(popup)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(calendar)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        self._popup = popup
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 4)))
        popup.show()
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.set_error("")
        if self._popup:
            self._popup.close()
            self._popup = None
        self.changed.emit()
        self.edit.setFocus()
