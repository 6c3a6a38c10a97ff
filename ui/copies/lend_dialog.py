"""Giving a paper copy to somebody, and noting that it came back."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.copies.actions import lend_copy, take_back_copy
from app.copies.model import LONGEST_TEXT, CopyRow, LendForm
from app.errors import NiemError
from ui import messages
from ui.copies.columns import whose
from ui.tasks import Room, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text_field import TextField

USUAL_DAYS = 14


class Acknowledged(CheckField):
    """The holder has been told that papers do not leave the company."""

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate("copies", "Người giữ đã được dặn và đồng ý: giấy tờ không ra khỏi công ty."),
            hint=QCoreApplication.translate("copies", "Xác nhận này được giữ trong sổ cùng tên người giữ."),
        )

    def complain(self) -> bool:
        """Say that it must be ticked; gives whether it is not."""
        if self.value():
            return False
        self.set_error(messages.sentence("copies.not_acknowledged"))
        self.focus()
        return True


class LendDialog(Dialog):
    """Who gets ``copy``, where it will lie, and until when."""

    def __init__(self, parent: QWidget, tasks: Tasks, copy: CopyRow) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("LendDialog", "Giao bản này cho ai"),
            level=int(copy.ref.level),
            subtitle=QCoreApplication.translate("LendDialog", "Sổ giữ lại mọi người đã giữ bản này trước đó."),
            width=620,
        )
        self._tasks, self._copy = tasks, copy
        self.holder = TextField(self.tr("Người giữ mới"), required=True, longest=LONGEST_TEXT)
        self.place = TextField(self.tr("Nơi giữ"), required=True, longest=LONGEST_TEXT)
        self.due = DateField(self.tr("Hạn trả"), hint=self.tr("Quá hạn, bản này sẽ được liệt kê riêng."))
        self.due.set_value(local_date(SystemClock().now()) + timedelta(days=USUAL_DAYS))
        self.acknowledged = Acknowledged()
        self.add(about(copy))
        self.add(two_columns(self.holder, self.place))
        self.add(self.due)
        self.add(self.acknowledged)
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Giao và ghi sổ"), "save"))
        self.save.clicked.connect(self._save)
        self.holder.focus()

    def _save(self) -> None:
        missing = [field for field in (self.holder, self.place) if not field.value()]
        for field in missing:
            field.set_error(self.tr("Hãy điền ô này."))
        if missing:
            missing[0].focus()
        if missing or not self.due.is_valid() or self.acknowledged.complain():
            return
        due = self.due.value()
        form = LendForm(
            self.holder.value(), self.place.value(), due.isoformat() if due else "", self.acknowledged.value()
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(lend_copy, self._copy.ref, form, then=self._saved, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _saved(self, _: None) -> None:
        messages.done(self.parentWidget() or self, self.tr("Đã ghi sổ: {} giữ bản này.").format(self.holder.value()))
        self.accept()


class TakeBackDialog(Dialog):
    """Where ``copy`` lies now that it came back."""

    def __init__(self, parent: QWidget, tasks: Tasks, copy: CopyRow, room: Room = "everyday") -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("TakeBackDialog", "Nhận lại bản này"),
            level=int(copy.ref.level),
            width=560,
        )
        self._tasks, self._copy, self._room = tasks, copy, room
        self.place = TextField(
            self.tr("Cất ở đâu"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: tủ sắt phòng kinh doanh"),
        )
        self.add(about(copy))
        self.add(self.place)
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Đã nhận lại"), "undo-2"))
        self.save.clicked.connect(self._save)
        self.place.focus()

    def _save(self) -> None:
        if not self.place.value():
            self.place.set_error(messages.sentence("copies.place_missing"))
            self.place.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        place = self.place.value()
        self._tasks.act(
            take_back_copy,
            self._copy.ref,
            place,
            then=self._saved,
            failed=self._failed,
            owner=self,
            room=self._room,
        )

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _saved(self, _: None) -> None:
        messages.done(self.parentWidget() or self, self.tr("Đã nhận lại bản {}.").format(self._copy.number))
        self.accept()


def about(copy: CopyRow) -> FieldGrid:
    """Which copy it is, and who has it."""
    grid = FieldGrid(dense=True)
    grid.add_row("number", QCoreApplication.translate("copies", "Số bản"), copy.number)
    words = " · ".join(part for part in (whose(copy), copy.description) if part)
    grid.add_row("what", QCoreApplication.translate("copies", "Khách hàng và tài liệu"), words)
    where = " · ".join(part for part in (copy.holder, copy.place) if part)
    grid.add_row("holder", QCoreApplication.translate("copies", "Người giữ và nơi giữ"), where or "–")
    return grid
