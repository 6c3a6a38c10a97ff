"""Backups in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.archive.backup.model import UNTOLD, BackupRow, Outcome
from app.clock import shown_time
from ui.messages import sentence
from ui.widgets.text import Tone


def size_words(size: int) -> str:
    """A number of bytes as people say it."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}".replace(".", ",")
    return f"{size} B"


def age_words(days: int) -> str:
    """How long ago something was, in days."""
    if days == 0:
        return QCoreApplication.translate("BackupWords", "trong vòng một ngày qua")
    if days == 1:
        return QCoreApplication.translate("BackupWords", "cách đây 1 ngày")
    return QCoreApplication.translate("BackupWords", "cách đây {} ngày").format(days)


def look_of(row: BackupRow) -> tuple[str, Tone]:
    """The icon of a row of the register, and its tone."""
    looks: dict[str, tuple[str, Tone]] = {
        "proved": ("circle-check", "success"),
        "unproved": ("clock", "warning"),
        "failed": ("circle-x", "danger"),
        "deleted": ("trash-2", "secondary"),
        "destroyed": ("flame", "secondary"),
    }
    return looks[row.state]


def row_words(row: BackupRow) -> str:
    """What became of a backup, in one line."""
    state = sentence(f"backup.state_{row.state}")
    if row.state == "failed" and row.why:
        return sentence(row.why, number=row.name, **UNTOLD)
    if row.state == "destroyed":
        return f"{state}: {row.how}"
    if row.state == "proved":
        words = QCoreApplication.translate("BackupWords", "{state} lúc {when}, {size}")
        return words.format(state=state, when=shown_time(row.proved_at), size=size_words(row.size))
    return state


def outcome_words(outcome: Outcome) -> str:
    """What came of making one."""
    if outcome.why:
        why = sentence(outcome.why, **dict(outcome.details))
        return QCoreApplication.translate("BackupWords", "{number} vào {place} không thành. {why}").format(
            number=outcome.name, place=outcome.place, why=why
        )
    return QCoreApplication.translate(
        "BackupWords", "Đã sao lưu {number} vào {place} và kiểm chứng bằng cách khôi phục thử."
    ).format(number=outcome.name, place=outcome.place)
