"""Copying something that must not stay in the clipboard.

It is marked so that histories of the desktop leave it alone, and taken away after twenty seconds if it is still there.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

STAYS_MILLISECONDS = 20_000
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}


def copy_for_a_moment(text: str, milliseconds: int = STAYS_MILLISECONDS) -> None:
    """Put ``text`` into the clipboard, and take it out again later unless something else has replaced it."""
    application = QGuiApplication.instance()
    data = QMimeData()
    data.setText(text)
    for kind, value in _MARKS.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)
    away = QTimer(application if isinstance(application, QObject) else None)
    away.setSingleShot(True)
    away.timeout.connect(lambda: _take_away(text))
    away.timeout.connect(away.deleteLater)
    away.start(milliseconds)


def _take_away(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() and clipboard.text() == text:
        clipboard.clear()
