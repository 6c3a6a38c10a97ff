"""Giving a print its number before it is put into anybody's hands."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.copies.actions import register_paper
from app.copies.model import LONGEST_TEXT, MOST_SHEETS, CopyKind, PaperForm
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.session.model import ProjectSummary
from ui import messages
from ui.copies.columns import kind_name
from ui.copies.customer_choice import CustomerChoice
from ui.copies.lend_dialog import Acknowledged
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import TextField

USUAL_DAYS = 14
BY_HAND = (CopyKind.PRINT, CopyKind.DISC, CopyKind.STICK)


class RegisterPaperDialog(Dialog):
    """For ``customer``, or for one to be found in ``project`` when that is ``None``. It ends showing the number."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: ProjectSummary | None, customer: Ref | None = None
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RegisterPaperDialog", "Đánh số bản giấy, đĩa"),
            level=int(customer.level) if customer else 0,
            subtitle=QCoreApplication.translate(
                "RegisterPaperDialog",
                "Mỗi bản in, đĩa, USB có một số, một người giữ và một nơi giữ; chúng không ra khỏi công ty.",
            ),
            width=640,
        )
        self._tasks, self._customer = tasks, customer
        self.choice: CustomerChoice | None = None
        self._about = FieldGrid(dense=True)
        self.kind = ComboField(self.tr("Loại"), [(kind, kind_name(kind)) for kind in BY_HAND])
        self.description = TextField(
            self.tr("Giấy tờ gì"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: bản in thông tin liên hệ"),
        )
        self.sheets = NumberField(self.tr("Số tờ, số chiếc"), lowest=1, highest=MOST_SHEETS)
        self.due = DateField(self.tr("Hạn trả"), hint=self.tr("Quá hạn, bản này sẽ được liệt kê riêng."))
        self.due.set_value(local_date(SystemClock().now()) + timedelta(days=USUAL_DAYS))
        self.holder = TextField(self.tr("Người giữ"), required=True, longest=LONGEST_TEXT)
        self.place = TextField(
            self.tr("Nơi giữ"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: tủ sắt phòng kinh doanh"),
        )
        self.acknowledged = Acknowledged()
        if customer is None and project is not None:
            self.choice = CustomerChoice(tasks, project.project, project.levels)
            self.choice.chosen.connect(self._show_level)
            self.add(self.choice)
        else:
            self.add(self._about)
        self.add(self.description)
        self.add(two_columns(self.kind, self.sheets))
        self.add(two_columns(self.holder, self.place))
        self.add(self.due)
        self.add(self.acknowledged)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Lấy số và ghi sổ"), "save"))
        self.save.clicked.connect(self._save)
        self._fetch()

    def _fetch(self) -> None:
        if self._customer is None:
            return
        room: Room = "top_secret" if self._customer.level == 3 else "everyday"
        self._tasks.read(get_customer, self._customer, then=self._show_customer, owner=self, room=room)

    def _show_customer(self, card: CustomerCard) -> None:
        words = " · ".join(part for part in (card.form.code, card.form.name) if part)
        self._about.add_row("customer", self.tr("Hồ sơ"), words)

    def _show_level(self) -> None:
        chosen = self.choice.value() if self.choice else None
        self.set_level(int(chosen.level) if chosen else 0)

    def _save(self) -> None:
        customer = self.choice.value() if self.choice else self._customer
        faults = [field for field in (self.description, self.holder, self.place) if not field.value()]
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
        form = PaperForm(
            customer=customer,
            description=self.description.value(),
            sheets=self.sheets.value(),
            holder=self.holder.value(),
            place=self.place.value(),
            due=due.isoformat() if due else "",
            kind=self._kind(),
            acknowledged=self.acknowledged.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(register_paper, form, then=self._saved, failed=self._failed, owner=self)

    def _kind(self) -> CopyKind:
        chosen = self.kind.value()
        return chosen if isinstance(chosen, CopyKind) else CopyKind.PRINT

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _saved(self, number: str) -> None:
        """The number must be written onto the paper, so it stays until it is read."""
        self.set_busy(False)
        self.number = number
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
        self.save.hide()
        words = self.tr("Bản này mang số {}. Hãy ghi số đó lên mọi tờ trước khi giao cho người giữ.")
        if self._kind() is not CopyKind.PRINT:
            words = self.tr("Vật này mang số {}. Hãy dán số đó lên nó trước khi giao cho người giữ.")
        self.add(InlineNotice("success", words.format(number)))
        self.close_button.setText(self.tr("Xong"))
        self.close_button.setFocus()
