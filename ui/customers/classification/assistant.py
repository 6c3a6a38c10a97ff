"""The assistant: the user's own criteria asked as questions, and the level, reason and day that follow from them.

Pure rules:

1. Untouched it is the ordinary case: nothing has to be pressed, and nothing typed.
2. The highest criterion wins. What the person chooses beside the proposal stays chosen; the sentence under it says when
   that is lower than the criteria.
3. Reason and day follow the answers until the person writes their own. ``opened`` (for a change): a level that is not
   what the answers give needs a reason in the person's own words, also a higher one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from app.clock import SystemClock, local_date
from app.customers.classification.model import (
    QUESTIONS,
    Proposal,
    known,
    propose,
    proposed_review,
    questions_of,
    review_fault,
)
from app.customers.model import Grounds, Relation
from ui import messages
from ui.customers.classification.words import criterion_words, low, question_words
from ui.customers.level_field import LevelField
from ui.customers.words import field_label, relation_words
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label
from ui.widgets.text_area import TextArea

LONGEST = 1000


class LevelAssistant(QWidget):
    """``changed``: anything of it; ``level_changed``: the level. ``levels`` can be chosen; ``kept``: one was before."""

    changed = Signal()
    level_changed = Signal()

    def __init__(self, levels: Sequence[Level], *, kept: bool = False, opened: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._levels = tuple(sorted(levels))
        self.kept = kept
        """Whether the person chose the level by themselves, so that proposals leave it alone."""
        self._own_reason = self._own_day = self._fixed = False
        self._strict, self._proposed_reason = opened, ""
        self.relation = ComboField(field_label("relation"), [(one, relation_words(one)) for one in Relation])
        self.level = LevelField(self._levels)
        self.proposal = InlineNotice("warning")
        self.ticks = {question.id: CheckField(question_words(question)) for question in QUESTIONS}
        self.reason = TextArea(self.tr("Lý do của cấp mật"), lines=2, longest=LONGEST)
        self.review = DateField(self.tr("Xem lại cấp mật vào ngày"), hint=self.tr("Muộn nhất là sau hai năm."))
        self.toggle = QuietButton(self.tr("Trợ lý xếp cấp: trả lời vài câu hỏi"), "chevron-down")
        self.questions = self._make_questions()
        self.written_row = two_columns(self.reason, self.review)
        self.under_level = QVBoxLayout()
        """Where a dialog says what the chosen level means."""
        self._lay_out()
        self._connect()
        self.questions.hide()
        self.written_row.setVisible(opened)
        self._follow()

    def _make_questions(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for criterion in (Relation.IMPORTANT, Relation.INTEREST):
            head = Label(criterion_words(criterion), "strong")
            column.addWidget(stacked(head, *(self.ticks[one.id] for one in questions_of(criterion)), gap=2))
        return inside

    def _lay_out(self) -> None:
        card = Card(tone="raised")
        card.add(two_columns(self.relation, self.level))
        card.add(self.proposal)
        self.under_level.setSpacing(10)
        card.body.addLayout(self.under_level)
        card.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(self.questions)
        card.add(self.written_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.open)
        self.relation.changed.connect(self._answered)
        for tick in self.ticks.values():
            tick.changed.connect(self._ticked)
        self.level.changed.connect(self._picked)
        self.reason.changed.connect(self._write_reason)
        self.review.changed.connect(self._write_day)

    def fix(self, why: str) -> None:
        """The level stands, and so do its reason and day; ``why`` says where they are changed."""
        self._fixed = True
        self.level.fix(why)
        for part in (self.questions, self.written_row, self.toggle):
            part.hide()
        self._follow()

    # What was answered

    def open(self) -> None:
        """Show the questions, the reason and the day."""
        self._show_questions()
        if self.isVisible():
            next(iter(self.ticks.values())).focus()

    def _show_questions(self) -> None:
        for part in (self.questions, self.written_row):
            part.show()
        self.toggle.hide()

    def answers(self) -> tuple[str, ...]:
        """The ids of the questions that were answered with yes."""
        return known(name for name, tick in self.ticks.items() if tick.value())

    def picked(self) -> Relation:
        """The criterion in the list."""
        value = self.relation.value()
        return value if isinstance(value, Relation) else Relation.ORDINARY

    def proposed(self) -> Proposal:
        """What the criteria give."""
        return propose(self.answers(), self.picked(), messages.language())

    def grounds(self) -> Grounds:
        """Why the chosen level, as it is stored."""
        day = self.review.value()
        return Grounds(self.answers(), self.reason.value(), day.isoformat() if day else "")

    def written(self) -> tuple[str, str]:
        """The reason and the day (ISO) as far as the person wrote them."""
        day = self.review.value()
        return (
            self.reason.value() if self._own_reason else "",
            day.isoformat() if day and self._own_day else "",
        )

    def set_grounds(self, grounds: Grounds | None, relation: Relation) -> None:
        """Show what was answered before. Nothing is emitted."""
        answers = grounds.criteria if grounds is not None else ()
        self.relation.set_value(propose(answers, relation).criterion if self._strict else relation)
        for name, tick in self.ticks.items():
            tick.set_value(name in answers)
        if answers and self._strict:
            self._show_questions()
        self._follow()

    def _ticked(self) -> None:
        answered = propose(self.answers())
        self.relation.set_value(answered.criterion)
        self._answered()

    def _answered(self) -> None:
        before = self.level.level()
        if not self.kept:
            self.level.choose(
                max(level for level in self._levels if level <= max(self.proposed().level, self._levels[0]))
            )
        self._follow()
        self.changed.emit()
        if self.level.level() != before:
            self.level_changed.emit()

    def _picked(self) -> None:
        self.kept = True
        self._follow()
        self.changed.emit()
        self.level_changed.emit()

    # What follows

    def choose(self, level: Level) -> None:
        """Choose a level. Nothing is emitted."""
        self.level.choose(level)
        self._follow()

    def write(self, reason: str, review: str) -> None:
        """Show a reason and a day (ISO) that were written before."""
        if reason:
            self._own_reason = True
            self.reason.set_value(reason)
        try:
            self.review.set_value(date.fromisoformat(review))
            self._own_day = True
        except ValueError:
            pass

    def _write_reason(self) -> None:
        # The editor also tells when only its looks changed.
        self._own_reason = self.reason.value() not in ("", self._proposed_reason)
        self.changed.emit()

    def _write_day(self) -> None:
        self._own_day = self.review.value() is not None
        self.changed.emit()

    def _follow(self) -> None:
        proposed, chosen = self.proposed(), self.level.level()
        lower, here = chosen < proposed.level, proposed.level in self._levels
        if not self._own_reason:
            self._proposed_reason = self._usual_reason(proposed, chosen, here=here)
            self.reason.set_value(self._proposed_reason)
        if not self._own_day:
            self.review.set_value(proposed_review(chosen, local_date(SystemClock().now())))
        self.proposal.setVisible(lower)
        self.proposal.set_text(self._lower_words(proposed.level, here=here).format(low(proposed.level), low(chosen)))

    def _usual_reason(self, proposed: Proposal, chosen: Level, *, here: bool) -> str:
        """What the criteria say; nothing where the choice is the person's own, who then says why."""
        if chosen == proposed.level or (chosen > proposed.level and not self._strict):
            return proposed.reason
        if here or chosen > proposed.level:
            return ""
        return self.tr("{} Chưa nhập được ở cấp {}, chờ nâng cấp.").format(proposed.reason, low(proposed.level))

    def _lower_words(self, proposed: Level, *, here: bool) -> str:
        if self._fixed:
            return self.tr("Theo tiêu chí, quan hệ này thuộc cấp {}, cao hơn cấp {} của hồ sơ. Hãy chọn Đổi cấp mật.")
        if here:
            return self.tr("Theo tiêu chí, hồ sơ thuộc cấp {}, cao hơn cấp {} đang chọn. Hãy ghi lý do của bạn.")
        if proposed == Level.TOP_SECRET:
            return self.tr(
                "Theo tiêu chí, hồ sơ thuộc cấp {}. Cấp đó chỉ nhập được trong phòng tuyệt mật; nhập ở đây là hồ sơ "
                "chỉ được giữ ở cấp {} cho đến khi được nâng."
            )
        return self.tr(
            "Theo tiêu chí, hồ sơ thuộc cấp {}, là cấp bạn không mở được. Lưu ở cấp {} rồi gửi đề nghị nâng cấp."
        )

    def complain(self) -> bool:
        """Show what is missing or wrong under its field; gives whether something is."""
        self.reason.set_error("")
        self.review.set_error("")
        day = self.review.value()
        fault = review_fault(day.isoformat() if day else "", local_date(SystemClock().now()))
        if not self.reason.value().strip():
            self.reason.set_error(messages.sentence("classification.reason_missing"))
        if fault:
            self.review.set_error(messages.sentence(fault))
        wrong = [field for field in (self.reason, self.review) if field.error()]
        if wrong:
            self.written_row.show()
            wrong[0].focus()
        return bool(wrong)
