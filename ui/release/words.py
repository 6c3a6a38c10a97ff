"""Words that the parts of this page share, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock import DAY
from app.release.model import RecipientKind, ReleaseRow, ReleaseState
from ui.widgets.text import Tone

RECENT = 30 * DAY
"""How far back earlier requests are counted, microseconds."""
_LEFT = frozenset({ReleaseState.HANDED_OVER})
_OPEN = frozenset({ReleaseState.ASKED, ReleaseState.APPROVED})


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def state_look(state: ReleaseState) -> Look:
    """The words, icon and tone of a state."""
    return {
        ReleaseState.ASKED: Look(QCoreApplication.translate("release", "Chờ duyệt"), "clock", "warning"),
        ReleaseState.APPROVED: Look(QCoreApplication.translate("release", "Chờ bàn giao"), "stamp", "info"),
        ReleaseState.REFUSED: Look(QCoreApplication.translate("release", "Đã từ chối"), "circle-x", "danger"),
        ReleaseState.HANDED_OVER: Look(QCoreApplication.translate("release", "Đã bàn giao"), "circle-check", "success"),
        ReleaseState.EXPIRED: Look(QCoreApplication.translate("release", "Hết hạn"), "calendar-clock", "secondary"),
        ReleaseState.WITHDRAWN: Look(QCoreApplication.translate("release", "Đã rút lại"), "undo-2", "secondary"),
    }[state]


def recipient_kinds() -> tuple[tuple[RecipientKind, str], ...]:
    """Every kind of recipient with its words."""
    return (
        (RecipientKind.REPRESENTATIVE, QCoreApplication.translate("release", "Người đại diện của khách hàng")),
        (RecipientKind.CONTACT, QCoreApplication.translate("release", "Người liên hệ của khách hàng")),
        (RecipientKind.PARTNER, QCoreApplication.translate("release", "Đối tác bán hàng")),
        (RecipientKind.HIRED, QCoreApplication.translate("release", "Người được thuê làm")),
        (RecipientKind.PARTICIPANT, QCoreApplication.translate("release", "Bên tham gia nghiệp vụ")),
        (RecipientKind.OTHER, QCoreApplication.translate("release", "Người khác")),
    )


def recipient_kind(kind: RecipientKind) -> str:
    """One kind of recipient in words."""
    return dict(recipient_kinds())[kind]


def until_words(until: str, today: date) -> str:
    """The last day, with how far away it is."""
    last = date.fromisoformat(until)
    shown, left = last.strftime("%d/%m/%Y"), (last - today).days
    if left < 0:
        return QCoreApplication.translate("release", "{} (đã qua)").format(shown)
    if left == 0:
        return QCoreApplication.translate("release", "{} (hôm nay)").format(shown)
    return QCoreApplication.translate("release", "{} (còn {} ngày)").format(shown, left)


def history_words(earlier: tuple[ReleaseRow, ...], now: int) -> str:
    """What a manager should know of earlier requests about the same customer; empty when there were none."""
    recent = [row for row in earlier if now - row.asked_at <= RECENT]
    left = sum(row.state in _LEFT for row in recent)
    open_still = sum(row.state in _OPEN for row in recent)
    if not recent:
        return ""
    if left and open_still:
        words = QCoreApplication.translate(
            "release", "Trong 30 ngày qua hồ sơ này đã được cung cấp {} lần và đang có {} đề nghị khác chưa xong."
        )
        return words.format(left, open_still)
    if left:
        words = QCoreApplication.translate("release", "Trong 30 ngày qua hồ sơ này đã được cung cấp {} lần.")
        return words.format(left)
    if open_still:
        words = QCoreApplication.translate("release", "Hồ sơ này đang có {} đề nghị khác chưa xong.")
        return words.format(open_still)
    words = QCoreApplication.translate(
        "release", "Trong 30 ngày qua hồ sơ này có {} đề nghị khác, chưa bản nào ra khỏi công ty."
    )
    return words.format(len(recent))
