"""Asking for the passphrase again before something weighty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField


class StepUpContent(QWidget):
    """The reason and a passphrase field, for the body of a dialog. ``submitted`` on Enter in the field."""

    submitted = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if sentence:
            column.addWidget(InlineNotice("info", sentence))
        self.field = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.field.submitted.connect(self.submitted)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def value(self) -> str:
        """The passphrase as typed."""
        return self.field.value()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and empty the field for another try."""
        self.field.clear_value()
        self.field.set_error(sentence)
        self.field.focus()

    def clear_value(self) -> None:
        """Forget what was typed."""
        self.field.clear_value()
