"""How many days are left until the vault takes in no new data for want of a recovery kit. It cannot be dismissed.

Where an older copy was put back, the kit that was made after it is missing, and the one before it counts no more.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.model import Summary
from ui.widgets.notice import InlineNotice, NoticeKind

SETTLES = "confirm_sheets"
"""The act after which there is a kit to rely on."""


class RecoveryBanner(QWidget):
    """A line above every page; ``line`` is the notice, which leads to the recovery page for who may open it."""

    def __init__(self, summary: Summary, *, leads: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = InlineNotice("warning", " ", self.tr("Mở mục Khôi phục") if leads else "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.show_summary(summary)

    def show_summary(self, summary: Summary) -> None:
        """Say how it stands: accepting a copy changes it."""
        days = summary.recovery_days
        kind, words = self._words(days or 0, summary.recovery_left)
        self.line.set_text(words, kind)
        self.setVisible(days is not None)

    def _words(self, days: int, left: int) -> tuple[NoticeKind, str]:
        if left and days:
            words = self.tr(
                "Bản sao đang dùng có trước bộ khôi phục số {number}. Bộ trước đó và các mảnh của nó không còn hiệu "
                "lực. Hãy làm buổi lễ chia khóa mới. Còn {days} ngày; sau đó kho không nhận thêm dữ liệu mới."
            )
            return "danger", words.format(number=left, days=days)
        if left:
            words = self.tr(
                "Bản sao đang dùng có trước bộ khôi phục số {number}, nên không bộ nào còn hiệu lực và kho không nhận "
                "thêm dữ liệu mới. Hãy làm buổi lễ chia khóa mới."
            )
            return "danger", words.format(number=left)
        if days:
            words = self.tr("Kho chưa chia khóa khôi phục. Còn {} ngày; sau đó kho không nhận thêm dữ liệu mới.")
            return "warning", words.format(days)
        return "danger", self.tr("Kho chưa chia khóa khôi phục nên không nhận thêm dữ liệu mới.")
