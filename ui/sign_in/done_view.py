"""The vault is made: what to keep, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from app.people.model import Founded


class DoneView(QWidget):
    """``open_requested`` when the person goes on to unlock."""

    open_requested = Signal()

    def __init__(self, founded: Founded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("circle-check", "success", 32))
        head.addWidget(Label(self.tr("Kho hồ sơ đã sẵn sàng"), "page"), 1)
        words = Card(self.tr("Sáu từ của kho này"), "fingerprint")
        words.add(Label(founded.genesis_words, "section", selectable=True))
        words.add(
            Paragraph(
                self.tr(
                    "Hãy ghi sáu từ ra giấy và cất cùng giấy tờ của công ty. "
                    "Khi cần biết một thư mục có đúng là kho này không, hãy so sáu từ."
                ),
                "secondary",
            )
        )
        after = Card(self.tr("Việc tiếp theo"), "list-checks")
        for number, text in enumerate(
            (
                self.tr("Mở khóa bằng tài khoản của người quản lý."),
                self.tr("Ký thỏa thuận bảo mật và qua các bài học: ai có đủ hai thứ mới mở được hồ sơ khách hàng."),
                self.tr("Vào Khôi phục, chia khóa khôi phục trong bảy ngày đầu."),
                self.tr("Vào Người dùng, thêm từng nhân viên: nhiệm vụ, dự án và cấp mật được xem."),
                self.tr("Vào Khách hàng, nhập danh sách có sẵn từ Excel hoặc CSV, hoặc thêm từng khách hàng."),
                self.tr("Mỗi người đăng nhập bằng tài khoản của mình. Không dùng chung cụm mật khẩu."),
            ),
            start=1,
        ):
            after.body.addLayout(_numbered(number, text))
        self.open = PrimaryButton(self.tr("Mở khóa kho"), "lock-open")
        self.open.clicked.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(Paragraph(self.tr("Kho nằm tại {}").format(founded.path), "secondary"))
        column.addWidget(words)
        column.addWidget(after)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)


def _numbered(number: int, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    mark = Label(f"{number}.", "strong", "accent")
    mark.setFixedWidth(20)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(text), 1)
    return row
