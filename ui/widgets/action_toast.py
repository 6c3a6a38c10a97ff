"""A message in passing that offers something: to take back what was just done, or to go on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.widgets.buttons import Button
from ui.widgets.stacking import raise_watermark
from ui.widgets.toast import Toast, take_toasts_away

MILLISECONDS = 9000
"""Longer than a message that is only read."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of the message: its words, what it does, its icon, and a shortcut as long as it is there."""

    text: str
    act: Callable[[], None]
    icon: str = ""
    shortcut: str = ""


class ActionToast(Toast):
    """Takes the mouse and Tab; pressing an offer ends it. Made by `offer`."""

    def __init__(self, window: QWidget, text: str, offers: Sequence[Offer]) -> None:
        super().__init__(window, text, "success", MILLISECONDS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.buttons = [self._button(one) for one in offers]
        self._place()

    def _button(self, one: Offer) -> Button:
        button = Button(one.text, "quiet", one.icon, self)
        colour = current().tokens.surface
        # The message stands on the colour of text: its buttons take the colour of the ground.
        button.setStyleSheet(
            f"QPushButton {{ color: {colour}; background: transparent; border: 1px solid {colour}; "
            "padding: 4px 10px; }"
            f"QPushButton:focus {{ border: 2px solid {colour}; }}"
        )
        button.icon_colour = lambda: "surface"  # type: ignore[method-assign]
        button.set_icon(one.icon)
        button.clicked.connect(lambda: self._press(one))
        row = self.layout()
        if row is not None:
            row.addWidget(button)
        if one.shortcut:
            QShortcut(QKeySequence(one.shortcut), self).activated.connect(lambda: self._press(one))
        return button

    def _press(self, one: Offer) -> None:
        self._leave()
        one.act()


def offer(widget: QWidget, text: str, offers: Sequence[Offer]) -> ActionToast:
    """Tell ``text`` at the bottom of the window that ``widget`` is in, with what can be done about it."""
    window = widget.window()
    take_toasts_away(window)
    toast = ActionToast(window, text, offers)
    toast.show()
    toast.raise_()
    raise_watermark(window)
    return toast
