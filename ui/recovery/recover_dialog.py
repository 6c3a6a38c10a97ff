"""The guide to opening a project whose last key holder is gone, in four steps.

1. Why, and what will happen.  2. The kit.  3. The shares, typed by their holders.  4. Two signatures, then the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, NiemError
from app.people.model import PersonRow
from app.recovery.actions import recover_project
from app.recovery.model import Orphan, Recovered, RecoverForm, RecoveryState
from app.session.model import Summary
from ui import messages
from ui.recovery.ceremony_stages import Stage
from ui.tasks import Task, Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.place_field import PlaceField
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.shares_field import SharesField
from ui.widgets.signers import credential, two_signatures
from ui.widgets.stepper import Wizard
from ui.widgets.text import Paragraph

WHY, KIT, SHARES, SIGN = range(4)


class RecoverDialog(Dialog):
    """``orphans`` are the lost compartments of one project. Accepted once the manager holds the new keys."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        state: RecoveryState,
        orphans: Sequence[Orphan],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("RecoverDialog", "Khôi phục ngăn không còn quản lý giữ khóa"),
            subtitle=orphans[0].project_name,
            width=860,
        )
        self._tasks, self._summary, self._orphans = tasks, summary, tuple(orphans)
        self._task: Task | None = None
        self.progress: ProgressPanel | None = None
        self.kit = PlaceField(
            self.tr("Bộ khôi phục trên thẻ nhớ"), self.tr("Chọn…"), pattern=self.tr("Bộ khôi phục (*.niemkit)")
        )
        self.shares = SharesField(state.threshold)
        self.signatures = two_signatures(summary, people)
        titles = (self.tr("Vì sao"), self.tr("Bộ khôi phục"), self.tr("Các mảnh"), self.tr("Ký"))
        self.wizard = Wizard(titles, self.tr("Ký và khôi phục"))
        self.add(self.wizard)
        for stage in (self._why(), self._kit(state), self._shares(state), self._sign()):
            self.wizard.add_page(stage)
        self.wizard.next_requested.connect(self._next)
        self.wizard.back_requested.connect(lambda at: self.wizard.go(at - 1))
        self.wizard.finished.connect(self.recover)
        self.wizard.cancelled.connect(self.reject)
        self.finished.connect(self.shares.clear_values)

    # Steps

    def _why(self) -> Stage:
        stage, language = Stage(), messages.language()
        levels = ", ".join(orphan.level.label(language) for orphan in self._orphans)
        stage.column.addWidget(
            InlineNotice(
                "warning", self.tr("Không quản lý nào đang làm việc còn giữ khóa của các ngăn: {}.").format(levels)
            )
        )
        stage.column.addWidget(
            Paragraph(
                self.tr(
                    "Khóa dự phòng trong bộ khôi phục mở được các ngăn này một lần. Ngay sau đó chúng được ghi lại "
                    "dưới khóa mới; người quản lý có mặt giữ khóa mới, khóa cũ không dùng được nữa. Mọi bước được "
                    "ghi vào nhật ký."
                )
            )
        )
        stage.column.addWidget(
            Paragraph(
                self.tr(
                    "Cần: thẻ nhớ có bộ khôi phục, đủ người giữ mảnh mang tờ của mình, một người quản lý và một cán "
                    "bộ an toàn."
                ),
                "secondary",
            )
        )
        stage.column.addStretch(1)
        return stage

    def _kit(self, state: RecoveryState) -> Stage:
        stage = Stage()
        stage.column.addWidget(
            Paragraph(self.tr("Cắm thẻ nhớ có bộ khôi phục số {:03d} rồi chọn tệp của nó.").format(state.serial))
        )
        stage.column.addWidget(self.kit)
        stage.column.addStretch(1)
        return stage

    def _shares(self, state: RecoveryState) -> Stage:
        stage = Stage()
        words = self.tr("{} người giữ mảnh lần lượt tự gõ tờ của mình; người khác không nhìn.")
        stage.column.addWidget(Paragraph(words.format(state.threshold)))
        stage.column.addWidget(self.shares)
        stage.column.addStretch(1)
        return stage

    def _sign(self) -> Stage:
        stage = Stage()
        stage.column.addWidget(Paragraph(self.tr("Người quản lý ký là người giữ khóa mới."), "secondary"))
        stage.column.addWidget(self.signatures)
        stage.column.addStretch(1)
        return stage

    def _next(self, at: int) -> None:
        if at == KIT and not self.kit.value():
            self.kit.set_error(self.tr("Hãy chọn tệp của bộ khôi phục."))
            self.kit.focus()
        elif at != SHARES or not self.shares.complain():
            self.wizard.go(at + 1)

    # Work

    def recover(self) -> None:
        """Ask for it to be done."""
        messages.forget(self)
        if self.signatures.complain():
            return
        self.progress = ProgressPanel(self.tr("Đang mở và ghi lại dưới khóa mới"))
        self.progress.cancelled.connect(self._stop)
        self.add(self.progress)
        self.wizard.set_busy(True, self.tr("Đang khôi phục…"))
        self.set_guard(lambda: False)
        self._task = self._tasks.act(
            recover_project,
            RecoverForm(Path(self.kit.value()), self.shares.value(), self._orphans[0].project),
            self.signatures.own_passphrase(),
            credential(self.signatures, self._summary),
            then=self._recovered,
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
        self.wizard.set_busy(False)
        self.signatures.clear_values()
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None

    def _recovered(self, recovered: Recovered) -> None:
        self._rest()
        messages.done(self, self.tr("Đã khôi phục {} bản ghi dưới khóa mới.").format(recovered.records))
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            messages.done(self, self.tr("Đã dừng. Chưa có gì thay đổi."))
        else:
            messages.show(self, error)
