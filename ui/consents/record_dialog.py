"""Recording what a customer agreed to, just as it stands on the paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.consents.actions import record_consent
from app.consents.model import ConsentForm
from app.customers.model import Ref
from app.errors import NiemError
from ui import messages
from ui.consents.kept import draft_of
from ui.consents.scan_field import ScanField
from ui.consents.scope_fields import ScopeFields
from ui.kept import KeptDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import stacked, two_columns
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text_field import TextField

WIDTH = 960


class RecordConsentDialog(KeptDialog):
    """``recorded(ref)`` when the consent stands in the store."""

    recorded = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, customer: Ref) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RecordConsentDialog", "Ghi văn bản đồng ý"),
            level=int(customer.level),
            subtitle=QCoreApplication.translate(
                "RecordConsentDialog",
                "Ghi đúng như trên văn bản. Không gì ngoài những điều ghi ở đây được cung cấp cho ai.",
            ),
            width=WIDTH,
        )
        self._tasks, self._customer = tasks, customer
        self.giver = TextField(self.tr("Người đồng ý"), required=True, longest=2000)
        self.role = TextField(
            self.tr("Với tư cách"),
            required=True,
            longest=2000,
            hint=self.tr("Chính khách hàng, giám đốc, người được ủy quyền…"),
        )
        self.day = DateField(self.tr("Ngày ký trên văn bản"), required=True)
        self.scope = ScopeFields(self)
        self.scan = ScanField(tasks, self.tr("Bản quét văn bản đồng ý"))
        left = stacked(self.giver, self.role, self.day, self.scope.left, gap=12)
        self.add(two_columns(left, stacked(self.scope.right, self.scan, gap=12)))
        self.scope.start.set_value(local_date(SystemClock().now()))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi văn bản"), "file-check"))
        self.save.clicked.connect(self._save)
        self.keep_as(tasks, draft_of("record", customer))

    def typed(self) -> dict[str, str]:
        day = self.day.value()
        return {
            "giver": self.giver.value(),
            "role": self.role.value(),
            "day": day.isoformat() if day else "",
            **self.scope.typed(),
        }

    def fill(self, values: Mapping[str, str]) -> None:
        self.giver.set_value(values.get("giver", ""))
        self.role.set_value(values.get("role", ""))
        if values.get("day"):
            self.day.set_value(date.fromisoformat(values["day"]))
        self.scope.fill_typed(values)

    def _save(self) -> None:
        form = self._form()
        if form is None:
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(record_consent, form, then=self._saved, failed=self._failed, owner=self)

    def _form(self) -> ConsentForm | None:
        """The form, or ``None`` with a sentence under everything that is missing."""
        scope, day, paper = self.scope.scope(), self.day.value(), self.scan.paper()
        lacking: list[Field] = []
        for field in (self.giver, self.role):
            if not field.value():
                field.set_error(self.tr("Hãy điền ô này."))
                lacking.append(field)
        if fault := _day_fault(day):
            self.day.set_error(messages.sentence(fault))
            lacking.append(self.day)
        if paper is None:
            self.scan.drop.set_error(messages.sentence("consents.paper_missing"))
        if lacking:
            lacking[0].focus()
        if lacking or scope is None or day is None or paper is None:
            return None
        return ConsentForm(self._customer, self.giver.value(), self.role.value(), scope, day.isoformat(), paper)

    def _saved(self, ref: Ref) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã ghi văn bản đồng ý."))
        self.accept()
        self.recorded.emit(ref)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


def _day_fault(day: date | None) -> str:
    if day is None:
        return "consents.day_unreadable"
    return "consents.day_to_come" if day > local_date(SystemClock().now()) else ""
