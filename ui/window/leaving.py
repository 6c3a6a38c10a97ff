"""What must be gone from the screen and the clipboard when the vault locks."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.widgets.dialog import close_all_dialogs


def close_everything_over(window: QWidget) -> None:
    """Close the dialogs of ``window``, and any other window, menu or list that stands open. None can hold it back."""
    close_all_dialogs(window)
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.hide()
        popup = QApplication.activePopupWidget()
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        if isinstance(other, QDialog):
            other.done(QDialog.DialogCode.Rejected.value)
        other.hide()


def clear_our_clipboard() -> None:
    """Empty the clipboard if what it holds was put there by this program, and only then."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
