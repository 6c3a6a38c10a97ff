"""Printing a customer's file: who gets it, on which printer, until when. The number is taken before the first sheet."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.copies.actions import print_customer, void_print
from app.copies.model import LONGEST_TEXT, MadePrint, PrintForm
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.session.model import ProjectSummary
from ui import messages
from ui.copies.customer_choice import CustomerChoice
from ui.copies.lend_dialog import USUAL_DAYS, Acknowledged
from ui.copies.printer import Taken, print_pages, printers
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text_field import TextField


class PrintDialog(Dialog):
    """For ``customer``, or for one to be found in ``project`` when that is ``None``. It ends showing the number."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: ProjectSummary | None, name: str, customer: Ref | None = None
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("PrintDialog", "In hồ sơ"),
            level=int(customer.level) if customer else 0,
            subtitle=QCoreApplication.translate(
                "PrintDialog", "Mỗi trang mang cấp mật, số bản và tên người giữ; in lại là một bản khác."
            ),
            width=660,
        )
        self._tasks, self._customer = tasks, customer
        self.choice: CustomerChoice | None = None
        self.number = ""
        self._about = FieldGrid(dense=True)
        found = printers()
        self.printer = ComboField(self.tr("Máy in"), [(found_name, found_name) for found_name in found])
        self.with_items = CheckField(
            self.tr("In kèm các mục cùng cấp mật với hồ sơ"), hint=self.tr("Mục ở cấp cao hơn không bao giờ in kèm.")
        )
        self.purpose = TextField(self.tr("In để làm gì"), required=True, longest=LONGEST_TEXT)
        self.holder = TextField(self.tr("Người giữ"), required=True, longest=LONGEST_TEXT)
        self.holder.set_value(name)
        self.place = TextField(self.tr("Nơi giữ"), required=True, longest=LONGEST_TEXT)
        self.due = DateField(self.tr("Hạn trả"), hint=self.tr("Quá hạn, bản này sẽ được liệt kê riêng."))
        self.due.set_value(local_date(SystemClock().now()) + timedelta(days=USUAL_DAYS))
        self.acknowledged = Acknowledged()
        if customer is None and project is not None:
            self.choice = CustomerChoice(tasks, project.project, project.levels)
            self.choice.chosen.connect(self._show_level)
            self.add(self.choice)
        else:
            self.add(self._about)
        self.add(self.purpose)
        self.add(two_columns(self.printer, self.due))
        self.add(two_columns(self.holder, self.place))
        self.add(self.with_items)
        self.add(self.acknowledged)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.print = self.add_button(PrimaryButton(self.tr("Lấy số và in"), "printer"))
        self.print.clicked.connect(self._print)
        if not found:
            self.print.set_available(False, self.tr("Máy này chưa nối máy in thật nào."))
        if self._customer is not None and int(self._customer.level) == 3:
            self.print.set_available(False, messages.sentence("copies.top_secret_never"))
        elif self._customer is not None:
            self._tasks.read(get_customer, self._customer, then=self._show_customer, owner=self)

    def _show_customer(self, card: CustomerCard) -> None:
        words = " · ".join(part for part in (card.form.code, card.form.name) if part)
        self._about.add_row("customer", self.tr("Hồ sơ"), words)

    def _show_level(self) -> None:
        chosen = self.choice.value() if self.choice else None
        self.set_level(int(chosen.level) if chosen else 0)

    def _print(self) -> None:
        customer = self.choice.value() if self.choice else self._customer
        faults = [field for field in (self.purpose, self.holder, self.place) if not field.value()]
        for field in faults:
            field.set_error(self.tr("Hãy điền ô này."))
        if self.choice and customer is None:
            self.choice.set_error(self.tr("Hãy chọn khách hàng."))
            self.choice.search.setFocus()
        elif faults:
            faults[0].focus()
        if customer is None or faults or not self.due.is_valid() or self.acknowledged.complain():
            return
        due = self.due.value()
        form = PrintForm(
            customer=customer,
            with_items=self.with_items.value(),
            printer=str(self.printer.value() or ""),
            holder=self.holder.value(),
            place=self.place.value(),
            purpose=self.purpose.value(),
            due=due.isoformat() if due else "",
            acknowledged=self.acknowledged.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(print_customer, form, then=self._made, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _made(self, made: MadePrint) -> None:
        self.number = made.number
        taken = print_pages(str(self.printer.value()), made.pages, made.number)
        if taken is Taken.ALL:
            words = self.tr("Đã gửi {} trang sang máy in, số bản {}.")
            self._end("success", words.format(len(made.pages), made.number))
        elif taken is Taken.PART:
            words = self.tr(
                "Máy in dừng giữa chừng, có thể đã ra vài tờ. Số {} vẫn ở trong sổ: hãy gom những tờ mang số đó và hủy "
                "bằng biên bản, rồi in lại."
            )
            self._end("warning", words.format(made.number))
        else:
            self._void(made)

    def _void(self, made: MadePrint) -> None:
        self._tasks.act(void_print, made.ref, then=self._voided, failed=self._failed, owner=self)

    def _voided(self, _: None) -> None:
        words = self.tr("Máy in không nhận. Số {} đã ghi hỏng, không có tờ nào mang số đó. Hãy xem máy in rồi in lại.")
        self._end("warning", words.format(self.number))

    def _end(self, kind: str, words: str) -> None:
        self.set_busy(False)
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self.print.hide()
        self.add(InlineNotice("success" if kind == "success" else "warning", words))
        self.close_button.setText(self.tr("Xong"))
        self.close_button.setFocus()
