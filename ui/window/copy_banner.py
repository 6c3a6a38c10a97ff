"""Above every page: the open vault is an older copy that was put back, and nobody has accepted it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.model import Summary
from ui.widgets.notice import InlineNotice

SETTLES = "confirm_copy"
"""The act after which the copy is accepted."""


class CopyBanner(QWidget):
    """A line above every page; ``line`` leads to restoring for who may decide about it or look at it."""

    def __init__(self, summary: Summary, *, leads: bool, parent: QWidget) -> None:
        super().__init__(parent)
        words = self.tr("Đây là bản khôi phục cũ hơn hiện tại, chưa ai chấp nhận: chỉ để xem, không ngăn nào mở.")
        self.line = InlineNotice("danger", words, self.tr("Mở mục Khôi phục") if leads else "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.addWidget(self.line)
        self.setVisible(summary.copy_pending)

    def settle(self) -> None:
        """Two have accepted it."""
        self.setVisible(False)
