"""The practice run: kit and enough shares, and whether they fit. Nothing is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import NiemError
from app.recovery.actions import prove_shares
from app.recovery.model import RecoveryState
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.shares_field import SharesField


class ProveDialog(Dialog):
    """Accepted once the shares were proved; the typed shares are forgotten when it closes."""

    def __init__(self, parent: QWidget, tasks: Tasks, state: RecoveryState) -> None:
        super().__init__(parent, QCoreApplication.translate("ProveDialog", "Diễn tập khôi phục"), width=680)
        self._tasks = tasks
        words = self.tr("Thử xem {} mảnh có ghép lại đúng khóa của bộ khôi phục số {:03d} không. Không mở gì cả.")
        self.add(InlineNotice("info", words.format(state.threshold, state.serial)))
        self.kit = PlaceField(
            self.tr("Bộ khôi phục trên thẻ nhớ"), self.tr("Chọn…"), pattern=self.tr("Bộ khôi phục (*.niemkit)")
        )
        self.shares = SharesField(state.threshold)
        self.add(self.kit)
        self.add(self.shares)
        self.set_note(self.tr("Kết quả được ghi vào nhật ký; các mảnh thì không."))
        self.add_cancel(self.tr("Đóng"))
        self.prove = self.add_button(PrimaryButton(self.tr("Thử các mảnh"), "shield-check"))
        self.prove.clicked.connect(self.submit)
        self.finished.connect(self.shares.clear_values)

    def submit(self) -> None:
        """Check what can be checked here, then ask."""
        messages.forget(self)
        if not self.kit.value():
            self.kit.set_error(self.tr("Hãy chọn tệp của bộ khôi phục."))
            self.kit.focus()
            return
        if self.shares.complain():
            return
        self._set_working(True)
        self._tasks.act(
            prove_shares,
            Path(self.kit.value()),
            self.shares.value(),
            then=self._proved,
            failed=self._failed,
            owner=self,
        )

    def _proved(self, _: object) -> None:
        self._set_working(False)
        messages.done(self, self.tr("Các mảnh ghép lại đúng. Đã ghi ngày diễn tập."))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.prove.set_busy(working, self.tr("Đang ghép…"))
