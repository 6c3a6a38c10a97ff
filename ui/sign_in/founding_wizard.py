"""Making a vault: company → manager → officer → first project → folder. Nothing is written before the last button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import NiemError
from app.people.model import Founded, FoundingForm
from ui.messages import sentence
from ui.sign_in.entrance import create_vault
from ui.sign_in.founding_steps import CompanyStep, FolderStep, ManagerStep, OfficerStep, ProjectStep, Step
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.stepper import Wizard
from ui.widgets.text import Label


class FoundingWizard(QWidget):
    """``founded`` carries what was made; ``cancelled`` means nothing was."""

    founded = Signal(object)
    cancelled = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.company = CompanyStep()
        self.manager = ManagerStep(tasks)
        self.officer = OfficerStep(tasks)
        self.project = ProjectStep()
        self.folder = FolderStep()
        self.steps: tuple[Step, ...] = (self.company, self.manager, self.officer, self.project, self.folder)
        titles = (
            self.tr("Công ty"),
            self.tr("Người quản lý"),
            self.tr("Cán bộ an toàn"),
            self.tr("Dự án đầu tiên"),
            self.tr("Nơi đặt kho"),
        )
        self.wizard = Wizard(titles, self.tr("Tạo kho"))
        for step in self.steps:
            self.wizard.add_page(step)
        self.failure = InlineNotice("danger")
        self.failure.hide()
        self.progress = ProgressPanel(self.tr("Đang tạo kho, khóa và chứng thư…"), cancellable=False)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label(self.tr("Tạo kho mới"), "page"))
        column.addWidget(self.wizard, 1)
        column.addWidget(self.failure)
        column.addWidget(self.progress)
        self.wizard.next_requested.connect(self._next)
        self.wizard.back_requested.connect(lambda at: self._go(at - 1))
        self.wizard.finished.connect(self._create)
        self.wizard.cancelled.connect(self.cancelled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only once the page is in its place can a field take the typing.
        QTimer.singleShot(0, self, self.company.arrive)

    def form(self) -> FoundingForm:
        """What has been filled in."""
        alone = self.officer.one_person.value()
        return FoundingForm(
            path=Path(self.folder.folder.value()),
            company=self.company.company.value(),
            place=self.company.place.value(),
            manager_name=self.manager.name.value(),
            manager_passphrase=self.manager.passphrase.value(),
            officer_name="" if alone else self.officer.name.value(),
            officer_passphrase="" if alone else self.officer.passphrase.value(),
            project_name=self.project.name.value(),
            one_person=alone,
        )

    def _next(self, at: int) -> None:
        if not self.steps[at].complain():
            self._go(at + 1)

    def _go(self, at: int) -> None:
        company = self.company.company.value()
        self.manager.passphrase.set_personal(company, self.manager.name.value())
        self.officer.passphrase.set_personal(company, self.officer.name.value(), self.manager.name.value())
        if self.steps[at] is self.folder:
            self.folder.show_rows(self._summary())
        self.failure.hide()
        self.wizard.go(at)
        self.steps[at].arrive()

    def _summary(self) -> tuple[tuple[str, str], ...]:
        alone = self.officer.one_person.value()
        officer = self.tr("không có (chế độ một người)") if alone else self.officer.name.value()
        return (
            (self.tr("Công ty"), f"{self.company.company.value()}, {self.company.place.value()}"),
            (self.tr("Người quản lý"), self.manager.name.value()),
            (self.tr("Cán bộ an toàn"), officer),
            (self.tr("Dự án"), self.project.name.value()),
        )

    def _create(self) -> None:
        if self.folder.complain():
            return
        self.failure.hide()
        self.progress.show()
        self.wizard.set_busy(True, self.tr("Đang tạo…"))
        self._tasks.enter(create_vault, self.form(), then=self._made, failed=self._failed, owner=self)

    def _made(self, founded: Founded) -> None:
        self._rest()
        self.founded.emit(founded)

    def _failed(self, error: NiemError) -> None:
        self._rest()
        self.failure.set_text(sentence(error))
        self.failure.show()

    def _rest(self) -> None:
        self.progress.hide()
        self.wizard.set_busy(False)
