"""Alerts in words: the sentence with its figures, what a rule is called, gravity and state."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.oversight.alerts.model import AlertRow, AlertState, Rule, Severity, Width
from app.oversight.model import JournalFilter
from ui.messages import sentence
from ui.widgets.cell import Cell
from ui.widgets.naming import grouped

_REFUSALS = frozenset({Rule.DENIED, Rule.RELEASE})
"""Rules whose trail is of refusals."""
_READING = frozenset({Rule.MASS, Rule.HOURS, Rule.PROJECT, Rule.LEAVING, Rule.CROWD})
"""Rules whose trail is of reading."""


def alert_sentence(row: AlertRow) -> str:
    """What is unusual, in one sentence."""
    return sentence(
        f"alerts.{row.form}",
        person=row.person_name,
        project=row.project_name,
        figure=grouped(row.figure),
        high=grouped(row.high),
        since=shown_day(row.since),
        until=shown_day(row.until),
        usual=_usual(row),
    )


def _usual(row: AlertRow) -> str:
    if not row.high:
        return ""
    code = "usual_slow" if row.form == "mass_slow" else "usual_own" if row.own else "usual_others"
    return sentence(f"alerts.{code}", low=grouped(row.low), high=grouped(row.high))


def shown_day(iso: str) -> str:
    """An ISO day as people here write it."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


def days_words(row: AlertRow) -> str:
    """The day, or from which to which."""
    until = shown_day(row.until)
    return until if row.since == row.until else f"{shown_day(row.since)} – {until}"


def trail_of(row: AlertRow) -> JournalFilter:
    """What to look for in the journal to see what is behind an alert."""
    return JournalFilter(
        person=row.person,
        rid=row.record,
        day_from=row.since,
        day_to=row.until,
        refusals_only=row.rule in _REFUSALS,
        family="reading" if row.rule in _READING else "",
    )


def rule_name(rule: Rule) -> str:
    """What a rule is called."""
    return {
        Rule.MASS: QCoreApplication.translate("AlertWords", "Đọc hàng loạt"),
        Rule.WALK: QCoreApplication.translate("AlertWords", "Dò số liên tiếp"),
        Rule.EMPTY: QCoreApplication.translate("AlertWords", "Tìm không ra kết quả"),
        Rule.HOURS: QCoreApplication.translate("AlertWords", "Đọc ngoài giờ"),
        Rule.PROJECT: QCoreApplication.translate("AlertWords", "Lần đầu vào dự án"),
        Rule.DENIED: QCoreApplication.translate("AlertWords", "Bị từ chối nhiều lần"),
        Rule.LEAVING: QCoreApplication.translate("AlertWords", "Đọc sau khi báo nghỉ việc"),
        Rule.REVEAL: QCoreApplication.translate("AlertWords", "Mở nhiều ô che"),
        Rule.RELEASE: QCoreApplication.translate("AlertWords", "Cung cấp bị từ chối nhiều lần"),
        Rule.CLOCK: QCoreApplication.translate("AlertWords", "Chỉnh lùi giờ máy"),
        Rule.ABSENCE: QCoreApplication.translate("AlertWords", "Mở kho sau khi vắng lâu"),
        Rule.CROWD: QCoreApplication.translate("AlertWords", "Một hồ sơ nhiều người mở"),
    }[rule]


def floor_words(rule: Rule) -> tuple[str, str]:
    """(what the floor of a rule says, its unit)."""
    files = QCoreApplication.translate("AlertWords", "hồ sơ")
    times = QCoreApplication.translate("AlertWords", "lần")
    return {
        Rule.MASS: (QCoreApplication.translate("AlertWords", "Đọc hàng loạt, trong ngày"), files),
        Rule.WALK: (
            QCoreApplication.translate("AlertWords", "Dò số liên tiếp"),
            QCoreApplication.translate("AlertWords", "số"),
        ),
        Rule.EMPTY: (QCoreApplication.translate("AlertWords", "Tìm không ra kết quả, trong ngày"), times),
        Rule.HOURS: (QCoreApplication.translate("AlertWords", "Đọc ngoài giờ, trong ngày"), files),
        Rule.PROJECT: (QCoreApplication.translate("AlertWords", "Lần đầu vào dự án"), files),
        Rule.DENIED: (QCoreApplication.translate("AlertWords", "Bị từ chối, trong ngày"), times),
        Rule.LEAVING: (QCoreApplication.translate("AlertWords", "Đọc sau khi báo nghỉ việc, trong ngày"), files),
        Rule.REVEAL: (
            QCoreApplication.translate("AlertWords", "Mở ô che, trong ngày"),
            QCoreApplication.translate("AlertWords", "ô"),
        ),
        Rule.RELEASE: (QCoreApplication.translate("AlertWords", "Cung cấp bị từ chối, trong bảy ngày"), times),
        Rule.CLOCK: (QCoreApplication.translate("AlertWords", "Chỉnh lùi giờ máy, trong ngày"), times),
        Rule.ABSENCE: (
            QCoreApplication.translate("AlertWords", "Mở kho sau khi vắng"),
            QCoreApplication.translate("AlertWords", "ngày"),
        ),
        Rule.CROWD: (
            QCoreApplication.translate("AlertWords", "Một hồ sơ được mở trong tuần bởi"),
            QCoreApplication.translate("AlertWords", "người"),
        ),
    }[rule]


def width_name(width: Width) -> str:
    """How far from the middle is still usual, in words."""
    return {
        Width.NARROW: QCoreApplication.translate("AlertWords", "Nhạy: báo sớm, báo nhiều hơn"),
        Width.NORMAL: QCoreApplication.translate("AlertWords", "Vừa"),
        Width.WIDE: QCoreApplication.translate("AlertWords", "Thoáng: chỉ báo điều rất khác thường"),
    }[width]


def severity_cell(severity: Severity) -> Cell:
    """Gravity, in words, a tone and an icon."""
    if severity is Severity.HIGH:
        return Cell(QCoreApplication.translate("AlertWords", "Nặng"), tone="danger", icon="siren")
    if severity is Severity.MEDIUM:
        return Cell(QCoreApplication.translate("AlertWords", "Vừa"), tone="warning", icon="triangle-alert")
    return Cell(QCoreApplication.translate("AlertWords", "Nhẹ"), tone="secondary", icon="circle-alert")


def state_cell(state: AlertState) -> Cell:
    """What became of it, in words, a tone and an icon."""
    return {
        AlertState.RAISED: Cell(
            QCoreApplication.translate("AlertWords", "Chưa xem"), tone="warning", icon="circle-dot"
        ),
        AlertState.SEEN: Cell(QCoreApplication.translate("AlertWords", "Đã xem"), icon="eye"),
        AlertState.EXPLAINED: Cell(
            QCoreApplication.translate("AlertWords", "Đã giải thích"), tone="success", icon="circle-check"
        ),
        AlertState.INCIDENT: Cell(
            QCoreApplication.translate("AlertWords", "Chuyển thành sự cố"), tone="danger", icon="flag"
        ),
    }[state]
