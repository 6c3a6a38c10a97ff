"""The ceremony at one desk: the form → the work, which can be stopped until the kit is in force → the sheets.

Pure rules:

* The sheets exist in this dialog alone: it closes without a question only before the ceremony and once they are
  confirmed.
* Confirming is possible once every sheet was saved and the two people say that everybody has theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.people.model import PersonRow
from app.recovery.actions import confirm_sheets, hold_ceremony
from app.recovery.model import Held
from app.session.model import Summary
from ui import messages
from ui.recovery.ceremony_stages import Asking, Sheets
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.signers import credential


class CeremonyDialog(Dialog):
    """Accepted once the sheets are confirmed."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__(parent, QCoreApplication.translate("CeremonyDialog", "Chia khóa khôi phục"), width=760)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self.asking = Asking(summary, people)
        self.sheets: Sheets | None = None
        self.progress: ProgressPanel | None = None
        self.add(self.asking)
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.begin = self.add_button(PrimaryButton(self.tr("Ký và chia khóa"), "key-round"))
        self.confirm = self.add_button(PrimaryButton(self.tr("Xác nhận đã trao đủ"), "check"))
        self.confirm.hide()
        self.begin.clicked.connect(self.hold)
        self.confirm.clicked.connect(self.confirm_all)
        self.finished.connect(self._forget)

    def hold(self) -> None:
        """Check what can be checked here, then hold the ceremony."""
        messages.forget(self)
        if self.asking.complain():
            return
        own, second = self.asking.signatures.own_passphrase(), credential(self.asking.signatures, self._summary)
        self.progress = ProgressPanel(self.tr("Đang chia khóa và ghi bộ khôi phục"))
        self.progress.set_text(self.tr("Mọi bộ mảnh đủ dùng đều được ghép thử trước khi in."))
        self.progress.cancelled.connect(self._stop)
        self.asking.hide()
        self.add(self.progress)
        self.begin.hide()
        self.close_button.hide()
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            hold_ceremony,
            self.asking.form(),
            own,
            second,
            then=self._held,
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
        self.asking.signatures.clear_values()
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self.close_button.show()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        self.asking.show()
        self.begin.show()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chưa có gì có hiệu lực."))
        else:
            messages.show(self, error)

    def _held(self, held: Held) -> None:
        self._rest()
        self.sheets = Sheets(held)
        self.sheets.changed.connect(self._offer)
        self.add(self.sheets)
        self.confirm.show()
        self._offer()
        self.set_guard(self._may_close)

    def _offer(self) -> None:
        complete = self.sheets is not None and self.sheets.complete()
        self.confirm.set_available(complete, self.tr("Hãy lưu mọi tờ và đánh dấu là đã trao."))

    def confirm_all(self) -> None:
        """Everybody has their sheet."""
        self.confirm.set_busy(True, self.tr("Đang ghi…"))
        self._tasks.act(confirm_sheets, then=self._confirmed, failed=self._not_confirmed, owner=self)

    def _confirmed(self, _: object) -> None:
        self.confirm.set_busy(False)
        self.set_guard(None)
        messages.done(self, self.tr("Bộ khôi phục đã có hiệu lực."))
        self.accept()

    def _not_confirmed(self, error: NiemError) -> None:
        self.confirm.set_busy(False)
        messages.show(self, error)

    def _may_close(self) -> bool:
        """Ask before the sheets are thrown away unconfirmed."""
        ask = MessageDialog(
            self,
            self.tr("Bỏ các mảnh chưa trao?"),
            self.tr(
                "Chưa xác nhận đủ người có tờ của mình. Đóng lúc này thì các mảnh mất hẳn và phải làm lại buổi lễ."
            ),
            self.tr("Bỏ các mảnh"),
            kind="danger",
            cancel_text=self.tr("Ở lại"),
        )
        ask.accepted.connect(self.force_close)
        ask.finished.connect(ask.deleteLater)
        ask.open()
        return False

    def _forget(self) -> None:
        if self.sheets is not None:
            self.sheets.forget()
