"""How many days are left until the vault takes in no new data for want of a recovery kit. It cannot be dismissed."""

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
        days = summary.recovery_days
        kind, words = self._words(days or 0)
        self.line = InlineNotice(kind, words, self.tr("Mở mục Khôi phục") if leads else "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.setVisible(days is not None)

    def _words(self, days: int) -> tuple[NoticeKind, str]:
        if days:
            words = self.tr("Kho chưa chia khóa khôi phục. Còn {} ngày; sau đó kho không nhận thêm dữ liệu mới.")
            return "warning", words.format(days)
        return "danger", self.tr("Kho chưa chia khóa khôi phục nên không nhận thêm dữ liệu mới.")
