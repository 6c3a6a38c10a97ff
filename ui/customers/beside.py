"""A list with the open file beside it, or one of the two where there is no room for both."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.customers.detail import CustomerDetail
from ui.theme import current

WIDE, NARROW = 1176, 1120
"""Widths from which the file stands beside the list in full, and under which it has the place to itself."""
DETAIL_WIDE, DETAIL_SMALL = 468, 380
_ANY_WIDTH = 16_777_215


class Beside(QWidget):
    """``show_alone(True)`` brings the file forward on a narrow page; on a wide one both are there anyway."""

    def __init__(self, listing: QWidget, detail: CustomerDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing, self._detail, self._alone = listing, detail, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(listing, 1)
        row.addWidget(detail)
        self._arrange()

    def is_narrow(self) -> bool:
        """Whether there is room for one of the two only."""
        return self.width() < current().px(NARROW)

    def is_alone(self) -> bool:
        """Whether the file is wanted by itself."""
        return self._alone

    def show_alone(self, alone: bool) -> None:
        """Want the file by itself, or the list again."""
        self._alone = alone
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.is_narrow()
        alone = narrow and self._alone
        self._listing.setVisible(not alone)
        self._detail.setVisible(not narrow or alone)
        self._detail.head.back.setVisible(alone)
        if narrow:
            self._detail.setMinimumWidth(0)
            self._detail.setMaximumWidth(_ANY_WIDTH)
        else:
            wide = self.width() >= current().px(WIDE)
            self._detail.setFixedWidth(current().px(DETAIL_WIDE if wide else DETAIL_SMALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
