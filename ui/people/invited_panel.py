"""What is left of an invitation once it is written: where the file is, the six words, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_date
from app.people.model import Invited
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.six_words import SixWords


class InvitedPanel(QWidget):
    """Shown in the place of the form."""

    def __init__(self, invited: Invited, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SixWords(
            self.tr("Sáu từ của lời mời"),
            invited.words,
            self.tr("Người được mời gọi cho bạn và đọc sáu từ trên máy của họ; bạn so với sáu từ này."),
        )
        grid = FieldGrid(dense=True)
        grid.add_row("who", self.tr("Người được mời"), invited.name)
        grid.add_row("file", self.tr("Tệp lời mời"), str(invited.path))
        grid.add_row("until", self.tr("Hết hạn"), shown_date(invited.until))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(grid)
        column.addWidget(self.words)
        column.addWidget(
            InlineNotice(
                "info",
                self.tr(
                    "Gửi tệp cho người được mời. Họ mở Niêm trong tài khoản máy của mình, chọn Tôi được mời, "
                    "so sáu từ, đặt cụm mật khẩu và gửi lại tệp trả lời. Khi có tệp đó, chọn Nhận người đã trả lời."
                ),
            )
        )
