"""Writing the kit anew without what was destroyed: the present kit, two new sticks, two signatures, no shares.

Pure rules:

* It can be stopped until the new kit is in force; then nothing is left on the sticks.
* At the end stands what is to be done with the old sticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.people.model import PersonRow
from app.recovery.actions import renew_kit
from app.recovery.model import RecoveryState, Renewed, RenewForm
from app.session.model import Summary
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import stacked, two_columns
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.signers import credential, two_signatures
from ui.widgets.text import Paragraph


class RenewDialog(Dialog):
    """Accepted once the new kit is in force."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], state: RecoveryState
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("RenewDialog", "Viết lại bộ khôi phục"), width=720)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        words = self.tr(
            "Bộ số {old:03d} còn {dead} mục mở được dữ liệu đã tiêu hủy. Bộ mới, số {new:03d}, không có các mục đó; "
            "mọi mục khác giữ nguyên. Không cần các mảnh. Dùng thẻ nhớ mới, vì thẻ cũ không ghi đè được chắc chắn."
        ).format(old=state.serial, dead=state.dead, new=state.serial + 1)
        self.present = PlaceField(
            self.tr("Tệp bộ khôi phục đang dùng"),
            self.tr("Chọn…"),
            pattern=self.tr("Bộ khôi phục (*.niemkit)"),
        )
        self.first = PlaceField(self.tr("Thẻ nhớ mới thứ nhất"), self.tr("Chọn…"))
        self.second = PlaceField(self.tr("Thẻ nhớ mới thứ hai"), self.tr("Chọn…"))
        self.signatures = two_signatures(summary, people)
        self.form = stacked(
            Paragraph(words, "secondary"), self.present, two_columns(self.first, self.second), self.signatures, gap=14
        )
        self.add(self.form)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.begin = self.add_button(PrimaryButton(self.tr("Ký và viết lại"), "key-round"))
        self.begin.clicked.connect(self.submit)
        if why := self.signatures.why_not():
            self.begin.set_available(False, why)

    def submit(self) -> None:
        """Check what can be checked here, then write the kit."""
        messages.forget(self)
        for field in (self.present, self.first, self.second):
            if not field.value():
                field.set_error(self.tr("Hãy điền chỗ này."))
                field.focus()
                return
        if self.signatures.complain():
            return
        form = RenewForm(Path(self.present.value()), Path(self.first.value()), Path(self.second.value()))
        self.progress = ProgressPanel(self.tr("Đang viết lại bộ khôi phục"))
        self.progress.cancelled.connect(self._stop)
        self.form.hide()
        self.add(self.progress)
        self.begin.hide()
        self.close_button.hide()
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            renew_kit,
            form,
            self.signatures.own_passphrase(),
            credential(self.signatures, self._summary),
            then=self._renewed,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _rest(self) -> None:
        self._task = None
        self.set_guard(None)
        self.signatures.clear_values()
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self.close_button.show()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        self.form.show()
        self.begin.show()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chưa có gì thay đổi."))
        else:
            messages.show(self, error)

    def _renewed(self, renewed: Renewed) -> None:
        self._rest()
        words = self.tr("Bộ khôi phục số {:03d} đã có hiệu lực, ghi và đọc lại ở hai nơi.").format(renewed.serial)
        self.add(InlineNotice("success", words))
        if renewed.one_disk:
            self.add(InlineNotice("warning", messages.sentence("recovery.one_disk")))
        self.add(
            Paragraph(
                self.tr(
                    "Bây giờ hãy hủy hai thẻ nhớ cũ và mọi bản chép của bộ cũ (nghiền hoặc cắt vụn con chip), rồi ghi "
                    "việc hủy ở mục Khôi phục. Chưa hủy thì bộ cũ vẫn mở được dữ liệu trong bản sao cũ của kho."
                )
            )
        )
