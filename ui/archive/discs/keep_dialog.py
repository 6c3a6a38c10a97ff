"""Where a disc lies, and with whom; and that it came back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.archive.discs.actions import keep_disc, take_back_disc
from app.archive.discs.model import LONGEST_TEXT, DiscRow, KeepForm
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.columns import two_columns
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.text_field import TextField


class KeepDialog(Dialog):
    """A disc that is given to somebody, or put somewhere else."""

    def __init__(self, parent: QWidget, tasks: Tasks, disc: DiscRow) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("KeepDialog", "Nơi giữ đĩa"),
            subtitle=disc.number,
            width=620,
        )
        self._tasks, self._disc = tasks, disc
        self.holder = TextField(self.tr("Người giữ"), required=True, longest=LONGEST_TEXT)
        self.place = TextField(
            self.tr("Nơi giữ"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: két sắt tầng 2"),
            hint=self.tr("Hai đĩa ở hai nơi khác nhau: cháy hay mất trộm một nơi thì còn nơi kia."),
        )
        self.brand = TextField(
            self.tr("Hãng đĩa"), longest=LONGEST_TEXT, hint=self.tr("In trên mặt đĩa. Đĩa thứ hai nên khác hãng.")
        )
        self.due = DateField(self.tr("Hạn trả"), hint=self.tr("Bỏ trống nếu đĩa ở yên một chỗ."))
        self.holder.set_value(disc.holder)
        self.place.set_value(disc.place)
        self.brand.set_value(disc.brand)
        self.due.set_value(date.fromisoformat(disc.due) if disc.due else None)
        self.add(two_columns(self.holder, self.place))
        self.add(two_columns(self.brand, self.due))
        self.add_cancel(self.tr("Đóng"))
        if disc.due:
            self.back = self.add_button(SecondaryButton(self.tr("Đã nhận lại"), "undo-2"))
            self.back.clicked.connect(self._take_back)
        self.save = self.add_button(PrimaryButton(self.tr("Ghi sổ"), "save"))
        self.save.clicked.connect(self._save)
        self.place.focus()

    def _save(self) -> None:
        missing = [field for field in (self.holder, self.place) if not field.value()]
        for field in missing:
            field.set_error(self.tr("Hãy điền ô này."))
        if missing:
            missing[0].focus()
        if missing or not self.due.is_valid():
            return
        due = self.due.value()
        form = KeepForm(self.holder.value(), self.place.value(), self.brand.value(), due.isoformat() if due else "")
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(keep_disc, self._disc.number, form, then=self._saved, failed=self._failed, owner=self)

    def _take_back(self) -> None:
        if not self.place.value():
            self.place.set_error(messages.sentence("copies.place_missing"))
            self.place.focus()
            return
        messages.forget(self)
        self.set_busy(True)
        number, place = self._disc.number, self.place.value()
        self._tasks.act(take_back_disc, number, place, then=self._saved, failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)

    def _saved(self, _: None) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã ghi nơi giữ đĩa."))
        self.accept()
