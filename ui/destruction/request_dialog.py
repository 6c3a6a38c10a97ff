"""Recording that a customer's file is to be destroyed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.destruction.actions import request_destruction
from app.destruction.model import LONGEST_TEXT, DestructionForm, Ground, Letter
from app.errors import NiemError
from ui import messages
from ui.destruction.room import room_of
from ui.destruction.words import grounds
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.chosen_file import SCAN_KINDS, SCAN_LARGEST, content_of, media_type_of
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import FileDrop
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label
from ui.widgets.text_field import TextField


class RequestDialog(Dialog):
    """``requested(ref)`` when the order stands in the store. Nothing is destroyed by it."""

    requested = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, customer: Ref) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RequestDialog", "Đề nghị tiêu hủy hồ sơ"),
            level=int(customer.level),
            subtitle=QCoreApplication.translate(
                "RequestDialog", "Bước này chỉ ghi nhận, chưa hủy gì. Một quản lý và cán bộ an toàn sẽ cùng duyệt."
            ),
            width=640,
        )
        self._tasks, self._customer = tasks, customer
        self._letter: Letter | None = None
        self.about = FieldGrid(dense=True)
        self.ground = ComboField(self.tr("Lý do"), grounds(), required=True)
        self.received = DateField(
            self.tr("Ngày nhận yêu cầu"), required=True, hint=self.tr("Hạn trả lời khách hàng tính từ ngày này.")
        )
        self.received.set_value(_today())
        self.requested_by = TextField(self.tr("Ai yêu cầu"), required=True, longest=LONGEST_TEXT)
        self.letter_title = Label("", "strong")
        self.letter = FileDrop(
            self.tr("Văn bản yêu cầu"),
            largest=SCAN_LARGEST,
            kinds=SCAN_KINDS,
            text=self.tr("Kéo thả bản quét vào đây, hoặc"),
        )
        self.risk = CheckField(
            self.tr("Người yêu cầu đã được báo và chấp nhận rủi ro."),
            hint=self.tr("Hủy rồi thì không ai khôi phục được nữa, kể cả công ty và nơi cung cấp phần mềm."),
        )
        for part in (self.about, two_columns(self.ground, self.received), self.requested_by):
            self.add(part)
        self.add(self.letter_title)
        self.add(self.letter)
        self.add(self.risk)
        self.add(InlineNotice("info", self.tr("Từ lúc này hồ sơ vẫn dùng được cho đến khi lệnh được thực hiện.")))
        self.ground.changed.connect(self._ground_changed)
        self.letter.chosen.connect(self._letter_chosen)
        self.letter.cleared.connect(self._letter_cleared)
        self.add_cancel(self.tr("Đóng"))
        self.send = self.add_button(PrimaryButton(self.tr("Ghi nhận yêu cầu"), "save"))
        self.send.clicked.connect(self._send)
        self._ground_changed()
        self._tasks.read(get_customer, customer, then=self._show_customer, owner=self, room=room_of(customer))

    def _show_customer(self, card: CustomerCard) -> None:
        words = " · ".join(part for part in (card.form.code, card.form.name) if part)
        self.about.add_row("customer", self.tr("Hồ sơ"), words)

    def _ground_changed(self) -> None:
        needed = self.ground.value() is Ground.CUSTOMER_REQUEST
        self.letter_title.setText(
            self.tr("Văn bản yêu cầu của khách hàng (bắt buộc)") if needed else self.tr("Văn bản liên quan (nếu có)")
        )

    def _letter_chosen(self, path: Path) -> None:
        content = content_of(path)
        if content is None:
            self.letter.clear()
            self.letter.set_error(self.tr("Không đọc được tệp này. Hãy chọn tệp khác."))
            return
        self._letter = Letter(path.name, media_type_of(path), content)

    def _letter_cleared(self) -> None:
        self._letter = None

    def _send(self) -> None:
        if self._complain():
            return
        received = self.received.value() or _today()
        ground = self.ground.value()
        form = DestructionForm(
            customer=self._customer,
            ground=ground if isinstance(ground, Ground) else Ground.CUSTOMER_REQUEST,
            requested_by=self.requested_by.value(),
            received_on=received.isoformat(),
            letter=self._letter or Letter("", "", b""),
            risk_accepted=self.risk.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            request_destruction,
            form,
            then=self._sent,
            failed=self._failed,
            owner=self,
            room=room_of(self._customer),
        )

    def _complain(self) -> bool:
        """Say under each field what it lacks; gives whether one does."""
        lacking = False
        received = self.received.value()
        if received is None or received > _today():
            code = "destruction.day_unreadable" if received is None else "destruction.day_in_future"
            self.received.set_error(messages.sentence(code))
            lacking = True
        if not self.requested_by.value():
            self.requested_by.set_error(messages.sentence("destruction.requester_missing"))
            lacking = True
        if self.ground.value() is Ground.CUSTOMER_REQUEST and self._letter is None:
            self.letter.set_error(messages.sentence("destruction.letter_missing"))
            lacking = True
        if not self.risk.value():
            self.risk.set_error(messages.sentence("destruction.risk_not_accepted"))
            lacking = True
        return lacking

    def _sent(self, ref: Ref) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã ghi nhận yêu cầu tiêu hủy."))
        self.accept()
        self.requested.emit(ref)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


def _today() -> date:
    return local_date(SystemClock().now())
