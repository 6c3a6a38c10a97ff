"""A question with one answer that does something, and one that does not."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.text import Paragraph


class MessageDialog(Dialog):
    """``accepted`` when the person presses ``action_text``; Escape and the other button reject.

    Without ``action_text`` it only tells, and has one button to close.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        action_text: str = "",
        *,
        kind: Literal["primary", "danger"] = "primary",
        icon: str = "",
        level: int = 0,
        cancel_text: str = "",
    ) -> None:
        super().__init__(parent, title, level=level, width=480)
        self.add(Paragraph(text, "secondary"))
        self.add_cancel(cancel_text or (self.tr("Không") if action_text else self.tr("Đóng")))
        if action_text:
            button = Button(action_text, "danger_filled" if kind == "danger" else "primary", icon)
            button.clicked.connect(self.accept)
            self.add_button(button)
