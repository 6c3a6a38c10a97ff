"""Nothing is known on this machine yet: make a vault, answer an invitation, open one that exists, or get one back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label, Paragraph


class WelcomeView(QWidget):
    """Three ways to begin, one after an accident, and one to open what somebody else sent."""

    founding_requested = Signal()
    open_requested = Signal()
    joining_requested = Signal()
    package_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = PrimaryButton(self.tr("Tạo kho mới"), "plus")
        self.join = SecondaryButton(self.tr("Tôi được mời"), "user-plus")
        self.choose = SecondaryButton(self.tr("Chọn thư mục kho…"), "folder-open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Chào bạn đến với Niêm"), "page"))
        column.addWidget(Paragraph(self.tr("Trên máy này chưa có kho hồ sơ nào được mở."), "secondary"))
        first = Card(self.tr("Công ty bắt đầu dùng Niêm"), "building-2")
        first.add(
            Paragraph(
                self.tr(
                    "Cần người quản lý và cán bộ an toàn cùng có mặt, mỗi người tự đặt cụm mật khẩu của mình. "
                    "Mất khoảng năm phút."
                ),
                "secondary",
            )
        )
        first.add(self.found)
        second = Card(self.tr("Công ty đã có kho"), "folder-lock")
        second.add(
            Paragraph(
                self.tr("Mở thư mục kho trên máy này bằng tài khoản mà người quản lý đã tạo cho bạn."), "secondary"
            )
        )
        second.add(self.choose)
        invited = Card(self.tr("Bạn có tệp lời mời"), "user-plus")
        invited.add(
            Paragraph(
                self.tr("Tạo khóa của bạn ngay trong tài khoản máy này, rồi gửi tệp trả lời để được nhận vào kho."),
                "secondary",
            )
        )
        invited.add(self.join)
        column.addWidget(first)
        column.addWidget(invited)
        column.addWidget(second)
        self.package = QuietButton(self.tr("Mở gói niêm đã nhận…"), "file-lock")
        self.package.clicked.connect(self.package_requested)
        self.restore = QuietButton(self.tr("Khôi phục sau sự cố…"), "archive-restore")
        self.restore.clicked.connect(self.restore_requested)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        row.addWidget(self.package)
        column.addLayout(row)
        self.join.clicked.connect(self.joining_requested)
        self.found.clicked.connect(self.founding_requested)
        self.choose.clicked.connect(self.open_requested)
