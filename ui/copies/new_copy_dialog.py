"""What numbering a copy and printing one have in common: of which customer, who gets it, where it lies, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.copies.model import LONGEST_TEXT
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.session.model import ProjectSummary
from ui import messages
from ui.copies.customer_choice import CustomerChoice
from ui.copies.lend_dialog import USUAL_DAYS, Acknowledged
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice, NoticeKind
from ui.widgets.text_field import TextField


class NewCopyDialog(Dialog):
    """Of ``customer``, or of one to be found in ``project`` when that is ``None``.

    A dialog of this kind adds its fields between ``begin`` and ``end``, and ends by ``tell``.
    """

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        customer: Ref | None,
        title: str,
        subtitle: str,
    ) -> None:
        super().__init__(parent, title, level=int(customer.level) if customer else 0, subtitle=subtitle, width=660)
        self._tasks, self._customer = tasks, customer
        self.choice: CustomerChoice | None = None
        self.number = ""
        self._about = FieldGrid(dense=True)
        self.holder = TextField(QCoreApplication.translate("copies", "Người giữ"), required=True, longest=LONGEST_TEXT)
        self.place = TextField(
            QCoreApplication.translate("copies", "Nơi giữ"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=QCoreApplication.translate("copies", "ví dụ: tủ sắt phòng kinh doanh"),
        )
        self.due = DateField(
            QCoreApplication.translate("copies", "Hạn trả"),
            hint=QCoreApplication.translate("copies", "Quá hạn, bản này sẽ được liệt kê riêng."),
        )
        self.due.set_value(local_date(SystemClock().now()) + timedelta(days=USUAL_DAYS))
        self.acknowledged = Acknowledged()

    def begin(self, project: ProjectSummary | None) -> None:
        """Put on top whose copy it is."""
        if self._customer is None and project is not None:
            self.choice = CustomerChoice(self._tasks, project.project, project.levels)
            self.choice.chosen.connect(self._show_level)
            self.add(self.choice)
        else:
            self.add(self._about)

    def end(self, button: PrimaryButton) -> PrimaryButton:
        """Put the buttons below, ``button`` for the act itself."""
        self.close_button = self.add_cancel(QCoreApplication.translate("copies", "Đóng"))
        self.add_button(button)
        self._button = button
        if self._customer is not None:
            room: Room = "top_secret" if int(self._customer.level) == 3 else "everyday"
            self._tasks.read(get_customer, self._customer, then=self._show_customer, owner=self, room=room)
        return button

    def due_day(self) -> str:
        """The day it is due back, ISO or empty."""
        due = self.due.value()
        return due.isoformat() if due else ""

    def whose(self, needed: Sequence[TextField]) -> Ref | None:
        """The customer, when everything is filled in; otherwise ``None``, and each missing field says so."""
        customer = self.choice.value() if self.choice else self._customer
        faults = [field for field in (*needed, self.holder, self.place) if not field.value()]
        for field in faults:
            field.set_error(QCoreApplication.translate("copies", "Hãy điền ô này."))
        if self.choice and customer is None:
            self.choice.set_error(QCoreApplication.translate("copies", "Hãy chọn khách hàng."))
            self.choice.search.setFocus()
        elif faults:
            faults[0].focus()
        if faults or not self.due.is_valid() or self.acknowledged.complain():
            return None
        return customer

    def failed(self, error: NiemError) -> None:
        """Say why, and let the person try again."""
        self.set_busy(False)
        messages.show(self, error)

    def tell(self, kind: NoticeKind, words: str) -> None:
        """End with what became of it; it stays until it is read."""
        self.set_busy(False)
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self._button.hide()
        self.add(InlineNotice(kind, words))
        self.close_button.setText(QCoreApplication.translate("copies", "Xong"))
        self.close_button.setFocus()

    def _show_customer(self, card: CustomerCard) -> None:
        words = " · ".join(part for part in (card.form.code, card.form.name) if part)
        self._about.add_row("customer", QCoreApplication.translate("copies", "Hồ sơ"), words)

    def _show_level(self) -> None:
        chosen = self.choice.value() if self.choice else None
        self.set_level(int(chosen.level) if chosen else 0)
