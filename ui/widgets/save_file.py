"""Saving a finished document where the person wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from ui.widgets.message_dialog import MessageDialog


def file_name(number: str, ending: str) -> str:
    """A number of ours as the name of a file: what a disk may not take becomes a dash."""
    kept = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in number)
    return f"{kept}.{ending}"


def ask_destination(parent: QWidget, title: str, name: str, pattern: str) -> Path | None:
    """Where to write: asked with the name ``name`` proposed in the documents' folder. ``None`` when not chosen."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), pattern)
    return Path(chosen) if chosen and isValid(parent) else None


def save_as(parent: QWidget, title: str, name: str, pattern: str, content: bytes) -> Path | None:
    """Ask where, and write ``content`` there. ``None`` when not chosen, or when it failed, which is told."""
    path = ask_destination(parent, title, name, pattern)
    if path is None:
        return None
    try:
        path.write_bytes(content)
    except OSError:
        _tell_failure(parent)
        return None
    return path


def _tell_failure(parent: QWidget) -> None:
    title = QCoreApplication.translate("SaveFile", "Chưa lưu được")
    words = QCoreApplication.translate(
        "SaveFile", "Không ghi được tệp ở nơi đã chọn. Hãy xem ổ đĩa còn chỗ và còn ghi được không, rồi chọn lại."
    )
    told = MessageDialog(parent, title, words)
    told.finished.connect(told.deleteLater)
    told.open()
