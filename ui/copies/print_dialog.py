"""Printing a customer's file: who gets it, on which printer, until when. The number is taken before the first sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.copies.actions import print_customer, void_print
from app.copies.model import LONGEST_TEXT, MadePrint, PrintForm
from app.customers.model import Ref
from app.session.model import ProjectSummary
from ui import messages
from ui.copies.new_copy_dialog import NewCopyDialog
from ui.copies.printer import Taken, print_pages, printers
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.text_field import TextField


class PrintDialog(NewCopyDialog):
    """For ``customer``, or for one to be found in ``project`` when that is ``None``. It ends showing the number."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: ProjectSummary | None, name: str, customer: Ref | None = None
    ) -> None:
        super().__init__(
            parent,
            tasks,
            customer,
            QCoreApplication.translate("PrintDialog", "In hồ sơ"),
            QCoreApplication.translate(
                "PrintDialog", "Mỗi trang mang cấp mật, số bản và tên người giữ; in lại là một bản khác."
            ),
        )
        found = printers()
        self.printer = ComboField(self.tr("Máy in"), [(found_name, found_name) for found_name in found])
        self.with_items = CheckField(
            self.tr("In kèm các mục cùng cấp mật với hồ sơ"), hint=self.tr("Mục ở cấp cao hơn không bao giờ in kèm.")
        )
        self.purpose = TextField(self.tr("In để làm gì"), required=True, longest=LONGEST_TEXT)
        self.holder.set_value(name)
        self.begin(project)
        self.add(self.purpose)
        self.add(two_columns(self.printer, self.due))
        self.add(two_columns(self.holder, self.place))
        self.add(self.with_items)
        self.add(self.acknowledged)
        self.print = self.end(PrimaryButton(self.tr("Lấy số và in"), "printer"))
        self.print.clicked.connect(self._print)
        if not found:
            self.print.set_available(False, self.tr("Máy này chưa nối máy in thật nào."))
        if customer is not None and int(customer.level) == 3:
            self.print.set_available(False, messages.sentence("copies.top_secret_never"))

    def _print(self) -> None:
        customer = self.whose((self.purpose,))
        if customer is None:
            return
        form = PrintForm(
            customer=customer,
            with_items=self.with_items.value(),
            printer=str(self.printer.value() or ""),
            holder=self.holder.value(),
            place=self.place.value(),
            purpose=self.purpose.value(),
            due=self.due_day(),
            acknowledged=self.acknowledged.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(print_customer, form, then=self._made, failed=self.failed, owner=self)

    def _made(self, made: MadePrint) -> None:
        self.number = made.number
        taken = print_pages(str(self.printer.value()), made.pages, made.number)
        if taken is Taken.ALL:
            words = self.tr("Đã gửi {} trang sang máy in, số bản {}.")
            self.tell("success", words.format(len(made.pages), made.number))
        elif taken is Taken.PART:
            words = self.tr(
                "Máy in dừng giữa chừng, có thể đã ra vài tờ. Số {} vẫn ở trong sổ: hãy gom những tờ mang số đó và hủy "
                "bằng biên bản, rồi in lại."
            )
            self.tell("warning", words.format(made.number))
        else:
            self._void(made)

    def _void(self, made: MadePrint) -> None:
        self._tasks.act(void_print, made.ref, then=self._voided, failed=self.failed, owner=self)

    def _voided(self, _: None) -> None:
        words = self.tr("Máy in không nhận. Số {} đã ghi hỏng, không có tờ nào mang số đó. Hãy xem máy in rồi in lại.")
        self.tell("warning", words.format(self.number))
