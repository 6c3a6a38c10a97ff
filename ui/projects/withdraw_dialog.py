"""Taking a clearance away: two signatures, then new keys for what the person could open, with progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.projects.actions import withdraw_clearance
from app.projects.model import GrantRow, Withdrawn
from app.session.model import Credential, Summary
from ui import messages
from ui.projects.facts import grant_grid
from ui.tasks import Task, Tasks
from ui.widgets.buttons import DangerFilledButton
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.two_signatures import TwoSignatures


class WithdrawDialog(Dialog):
    """Closes as accepted once it is withdrawn, also when new keys are still owed."""

    def __init__(
        self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow], row: GrantRow
    ) -> None:
        title = QCoreApplication.translate("WithdrawDialog", "Rút thẩm quyền")
        super().__init__(parent, title, level=int(row.level), width=760)
        self._tasks, self._summary, self._row = tasks, summary, row
        self._task: Task | None = None
        facts = Card(tone="raised")
        facts.add(grant_grid(row))
        self.add(facts)
        words = self.tr(
            "Mất cấp này và mọi cấp cao hơn trong dự án. Những ngăn người này từng mở được ghi lại dưới khóa mới; "
            "đến khi xong, mọi người chỉ xem được các ngăn đó."
        )
        self.add(InlineNotice("warning", words))
        manages = Duty.MANAGER in summary.duties
        wanted = Duty.OFFICER if manages else Duty.MANAGER
        others = [(one.uid, one.name) for one in people if one.active and not one.me and wanted in one.duties]
        duty = self.tr("Cán bộ an toàn hệ thống") if manages else self.tr("Người quản lý")
        self.signatures = TwoSignatures(summary.name, others, duty, alone=summary.one_person)
        self.add(self.signatures)
        self.working = ProgressPanel(self.tr("Đang ghi lại dưới khóa mới"))
        self.working.cancelled.connect(self._stop)
        self.add(self.working)
        self.working.hide()
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.take = self.add_button(DangerFilledButton(self.tr("Rút thẩm quyền"), "user-minus"))
        nobody = self.signatures.why_not()
        self.take.set_available(not nobody, nobody)
        self.take.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check the signatures, then do it."""
        messages.forget(self)
        if self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_working(True)
        self._task = self._tasks.act(
            withdraw_clearance,
            self._row.uid,
            self._row.project,
            self._row.level,
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._withdrawn,
            failed=self._failed,
            owner=self,
            progress=self.working.set_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _withdrawn(self, done: Withdrawn) -> None:
        self._set_working(False)
        words = self.tr("Đã rút thẩm quyền; {} ngăn có khóa mới.").format(done.renewed)
        if done.waiting:
            words = self.tr(
                "Đã rút thẩm quyền; {} ngăn có khóa mới, {} ngăn chờ một quản lý giữ khóa của chúng và chỉ xem được."
            ).format(done.renewed, done.waiting)
        messages.done(self, words)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã rút thẩm quyền. Các ngăn còn lại chờ khóa mới và chỉ xem được."))
            self.accept()
            return
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.signatures.setVisible(not working)
        self.working.setVisible(working)
        self.set_guard((lambda: False) if working else None)
        self.close_button.setVisible(not working)
        self.take.set_busy(working, self.tr("Đang rút…"))
