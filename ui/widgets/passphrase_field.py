"""A passphrase: hidden, with an eye, and hints about what most often goes wrong when typing blind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.theme import current
from ui.widgets.buttons import IconButton
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Label, Tone


class PassphraseField(Field):
    """A hidden line. ``submitted`` is emitted on Enter.

    Under it stands, in this order of importance: the error; that Caps Lock is on; that a Vietnamese input method put
    marks into the text; the hint. With ``with_meter`` a strength meter stands below, filled by ``set_strength``.
    """

    submitted = Signal()

    def __init__(self, label: str, *, hint: str = "", with_meter: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._caps = False
        self.edit = LineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = IconButton("eye", self.tr("Hiện chữ đang gõ"))
        self.eye.clicked.connect(self._toggle)
        self.edit.add_inner(self.eye)
        self._hold(self.edit)
        self.meter = _Meter()
        self._column.addWidget(self.meter)
        self.meter.setVisible(with_meter)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._edited)
        self.edit.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """The text exactly as typed."""
        return self.edit.text()

    def set_value(self, value: str) -> None:
        """Fill it, e.g. with a passphrase that was generated. Nothing is emitted."""
        self.edit.setText(value)
        self._tell()

    def clear_value(self) -> None:
        """Empty it, forget what could be undone, and hide the text again."""
        self.edit.clear()
        self._show_text(False)
        self._tell()

    def set_strength(self, score: int, words: str) -> None:
        """Fill the meter: ``score`` 0 (empty) to 4, ``words`` say it. Raises ``ValueError`` outside 0–4."""
        self.meter.set_strength(score, words)

    def caps_lock(self) -> bool:
        """Whether the last key typed showed that Caps Lock is on."""
        return self._caps

    def _edited(self) -> None:
        self._error_words = ""
        self._tell()
        self.changed.emit()

    def _toggle(self) -> None:
        self._show_text(self.edit.echoMode() == QLineEdit.EchoMode.Password)

    def _show_text(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.set_words(self.tr("Ẩn chữ đang gõ") if shown else self.tr("Hiện chữ đang gõ"))

    def _told(self) -> tuple[str, Tone, str]:
        if self._error_words:
            return super()._told()
        if self._caps:
            return self.tr("Caps Lock đang bật."), "warning", "triangle-alert"
        if not self.edit.text().isascii():
            words = self.tr("Bộ gõ tiếng Việt đang bật: ô này có chữ có dấu. Hãy tắt bộ gõ nếu bạn không định gõ dấu.")
            return words, "warning", "languages"
        return super()._told()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def _watch_caps(self, event: QKeyEvent) -> None:
        """Qt cannot ask for the state of Caps Lock: a letter whose case contradicts Shift shows it."""
        text, caps = event.text(), self._caps
        if event.key() == Qt.Key.Key_CapsLock and caps:
            caps = False
        elif len(text) == 1 and text.isalpha():
            caps = text.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if caps != self._caps:
            self._caps = caps
            self._tell()


_TONES: tuple[Tone, ...] = ("secondary", "danger", "warning", "info", "success")


class _Meter(QWidget):
    """Four bars and a word."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._words = Label("", "small_strong", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._bars, 1)
        row.addWidget(self._words)
        self.setAccessibleName(self.tr("Độ mạnh của cụm mật khẩu"))

    def set_strength(self, score: int, words: str) -> None:
        """See ``PassphraseField.set_strength``."""
        if score not in range(5):
            raise ValueError(f"a strength is 0 to 4, not {score}")
        self._bars.score = score
        self._bars.update()
        self._words.setText(words)
        self._words.set_tone(_TONES[score])
        self.setAccessibleDescription(words)


class _Bars(QWidget):
    score = 0

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = ("line", "danger_text", "warning", "info", "success")[self.score]
        width = (self.width() - 12) / 4
        for number in range(4):
            painter.setBrush(current().colour(filled if number < self.score else "line"))
            painter.drawRoundedRect(round(number * (width + 4)), 0, round(width), self.height(), 3, 3)
