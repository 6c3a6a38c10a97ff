"""What every field is made of: label above, control, then a hint or the error with its icon."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.naming import name_control
from ui.widgets.text import Label, Paragraph, Tone


class Field(QWidget):
    """A labelled control. Subclasses pass the control to ``_hold`` and give ``value`` and ``set_value``."""

    changed = Signal()
    """The person changed the value."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words, self._hint_words, self._error_words, self._required = label, hint, "", required
        self._control: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._label = Label(self.tr("{} (bắt buộc)").format(label) if required else label, "strong")
        self._column.addWidget(self._label)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._mark = IconLabel("circle-alert", "danger", 16)
        self._mark.setMinimumHeight(20)
        self._sentence = Paragraph("", "secondary", "small")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._column.addWidget(self._below)

    def _hold(self, control: QWidget, beside: QWidget | None = None) -> None:
        """Put the control under the label; ``beside`` is shown in its place when it wraps the control."""
        self._control = control
        name_control(control, self._words)
        self._label.setBuddy(control)
        self._column.insertWidget(1, beside or control)
        self.setFocusProxy(control)
        self._tell()

    @property
    def control(self) -> QWidget:
        """The Qt control inside, for tests and for shortcuts."""
        if self._control is None:
            raise RuntimeError("a field was made without a control")
        return self._control

    def label(self) -> str:
        """The words above the control."""
        return self._words

    def error(self) -> str:
        """The sentence shown as an error, or ``""``."""
        return self._error_words

    def set_error(self, sentence: str) -> None:
        """Show what is wrong and what to do, with an icon; ``""`` takes it away."""
        self._error_words = sentence
        self._tell()

    def set_hint(self, text: str) -> None:
        """Change the quiet sentence under the control."""
        self._hint_words = text
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        self.control.setEnabled(not read_only)

    def focus(self) -> None:
        """Put the cursor here."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> tuple[str, Tone, str]:
        """(sentence, tone, icon) shown below the control."""
        if self._error_words:
            return self._error_words, "danger", "circle-alert"
        return self._hint_words, "secondary", ""

    def _tell(self) -> None:
        sentence, tone, icon = self._told()
        self._below.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self._sentence.set_tone(tone)
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.set_icon(icon, tone)
        control = self.control
        control.setAccessibleDescription(sentence)
        control.setProperty("error", "true" if self._error_words else "false")
        control.style().unpolish(control)
        control.style().polish(control)
        self.updateGeometry()
