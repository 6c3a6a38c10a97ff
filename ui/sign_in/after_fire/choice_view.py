"""After an accident: bring the vault back, or only practise it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.text import Label, Paragraph


class AfterFireView(QWidget):
    """``restore_requested`` or ``drill_requested``; ``left`` when neither."""

    restore_requested = Signal()
    drill_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restore = PrimaryButton(self.tr("Khôi phục kho"), "archive-restore")
        self.drill = SecondaryButton(self.tr("Chỉ diễn tập"), "shield-check")
        self.restore.clicked.connect(self.restore_requested)
        self.drill.clicked.connect(self.drill_requested)
        back = QuietButton(self.tr("Quay lại"), "arrow-left")
        back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(Label(self.tr("Khôi phục sau sự cố"), "page"))
        column.addWidget(
            Paragraph(
                self.tr(
                    "Dùng khi máy hỏng, mất, cháy và không ai mở khóa được nữa. Cần ba thứ: bản sao lưu (ổ rời, thư "
                    "mục hoặc đĩa), bộ khôi phục trên thẻ nhớ, và đủ người giữ mảnh mang tờ giấy của mình."
                ),
                "secondary",
            )
        )
        column.addWidget(
            self._card(
                self.tr("Dựng lại kho trên máy này"),
                "archive-restore",
                self.tr(
                    "Cần thêm hai người sẽ giữ kho mới: người quản lý và cán bộ an toàn, mỗi người tự đặt cụm mật "
                    "khẩu. Những người khác được mời lại sau."
                ),
                self.restore,
            )
        )
        column.addWidget(
            self._card(
                self.tr("Diễn tập trên máy này"),
                "shield-check",
                self.tr(
                    "Làm đúng như thật đến lúc mọi ngăn mở được và số liệu khớp, rồi xóa sạch. Không tạo kho, không để "
                    "lại gì ngoài một tệp kết quả nếu bạn muốn giữ."
                ),
                self.drill,
            )
        )
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)

    def _card(self, title: str, icon: str, words: str, button: QWidget) -> Card:
        card = Card(title, icon)
        card.add(Paragraph(words, "secondary"))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card
