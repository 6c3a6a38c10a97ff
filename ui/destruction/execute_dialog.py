"""The irreversible step: in the top-secret room, with the code typed by hand and an officer who verifies.

Stages: enter the room (unless it is open) → read and sign → work, which can be stopped until the switch → result.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.destruction.actions import execute_destruction
from app.destruction.model import Certificate, OrderState, OrderView
from app.destruction.queries import get_order
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.session.model import Credential, Summary
from ui import messages
from ui.destruction.execute_stages import Reading, Result, Working
from ui.destruction.room import enter_room, leave_room
from ui.tasks import Task, Tasks
from ui.widgets.buttons import DangerFilledButton, PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.save_file import file_name, save_as
from ui.widgets.step_up import StepUpContent


class ExecuteDialog(Dialog):
    """``officers`` are (id, name) of who may verify. ``accepted`` after a destruction."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        view: OrderView,
        officers: Sequence[tuple[object, str]],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("ExecuteDialog", "Tiêu hủy hồ sơ vĩnh viễn"),
            level=3,
            number=view.row.number,
            subtitle=QCoreApplication.translate(
                "ExecuteDialog", "Việc này làm trong phòng tuyệt mật, nơi cả ba cấp mật đều mở."
            ),
            width=760,
        )
        self._tasks, self._summary, self._view, self._officers = tasks, summary, view, officers
        self._opened_room = False
        self._task: Task | None = None
        self._stage: QWidget | None = None
        self.certificate: Certificate | None = None
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.enter = self.add_button(PrimaryButton(self.tr("Vào phòng tuyệt mật"), "shield-alert"), default=True)
        self.erase = self.add_button(DangerFilledButton(self.tr("Tiêu hủy vĩnh viễn"), "flame"))
        self.save = self.add_button(SecondaryButton(self.tr("Lưu PDF…"), "download"))
        self.enter.clicked.connect(self._enter)
        self.erase.clicked.connect(self._destroy)
        self.save.clicked.connect(self._save)
        self.finished.connect(self._leave)
        if tasks.top_secret is not None and tasks.top_secret.alive:
            self._read("")
        else:
            self._ask_to_enter()

    # Entering

    def _ask_to_enter(self) -> None:
        words = self.tr("Gõ lại cụm mật khẩu để mở phòng tuyệt mật. Phòng tự đóng khi cửa sổ này đóng.")
        self.step_up = StepUpContent(words)
        self._show(self.step_up, enter=True)
        self.step_up.submitted.connect(self._enter)

    def _enter(self) -> None:
        passphrase = self.step_up.value()
        if not passphrase:
            self.step_up.set_error(self.tr("Hãy gõ cụm mật khẩu của bạn."))
            return
        self.set_busy(True)
        enter_room(
            self._tasks,
            self._summary,
            passphrase,
            then=lambda _: self._entered(passphrase),
            failed=self._not_entered,
            owner=self,
        )

    def _entered(self, passphrase: str) -> None:
        self.set_busy(False)
        self._opened_room = True
        self._read(passphrase)

    def _not_entered(self, error: NiemError) -> None:
        self.set_busy(False)
        self.step_up.set_error(messages.sentence(error))

    # Reading and signing

    def _read(self, passphrase: str) -> None:
        self._tasks.read(
            get_order,
            self._view.row.ref,
            then=lambda view: self._show_order(view, passphrase),
            owner=self,
            room="top_secret",
        )

    def _show_order(self, view: OrderView, passphrase: str) -> None:
        self._view = view
        self.reading = Reading(view, self._summary, self._officers, passphrase)
        self.reading.changed.connect(self._offer)
        self._show(self.reading, destroy=True)
        if not view.may_execute:
            self.erase.set_available(False, messages.sentence(view.why_not))
            self.reading.refuse(messages.sentence(view.why_not))
        else:
            self._offer()

    def _offer(self) -> None:
        """The red button wakes only when code and number have been typed as they stand there."""
        if self._view.may_execute:
            nobody = self.reading.signatures.why_not()
            fits = self.reading.code_fits()
            words = self.tr("Hãy gõ đúng mã của hồ sơ và số bản ghi sẽ hủy.")
            self.erase.set_available(fits and not nobody, nobody or words)

    # Work

    def _destroy(self) -> None:
        if self.reading.signatures.complain():
            return
        messages.forget(self)
        second = self.reading.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        credential = Credential(uid, self.reading.signatures.second_passphrase())
        own = self.reading.signatures.own_passphrase()
        code, count = self.reading.code.value(), self.reading.typed_count()
        self.working = Working(resuming=self._view.row.state is OrderState.EXECUTING)
        self.working.stop_requested.connect(self._stop)
        self._show(self.working, keep=True)
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            execute_destruction,
            self._view.row.ref,
            code,
            count,
            own,
            credential,
            then=self._destroyed,
            failed=self._failed,
            owner=self,
            room="top_secret",
            progress=self.working.set_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _failed(self, error: NiemError) -> None:
        self._task = None
        self.set_guard(None)
        self.reading.signatures.clear_values()
        self._show(self.reading, destroy=True)
        if isinstance(error, Cancelled):
            self.reading.tell(self.tr("Đã dừng. Chưa có gì bị hủy."))
        else:
            messages.show(self, error)

    def _destroyed(self, certificate: Certificate) -> None:
        self._task = None
        self.set_guard(None)
        self.reading.signatures.clear_values()
        self.certificate = certificate
        self._show(Result(certificate.number, self._view), save=True)
        self.close_button.setText(self.tr("Xong"))
        self.save.setFocus()

    def _save(self) -> None:
        if self.certificate is not None:
            name = file_name(self.certificate.number, "pdf")
            pattern = self.tr("Tệp PDF (*.pdf)")
            if save_as(self, self.tr("Lưu chứng nhận"), name, pattern, self.certificate.pdf) is not None:
                messages.done(self, self.tr("Đã lưu chứng nhận."))

    # Stages

    def _show(
        self,
        stage: QWidget,
        *,
        enter: bool = False,
        destroy: bool = False,
        save: bool = False,
        keep: bool = False,
    ) -> None:
        """One stage at a time; each with its own buttons. ``keep`` leaves none while work is under way."""
        if self._stage is not None and self._stage is not stage:
            self._stage.hide()
        if stage.parentWidget() is None or self.body.indexOf(stage) < 0:
            self.body.insertWidget(0, stage)
        stage.show()
        self._stage = stage
        self.enter.setVisible(enter)
        self.erase.setVisible(destroy)
        self.save.setVisible(save)
        self.close_button.setVisible(not keep)

    def _leave(self) -> None:
        if self._opened_room and self._task is None:
            leave_room(self._tasks)
