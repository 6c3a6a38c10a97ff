"""What is to be known of the journal above every page: that it was found not to hold, or waits to be signed for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.model import Summary
from ui.widgets.notice import InlineNotice, NoticeKind

SETTLES = "make_checkpoint"
"""The act after which no checkpoint is due."""


class JournalBanner(QWidget):
    """A line above every page; ``line`` leads to the journal for who may read it."""

    def __init__(self, summary: Summary, *, leads: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._broken = summary.journal_broken
        kind, words = self._words(leads=leads)
        self.line = InlineNotice(kind, words, self.tr("Mở mục Nhật ký") if leads else "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.setVisible(bool(self._broken) or summary.checkpoint_due)

    def settle(self) -> None:
        """A checkpoint was signed; what does not hold stays to be read."""
        self.setVisible(bool(self._broken))

    def _words(self, *, leads: bool) -> tuple[NoticeKind, str]:
        if not self._broken:
            return "warning", self.tr("Đã đến hạn ký mốc nhật ký của tháng.")
        if leads:
            return "danger", self.tr("Nhật ký không khớp với lần mở trước. Đừng xóa gì; hãy kiểm tra toàn vẹn.")
        return "danger", self.tr("Nhật ký không khớp với lần mở trước. Hãy báo cán bộ an toàn hệ thống.")
