"""Bringing a vault back on a clean machine, step by step; or a drill of it, which founds nothing and throws away.

backup → kit → shares → what is in it → (company → manager → officer → folder | scratch place) → the work.

Pure rules:

* Nothing is written before the last button but the files that a disc gives, which are sealed.
* Whatever is refused leaves everything typed where it is, and says what to do.
* The process in which keys were put together is ended once there is a result, or nobody goes on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.archive.restore.model import AnewForm, DrillForm
from app.errors import Cancelled, NiemError
from app.people.model import FoundingForm
from ui.messages import sentence
from ui.sign_in.after_fire.contents_step import ContentsStep
from ui.sign_in.after_fire.entrance import bring_back_vault, forget_from_disc, rehearse
from ui.sign_in.after_fire.kit_step import KitStep
from ui.sign_in.after_fire.scratch_step import ScratchStep
from ui.sign_in.after_fire.shares_step import SharesStep
from ui.sign_in.after_fire.source_step import SourceStep
from ui.sign_in.founding_steps import CompanyStep, FolderStep, ManagerStep, OfficerStep, Step
from ui.tasks import Task, Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.stepper import Wizard
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.archive.restore.model import Anew, DrillResult


class AfterFireWizard(QWidget):
    """``finished`` carries what came of it (`Anew` or `DrillResult`); ``cancelled`` means nothing was made."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, tasks: Tasks, *, drill: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._drill = tasks, drill
        self._task: Task | None = None
        self.source, self.kit = SourceStep(tasks), KitStep(tasks)
        self.shares, self.contents = SharesStep(tasks), ContentsStep(tasks)
        self.company, self.manager, self.officer = CompanyStep(), ManagerStep(tasks), OfficerStep(tasks)
        self.folder, self.scratch = FolderStep(), ScratchStep()
        founding = (self.scratch,) if drill else (self.company, self.manager, self.officer, self.folder)
        self.steps: tuple[Step, ...] = (self.source, self.kit, self.shares, self.contents, *founding)
        self.wizard = Wizard(self._titles(), self.tr("Diễn tập") if drill else self.tr("Khôi phục kho"))
        for step in self.steps:
            self.wizard.add_page(step)
        self.failure = InlineNotice("danger")
        self.failure.hide()
        self.progress = ProgressPanel(
            self.tr("Đang dựng lại ở chỗ tạm, mở và đếm") if drill else self.tr("Đang dựng lại kho dưới khóa mới")
        )
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        title = self.tr("Diễn tập khôi phục") if drill else self.tr("Khôi phục sau sự cố")
        column.addWidget(Label(title, "page"))
        column.addWidget(self.wizard, 1)
        column.addWidget(self.failure)
        column.addWidget(self.progress)
        self.wizard.next_requested.connect(self._next)
        self.wizard.back_requested.connect(lambda at: self._go(at - 1))
        self.wizard.finished.connect(self._begin)
        self.wizard.cancelled.connect(self._leave)
        self.progress.cancelled.connect(self._stop)

    def _titles(self) -> tuple[str, ...]:
        common = (self.tr("Bản sao lưu"), self.tr("Bộ khôi phục"), self.tr("Các mảnh"), self.tr("Xem và so sáu từ"))
        if self._drill:
            return (*common, self.tr("Chỗ tạm"))
        return (
            *common, self.tr("Công ty"), self.tr("Người quản lý"), self.tr("Cán bộ an toàn"), self.tr("Nơi đặt kho"),
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.source.arrive)  # only once the page is in its place can a field take the typing

    # Steps

    def _next(self, at: int) -> None:
        if not self.steps[at].complain():
            self._go(at + 1)

    def _go(self, at: int) -> None:
        self.failure.hide()
        self._prepare(self.steps[at], back=at < self.wizard.step())
        self.wizard.go(at)
        self.steps[at].arrive()

    def _prepare(self, step: Step, *, back: bool) -> None:
        seen = self.source.chosen()
        if step is self.kit and seen is not None:
            self.kit.set_source(seen.path)
        elif step is self.shares:
            self.shares.set_kit(self.kit.path())
        elif step is self.contents and seen is not None and not back:
            self.contents.open(seen.path, self.kit.path(), self.shares.value())
        elif step is self.company and self.contents.contents is not None and not self.company.company.value():
            self.company.company.set_value(self.contents.contents.company)
            self.company.place.set_value(self.contents.contents.place)
        elif step is self.folder:
            self.folder.show_rows(self._summary())
        company = self.company.company.value()
        self.manager.passphrase.set_personal(company, self.manager.name.value())
        self.officer.passphrase.set_personal(company, self.officer.name.value(), self.manager.name.value())

    def _summary(self) -> tuple[tuple[str, str], ...]:
        alone = self.officer.one_person.value()
        officer = self.tr("không có (chế độ một người)") if alone else self.officer.name.value()
        contents = self.contents.contents
        return (
            (self.tr("Công ty"), f"{self.company.company.value()}, {self.company.place.value()}"),
            (self.tr("Dự án"), ", ".join(contents.projects) if contents else ""),
            (self.tr("Người quản lý"), self.manager.name.value()),
            (self.tr("Cán bộ an toàn"), officer),
        )

    # The work

    def _begin(self) -> None:
        seen = self.source.chosen()
        if self.steps[-1].complain() or seen is None:
            return
        self.failure.hide()
        self.progress.begin()
        self.progress.show()
        self.wizard.set_busy(True, self.tr("Đang diễn tập…") if self._drill else self.tr("Đang khôi phục…"))
        form: DrillForm | AnewForm
        if self._drill:
            form = DrillForm(seen.path, self.kit.path(), self.shares.value(), self.scratch.path())
        else:
            form = AnewForm(seen.path, self.kit.path(), self.shares.value(), self.founding())
        self._task = self._tasks.enter(
            rehearse if self._drill else bring_back_vault,
            form,
            then=self._done,
            failed=self._failed,
            progress=self.progress.set_progress,
            owner=self,
        )

    def founding(self) -> FoundingForm:
        """Where to, and who the two are."""
        alone = self.officer.one_person.value()
        return FoundingForm(
            path=Path(self.folder.folder.value()),
            company=self.company.company.value(),
            place=self.company.place.value(),
            manager_name=self.manager.name.value(),
            manager_passphrase=self.manager.passphrase.value(),
            officer_name="" if alone else self.officer.name.value(),
            officer_passphrase="" if alone else self.officer.passphrase.value(),
            project_name="",
            one_person=alone,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _leave(self) -> None:
        self._stop()
        self.source.stop()
        self.shares.clear_values()
        if self.shares.put_together and not self.source.reading:
            self._end_process()
        self.cancelled.emit()

    def _done(self, result: Anew | DrillResult) -> None:
        if self.source.taken is not None and (self._drill or result.whole):
            self._tasks.enter(forget_from_disc, self.source.taken, then=lambda _: self._over(result), owner=self)
        else:
            self._over(result)

    def _over(self, result: Anew | DrillResult) -> None:
        self._rest()
        self.shares.clear_values()
        self._end_process()
        self.finished.emit(result)

    def _end_process(self) -> None:
        """Kit and shares were put together in that process: it ends, and whoever unlocks next has another."""
        self._tasks.close_room("everyday")
        self._tasks.start()

    def _failed(self, error: NiemError) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            words = self.tr("Đã dừng. Chưa có gì được tạo, không để lại gì; mọi thứ đã nhập vẫn còn ở các bước trước.")
            self.failure.set_text(words, "info")
        else:
            self.failure.set_text(sentence(error), "danger")
        self.failure.show()

    def _rest(self) -> None:
        self._task = None
        self.progress.hide()
        self.wizard.set_busy(False)
