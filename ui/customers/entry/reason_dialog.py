"""One text and one act: an urgent correction with its reason, a batch returned with its remark."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text_area import TextArea

LONGEST = 1000


class ReasonDialog(Dialog):
    """Closes as accepted with something in ``reason``."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        label: str,
        action: str,
        *,
        icon: str,
        level: int,
        kind: Literal["danger", "primary"] = "danger",
    ) -> None:
        super().__init__(parent, title, level=level, width=560)
        self.add(InlineNotice("warning", words))
        self.reason = TextArea(label, required=True, lines=3, longest=LONGEST)
        self.add(self.reason)
        self.add_cancel(QCoreApplication.translate("ReasonDialog", "Đóng"))
        self.go = self.add_button(Button(action, kind, icon))
        self.go.clicked.connect(self.submit)

    def submit(self) -> None:
        """Close, unless nothing is said."""
        if not self.reason.value():
            self.reason.set_error(self.tr("Cần ghi vài chữ."))
            self.reason.focus()
        elif not self.reason.error():
            self.accept()
