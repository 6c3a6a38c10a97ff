"""Giving a print, disc or stick its number before it is put into anybody's hands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.copies.actions import register_paper
from app.copies.model import LONGEST_TEXT, MOST_SHEETS, CopyKind, PaperForm
from app.customers.model import Ref
from app.session.model import ProjectSummary
from ui import messages
from ui.copies.columns import kind_name
from ui.copies.new_copy_dialog import NewCopyDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import TextField

BY_HAND = (CopyKind.PRINT, CopyKind.DISC, CopyKind.STICK)


class RegisterPaperDialog(NewCopyDialog):
    """For ``customer``, or for one to be found in ``project`` when that is ``None``. It ends showing the number."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, project: ProjectSummary | None, customer: Ref | None = None
    ) -> None:
        super().__init__(
            parent,
            tasks,
            customer,
            QCoreApplication.translate("RegisterPaperDialog", "Đánh số bản giấy, đĩa"),
            QCoreApplication.translate(
                "RegisterPaperDialog",
                "Mỗi bản in, đĩa, USB có một số, một người giữ và một nơi giữ; chúng không ra khỏi công ty.",
            ),
        )
        self.kind = ComboField(self.tr("Loại"), [(kind, kind_name(kind)) for kind in BY_HAND])
        self.description = TextField(
            self.tr("Giấy tờ gì"),
            required=True,
            longest=LONGEST_TEXT,
            placeholder=self.tr("ví dụ: bản in thông tin liên hệ"),
        )
        self.sheets = NumberField(self.tr("Số tờ, số chiếc"), lowest=1, highest=MOST_SHEETS)
        self.begin(project)
        self.add(self.description)
        self.add(two_columns(self.kind, self.sheets))
        self.add(two_columns(self.holder, self.place))
        self.add(self.due)
        self.add(self.acknowledged)
        self.save = self.end(PrimaryButton(self.tr("Lấy số và ghi sổ"), "save"))
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        customer = self.whose((self.description,))
        if customer is None:
            return
        form = PaperForm(
            customer=customer,
            description=self.description.value(),
            sheets=self.sheets.value(),
            holder=self.holder.value(),
            place=self.place.value(),
            due=self.due_day(),
            kind=self._kind(),
            acknowledged=self.acknowledged.value(),
        )
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(register_paper, form, then=self._saved, failed=self.failed, owner=self)

    def _kind(self) -> CopyKind:
        chosen = self.kind.value()
        return chosen if isinstance(chosen, CopyKind) else CopyKind.PRINT

    def _saved(self, number: str) -> None:
        """The number must be written onto the paper, so it stays until it is read."""
        self.number = number
        words = self.tr("Bản này mang số {}. Hãy ghi số đó lên mọi tờ trước khi giao cho người giữ.")
        if self._kind() is not CopyKind.PRINT:
            words = self.tr("Vật này mang số {}. Hãy dán số đó lên nó trước khi giao cho người giữ.")
        self.tell("success", words.format(number))
