"""One question with its answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.lessons.model import Question
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph


class QuestionCard(Card):
    """``answered`` when an answer is chosen; ``chosen()`` is its place, -1 before. Arrow keys move in the answers."""

    answered = Signal()

    def __init__(self, number: int, total: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        place = self.tr("Câu {number} trên {total}").format(number=number, total=total)
        self.setAccessibleName(f"{place}: {question.text}")
        self.body.setSpacing(8)
        self.add(Paragraph(place, "secondary", "small"))
        self.add(Paragraph(question.text, "text", "strong"))
        self.reminder = InlineNotice("danger", self.tr("Hãy chọn một câu trả lời."))
        self._group = QButtonGroup(self)
        self.choices = [ChoiceRow(text) for text in question.answers]
        for at, choice in enumerate(self.choices):
            choice.mark.setAccessibleDescription(question.text)
            self._group.addButton(choice.mark, at)
            self.add(choice)
        self.add(self.reminder)
        self.reminder.hide()
        self._group.idClicked.connect(self._chosen)

    def chosen(self) -> int:
        """The place of the chosen answer, -1 while there is none."""
        return self._group.checkedId()

    def remind(self) -> None:
        """Say that this question is not answered yet."""
        self.reminder.show()

    def focus(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        at = max(self.chosen(), 0)
        self.choices[at].mark.setFocus()

    def _chosen(self, _: int) -> None:
        self.reminder.hide()
        self.answered.emit()
