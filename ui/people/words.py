"""How a person stands, in a word with an icon and a tone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.people.model import PersonRow
from ui.widgets.text import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """Words, icon and tone of a state."""

    words: str
    icon: str
    tone: Tone


def look_of(row: PersonRow) -> Look:
    """Left, suspended, kept out for want of agreement or lessons, at work."""
    if not row.active:
        return Look(QCoreApplication.translate("PeopleWords", "Đã thôi quyền"), "user-minus", "secondary")
    if row.frozen:
        return Look(QCoreApplication.translate("PeopleWords", "Tạm dừng quyền"), "ban", "danger")
    if "agreement" in row.missing:
        return Look(QCoreApplication.translate("PeopleWords", "Chưa ký thỏa thuận"), "triangle-alert", "warning")
    if row.missing:
        return Look(QCoreApplication.translate("PeopleWords", "Chưa học đủ bài"), "triangle-alert", "warning")
    if row.me:
        return Look(QCoreApplication.translate("PeopleWords", "Bạn"), "user-check", "success")
    return Look(QCoreApplication.translate("PeopleWords", "Đang làm việc"), "user-check", "success")
