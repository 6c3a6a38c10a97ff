"""Reading one lesson, then on to its questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.lessons.model import LessonText
from ui.lessons.frame import head_of
from ui.lessons.lesson_text import LessonTextView
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Label


class ReadingView(QWidget):
    """``begun`` when the person wants the questions; ``left`` to go back to the list."""

    begun = Signal()
    left = Signal()

    def __init__(self, lesson: LessonText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lesson = lesson
        facts = self.tr("{minutes} phút đọc, bản {version}").format(minutes=lesson.minutes, version=lesson.version)
        self.head, self.back = head_of(lesson.title, self.tr("Về danh sách"), facts)
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)
        self.text = LessonTextView(lesson.title)
        self.text.show_blocks(lesson.blocks, lesson.title)
        told = self.tr("{draw} câu hỏi, cần đúng {needed}").format(draw=lesson.draw, needed=lesson.needed)
        self.begin = PrimaryButton(self.tr("Làm bài kiểm tra"), "clipboard-check")
        self.begin.clicked.connect(self.begun)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(Label(told, "body", "secondary"))
        foot.addSpacing(12)
        foot.addWidget(self.begin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.text, 1)
        whole.addLayout(foot)

    def focus(self) -> None:
        """Put the focus into the text, so that the arrow keys scroll it."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
