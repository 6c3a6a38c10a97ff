"""The reason for a step that has to be justified, and the day on which it was taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.customers.items.model import Stage
from app.errors import NiemError
from ui import messages
from ui.customers.items.field_text import iso_of
from ui.customers.items.words import today
from ui.customers.words import explained, fault_sentence, stage_words
from ui.widgets.buttons import PrimaryButton
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.text_area import TextArea


class MoveDialog(Dialog):
    """``decided(reason, ISO day)``; it stays open, busy, until the asker closes it or tells what went wrong."""

    decided = Signal(str, str)

    def __init__(self, parent: QWidget, title: str, came_from: Stage, to: Stage, *, level: int) -> None:
        super().__init__(
            parent, f"{stage_words(came_from)} → {stage_words(to)}", level=level, subtitle=title, width=520,
        )  # fmt: skip
        self.reason = TextArea(self.tr("Lý do"), lines=3, longest=1000, required=True)
        self.reason.set_hint(self.tr("Lý do được giữ trong diễn biến của hồ sơ."))
        self.day = DateField(self.tr("Từ ngày"))
        self.day.set_value(today())
        self.add(self.reason)
        self.add(self.day)
        self.add_cancel(self.tr("Hủy"))
        self.move_on = PrimaryButton(self.tr("Chuyển sang “{}”").format(stage_words(to)), "arrow-right")
        self.move_on.clicked.connect(self._decide)
        self.add_button(self.move_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._decide)

    def _decide(self) -> None:
        if not self.move_on.isEnabled():
            return
        messages.forget(self)
        self.reason.set_error("" if self.reason.value() else fault_sentence("required"))
        self.day.set_error("" if self.day.is_valid() else fault_sentence("day"))
        wrong = next((field for field in (self.reason, self.day) if field.error()), None)
        if wrong is not None:
            wrong.focus()
            return
        self.set_busy(True)
        self.decided.emit(self.reason.value(), iso_of(self.day))

    def failed(self, error: NiemError) -> None:
        """It was not moved; what was typed stands as it was."""
        self.set_busy(False)
        messages.show(self, explained(error))
