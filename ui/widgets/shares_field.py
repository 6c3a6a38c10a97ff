"""Shares typed by their holders, one box for each; how many words there are yet is said below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.recovery.model import LONGEST_SHARE, WORDS
from ui.widgets.text_area import TextArea


class SharesField(QWidget):
    """``count`` boxes. What is typed stays in them until ``clear_values``; it is never saved as a draft."""

    changed = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._column = column
        self.boxes: list[TextArea] = []
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Have so many boxes; one in which something is typed stays."""
        for number in range(len(self.boxes) + 1, count + 1):
            box = TextArea(self.tr("Mảnh của người thứ {}").format(number), lines=3, longest=LONGEST_SHARE)
            box.set_hint(self._hint(""))
            box.changed.connect(lambda box=box: self._typed(box))
            self.boxes.append(box)
            self._column.addWidget(box)
        while len(self.boxes) > count and not self.boxes[-1].value():
            box = self.boxes.pop()
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()

    def say(self, place: int, error: str, *, good: bool = False) -> None:
        """Say what is wrong with the share number ``place`` (from 1, empty boxes left out), or that it is good."""
        box = [box for box in self.boxes if box.value()][place - 1]
        box.set_error(error)
        box.set_hint(self.tr("Mảnh này đúng.") if good and not error else self._hint(box.value()))

    def value(self) -> tuple[str, ...]:
        """What was typed, box by box, empty ones left out."""
        return tuple(box.value() for box in self.boxes if box.value())

    def complain(self) -> bool:
        """Say under the first incomplete box how many words are missing; gives whether one is."""
        for box in self.boxes:
            words = len(box.value().split())
            if words != WORDS:
                box.set_error(self.tr("Cần đúng {} từ; đang có {}.").format(WORDS, words))
                box.focus()
                return True
        return False

    def clear_values(self) -> None:
        """Forget everything typed."""
        for box in self.boxes:
            box.set_value("")
            box.set_hint(self._hint(""))

    def _typed(self, box: TextArea) -> None:
        box.set_hint(self._hint(box.value()))
        self.changed.emit()

    def _hint(self, text: str) -> str:
        words = len(text.split())
        if not words:
            return self.tr("Chính người giữ gõ {} từ theo thứ tự các ô trên tờ giấy, cách nhau một dấu trống.").format(
                WORDS
            )
        return self.tr("{} trên {} từ").format(words, WORDS)
