"""A manager and an officer write the compartments anew that raised customers left: nothing of them is below then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.clock import shown_date
from app.customers.classification.actions import clear_left_behind
from app.customers.classification.model import Owed
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.customers.classification.words import low
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Paragraph
from ui.widgets.two_signatures import TwoSignatures


class ClearDialog(Dialog):
    """``cleared(int)``: so many compartments are written anew. ``officers`` (id, name) may sign second."""

    cleared = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        project: Id,
        owed: Sequence[Owed],
        officers: Sequence[tuple[object, str]],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ClearDialog", "Viết lại ngăn với khóa mới"),
            subtitle=QCoreApplication.translate(
                "ClearDialog", "Hồ sơ đã nâng cấp không còn hiện ở cấp dưới, nhưng bản cũ còn trong tệp của ngăn."
            ),
            width=760,
        )
        self._tasks, self._summary, self._project = tasks, summary, project
        self._task: Task | None = None
        lines = [
            self.tr("Ngăn {}: {} hồ sơ đã chuyển đi, từ {}.").format(low(row.level), row.files, shown_date(row.since))
            for row in owed
        ]
        self.what = Paragraph("\n".join(lines), "text", "medium")
        self.effect = Paragraph(
            self.tr(
                "Niêm chép những gì còn lại sang tệp mới, tìm trong đó xem còn gì của hồ sơ đã chuyển, rồi mới bỏ tệp "
                "cũ. Mọi người giữ thẩm quyền nhận khóa mới, không phải làm gì."
            ),
            "secondary",
        )
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Cán bộ an toàn hệ thống"), alone=summary.one_person
        )
        self.working = ProgressPanel(self.tr("Đang viết lại ngăn"))
        self.working.hide()
        for widget in (self.what, self.effect, self.signatures, self.working):
            self.add(widget)
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Ký và viết lại"), "key-round"))
        self.go.clicked.connect(self._go)
        self.working.cancelled.connect(self._stop)
        if why := self.signatures.why_not():
            self.go.set_available(False, why)

    def _go(self) -> None:
        if self.signatures.complain():
            return
        messages.forget(self)
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._rest(working=True)
        self._task = self._tasks.act(
            clear_left_behind, self._project, self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._done, failed=self._failed, owner=self, progress=self.working.set_progress,
        )  # fmt: skip

    def _rest(self, *, working: bool) -> None:
        self.working.setVisible(working)
        self.signatures.setEnabled(not working)
        for button in (self.close_button, self.go):
            button.setVisible(not working)
        self.set_guard((lambda: False) if working else None)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: NiemError) -> None:
        self._task = None
        self._rest(working=False)
        self.signatures.clear_values()
        if isinstance(error, Cancelled):
            self.set_note(self.tr("Đã dừng. Ngăn chưa viết xong vẫn như cũ."))
        else:
            messages.show(self, error)

    def _done(self, count: int) -> None:
        self._task = None
        self._rest(working=False)
        self.signatures.clear_values()
        self.accept()
        self.cleared.emit(count)
