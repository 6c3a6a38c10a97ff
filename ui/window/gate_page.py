"""What stands in the place of customer files while something is missing: what it is, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.agreements.model import MyAgreement, Sent
from app.clock import shown_time
from ui.theme import current
from ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.icon_label import IconLabel
from ui.widgets.page import Page
from ui.widgets.text import Label, Paragraph

WIDTH = 640


class GatePage(Page):
    """Two steps: the agreement and the lessons. What is done has a tick, what is missing a button that leads there.

    ``lessons_missing`` is how many lessons wait; any number below zero says that some do, without counting.
    """

    def __init__(self, *, agreement_missing: bool, lessons_missing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreement = _Step("handshake", self.tr("Thỏa thuận bảo mật"))
        self.lessons = _Step("graduation-cap", self.tr("Bài học về giữ gìn thông tin"))
        self.agreement.wanted.connect(lambda: self.page_wanted.emit("agreements", None))
        self.lessons.wanted.connect(lambda: self.page_wanted.emit("lessons", None))
        place = QWidget()
        middle = QVBoxLayout(place)
        middle.setContentsMargins(0, 24, 0, 24)
        middle.setSpacing(12)
        middle.addStretch(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("lock-keyhole", "accent", 28))
        self.head = Label("", "title")
        head.addWidget(self.head, 1)
        self.why = Paragraph("", "secondary")
        middle.addLayout(head)
        middle.addWidget(self.why)
        middle.addSpacing(4)
        middle.addWidget(self.agreement)
        middle.addWidget(self.lessons)
        middle.addWidget(
            Paragraph(
                self.tr(
                    "Không mất gì cả: hồ sơ và bản nháp của bạn vẫn ở nguyên chỗ cũ, và mở lại ngay khi đủ hai bước."
                ),
                "secondary",
                "small",
            )
        )
        middle.addStretch(3)
        place.setMaximumWidth(current().px(WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(place, 100)
        row.addStretch(1)
        whole = QWidget()
        whole.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 0)
        column.addWidget(scrolled(whole))
        self.show_missing(agreement_missing=agreement_missing, lessons_missing=lessons_missing)

    def title(self) -> str:
        return self.tr("Chưa mở được hồ sơ khách hàng")

    def show_missing(self, *, agreement_missing: bool, lessons_missing: int) -> None:
        """Say what is missing now."""
        if agreement_missing and lessons_missing:
            self.head.setText(self.tr("Còn hai bước trước khi mở hồ sơ khách hàng"))
        else:
            self.head.setText(self.tr("Còn một bước trước khi mở hồ sơ khách hàng"))
        self.why.setText(
            self.tr(
                "Công ty giữ hồ sơ của khách hàng bằng lời hứa của từng người. Ai xem hồ sơ đều có thỏa thuận bảo mật "
                "còn hiệu lực và đã qua các bài học trong năm."
            )
        )
        if agreement_missing:
            words = self.tr("Bạn chưa có thỏa thuận còn hiệu lực. Đọc và ký ngay tại bàn này, mất vài phút.")
            self.agreement.show_open(words, self.tr("Đọc và ký"))
        else:
            self.agreement.show_done(self.tr("Đang có hiệu lực."))
        if lessons_missing:
            self.lessons.show_open(self._lesson_words(lessons_missing), self.tr("Vào bài học"))
        else:
            self.lessons.show_done(self.tr("Đã học xong, còn hiệu lực."))
        self.lessons.set_leading(not agreement_missing)
        self.setFocusProxy(self.agreement.button() if agreement_missing else self.lessons.button())

    def show_sent(self, mine: MyAgreement) -> None:
        """The person has signed, and the company has not: say whom to ask."""
        sent = mine.sent
        if sent is None or not mine.row.needed or mine.row.in_force:
            return
        if sent.standing is Sent.WAITS:
            words = self.tr(
                "Chờ bên kia ký: bạn đã ký và gửi {} lúc {}. Hồ sơ mở ngay khi người ấy ký ở mục Chờ ký thứ hai. "
                "Cần gấp thì nhắc người ấy, hoặc mời đến ký tại bàn này."
            ).format(sent.company, shown_time(sent.at))
            self.agreement.show_open(words, self.tr("Xem thỏa thuận"))
        elif sent.standing is Sent.REFUSED:
            words = self.tr("{} không ký thỏa thuận bạn gửi: {}. Hãy sửa và ký lại.")
            self.agreement.show_open(words.format(sent.company, sent.reason), self.tr("Đọc và ký"))

    def _lesson_words(self, missing: int) -> str:
        if missing < 0:
            return self.tr("Còn bài học bạn chưa qua, hoặc đã quá một năm. Mỗi bài vài phút, có câu hỏi ngắn.")
        return self.tr("Còn {} bài chưa qua, hoặc đã quá một năm. Mỗi bài vài phút, có câu hỏi ngắn.").format(missing)


class _Step(Card):
    """One thing that is needed. ``wanted`` when its button is pressed."""

    wanted = Signal()

    def __init__(self, icon: str, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._icon = icon
        self._mark = IconLabel(icon, "accent", 24)
        self._said = Paragraph("", "secondary")
        self._primary: Button = PrimaryButton(title, "arrow-right")
        self._secondary: Button = SecondaryButton(title, "arrow-right")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong"))
        words.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self._primary, self._secondary):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(self.wanted)
        self.body.addLayout(row)
        self._open, self._leading = False, True
        self._show_button()

    def show_open(self, text: str, action: str) -> None:
        """It is missing; ``action`` are the words of its button."""
        self._open = True
        self._mark.set_icon(self._icon, "accent")
        self._said.setText(text)
        for button in (self._primary, self._secondary):
            button.setText(action)
        self._show_button()

    def show_done(self, text: str) -> None:
        """It is there."""
        self._open = False
        self._mark.set_icon("circle-check", "success")
        self._said.setText(text)
        self._show_button()

    def set_leading(self, leading: bool) -> None:
        """Whether its button is the primary one of the page."""
        self._leading = leading
        self._show_button()

    def button(self) -> Button:
        """The button that is shown while it is missing."""
        return self._primary if self._leading else self._secondary

    def _show_button(self) -> None:
        self._primary.setVisible(self._open and self._leading)
        self._secondary.setVisible(self._open and not self._leading)
