"""Above the table: what the answers rest on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.level import Level
from app.access.policy import READERS
from app.access.separation import refuse_duties
from app.access.table import holds_no_keys
from app.access.words import reason_label
from app.session.model import ProjectSummary, Summary
from ui.messages import language
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Elided, Label

Fact = tuple[str, str, str]
"""Icon, what it is, the words."""


def facts_of_person(summary: Summary, project: ProjectSummary | None) -> tuple[Fact, ...]:
    """Duties, clearance, agreement and lessons of the signed-in person."""
    facts = [
        ("user-round", QCoreApplication.translate("duties", "Nhiệm vụ của bạn"), duty_words(summary.duties)),
        ("key-round", QCoreApplication.translate("duties", "Thẩm quyền"), clearance_words(summary, project)),
    ]
    if READERS & frozenset(summary.duties):
        icon = "file-warning" if summary.missing else "file-check"
        facts.append((icon, QCoreApplication.translate("duties", "Thỏa thuận và bài học"), standing_words(summary)))
    return tuple(facts)


def facts_of_duties(duties: Sequence[Duty]) -> tuple[Fact, ...]:
    """Which keys the duties may hold, and what may meet them in one person, or why nothing may."""
    keys = (
        QCoreApplication.translate("duties", "Không giữ khóa hồ sơ nào")
        if holds_no_keys(duties)
        else QCoreApplication.translate("duties", "Đến thẩm quyền được cấp")
    )
    others = [duty for duty in Duty if duty not in duties and not refuse_duties((*duties, duty))]
    return (
        ("key-round", QCoreApplication.translate("duties", "Khóa hồ sơ"), keys),
        (
            "users",
            QCoreApplication.translate("duties", "Kiêm được"),
            duty_words(others) if others else _why_alone(duties),
        ),
    )


def standing_words(summary: Summary) -> str:
    """Whether agreement and lessons are in force, or which of them is not."""
    names = {
        "agreement": QCoreApplication.translate("duties", "thỏa thuận bảo mật"),
        "lessons": QCoreApplication.translate("duties", "bài học bắt buộc"),
    }
    if not summary.missing:
        return QCoreApplication.translate("duties", "Đang có hiệu lực")
    missing = ", ".join(names[what] for what in names if what in summary.missing)
    return QCoreApplication.translate("duties", "Còn thiếu: {}").format(missing)


def duty_words(duties: Sequence[Duty]) -> str:
    """Duties in one line, with a capital."""
    words = ", ".join(duty.label(language()) for duty in duties)
    return words[:1].upper() + words[1:]


def clearance_words(summary: Summary, project: ProjectSummary | None) -> str:
    """Up to which level the person holds keys of a project."""
    if holds_no_keys(summary.duties):
        return QCoreApplication.translate("duties", "Không giữ khóa hồ sơ nào")
    if project is None or not project.levels:
        return QCoreApplication.translate("duties", "Chưa có ở dự án nào")
    words = QCoreApplication.translate("duties", "{project}: đến {level}").format(
        project=project.name, level=max(project.levels).label(language())
    )
    if summary.top_secret_room and Level.TOP_SECRET not in project.levels:
        words += QCoreApplication.translate("duties", ", và phòng tuyệt mật")
    return words


class FactsCard(Card):
    """The facts side by side. ``set_facts`` replaces them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row = QHBoxLayout()
        self._row.setSpacing(24)
        self.body.addLayout(self._row)
        self._held: list[QWidget] = []

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        for old in self._held:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._held = [_fact(*fact) for fact in facts]
        for shown in self._held:
            self._row.addWidget(shown, 1)
        # A reason needs more room than what it is the reason for; three facts share the row.
        self._row.setStretch(len(self._held) - 1, 2 if len(self._held) == 2 else 1)
        self.setAccessibleName(". ".join(f"{name}: {words}" for _, name, words in facts))

    def words(self) -> str:
        """All of it in one line."""
        return self.accessibleName()


def _fact(icon: str, name: str, words: str) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(name, "small", "secondary"))
    text.addWidget(Elided(words, "medium"))
    row.addWidget(IconLabel(icon, "accent", 20), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(text, 1)
    return whole


def _why_alone(duties: Sequence[Duty]) -> str:
    """The first reason why another duty may not join these."""
    codes = [refuse_duties((*duties, duty)) for duty in Duty if duty not in duties]
    reasons = [reason_label(code, language()) for code in dict.fromkeys(codes) if code]
    return " ".join([QCoreApplication.translate("duties", "Không nhiệm vụ nào khác."), *reasons[-1:]])
