"""A widget that hands the focus it gets to one of its parts, without standing in the way of Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class FirstFocus(QWidget):
    """Told by ``setFocusProxy`` where the focus goes when it gets it.

    Qt's own proxy would catch Tab as well: coming round to this widget it would jump to that part, and what stands
    before it, such as the buttons of a page's head, could never be reached.
    """

    _first: QWidget | None = None

    def setFocusProxy(self, widget: QWidget | None) -> None:
        self._first = widget

    def focusProxy(self) -> QWidget | None:
        return self._first if self._first is not None and isValid(self._first) else None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        first = self.focusProxy()
        if first is not None:
            first.setFocus(reason)
        else:
            super().setFocus(reason)
