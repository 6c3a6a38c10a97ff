"""What must be gone from the screen and the clipboard when the vault locks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.widgets.clipboard import Owns, SensitiveClipboard, is_marked, is_ours
from ui.widgets.dialog import close_all_dialogs
from ui.widgets.toast import take_toasts_away


def close_everything_over(window: QWidget) -> None:
    """Close the dialogs of ``window``, its passing messages, and any other window, menu or list that stands open.

    None can hold it back.
    """
    close_all_dialogs(window)
    take_toasts_away(window)
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


class ClipboardWatch(QObject):
    """Remembers what was copied while this program was in front, to take that away at the lock, and nothing else.

    What was copied out of one of our fields by its own keys or menu is marked as sensitive at once, and taken away
    after the same time as what a button copies. ``in_front`` says whether the program is the active one; ``owns``
    whether a clipboard holds what is ours, which only some systems answer.
    """

    def __init__(self, parent: QObject, in_front: Callable[[], bool] | None = None, owns: Owns = is_ours) -> None:
        super().__init__(parent)
        self._in_front = in_front or _in_front
        self._owns = owns
        self._sensitive = SensitiveClipboard(self)
        self._ours: int | None = None
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)

    def clear_ours(self) -> None:
        """Empty the clipboard if it still holds what was copied here."""
        if self._ours is not None and self._ours == hash(self._clipboard.text()):
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        self._ours = None
        self._sensitive.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _changed(self) -> None:
        text = self._clipboard.text()
        self._ours = hash(text) if text and self._in_front() else None
        marked = is_marked() or self._sensitive.holds(
            text
        )  # the second: wherever a system tells our marks by other names
        if text and self._owns(QClipboard.Mode.Clipboard) and not marked:
            self._sensitive.put(text)


def _in_front() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
