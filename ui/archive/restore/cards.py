"""The cards of the tab of getting things back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.archive.restore.model import CopyState, DrillRow, Drills, age_words
from app.clock import shown_time
from ui.messages import language
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph

SHOWN_DRILLS = 5


class StepCard(Card):
    """A thing that can be done: what it is, in a few lines, and the button; none where it is not done here."""

    asked = Signal()

    def __init__(self, title: str, words: str, action: str = "", icon: str = "key-round") -> None:
        super().__init__(title, icon)
        self.add(Paragraph(words, "secondary"))
        self.go: SecondaryButton | None = None
        if action:
            self.go = SecondaryButton(action, icon)
            self.go.setAccessibleName(f"{action} {title}")
            self.go.clicked.connect(self.asked)
            self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)


class PendingCard(Card):
    """The open vault is a copy that was put back: how old it is, and that nobody has accepted it yet."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PendingCard", "Bản khôi phục"), "history")
        self.loud = InlineNotice("danger", "-")
        self.grid = FieldGrid(dense=True)
        self.words = Paragraph("", "secondary")
        self.go = PrimaryButton(self.tr("Chấp nhận bản này…"), "file-lock")
        self.go.clicked.connect(self.asked)
        for widget in (self.loud, self.grid, self.words):
            self.add(widget)
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, found: CopyState, decides: bool) -> None:
        """Fill in what is known; the card is there for copies only."""
        self.setVisible(found.restored)
        if not found.restored:
            return
        age = age_words(found.age, language())
        loud = self.tr("Kho đang mở là bản cũ hơn hiện tại {}. Chỉ để xem: chưa ai chấp nhận nó trên máy này.")
        calm = self.tr("Kho này được khôi phục từ một bản sao. Hai người đã chấp nhận nó.")
        self.loud.set_text(loud.format(age) if found.pending else calm, "danger" if found.pending else "info")
        self.grid.clear()
        rows = (
            (self.tr("Mục nhật ký cuối trong bản sao"), shown_time(found.copied_at)),
            (self.tr("Đặt ra lúc"), shown_time(found.laid_at)),
            (self.tr("Số mục nhật ký"), grouped(found.entries)),
        )
        for label, value in rows:
            self.grid.add_row(label, label, value)
        self.words.setText(self._told(found, decides))
        self.words.setVisible(found.pending)
        self.go.setVisible(found.pending and decides and not found.partial)

    def _told(self, found: CopyState, decides: bool) -> str:
        if found.partial:
            return self.tr("Bản này chỉ có một phần của kho: để xem và lấy lại hồ sơ, không thay được kho.")
        if decides:
            return self.tr(
                "Trước khi chấp nhận, hãy xem kho hiện tại có đọc được không: người đã nghỉ và hồ sơ đã tiêu hủy từ "
                "lúc đó được lấy từ kho hiện tại, để không ai và không gì sống lại."
            )
        return self.tr("Hãy báo quản lý và cán bộ an toàn hệ thống: hai người ấy cùng chấp nhận.")


class DrillCard(Card):
    """When the office last practised restoring. ``asked``: practise now; ``record_asked``: it was done elsewhere."""

    asked = Signal()
    record_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("DrillCard", "Diễn tập khôi phục"), "shield-check", parent=parent)
        self.remind = InlineNotice(
            "warning",
            self.tr("Đã quá 90 ngày chưa diễn tập thành công. Hãy mời đủ người giữ mảnh đến, với một bản sao lưu."),
        )
        self.words = Paragraph("", "text")
        self.grid = FieldGrid(dense=True)
        self.go = SecondaryButton(self.tr("Diễn tập…"), "shield-check")
        self.go.clicked.connect(self.asked)
        for widget in (self.remind, self.words, self.grid):
            self.add(widget)
        self.record = QuietButton(self.tr("Ghi sổ lần diễn tập ở máy khác…"), "file-check")
        self.record.clicked.connect(self.record_asked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.go)
        row.addWidget(self.record)
        row.addStretch(1)
        self.body.addLayout(row)
        self.remind.hide()

    def show_drills(self, found: Drills) -> None:
        """Fill in what is known."""
        self.remind.setVisible(found.due)
        self.go.set_available(bool(found.threshold), self.tr("Chưa có bộ khôi phục: hãy làm buổi lễ chia khóa trước."))
        self.words.setText(
            self.tr(
                "Bản sao lưu, bộ khôi phục và các mảnh mở lại kho ở một chỗ tạm; mọi thứ được đếm, so với bản kê, rồi "
                "xóa sạch. Kết quả được ký và giữ lại."
            )
        )
        self.grid.clear()
        for row in found.rows[:SHOWN_DRILLS]:
            self.grid.add_row(str(row.at), shown_time(row.at), self._told(row))

    def _told(self, row: DrillRow) -> str:
        outcome = self.tr("đạt") if row.whole else self.tr("KHÔNG ĐẠT")
        words = self.tr("{}: {}, {} ngăn, {} bản ghi, {} giây, {}")
        return words.format(outcome, row.source, row.compartments, row.records, row.seconds, row.by)
