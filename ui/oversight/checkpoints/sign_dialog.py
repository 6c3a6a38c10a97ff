"""Signing a checkpoint: two passphrases, the journal is proved, and the paper is saved for printing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.ids import Id
from app.oversight.checkpoints.actions import make_checkpoint
from app.oversight.checkpoints.model import CheckpointState, MadeCheckpoint
from app.session.model import Credential, Summary
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.save_file import file_name, save_as
from ui.widgets.text import Paragraph
from ui.widgets.two_signatures import TwoSignatures


def save_paper(parent: QWidget, number: int, pdf: bytes) -> bool:
    """Ask where the paper goes and write it there; whether it was."""
    title = QCoreApplication.translate("SignCheckpointDialog", "Lưu giấy mốc nhật ký")
    pattern = QCoreApplication.translate("SignCheckpointDialog", "Tệp PDF (*.pdf)")
    return save_as(parent, title, file_name(f"moc-nhat-ky-{number}", "pdf"), pattern, pdf) is not None


class SignCheckpointDialog(Dialog):
    """``accepted`` once the statement is signed; the paper was offered for saving."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, state: CheckpointState) -> None:
        title = QCoreApplication.translate("SignCheckpointDialog", "Ký mốc nhật ký số {}")
        super().__init__(parent, title.format(state.rows[0].number + 1 if state.rows else 1), width=760)
        self._tasks, self._summary = tasks, summary
        self._task: Task | None = None
        self.add(
            Paragraph(
                self.tr(
                    "Trước khi ký, chương trình kiểm tra mọi mục ghi từ mốc trước đến nay. Sau khi ký, hãy lưu và in "
                    "tờ giấy, ký tay và giữ ngoài kho."
                ),
                "secondary",
            )
        )
        words = self.tr("Người ký cùng")
        self.signatures = TwoSignatures(summary.name, state.seconds, words, alone=state.alone)
        self.add(self.signatures)
        self.knowing = CheckField(self.tr("Tôi biết nhật ký có chỗ không khớp và vẫn ký; giấy ghi rõ những chỗ ấy."))
        self.knowing.setParent(self)
        self.knowing.hide()
        self.add(self.knowing)
        self.progress = ProgressPanel(self.tr("Đang kiểm tra nhật ký…"))
        self.progress.setParent(self)
        self.progress.cancelled.connect(self._stop)
        self.progress.hide()
        self.add(self.progress)
        self.set_note(self.tr("Việc này được ký và ghi vào nhật ký."))
        self.close_button = self.add_cancel(self.tr("Đóng"))
        self.sign = self.add_button(PrimaryButton(self.tr("Kiểm tra và ký"), "signature"))
        self.sign.clicked.connect(self.submit)

    def submit(self) -> None:
        """Check what can be checked here, then ask for it to be signed."""
        messages.forget(self)
        if self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        self._set_working(True)
        self._task = self._tasks.act(
            make_checkpoint,
            self.knowing.value(),
            self.signatures.own_passphrase(),
            Credential(uid, self.signatures.second_passphrase()),
            then=self._done,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
        )

    def _done(self, made: MadeCheckpoint) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        saved = save_paper(self, made.number, made.pdf)
        words = (
            self.tr("Đã ký mốc số {} và lưu giấy. Hãy in ra và giữ ngoài kho.")
            if saved
            else self.tr("Đã ký mốc số {}. Giấy chưa lưu; hãy bấm Lưu giấy để lấy lại.")
        )
        messages.done(self, words.format(made.number))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.signatures.clear_values()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chưa ký gì."))
            return
        if error.code == "checkpoint.not_whole":
            self.knowing.show()
        messages.show(self, error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _set_working(self, working: bool) -> None:
        self.set_guard((lambda: False) if working else None)
        self.progress.setVisible(working)
        self.signatures.setEnabled(not working)
        self.knowing.setEnabled(not working)
        words = self.tr("Đang kiểm tra…")
        self.sign.set_busy(working, words)
        self.close_button.set_available(not working, words)
