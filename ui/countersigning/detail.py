"""One paper that waits for a second signature, with what can be done about it, and why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.countersigning.model import Paper, SecondRow, Standing
from ui.countersigning.words import facts_grid, paper_words, state_look
from ui.messages import sentence
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph


class SecondDetail(QWidget):
    """``sign_wanted`` and ``paper_wanted`` when their buttons are pressed."""

    sign_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, row: SecondRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        look = state_look(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(8)
        if row.level:
            head.addWidget(LevelChip(row.level))
        head.addStretch(1)
        head.addWidget(IconLabel(look.icon, look.tone, 18))
        head.addWidget(Label(look.words, "strong", look.tone))
        column.addLayout(head)
        column.addWidget(Label(paper_words(row), "title"))
        column.addWidget(Label(row.number, "body", "secondary", selectable=True))
        self.sign = PrimaryButton(self.tr("Xem và ký thứ hai…"), "signature")
        self.sign.clicked.connect(self.sign_wanted)
        self.paper = SecondaryButton(self.tr("Lưu văn bản để đọc…"), "download")
        self.paper.clicked.connect(self.paper_wanted)
        acts = QWidget()
        buttons = FlowLayout(acts)
        buttons.addWidget(self.sign)
        buttons.addWidget(self.paper)
        self.sign.setVisible(row.waits)
        self.paper.setVisible(row.paper is Paper.AGREEMENT)
        column.addWidget(acts)
        acts.setVisible(row.waits or row.paper is Paper.AGREEMENT)
        if row.standing is Standing.WAITS and row.why_not and not row.own:
            column.addWidget(InlineNotice("warning", sentence(row.why_not)))
        column.addWidget(facts_grid(row))
        column.addWidget(self._steps())
        if row.paper is not Paper.AGREEMENT and not row.own:
            words = self._limits() if row.paper is Paper.RELEASE else self._limits_of_order()
            column.addWidget(Paragraph(words, "secondary", "small"))
        column.addStretch(1)

    def _steps(self) -> Card:
        row = self.row
        card = Card(self.tr("Các bước"), "list-checks")
        grid = FieldGrid(dense=True)
        grid.add_row("first", self.tr("Ký thứ nhất"), f"{row.signer_name}, {shown_time(row.signed_at)}")
        answered = row.answered_by or (self.tr("chưa ký") if row.standing is Standing.WAITS else "–")
        grid.add_row("second", self.tr("Trả lời"), answered)
        if row.answer:
            grid.add_row("answer", self.tr("Lý do"), row.answer)
        card.add(grid)
        return card

    def _limits_of_order(self) -> str:
        return self.tr(
            "Bạn không có khóa của ngăn này, nên tên khách hàng, người yêu cầu và văn bản không hiện ở đây. "
            "Bạn ký đúng mã của lệnh mà người quản lý đã ký: đổi một chữ thì cả hai chữ ký không còn giá trị. "
            "Ký xong chưa hủy gì: lệnh còn chờ, và lúc thực hiện cần một cán bộ an toàn ở cùng bàn."
        )

    def _limits(self) -> str:
        return self.tr(
            "Bạn không có khóa của ngăn này, nên tên khách hàng, người nhận và nội dung không hiện ở đây. "
            "Bạn ký đúng mã của nội dung mà người quản lý đã ký: đổi một chữ thì cả hai chữ ký không còn giá trị. "
            "Nếu cần xem nội dung, hãy ký tại máy của người quản lý."
        )
