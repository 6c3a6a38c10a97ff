"""Copying something that must not stay on the clipboard: marked as sensitive, and taken away after twenty seconds.

Pure rules:

* Only levels 1 and 2. What is shown is copied by pressing a "Sao chép" of its own, never by selecting it.
* What somebody copies out of a field that can be written in, by its keys or its menu, is treated in the same way.
* Programs that keep a history of the clipboard are asked to leave this out.
* After twenty seconds it is emptied, if it still holds what was put there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MILLISECONDS = 20_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01\x00\x00\x00",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\x00\x00\x00\x00",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\x00\x00\x00\x00",
}
"""What asks clipboard histories of KDE and Windows to leave this out."""


Owns = Callable[[QClipboard.Mode], bool]
"""Whether the clipboard of that kind holds what this program put there."""


def is_ours(mode: QClipboard.Mode) -> bool:
    """As the system says; some never know, and then it is not."""
    clipboard = QGuiApplication.clipboard()
    if mode is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()


def is_marked() -> bool:
    """Whether what is on the clipboard asks histories to leave it out."""
    clipboard = QGuiApplication.clipboard()
    if not clipboard.text(QClipboard.Mode.Clipboard):
        return False  # an empty one has no data at all, not even in name
    data = clipboard.mimeData(QClipboard.Mode.Clipboard)
    return all(data.hasFormat(kind) for kind in HINTS)


def empty_ours(owns: Owns = is_ours) -> None:
    """Take off both clipboards what this program put there; what others put there stays."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if owns(mode) and clipboard.text(mode):
            clipboard.clear(mode)


class SensitiveClipboard(QObject):
    """One for each page or dialog that copies; lives as long as ``parent``, and so does the promise to empty it."""

    def __init__(self, parent: QObject, milliseconds: int = KEPT_MILLISECONDS) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """Put ``text`` there and begin to count."""
        data = QMimeData()
        data.setText(text)
        for kind, value in HINTS.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)
        self._text = text
        self._timer.start()

    def holds(self, text: str) -> bool:
        """Whether this text was put there and is still counted."""
        return bool(text) and text == self._text

    def clear(self) -> None:
        """Empty the clipboard if it still holds what was put there."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text(QClipboard.Mode.Clipboard) == self._text:
            clipboard.clear(QClipboard.Mode.Clipboard)
        self._text = ""
        self._timer.stop()
