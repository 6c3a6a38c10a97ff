"""The reason for which an item is taken off its customer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from ui import messages
from ui.widgets.buttons import DangerButton
from ui.widgets.dialog import Dialog
from ui.widgets.text import Paragraph
from ui.widgets.text_area import TextArea


class RemoveDialog(Dialog):
    """``decided(reason)``; it stays open, busy, until the asker closes it or tells what went wrong."""

    decided = Signal(str)

    def __init__(self, parent: QWidget, title: str, *, level: int) -> None:
        super().__init__(
            parent, QCoreApplication.translate("RemoveDialog", "Bỏ mục khỏi hồ sơ"), level=level, subtitle=title,
            width=520,
        )  # fmt: skip
        self.add(
            Paragraph(
                self.tr("Mục rời khỏi hồ sơ và các danh sách. Nó vẫn được giữ ở phần “Đã bỏ” và đưa lại được."),
                "secondary",
            )
        )
        self.reason = TextArea(self.tr("Lý do"), lines=3, longest=1000, required=True)
        self.add(self.reason)
        self.add_cancel(self.tr("Hủy"))
        self.remove = DangerButton(self.tr("Bỏ mục"), "trash-2")
        self.remove.clicked.connect(self._decide)
        self.add_button(self.remove)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._decide)

    def _decide(self) -> None:
        if not self.remove.isEnabled():
            return
        messages.forget(self)
        missing = not self.reason.value()
        self.reason.set_error(messages.sentence("items.removal_reason_needed") if missing else "")
        if missing:
            self.reason.focus()
            return
        self.set_busy(True)
        self.decided.emit(self.reason.value())

    def failed(self, error: NiemError) -> None:
        """It was not removed; what was typed stands as it was."""
        self.set_busy(False)
        messages.show(self, error)
