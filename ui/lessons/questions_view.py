"""The questions of one try on one scroll, then "Nộp bài"."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.lessons.model import Paper
from ui.lessons.frame import head_of, in_column
from ui.lessons.question_card import QuestionCard
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import stacked
from ui.widgets.first_focus import FirstFocus
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph


class QuestionsView(FirstFocus):
    """``handed_in(answers)`` with the place of one answer for each question; ``left`` to go back to the list."""

    handed_in = Signal(tuple)
    left = Signal()

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        total = len(paper.questions)
        self.head, self.back = head_of(self.tr("Kiểm tra: {}").format(paper.title), self.tr("Thôi, về danh sách"))
        self.back.clicked.connect(self.left)
        self.cards = [QuestionCard(at, total, question) for at, question in enumerate(paper.questions, start=1)]
        for card in self.cards:
            card.answered.connect(self._tell)
        rule = self.tr(
            "Cần đúng ít nhất {needed} trên {total} câu. Chưa đạt thì đọc lại và làm lại với câu hỏi khác."
        ).format(needed=paper.needed, total=total)
        column = stacked(Paragraph(rule, "secondary"), *self.cards, gap=12)
        self.area: QScrollArea = in_column(column)
        self.progress = Label("", "body", "secondary")
        self.hand_in = PrimaryButton(self.tr("Nộp bài"), "check")
        self.hand_in.clicked.connect(self._hand_in)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(self.progress)
        foot.addSpacing(12)
        foot.addWidget(self.hand_in)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(Rule())
        whole.addWidget(self.area, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)
        self.setFocusProxy(self.cards[0].choices[0].mark)
        self._tell()

    def answers(self) -> tuple[int, ...]:
        """What is chosen now, -1 for a question without an answer."""
        return tuple(card.chosen() for card in self.cards)

    def focus(self) -> None:
        """Put the focus on the first question."""
        self.cards[0].focus()

    def _tell(self) -> None:
        done = sum(1 for chosen in self.answers() if chosen >= 0)
        self.progress.setText(self.tr("Đã trả lời {done} trên {total} câu").format(done=done, total=len(self.cards)))

    def _hand_in(self) -> None:
        open_ = [card for card in self.cards if card.chosen() < 0]
        for card in open_:
            card.remind()
        if open_:
            open_[0].focus()
            # Later, when the reminder has its place.
            QTimer.singleShot(0, open_[0], lambda: self.area.ensureWidgetVisible(open_[0], 0, 24))
            return
        self.hand_in.set_busy(True, self.tr("Đang chấm…"))
        self.handed_in.emit(self.answers())

    def failed(self) -> None:
        """The answers could not be judged: they can be handed in again."""
        self.hand_in.set_busy(False)
