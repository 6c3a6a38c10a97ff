"""From which figures on the rules speak: an officer may move them within bounds, and the journal keeps that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.oversight.alerts.model import FLOORS, Limits, LimitsView, Rule, Width
from ui.oversight.alerts.words import floor_words, width_name
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.number_field import NumberField
from ui.widgets.text import Paragraph

WIDEST = 980
EARLIEST, LATEST = (0, 12), (13, 24)


class LimitsPanel(QWidget):
    """``saved(limits)`` when the officer wants these in force."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = Limits()
        self.floors = {rule: self._floor(rule) for rule in Rule}
        self.width_field = ComboField(self.tr("Độ nhạy"), [(width.value, width_name(width)) for width in Width])
        hour = self.tr("giờ")
        self.opens = NumberField(self.tr("Giờ làm việc từ"), lowest=EARLIEST[0], highest=EARLIEST[1], suffix=hour)
        self.closes = NumberField(self.tr("đến trước"), lowest=LATEST[0], highest=LATEST[1], suffix=hour)
        self.sunday = CheckField(self.tr("Chủ nhật cũng là ngày làm việc"))
        self.last = Paragraph("", "secondary", "small")
        self.save = PrimaryButton(self.tr("Dùng các ngưỡng này"), "check")
        self.reset = QuietButton(self.tr("Về mặc định"), "undo-2")
        self.save.clicked.connect(lambda: self.saved.emit(self.value()))
        self.reset.clicked.connect(lambda: self._fill(Limits()))
        self._lay_out()
        self._fill(self._kept)
        for field in (*self.floors.values(), self.width_field, self.opens, self.closes, self.sunday):
            field.changed.connect(self._offer)

    def _floor(self, rule: Rule) -> NumberField:
        words, unit = floor_words(rule)
        bounds = FLOORS[rule]
        return NumberField(words, lowest=bounds.least, highest=bounds.most, suffix=unit)

    def _lay_out(self) -> None:
        fields = list(self.floors.values())
        half = len(fields) // 2
        floors = Card(self.tr("Mỗi cảnh báo bắt đầu từ"), "sliders-horizontal")
        floors.add(two_columns(stacked(*fields[:half], gap=10), stacked(*fields[half:], gap=10)))
        usual = Card(self.tr("Thế nào là thường ngày"), "activity")
        usual.add(self.width_field)
        usual.add(two_columns(self.opens, self.closes))
        usual.add(self.sunday)
        words = self.tr(
            "Dưới ngưỡng thì không báo. Từ ngưỡng trở lên, chương trình so với chính những ngày trước của người đó, "
            "hoặc với người cùng nhiệm vụ khi người đó còn mới. Không luật nào tắt hẳn được."
        )
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.reset)
        row.addStretch(1)
        inside = stacked(Paragraph(words, "secondary"), usual, floors, self.last, buttons, gap=14)
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(scrolled(inside))

    def show_limits(self, view: LimitsView) -> None:
        """What is in force, unless the officer is changing it."""
        if self.save.isEnabled():
            return
        self._kept = view.limits
        self._fill(view.limits)
        if view.changed_at:
            words = self.tr("Đổi lần cuối: {person}, {when}.")
            self.last.setText(words.format(person=view.changed_by, when=shown_time(view.changed_at)))
        else:
            self.last.setText(self.tr("Đang dùng ngưỡng mặc định."))

    def forget_changes(self) -> None:
        """What was changed is in force now."""
        self._kept = self.value()
        self._offer()

    def value(self) -> Limits:
        """What the fields say."""
        floors = {rule: field.value() for rule, field in self.floors.items()}
        width = Width(str(self.width_field.value()))
        return Limits(floors, width, self.opens.value(), self.closes.value(), self.sunday.value())

    def _fill(self, limits: Limits) -> None:
        for rule, field in self.floors.items():
            field.set_value(limits.floors[rule])
        self.width_field.set_value(limits.width.value)
        self.opens.set_value(limits.opens)
        self.closes.set_value(limits.closes)
        self.sunday.set_value(limits.sunday)
        self._offer()

    def _offer(self) -> None:
        why = self.tr("Chưa có gì thay đổi.")
        changed = self.value() != self._kept
        self.save.set_available(changed, "" if changed else why)
        default = self.value() == Limits()
        self.reset.set_available(not default, self.tr("Các ô đang là mặc định.") if default else "")
