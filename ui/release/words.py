"""Words that the parts of this page share, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock import DAY
from app.release.model import OPEN, OUT, Past, ReleaseRow, ReleaseState
from ui.widgets.text import Tone

RECENT = 30 * DAY
"""How far back earlier requests are counted, microseconds."""


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
        ReleaseState.SENT_BACK: Look(QCoreApplication.translate("release", "Trả lại để sửa"), "undo-2", "warning"),
        ReleaseState.HALF_APPROVED: Look(QCoreApplication.translate("release", "Chờ chữ ký hai"), "clock", "warning"),
        ReleaseState.APPROVED: Look(QCoreApplication.translate("release", "Chờ bàn giao"), "stamp", "info"),
        ReleaseState.REFUSED: Look(QCoreApplication.translate("release", "Đã từ chối"), "circle-x", "danger"),
        ReleaseState.HANDED_OVER: Look(QCoreApplication.translate("release", "Đã bàn giao"), "circle-check", "success"),
        ReleaseState.OVERDUE: Look(QCoreApplication.translate("release", "Phải thu hồi"), "calendar-clock", "danger"),
        ReleaseState.RETURNED: Look(QCoreApplication.translate("release", "Đã thu hồi"), "circle-check", "secondary"),
        ReleaseState.EXPIRED: Look(QCoreApplication.translate("release", "Hết hạn"), "calendar-clock", "secondary"),
        ReleaseState.STOPPED: Look(QCoreApplication.translate("release", "Dừng: hết đồng ý"), "circle-x", "danger"),
        ReleaseState.WITHDRAWN: Look(QCoreApplication.translate("release", "Đã rút lại"), "undo-2", "secondary"),
    }[state]


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
    left = sum(row.state in (*OUT, ReleaseState.RETURNED) for row in recent)
    open_still = sum(row.state in OPEN for row in recent)
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


def recipient_words(past: Past) -> str:
    """What this recipient holds already; empty when nothing."""
    if past.recipient_overdue:
        words = QCoreApplication.translate("release", "Người nhận này đang giữ {} bản, trong đó {} bản phải thu hồi.")
        return words.format(past.recipient_out, past.recipient_overdue)
    if past.recipient_out:
        return QCoreApplication.translate("release", "Người nhận này đang giữ {} bản.").format(past.recipient_out)
    return ""


def asker_words(past: Past) -> str:
    """How often this asker asked and was refused; empty when nobody asked before."""
    if not past.asker_asked:
        return ""
    words = QCoreApplication.translate(
        "release", "Trong 90 ngày qua người đề nghị đã gửi {} đề nghị khác, {} bị từ chối."
    )
    return words.format(past.asker_asked, past.asker_refused)
