"""Answering an invitation in one's own account: file → words → passphrase → answer. Nothing is made before the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import NiemError
from ui.messages import sentence
from ui.sign_in.entrance import accept_invitation
from ui.sign_in.founding_steps import Step
from ui.sign_in.joining_steps import AnswerStep, InvitationStep, PassphraseStep, WordsStep
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.stepper import Wizard
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.people.model import Answered, InvitationView


class JoiningWizard(QWidget):
    """``answered`` carries what was written; ``cancelled`` means nothing was."""

    answered = Signal(object)
    cancelled = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.invitation = InvitationStep(tasks, self._read)
        self.words = WordsStep()
        self.own = PassphraseStep(tasks)
        self.answer = AnswerStep()
        self.steps: tuple[Step, ...] = (self.invitation, self.words, self.own, self.answer)
        titles = (self.tr("Lời mời"), self.tr("So sáu từ"), self.tr("Cụm mật khẩu"), self.tr("Trả lời"))
        self.wizard = Wizard(titles, self.tr("Tạo khóa và ghi tệp trả lời"))
        for step in self.steps:
            self.wizard.add_page(step)
        self.failure = InlineNotice("danger")
        self.failure.hide()
        self.progress = ProgressPanel(self.tr("Đang tạo khóa của bạn…"), cancellable=False)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label(self.tr("Tôi được mời"), "page"))
        column.addWidget(self.wizard, 1)
        column.addWidget(self.failure)
        column.addWidget(self.progress)
        self.wizard.next_requested.connect(self._next)
        self.wizard.back_requested.connect(lambda at: self._go(at - 1))
        self.wizard.finished.connect(self._accept)
        self.wizard.cancelled.connect(self.cancelled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only once the page is in its place can a button take the keys.
        QTimer.singleShot(0, self, self.invitation.arrive)

    def _read(self, view: InvitationView) -> None:
        self.words.show_words(view.words)
        self.own.passphrase.set_personal(view.company, view.name)
        self.answer.propose(view.digest[:2].hex())

    def _next(self, at: int) -> None:
        if not self.steps[at].complain():
            self._go(at + 1)

    def _go(self, at: int) -> None:
        self.failure.hide()
        self.wizard.go(at)
        self.steps[at].arrive()

    def _accept(self) -> None:
        view, path = self.invitation.view, self.invitation.drop.path()
        if view is None or path is None or self.answer.complain():
            return
        self.failure.hide()
        self.progress.show()
        self.wizard.set_busy(True, self.tr("Đang tạo…"))
        self._tasks.enter(
            accept_invitation,
            path,
            view.digest,
            self.own.passphrase.value(),
            Path(self.answer.path.value()),
            then=self._made,
            failed=self._failed,
            owner=self,
        )

    def _made(self, answered: Answered) -> None:
        self._rest()
        self.answered.emit(answered)

    def _failed(self, error: NiemError) -> None:
        self._rest()
        self.failure.set_text(sentence(error))
        self.failure.show()

    def _rest(self) -> None:
        self.progress.hide()
        self.wizard.set_busy(False)
