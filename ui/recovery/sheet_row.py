"""One sheet of the ceremony: whose it is, and where it is saved to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.recovery.model import Sheet
from ui import messages
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.save_file import save_as
from ui.widgets.text import Label


class SheetRow(Card):
    """``saved`` once the sheet is written where its holder chose. The words of the share are never shown here."""

    saved = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(tone="raised")
        self._sheet: Sheet | None = sheet
        self.is_saved = False
        name = self.tr("Mảnh {}: {}").format(sheet.number, sheet.custodian)
        self._mark = IconLabel("circle-dot", "secondary", 18)
        self._state = Label(self.tr("Chưa lưu"), "medium", "secondary")
        self.save = SecondaryButton(self.tr("Lưu tờ này…"), "download")
        self.save.setAccessibleName(self.tr("Lưu tờ của {}").format(sheet.custodian))
        self.save.clicked.connect(self.ask)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(Label(name, "strong"), 1)
        row.addWidget(self._state)
        row.addWidget(self.save)
        self.add(line)
        self.setAccessibleName(name)

    def ask(self) -> None:
        """Ask where, and write the sheet there."""
        if self._sheet is None:
            return
        title, pattern = self.tr("Lưu tờ của {}").format(self._sheet.custodian), self.tr("Tệp PDF (*.pdf)")
        if save_as(self, title, self._sheet.name, pattern, self._sheet.pdf) is None:
            return
        self.is_saved = True
        self._mark.set_icon("circle-check", "success")
        self._state.setText(self.tr("Đã lưu"))
        self._state.set_tone("success")
        messages.done(self, self.tr("Đã lưu tờ của {}.").format(self._sheet.custodian))
        self.saved.emit()

    def forget(self) -> None:
        """Let go of the paper."""
        self._sheet = None
