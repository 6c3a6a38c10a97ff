"""Words that the parts of these pages share, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.access.level import Level
from app.clock import DAY, local_date, shown_date
from app.projects.model import FOR_EVER, LAPSES_SOON, GrantRow, RequestState
from ui.messages import language
from ui.widgets.text import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def request_look(state: RequestState) -> Look:
    """The words, icon and tone of a request's state."""
    return {
        RequestState.ASKED: Look(QCoreApplication.translate("clearances", "Chờ quản lý ký"), "clock", "warning"),
        RequestState.SIGNED: Look(
            QCoreApplication.translate("clearances", "Chờ cán bộ an toàn ký"), "signature", "info"
        ),
        RequestState.GIVEN: Look(QCoreApplication.translate("clearances", "Đã cấp"), "circle-check", "success"),
        RequestState.REFUSED: Look(QCoreApplication.translate("clearances", "Đã từ chối"), "circle-x", "danger"),
        RequestState.WITHDRAWN: Look(QCoreApplication.translate("clearances", "Đã rút lại"), "undo-2", "secondary"),
        RequestState.LAPSED: Look(
            QCoreApplication.translate("clearances", "Quá hạn chờ"), "calendar-clock", "secondary"
        ),
    }[state]


def grant_look(row: GrantRow, now: int) -> Look:
    """The words, icon and tone of a clearance."""
    if row.fault:
        return Look(QCoreApplication.translate("clearances", "Chữ ký không khớp"), "circle-alert", "danger")
    if row.lapsed:
        return Look(QCoreApplication.translate("clearances", "Đã hết hạn"), "calendar-clock", "secondary")
    if lapses_soon(row, now):
        days = (local_date(row.not_after) - local_date(now)).days
        words = QCoreApplication.translate("clearances", "Còn {} ngày").format(days)
        if days == 1:
            words = QCoreApplication.translate("clearances", "Còn 1 ngày")
        return Look(words, "calendar-clock", "warning")
    return Look(QCoreApplication.translate("clearances", "Đủ hai chữ ký"), "shield-check", "success")


def lapses_soon(row: GrantRow, now: int) -> bool:
    """Whether a clearance has lapsed or does within 30 days."""
    return row.not_after != FOR_EVER and row.not_after - now <= LAPSES_SOON


def until_words(not_after: int) -> str:
    """The day a clearance ends."""
    if not_after == FOR_EVER:
        return QCoreApplication.translate("clearances", "Không thời hạn")
    return shown_date(not_after)


def unused_words(row: GrantRow, now: int) -> str:
    """For how long nobody has used a clearance, as far as it was looked."""
    days = (now - row.since) // DAY
    return QCoreApplication.translate("clearances", "Không dùng trong 90 ngày; cấp {} ngày trước").format(days)


def level_words(level: Level) -> str:
    """What a choice of a level says."""
    return QCoreApplication.translate("clearances", "đến {}").format(level.label(language()))
