"""Placing and lifting a legal hold: a manager and an officer at one desk, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.customers.holding.actions import lift_hold, place_hold
from app.customers.holding.model import LONGEST_REASON, HoldRow
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.destruction.room import room_of
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text_area import TextArea
from ui.widgets.two_signatures import TwoSignatures

Officers = Sequence[tuple[object, str]]


class _TwoSign(Dialog):
    """A reason and two signatures. ``signed`` when it stands in the store."""

    signed = Signal()

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, ref: Ref, officers: Officers, words: tuple[str, str]
    ) -> None:
        title, subtitle = words
        super().__init__(parent, title, level=int(ref.level), subtitle=subtitle, width=760)
        self._tasks, self._summary, self._ref = tasks, summary, ref
        self.about = FieldGrid(dense=True)
        self.add(self.about)
        self.reason = TextArea(
            QCoreApplication.translate("hold_dialogs", "Lý do"),
            required=True,
            longest=LONGEST_REASON,
            hint=QCoreApplication.translate("hold_dialogs", "Ghi vụ việc, hoặc số văn bản làm căn cứ."),
        )
        self.signatures = TwoSignatures(
            summary.name,
            officers,
            QCoreApplication.translate("hold_dialogs", "Cán bộ an toàn hệ thống"),
            alone=summary.one_person,
        )

    def _fill(self, button: str, act: Callable[..., object], done: str) -> None:
        self.add(self.reason)
        self.add(self.signatures)
        self.add_cancel(QCoreApplication.translate("hold_dialogs", "Đóng"))
        self.sign = self.add_button(PrimaryButton(button, "signature"))
        self.sign.clicked.connect(lambda: self._sign(act, done))
        if why := self.signatures.why_not():
            self.sign.set_available(False, why)

    def _sign(self, act: Callable[..., object], done: str) -> None:
        if not self.reason.value():
            self.reason.set_error(messages.sentence("holding.reason_missing"))
            self.reason.focus()
            return
        if self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            act,
            self._ref,
            self.reason.value(),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=lambda _: self._done(done),
            failed=self._failed,
            owner=self,
            room=room_of(self._ref),
        )

    def _done(self, words: str) -> None:
        self.signatures.clear_values()
        self.set_busy(False)
        messages.done(self.parentWidget() or self, words)
        self.accept()
        self.signed.emit()

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        messages.show(self, error)


class PlaceHoldDialog(_TwoSign):
    """Keep everything of a customer."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, customer: Ref, officers: Officers) -> None:
        words = (
            QCoreApplication.translate("hold_dialogs", "Lưu giữ pháp lý"),
            QCoreApplication.translate("hold_dialogs", "Hai người ký ở cùng một bàn: quản lý và cán bộ an toàn."),
        )
        super().__init__(parent, tasks, summary, customer, officers, words)
        told = QCoreApplication.translate(
            "hold_dialogs",
            "Trong khi lưu giữ, không ai tiêu hủy hồ sơ này hay bỏ văn bản nào của nó, "
            "kể cả khi lệnh tiêu hủy đã duyệt.",
        )
        self.add(InlineNotice("info", told))
        self._fill(
            QCoreApplication.translate("hold_dialogs", "Cùng ký đặt lưu giữ"),
            place_hold,
            QCoreApplication.translate("hold_dialogs", "Đã đặt lưu giữ cho hồ sơ này."),
        )
        tasks.read(get_customer, customer, then=self._show_customer, owner=self, room=room_of(customer))

    def _show_customer(self, card: CustomerCard) -> None:
        words = " · ".join(part for part in (card.form.code, card.form.name) if part)
        self.about.add_row("customer", QCoreApplication.translate("hold_dialogs", "Hồ sơ"), words)


class LiftHoldDialog(_TwoSign):
    """Let a hold go."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, row: HoldRow, officers: Officers) -> None:
        words = (
            QCoreApplication.translate("hold_dialogs", "Bỏ lưu giữ pháp lý"),
            QCoreApplication.translate("hold_dialogs", "Hai người ký ở cùng một bàn: quản lý và cán bộ an toàn."),
        )
        super().__init__(parent, tasks, summary, row.ref, officers, words)
        customer = " · ".join(part for part in (row.customer_code, row.customer_name) if part)
        self.about.add_row("customer", QCoreApplication.translate("hold_dialogs", "Hồ sơ"), customer)
        self.about.add_row("reason", QCoreApplication.translate("hold_dialogs", "Lưu giữ vì"), row.reason)
        self._fill(
            QCoreApplication.translate("hold_dialogs", "Cùng ký bỏ lưu giữ"),
            lift_hold,
            QCoreApplication.translate("hold_dialogs", "Đã bỏ lưu giữ."),
        )
