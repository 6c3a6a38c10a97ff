"""The dark side of the sign-in page: what the program is, in three lines it keeps."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, Paragraph

WIDTH = 400


class BrandPanel(QWidget):
    """Name, promise, and what stands behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(current().px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 40, 32)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconLabel("niem", "badge", 40))
        head.addWidget(Label("Niêm", "display", "sidebar_strong"), 1)
        column.addLayout(head)
        column.addWidget(Paragraph(self.tr("Kho hồ sơ khách hàng niêm kín trên chính máy này."), "sidebar", "section"))
        column.addStretch(2)
        for icon, words in (
            ("key-round", self.tr("Mở kho cần cả hai: cụm mật khẩu của bạn và khóa mà hệ điều hành giữ.")),
            ("shield-half", self.tr("Ba mức mật nội bộ. Không có thẩm quyền thì không có khóa, kể cả quản trị viên.")),
            ("scroll-text", self.tr("Mọi lượt xem và thay đổi đều được ghi vào nhật ký không sửa được.")),
        ):
            column.addLayout(self._line(icon, words))
            column.addSpacing(10)
        column.addStretch(3)
        column.addWidget(
            Paragraph(self.tr("Mức mật nội bộ của công ty; không dùng cho bí mật nhà nước."), "sidebar_head", "small")
        )

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        mark = QVBoxLayout()
        mark.addWidget(IconLabel(icon, "badge", 20))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(Paragraph(words, "sidebar"), 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("sidebar"))
