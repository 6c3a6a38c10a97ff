"""What came of a restore or a drill: equal or not, line by line, and what to do next."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.archive.restore.model import Anew, DrillResult
from app.clock import shown_time
from ui.sign_in.after_fire.words import heads_told, in_a_file, line_name, line_told
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled, stacked
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import save_as
from ui.widgets.six_words import SixWords
from ui.widgets.text import Label, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence


class ResultView(QWidget):
    """``open_requested`` after a restore, ``left`` after a drill."""

    open_requested = Signal()
    left = Signal()

    def __init__(self, result: Anew | DrillResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        now = int(datetime.now(UTC).timestamp() * 1_000_000)
        self.at = result.at if isinstance(result, DrillResult) else now
        good = result.whole
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("circle-check" if good else "circle-alert", "success" if good else "danger", 32))
        head.addWidget(Label(self._title(), "page"), 1)
        self.told = InlineNotice("success" if good else "danger", self._told())
        self.lines = FieldGrid(dense=True)
        self.lines.add_row("heads", self.tr("Sổ và nhật ký"), heads_told(result))
        for place, line in enumerate(result.lines):
            self.lines.add_row(str(place), line_name(line), line_told(line))
        counted = Card(self.tr("Đã mở và đếm"), "list-checks")
        counted.add(self.lines)
        self.keep = SecondaryButton(self.tr("Ghi kết quả ra tệp…"), "download")
        self.keep.clicked.connect(self.save)
        self.go = PrimaryButton(self.tr("Xong"), "check")
        self.go.clicked.connect(self.left)
        parts: list[QWidget] = [self.told, counted]
        if isinstance(result, Anew):
            self.go.setText(self.tr("Mở khóa kho"))
            self.go.clicked.disconnect(self.left)
            self.go.clicked.connect(self.open_requested)
            parts += [SixWords(self.tr("Sáu từ của kho mới"), result.genesis_words, self._said()), self._next()]
        else:
            parts.append(self._afterwards())
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(scrolled(stacked(*parts)), 1)
        column.addLayout(foot)

    def save(self) -> None:
        """Ask where, and write the result there."""
        name = "dien-tap-khoi-phuc.txt" if isinstance(self.result, DrillResult) else "khoi-phuc.txt"
        content = in_a_file(self.result, self.at).encode()
        path = save_as(self, self.keep.text(), name, self.tr("Văn bản (*.txt)"), content)
        if path is not None:
            self.keep.setText(self.tr("Đã ghi: {}").format(path.name))

    def _title(self) -> str:
        if isinstance(self.result, DrillResult):
            return self.tr("Diễn tập đạt") if self.result.whole else self.tr("Diễn tập KHÔNG đạt")
        return self.tr("Kho đã trở lại") if self.result.whole else self.tr("Kho đã trở lại, nhưng không đủ")

    def _told(self) -> str:
        result = self.result
        at = shown_time(result.copied_at)
        if isinstance(result, DrillResult):
            if result.whole:
                words = self.tr(
                    "{} (của lúc {}) mở được hết trong {} giây: số liệu và đầu chuỗi bằng nhau. Đã xóa sạch."
                )
                return words.format(result.source, at, max(1, result.seconds))
            words = self.tr("{} (của lúc {}): {} ngăn không mở được. Xem các dòng dưới đây. Chỗ tạm đã xóa sạch.")
            return words.format(result.source, at, result.missing)
        if result.whole:
            words = self.tr("Kho ở {}, như lúc {}: số liệu và đầu chuỗi bằng nhau, {} bản ghi đếm lại trong kho mới.")
            return words.format(result.path, at, result.recounted)
        words = self.tr(
            "Kho ở {}, như lúc {}. {} ngăn không mở được; ngăn hỏng được thay bằng ngăn trống. Giữ bản sao lưu và bộ "
            "khôi phục cũ, thử bản sao lưu khác."
        )
        return words.format(result.path, at, result.missing)

    def _said(self) -> str:
        return self.tr("Ghi ra giấy, cất cùng giấy tờ công ty. Kho mới có sáu từ mới; sáu từ cũ là của kho đã mất.")

    def _next(self) -> Card:
        return _numbered(
            self.tr("Việc tiếp theo"),
            (
                self.tr("Mở khóa, rồi mời lại từng người: không ai của kho cũ tự vào được."),
                self.tr("Làm buổi lễ khôi phục mới: kho này chưa có bộ khôi phục nào."),
                self.tr("Sao lưu ngay, vào nơi khác với nơi có bản sao lưu cũ."),
                self.tr("Sau buổi lễ mới, và khi kho này đủ cả, hủy thẻ nhớ và các tờ cũ; trước đó thì giữ."),
                self.tr("Cán bộ an toàn đọc nhật ký, quyết định và chứng nhận của kho cũ trong kho lưu đã niêm."),
            ),
        )

    def _afterwards(self) -> Card:
        return _numbered(
            self.tr("Sau buổi diễn tập"),
            (
                self.tr("Thu lại thẻ nhớ và các tờ giữ mảnh, cất lại từng nơi."),
                self.tr("Ghi kết quả ra tệp, đưa cho cán bộ an toàn ghi sổ ở Kiểm tra, sao lưu → Khôi phục."),
                self.tr("Lần sau trong 90 ngày."),
            ),
        )


def _numbered(title: str, texts: Sequence[str]) -> Card:
    card = Card(title, "list-checks")
    for number, text in enumerate(texts, start=1):
        row = QHBoxLayout()
        row.setSpacing(10)
        mark = Label(f"{number}.", "strong", "accent")
        mark.setFixedWidth(20)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(text), 1)
        card.body.addLayout(row)
    return card
