"""The old kits: each to be destroyed, or on record as destroyed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import shown_date
from app.recovery.model import FormerKit
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.rule import Rule
from ui.widgets.text import Label


class FormerCard(Card):
    """``asked`` carries the kit that was destroyed."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("FormerCard", "Bộ khôi phục cũ"), "flame")
        self.rows: list[QWidget] = []
        self.buttons: dict[int, SecondaryButton] = {}

    def show_kits(self, kits: tuple[FormerKit, ...]) -> None:
        """One line for each, the newest first."""
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.buttons = [], {}
        for place, kit in enumerate(reversed(kits)):
            if place:
                self._put(Rule())
            self._put(self._line(kit))
        self.setVisible(bool(kits))

    def _put(self, widget: QWidget) -> None:
        self.rows.append(widget)
        self.add(widget)

    def _line(self, kit: FormerKit) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(
            IconLabel("circle-check", "success", 18) if kit.destroyed_at else IconLabel("clock", "warning", 18)
        )
        row.addWidget(Label(self.tr("Bộ số {:03d}").format(kit.serial), "strong"))
        words = self.tr("lập ngày {}").format(shown_date(kit.made_at))
        if kit.destroyed_at:
            words = self.tr("đã hủy ngày {day}: {how} ({by})").format(
                day=shown_date(kit.destroyed_at), how=kit.how, by=", ".join(kit.by)
            )
        told = Label(words, "medium", "secondary")
        told.setWordWrap(True)
        row.addWidget(told, 1)
        if not kit.destroyed_at:
            button = SecondaryButton(self.tr("Đã hủy…"), "check")
            button.setAccessibleName(self.tr("Ghi đã hủy bộ số {:03d}").format(kit.serial))
            button.clicked.connect(lambda: self.asked.emit(kit))
            row.addWidget(button)
            self.buttons[kit.serial] = button
        return line
