"""How a try ended: passed or not, and for every question what is right and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_date
from app.lessons.model import Mark, Result
from ui.lessons.frame import head_of, in_column
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import stacked
from ui.widgets.icon_label import IconLabel
from ui.widgets.rule import Rule
from ui.widgets.text import Label, Paragraph, Tone


class ResultView(QWidget):
    """``again`` for a new draw, ``reread`` for the text, ``onward`` for the next lesson, ``left`` for the list.

    ``more`` says whether another lesson waits.
    """

    again = Signal()
    reread = Signal()
    onward = Signal()
    left = Signal()

    def __init__(self, result: Result, *, more: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self.head, self.back = head_of(self.tr("Kết quả: {}").format(result.title), self.tr("Về danh sách"))
        self.back.clicked.connect(self.left)
        cards = [_MarkCard(at, mark) for at, mark in enumerate(result.marks, start=1)]
        column = stacked(self._outcome(), *cards, gap=12)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        self.secondary = SecondaryButton(self.tr("Đọc lại bài"), "book-open")
        self.secondary.clicked.connect(self.reread)
        if not result.passed:
            self.primary = PrimaryButton(self.tr("Làm lại với câu hỏi khác"), "rotate-ccw")
            self.primary.clicked.connect(self.again)
        elif more:
            self.primary = PrimaryButton(self.tr("Học bài tiếp theo"), "arrow-right")
            self.primary.clicked.connect(self.onward)
        else:
            self.primary = PrimaryButton(self.tr("Xong, về danh sách"), "check")
            self.primary.clicked.connect(self.left)
        foot.addWidget(self.secondary)
        foot.addWidget(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(Rule())
        whole.addWidget(in_column(column), 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def words(self) -> tuple[str, str]:
        """(what it is, what follows from it)."""
        result, total = self.result, len(self.result.marks)
        if result.passed:
            title = self.tr("Đạt: đúng {score} trên {total} câu").format(score=result.score, total=total)
            text = self.tr("Bài này có hiệu lực đến {}. Kết quả đã được ghi vào danh bạ với chữ ký của bạn.")
            return title, text.format(shown_date(result.until))
        title = self.tr("Chưa đạt: đúng {score} trên {total} câu").format(score=result.score, total=total)
        text = self.tr("Cần đúng ít nhất {}. Hãy đọc lý do bên dưới, xem lại bài rồi làm lại; không giới hạn số lần.")
        return title, text.format(result.needed)

    def focus(self) -> None:
        """Put the focus on what usually comes next."""
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _outcome(self) -> Card:
        passed = self.result.passed
        tone: Tone = "success" if passed else "danger"
        title, text = self.words()
        card = Card()
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        card.setAccessibleName(f"{title}. {text}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "section", tone))
        words.addWidget(Paragraph(text, "secondary"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel("circle-check" if passed else "circle-x", tone, 40))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card


class _MarkCard(Card):
    """One question after it was judged."""

    def __init__(self, number: int, mark: Mark) -> None:
        super().__init__()
        self.body.setSpacing(6)
        self.add(Paragraph(f"{number}. {mark.text}", "text", "strong"))
        if mark.is_right:
            self.add(_line("circle-check", "success", self.tr("Bạn chọn đúng: {}").format(mark.answers[mark.chosen])))
        else:
            self.add(_line("circle-x", "danger", self.tr("Bạn chọn: {}").format(mark.answers[mark.chosen])))
            self.add(_line("circle-check", "success", self.tr("Đúng là: {}").format(mark.answers[mark.right])))
        self.add(Paragraph(mark.why, "secondary"))
        self.setAccessibleName(mark.text)


def _line(icon: str, tone: Tone, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    picture = IconLabel(icon, tone, 18)
    picture.setMinimumHeight(21)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(words, tone, "medium"), 1)
    return line
