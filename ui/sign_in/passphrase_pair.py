"""Choosing a passphrase: typed twice, measured, or made of words on request.

Pure rules:

* What is typed twice must be the same text; accents count, and the field says when an input method put some in.
* Words made on request are shown once, to be written down; they are filled into the first field only, so that they
  are typed at least once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import sentence
from ui.sign_in.entrance import passphrase_strength, suggest_passphrase
from ui.tasks import Tasks
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import bring_into_view
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from app.people.model import Strength

MEASURE_MILLISECONDS = 200
MIN_CHARACTERS, MIN_WORDS = 12, 4
"""What the rules of passphrases ask for, for the sentence; a test holds them to the rules themselves."""


class PassphrasePair(QWidget):
    """``accepted`` says whether the passphrase may be used; ``changed`` that it may have become so."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._personal: tuple[str, ...] = ()
        self._strength: Strength | None = None
        self.first = PassphraseField(
            self.tr("Cụm mật khẩu"),
            hint=self.tr("Ít nhất bốn, năm từ không liên quan đến nhau. Dài quan trọng hơn ký tự lạ."),
            with_meter=True,
        )
        self.second = PassphraseField(self.tr("Gõ lại cụm mật khẩu"))
        self.suggest = QuietButton(self.tr("Gợi ý một cụm từ ngẫu nhiên"), "rotate-ccw")
        self.words = Card(self.tr("Cụm từ gợi ý"), "key-round", tone="raised")
        self._words = Label("", "section", selectable=False)
        self._words.setWordWrap(True)
        self.use = SecondaryButton(self.tr("Dùng cụm từ này"), "check")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MEASURE_MILLISECONDS)
        self._timer.timeout.connect(self._measure)
        self.first.changed.connect(self._typed)
        self.second.changed.connect(self.changed)
        self.suggest.clicked.connect(self._ask_words)
        self.use.clicked.connect(self._use_words)

    def _lay_out(self) -> None:
        self.words.add(self._words)
        self.words.add(
            Paragraph(self.tr("Hãy ghi ra giấy và cất riêng. Cụm từ này chỉ hiện một lần."), "secondary", "small")
        )
        self.words.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.first)
        column.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addWidget(self.second)

    def set_personal(self, *texts: str) -> None:
        """Names that make a passphrase guessable: the company's, the person's."""
        self._personal = tuple(text for text in texts if text)
        if self.first.value():
            self._measure()

    def value(self) -> str:
        """The passphrase exactly as typed."""
        return self.first.value()

    def accepted(self) -> bool:
        """Whether it is strong enough and typed twice alike."""
        return self._strength is not None and self._strength.acceptable and self.first.value() == self.second.value()

    def complain(self) -> bool:
        """Show what is wrong, if anything, under the field where it is; gives whether there was something."""
        if self._strength is None or not self._strength.acceptable:
            code = self._strength.why if self._strength and self._strength.why else "keys.passphrase_too_short"
            self.first.set_error(sentence(code, characters=MIN_CHARACTERS, words=MIN_WORDS))
            self.first.focus()
            return True
        if self.first.value() != self.second.value():
            self.second.set_error(self.tr("Hai lần gõ chưa giống nhau. Hãy gõ lại."))
            self.second.focus()
            return True
        return False

    def _typed(self) -> None:
        self._strength = None
        self._timer.start()
        self.changed.emit()

    def _measure(self) -> None:
        typed = self.first.value()
        if not typed:
            self.first.set_strength(0, "")
            return
        self._tasks.enter(
            passphrase_strength,
            typed,
            self._personal,
            then=lambda strength: self._measured(typed, strength),
            owner=self,
        )

    def _measured(self, typed: str, strength: Strength) -> None:
        if typed != self.first.value():
            return
        self._strength = strength
        score = strength.score if strength.acceptable else min(strength.score, 2)
        self.first.set_strength(score, self._words_of(score, acceptable=strength.acceptable))
        self.changed.emit()

    def _words_of(self, score: int, *, acceptable: bool) -> str:
        if not acceptable:
            return self.tr("Chưa đủ mạnh")
        return self.tr("Rất mạnh") if score >= 4 else self.tr("Đủ mạnh")

    def _ask_words(self) -> None:
        self._tasks.enter(suggest_passphrase, then=self._show_words, owner=self)

    def _show_words(self, words: str) -> None:
        self._words.setText(words)
        self.words.show()
        QTimer.singleShot(0, self, lambda: bring_into_view(self.words))

    def _use_words(self) -> None:
        self.first.set_value(self._words.text())
        self.words.hide()
        self._words.setText("")
        self.second.clear_value()
        self.second.focus()
        self._strength = None
        self._measure()
