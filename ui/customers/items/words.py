"""How due days and stages look, wherever items are shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.clock import SystemClock, local_date
from app.customers.items.model import Stage, is_ended
from ui.customers.words import iso_shown
from ui.widgets.text import Tone

STAGE_ICONS: dict[Stage, str] = {
    Stage.NEW: "circle-dot",
    Stage.CONTACTED: "phone",
    Stage.OFFERED: "send",
    Stage.NEGOTIATING: "scale",
    Stage.WON: "circle-check",
    Stage.LOST: "circle-x",
    Stage.OPEN: "circle-dot",
    Stage.WAITING: "clock",
    Stage.DONE: "circle-check",
    Stage.CANCELLED: "circle-x",
    Stage.DRAFT: "file-pen",
    Stage.IN_FORCE: "circle-check",
    Stage.ENDED: "circle-x",
}

STAGE_TONES: dict[Stage, Tone] = {
    Stage.WON: "success",
    Stage.DONE: "success",
    Stage.IN_FORCE: "success",
    Stage.LOST: "secondary",
    Stage.CANCELLED: "secondary",
    Stage.ENDED: "secondary",
}


def today() -> date:
    """The day at this desk."""
    return local_date(SystemClock().now())


def days_over(due: str, stage: Stage, now: date) -> int | None:
    """How many days ago something was due (0: today; below nought: still to come); None where nothing is."""
    if not due or is_ended(stage):
        return None
    return (now - date.fromisoformat(due)).days


def due_words(due: str, stage: Stage, now: date) -> str:
    """How late, or how soon, in words; empty where nothing is due."""
    over = days_over(due, stage, now)
    if over is None:
        return ""
    if over == 1:
        return QCoreApplication.translate("items", "quá hạn 1 ngày")
    if over > 0:
        return QCoreApplication.translate("items", "quá hạn {} ngày").format(over)
    if over == 0:
        return QCoreApplication.translate("items", "hôm nay")
    if over == -1:
        return QCoreApplication.translate("items", "ngày mai")
    return QCoreApplication.translate("items", "còn {} ngày").format(-over)


def due_tone(due: str, stage: Stage, now: date) -> Tone:
    """Red when late, amber on the day, quiet otherwise; the words say the same."""
    over = days_over(due, stage, now)
    if over is None or over < 0:
        return "secondary"
    return "danger" if over > 0 else "warning"


def due_shown(due: str, stage: Stage, now: date) -> str:
    """The day and how late it is, on one line."""
    words = due_words(due, stage, now)
    return " · ".join(part for part in (iso_shown(due), words) if part)
