"""What else is done with an order: noting that the requester was answered, and giving the order up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.destruction.actions import answer_request, withdraw_destruction
from app.destruction.model import LONGEST_TEXT, OrderState, OrderView
from app.errors import NiemError
from ui import messages
from ui.destruction.facts import facts_grid
from ui.destruction.room import room_of
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


class AnswerDialog(Dialog):
    """When and how the requester was told what becomes of the request."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: OrderView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AnswerDialog", "Ghi đã trả lời khách hàng"),
            level=int(view.row.ref.level),
            number=view.row.number,
            width=600,
        )
        self._tasks, self._view = tasks, view
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        self.day = DateField(self.tr("Ngày trả lời"), required=True)
        self.day.set_value(_today())
        self.how = TextField(
            self.tr("Trả lời bằng cách nào"),
            required=True,
            longest=LONGEST_TEXT,
            hint=self.tr("Ví dụ: công văn số 15/CV, thư điện tử, gặp trực tiếp."),
        )
        for part in (facts, self.day, self.how):
            self.add(part)
        self.add_cancel(self.tr("Đóng"))
        self.note = self.add_button(PrimaryButton(self.tr("Ghi nhận"), "save"), default=True)
        self.note.clicked.connect(self._note)

    def _note(self) -> None:
        day = self.day.value()
        if day is None or day > _today():
            code = "destruction.day_unreadable" if day is None else "destruction.day_in_future"
            self.day.set_error(messages.sentence(code))
            return
        if not self.how.value():
            self.how.set_error(messages.sentence("destruction.how_missing"))
            self.how.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        ref = self._view.row.ref
        self._tasks.act(
            answer_request,
            ref,
            day.isoformat(),
            self.how.value(),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
            room=room_of(ref),
        )

    def _done(self) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã ghi việc trả lời khách hàng."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


class WithdrawDialog(Dialog):
    """The reason stays with the order; the customer is as before."""

    def __init__(self, parent: QWidget, tasks: Tasks, view: OrderView) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("WithdrawDialog", "Rút lại lệnh tiêu hủy"),
            level=int(view.row.ref.level),
            number=view.row.number,
            width=600,
        )
        self._tasks, self._view = tasks, view
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        self.add(facts)
        if view.row.state is OrderState.EXECUTING:
            words = self.tr(
                "Lệnh này đã bắt đầu thực hiện. Rút lại được chừng nào kho chưa chuyển sang tệp mới; bản nháp về hồ sơ "
                "này thì đã bỏ."
            )
            self.add(InlineNotice("warning", words))
        self.reason = TextArea(self.tr("Lý do rút lại"), required=True, longest=LONGEST_TEXT)
        self.add(self.reason)
        self.add_cancel(self.tr("Đóng"))
        self.withdraw = self.add_button(DangerButton(self.tr("Rút lại lệnh"), "undo-2"))
        self.withdraw.clicked.connect(self._withdraw)

    def _withdraw(self) -> None:
        if not self.reason.value():
            self.reason.set_error(self.tr("Hãy ghi lý do rút lại."))
            self.reason.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        ref = self._view.row.ref
        self._tasks.act(
            withdraw_destruction,
            ref,
            self.reason.value(),
            then=lambda _: self._done(),
            failed=self._failed,
            owner=self,
            room=room_of(ref),
        )

    def _done(self) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã rút lại lệnh tiêu hủy."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


def _today() -> date:
    return local_date(SystemClock().now())
