"""Accepting the copy that is open: what it lacks, why it is accepted, two signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.archive.restore.actions import confirm_copy
from app.archive.restore.model import LONGEST_REASON, Confirmed, ConfirmForm, CopyState, Lacking
from app.archive.restore.queries import copy_state
from app.errors import NiemError
from app.people.model import PersonRow
from app.session.model import Summary
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.dialog import Dialog
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.signers import credential, two_signatures
from ui.widgets.text_field import TextField


class AcceptDialog(Dialog):
    """Accepted once the copy counts. The present vault is asked for; without it somebody has to say that it is lost."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, people: Sequence[PersonRow]) -> None:
        super().__init__(parent, QCoreApplication.translate("AcceptDialog", "Chấp nhận bản khôi phục"), width=720)
        self._tasks, self._summary = tasks, summary
        self.progress: ProgressPanel | None = None
        self.newer = PlaceField(
            self.tr("Thư mục của kho hiện tại"),
            self.tr("Chọn…"),
            hint=self.tr("Kho mới hơn bản này, kể cả khi một phần của nó đã hỏng."),
        )
        self.look = SecondaryButton(self.tr("Xem bản này thiếu gì"), "search")
        self.look.clicked.connect(self.compare)
        self.lacks = InlineNotice("warning", "-")
        self.lacks.hide()
        self.lost = CheckField(
            self.tr("Kho hiện tại mất hẳn, không đọc được nữa"),
            hint=self.tr("Khi đó không ai biết ai đã nghỉ và hồ sơ nào đã tiêu hủy từ lúc có bản sao."),
        )
        self.lost.changed.connect(self._lost)
        self.reason = TextField(self.tr("Lý do"), required=True, longest=LONGEST_REASON)
        self.signatures = two_signatures(summary, people)
        self.add(self.newer)
        self.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.lacks, self.lost, self.reason, self.signatures):
            self.add(widget)
        self.add_cancel(self.tr("Đóng"))
        self.go = self.add_button(PrimaryButton(self.tr("Ký và chấp nhận"), "file-lock"))
        self.go.clicked.connect(self.submit)
        self.finished.connect(self.signatures.clear_values)

    def compare(self) -> None:
        """Ask what the copy lacks of the present vault."""
        messages.forget(self)
        if not self.newer.value().strip():
            self.newer.set_error(self.tr("Hãy chọn thư mục của kho hiện tại."))
            self.newer.focus()
            return
        self._tasks.read(copy_state, Path(self.newer.value()), then=self._compared, owner=self)

    def submit(self) -> None:
        """Check what can be checked here, then ask."""
        messages.forget(self)
        if not self.lost.value() and not self.newer.value().strip():
            self.newer.set_error(self.tr("Hãy chọn thư mục của kho hiện tại, hoặc đánh dấu là nó mất hẳn."))
            self.newer.focus()
            return
        if not self.reason.value().strip():
            self.reason.set_error(self.tr("Hãy ghi lý do."))
            self.reason.focus()
            return
        if self.signatures.complain():
            return
        self.progress = ProgressPanel(self.tr("Đang đối chiếu với kho hiện tại"), cancellable=False)
        self.add(self.progress)
        self.set_busy(True)
        newer = None if self.lost.value() else Path(self.newer.value())
        self._tasks.act(
            confirm_copy,
            ConfirmForm(self.reason.value(), newer),
            self.signatures.own_passphrase(),
            credential(self.signatures, self._summary),
            then=self._confirmed,
            failed=self._failed,
            owner=self,
            progress=self.progress.set_progress,
        )

    def _lost(self) -> None:
        self.newer.setEnabled(not self.lost.value())
        self.look.setEnabled(not self.lost.value())

    def _compared(self, found: CopyState) -> None:
        if found.lacking is None:
            self.lacks.set_text(messages.sentence(found.why or "restore.not_with_your_keys"), "danger")
        else:
            self.lacks.set_text(" ".join(self._told(found.lacking)), "warning")
        self.lacks.show()

    def _told(self, lacking: Lacking) -> Iterator[str]:
        """What the copy does not have, as far as there is any of it."""
        missing = self.tr("So với kho hiện tại, bản này thiếu: mục nhật ký {}, tuyên bố {}.")
        yield missing.format(grouped(lacking.entries), grouped(lacking.statements))
        if lacking.gone:
            yield self.tr("Đã nghỉ hoặc bị tạm dừng từ đó: {}.").format(", ".join(lacking.gone))
        if lacking.people:
            yield self.tr("Vào sau đó, phải mời lại: {}.").format(", ".join(lacking.people))
        if lacking.erasures:
            yield self.tr("Số lần tiêu hủy sẽ làm lại: {}.").format(lacking.erasures)
        if lacking.kit:
            yield self.tr(
                "Bản này không biết bộ khôi phục số {}: bộ trước đó hết hiệu lực, phải làm buổi lễ chia khóa mới."
            ).format(lacking.kit)

    def _rest(self) -> None:
        self.set_busy(False)
        self.signatures.clear_values()
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _confirmed(self, _: Confirmed) -> None:
        self._rest()
        messages.done(self, self.tr("Bản khôi phục đã được chấp nhận. Hãy khóa kho rồi mở lại để làm việc."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        messages.show(self, error)
