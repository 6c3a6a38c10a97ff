"""One order beside the list: what it says, where it stands, what this person can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.clock import shown_time
from app.destruction.model import UNDECIDED, OrderState, OrderView
from app.session.model import Summary
from ui.destruction.facts import (
    approvals_card,
    facts_grid,
    law_card,
    lines_card,
    namesakes_card,
    outstanding_card,
    scope_card,
)
from ui.destruction.words import destroyed_words, state_look
from ui.messages import sentence
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label

_TO_EXECUTE = frozenset({OrderState.APPROVED, OrderState.EXECUTING})


def may_try_to_execute(view: OrderView, summary: Summary) -> bool:
    """A manager with a way into the top-secret room; that room's own answer is asked for inside it."""
    in_room = view.may_execute or view.why_not == "destruction.needs_top_secret_room"
    return view.row.state in _TO_EXECUTE and Duty.MANAGER in summary.duties and summary.top_secret_room and in_room


def _void() -> InlineNotice:
    """The first signature counts no longer."""
    return InlineNotice("warning", sentence("destruction.first_left"))


class OrderDetail(QWidget):
    """A signal for each button."""

    approve_requested = Signal()
    refuse_requested = Signal()
    execute_requested = Signal()
    letter_requested = Signal()
    reply_requested = Signal()
    withdraw_requested = Signal()
    send_requested = Signal()

    def __init__(self, view: OrderView, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self._summary = view, summary
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(Label(view.row.customer_name or self._destroyed(), "title"))
        column.addWidget(Label(view.row.number, "body", "secondary", selectable=True))
        if actions := self._actions():
            column.addLayout(actions)
        for notice in self._notices():
            column.addWidget(notice)
        column.addWidget(facts_grid(view))
        if view.letter_pages:
            column.addLayout(self._letter())
        if more := self._more():
            column.addWidget(more)
        if view.namesakes:
            column.addWidget(namesakes_card(view))
        if view.scope:
            column.addWidget(scope_card(view, self.tr("Chỉ đếm các cấp mật mà phiên này mở được.")))
        if view.row.state is not OrderState.EXECUTED:
            column.addWidget(outstanding_card(view))
        if view.approvals:
            column.addWidget(approvals_card(view))
        if view.lines:
            column.addWidget(lines_card(view))
        if view.deadlines:
            column.addWidget(law_card(view))
        column.addStretch(1)

    def _destroyed(self) -> str:
        certificate = self.view.row.certificate
        return destroyed_words(certificate) if certificate else self.view.row.number

    def _head(self) -> QHBoxLayout:
        look = state_look(self.view.row.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LevelChip(int(self.view.row.ref.level)))
        row.addStretch(1)
        row.addWidget(IconLabel(look.icon, look.tone, 18))
        row.addWidget(Label(look.words, "strong", look.tone))
        return row

    def _actions(self) -> QHBoxLayout | None:
        view, row = self.view, QHBoxLayout()
        row.setSpacing(8)
        own = view.why_not == "destruction.own_request"
        if view.row.state in UNDECIDED and (view.may_approve or own):
            words = self.tr("Ký thứ hai tại đây…") if view.half else self.tr("Duyệt…")
            approve = PrimaryButton(words, "signature")
            approve.clicked.connect(self.approve_requested)
            if own:
                approve.set_available(False, sentence(view.why_not))
            row.addWidget(approve)
            row.addSpacing(16)
        if view.row.state in UNDECIDED and (view.may_refuse or own):
            refuse = DangerButton(self.tr("Từ chối…"), "x")
            refuse.clicked.connect(self.refuse_requested)
            if own:
                refuse.set_available(False, sentence(view.why_not))
            row.addWidget(refuse)
        if self._executes():
            again = view.row.state is OrderState.EXECUTING
            execute = DangerButton(self.tr("Làm tiếp…") if again else self.tr("Thực hiện tiêu hủy…"), "flame")
            execute.clicked.connect(self.execute_requested)
            if not may_try_to_execute(view, self._summary):
                execute.set_available(False, self._why_not())
            row.addWidget(execute)
        if not row.count():
            return None
        row.addStretch(1)
        return row

    def _executes(self) -> bool:
        """Whether it is this person's duty, with or without the key of the room."""
        return self.view.row.state in _TO_EXECUTE and Duty.MANAGER in self._summary.duties

    def _why_not(self) -> str:
        view = self.view
        if view.why_not == "destruction.cooling_off":
            return sentence(view.why_not, from_time=shown_time(view.row.not_before))
        return sentence("holding.held" if view.holds else "destruction.manager_executes")

    def _more(self) -> QWidget | None:
        """What is less often done: telling the officers again, noting the answer, giving the order up."""
        buttons = QWidget()
        row = FlowLayout(buttons)
        if self.view.may_send:
            send = SecondaryButton(self.tr("Gửi lại cho cán bộ an toàn"), "send")
            send.clicked.connect(self.send_requested)
            row.addWidget(send)
        if self.view.may_reply:
            reply = SecondaryButton(self.tr("Ghi đã trả lời…"), "mail")
            reply.clicked.connect(self.reply_requested)
            row.addWidget(reply)
        if self.view.may_withdraw:
            withdraw = SecondaryButton(self.tr("Rút lại lệnh…"), "undo-2")
            withdraw.clicked.connect(self.withdraw_requested)
            row.addWidget(withdraw)
        return buttons if row.count() else None

    def _notices(self) -> list[InlineNotice]:
        """A hold first: it stops whatever else stands there."""
        held = [
            InlineNotice("danger", self.tr("Đang lưu giữ pháp lý, không hủy được: {}").format(reason))
            for reason in self.view.holds
        ]
        return held + self._of_state()

    def _of_state(self) -> list[InlineNotice]:
        view = self.view
        if view.row.state is OrderState.EXECUTING:
            words = self.tr("Lần thực hiện trước bị ngắt giữa chừng. Mở lại để làm tiếp cho đến khi có chứng nhận.")
            return [InlineNotice("danger", words)]
        if view.row.state in UNDECIDED and view.why_not == "destruction.own_request":
            return [InlineNotice("warning", sentence(view.why_not))]
        if view.row.state is OrderState.HALF_APPROVED:
            return [InlineNotice("info", self._waits()) if view.half else _void()]
        if view.row.state is OrderState.APPROVED and not may_try_to_execute(view, self._summary):
            return [InlineNotice("info", self._why_not())] if not view.holds else []
        return []

    def _waits(self) -> str:
        """Who signed first, and what the order waits for."""
        words = self.tr(
            "{} đã ký thứ nhất. Lệnh chờ cán bộ an toàn ký thứ hai tại tài khoản của họ, ở mục Chờ ký thứ hai; "
            "thời gian chờ thực hiện tính từ chữ ký ấy."
        )
        return words.format(", ".join(name for name, _, _ in self.view.approvals))

    def _letter(self) -> QHBoxLayout:
        look = SecondaryButton(self.tr("Xem văn bản yêu cầu"), "eye")
        look.clicked.connect(self.letter_requested)
        row = QHBoxLayout()
        row.addWidget(look)
        row.addWidget(Label(self.tr("{} trang").format(self.view.letter_pages), "body", "secondary"))
        row.addStretch(1)
        return row
