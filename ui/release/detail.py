"""One request beside the list: what it says, where it stands, what this person can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import shown_time
from app.release.model import OUT, Ending, EndRow, OutputRow, ReleaseState, ReleaseView
from ui.consents.words import parts_words, standing_look, term_words
from ui.messages import sentence
from ui.release.facts import decisions_card, facts_grid, history, lines_card, past_sections
from ui.release.words import state_look
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph

_PERSONAL = frozenset(
    {
        "release.own_request",
        "release.edited_it",
        "release.in_the_asker_s_stead",
        "release.put_before_another",
        "release.changed_since",
        "release.approval_unknown",
        "release.approver_left",
        "release.expired",
    }
)


class ReleaseDetail(QWidget):
    """``asked(what)`` when a button is pressed.

    What: ``decide countersign to_officers hand_over amend withdraw take_back consent``.
    """

    asked = Signal(str)

    def __init__(self, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(Label(view.row.customer_name or view.row.number, "title"))
        column.addWidget(Label(view.row.number, "body", "secondary", selectable=True))
        self.buttons = self._actions()
        if self.buttons:
            acts = QWidget()
            row = FlowLayout(acts)
            for button in self.buttons.values():
                row.addWidget(button)
            column.addWidget(acts)
        if why := self._stands_in_the_way():
            column.addWidget(InlineNotice("warning", sentence(why)))
        column.addWidget(facts_grid(view))
        column.addWidget(lines_card(view, self._lines_title()))
        column.addWidget(self._consent())
        if view.decisions or view.returned:
            column.addWidget(decisions_card(view))
        if view.output:
            column.addWidget(self._output(view.output, view.end))
        for section in past_sections(view):
            card = Card(section.title, "history")
            card.add(Paragraph(section.words, "secondary"))
            card.add(history(section.rows))
            column.addWidget(card)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        look = state_look(self.view.row.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LevelChip(int(self.view.row.level)))
        row.addStretch(1)
        row.addWidget(IconLabel(look.icon, look.tone, 18))
        row.addWidget(Label(look.words, "strong", look.tone))
        return row

    def _actions(self) -> dict[str, SecondaryButton | PrimaryButton | DangerButton]:
        """What this person can do, the most likely first; one of them alone is filled."""
        view = self.view
        made: dict[str, SecondaryButton | PrimaryButton | DangerButton] = {}
        if view.may_decide or view.may_send_back or (self._stands_in_the_way() and view.row.may_decide):
            made["decide"] = PrimaryButton(self.tr("Xem và quyết định…"), "stamp")
        if view.may_countersign:
            made["countersign"] = PrimaryButton(self.tr("Cán bộ an toàn ký thứ hai…"), "signature")
            made["to_officers"] = SecondaryButton(self.tr("Gửi lại cho cán bộ an toàn"), "send")
        if view.may_hand_over:
            made["hand_over"] = PrimaryButton(self.tr("Bàn giao…"), "file-lock")
        if view.may_take_back:
            made["take_back"] = SecondaryButton(self.tr("Đã thu hồi…"), "undo-2")
        if view.may_amend:
            made["amend"] = SecondaryButton(self.tr("Sửa…"), "pencil")
        if view.may_withdraw:
            made["withdraw"] = DangerButton(self.tr("Rút lại…"), "undo-2")
        for what, button in made.items():
            button.clicked.connect(lambda _=False, what=what: self.asked.emit(what))
        return made

    def _stands_in_the_way(self) -> str:
        """Only what this person can do something about: that others decide needs no warning."""
        view = self.view
        if view.row.state is ReleaseState.STOPPED:
            return view.why_not if view.why_not.startswith("consents.") else "release.changed_since"
        undecided = view.row.state in (ReleaseState.ASKED, ReleaseState.HALF_APPROVED)
        return view.why_not if undecided and view.why_not in _PERSONAL else ""

    def _lines_title(self) -> str:
        if self.view.row.state in (*OUT, ReleaseState.RETURNED):
            return self.tr("Những gì đã ra khỏi công ty")
        return self.tr("Đúng những gì sẽ ra khỏi công ty")

    def _consent(self) -> Card:
        card = Card(self.tr("Văn bản đồng ý của khách hàng"), "file-check")
        consent = self.view.consent
        if consent is None:
            card.add(Paragraph(sentence("consents.not_found"), "danger"))
            return card
        look = SecondaryButton(self.tr("Xem"), "eye")
        look.setAccessibleName(self.tr("Xem văn bản đồng ý"))
        look.clicked.connect(lambda: self.asked.emit("consent"))
        card.add_right(look)
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số"), consent.number)
        grid.add_row("giver", self.tr("Người đồng ý"), f"{consent.giver} ({consent.role})")
        grid.add_row("standing", self.tr("Hiệu lực"), standing_look(consent.standing).words)
        grid.add_row("term", self.tr("Thời hạn"), term_words(consent.scope))
        grid.add_row("parts", self.tr("Những phần"), parts_words(consent))
        card.add(grid)
        return card

    def _output(self, output: OutputRow, end: EndRow | None) -> Card:
        card = Card(self.tr("Bản đã bàn giao"), "file-lock")
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số bản"), output.number)
        grid.add_row("by", self.tr("Người bàn giao"), output.by)
        grid.add_row("at", self.tr("Lúc"), shown_time(output.at))
        if output.pages:
            grid.add_row("pages", self.tr("Số trang"), str(output.pages))
        else:
            grid.add_row("form", self.tr("Dạng tệp"), self.tr("Gói niêm (.niem)"))
        grid.add_row("sha256", self.tr("SHA-256"), output.sha256)
        if end is not None:
            how = self.tr("Đã trả lại công ty") if end.how is Ending.CAME_BACK else self.tr("Người nhận báo đã xóa")
            grid.add_row("end", self.tr("Thu hồi"), f"{how}, {shown_time(end.at)} ({end.by})")
            if end.note:
                grid.add_row("note", self.tr("Ghi chú"), end.note)
        card.add(grid)
        return card
