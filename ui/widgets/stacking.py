"""What lies above what inside the window: pages, then dialogs and toasts, then the watermark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.watermark import Watermark


def raise_watermark(window: QWidget) -> None:
    """Bring the window's watermark above everything else again."""
    for mark in window.findChildren(Watermark, options=Qt.FindChildOption.FindDirectChildrenOnly):
        mark.raise_()
