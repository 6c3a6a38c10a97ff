"""How far a customer's fields can be relied on: who compared them with what, or that nobody did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.clock import shown_date
from app.customers.entry.model import Trust, Verified
from ui.theme import line_height
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Paragraph, Tone


class TrustLine(QWidget):
    """A picture and a sentence; the tone is never all that tells them apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel("circle-help", "secondary", 16)
        self._icon.setMinimumHeight(line_height("small"))
        self._words = Paragraph("", "secondary", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def show_trust(self, trust: Trust) -> None:
        """Say it of another customer."""
        icon, tone, words = self._said(trust)
        self._icon.set_icon(icon, tone)
        self._words.set_tone(tone)
        self._words.setText(words)
        self.setAccessibleName(words)

    def _said(self, trust: Trust) -> tuple[str, Tone, str]:
        mark = trust.verified
        if trust.urgent:
            return "siren", "warning", self.tr("Đính chính khẩn: đang có hiệu lực mà chưa xác minh.")
        if mark is None:
            return "circle-help", "secondary", self.tr("Chưa đối chiếu với giấy tờ gốc.")
        if not mark.current:
            words = self.tr("Đã sửa sau lần xác minh {day} của {by}; nội dung hiện nay chưa đối chiếu.")
            return "circle-alert", "warning", words.format(day=shown_date(mark.at), by=mark.by)
        return "shield-check", "success", self._verified(mark)

    def _verified(self, mark: Verified) -> str:
        words = self.tr("Đã xác minh {day} bởi {by}, đối chiếu với {source}.").format(
            day=shown_date(mark.at), by=mark.by, source=mark.source
        )
        if mark.sample[1]:
            words = self.tr("Đã xác minh {day} bởi {by} theo mẫu {k}/{n} của lô nhập, đối chiếu với {source}.").format(
                day=shown_date(mark.at), by=mark.by, k=mark.sample[0], n=mark.sample[1], source=mark.source
            )
        hands = self.tr("Nhập: {entered}.").format(entered=mark.entered)
        if mark.reviewed:
            hands = self.tr("Nhập: {entered}; duyệt: {reviewed}.").format(entered=mark.entered, reviewed=mark.reviewed)
        return f"{words} {hands}"

    def forget(self) -> None:
        """Say nothing."""
        self._words.setText("")
        self.setAccessibleName("")
