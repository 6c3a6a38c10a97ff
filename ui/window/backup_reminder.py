"""How old the last proved backup is: in the status bar for everybody, as a line above the pages when it is too old.

Pure rules:

* Only a backup that was restored and found whole has an age. Older than seven days, or failed since: everybody sees it,
  each failure by its number and place.
* Who may make backups is led to the page; everybody else reads whom to ask.
* Where one is due by the plan of this machine, it is made now, with its progress shown and a way to stop it; once in
  ten minutes at most, whatever comes of it.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.archive.backup.model import UNTOLD, Outcome, Standing
from app.clock import shown_date
from app.errors import NiemError
from app.session.model import Summary
from ui.messages import sentence
from ui.tasks import Task, Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.status_bar import StatusBar

FIRST_MILLISECONDS, EVERY_MILLISECONDS = 3_000, 600_000
"""The first question waits until the first page stands."""

KEY = "backup"
MAKES = frozenset({"make_backup", "prove_backup", "put_destroyed", "set_plan"})
"""The acts after which it stands otherwise."""


class BackupReminder(QWidget):
    """A line above every page; ``acted`` leads to the page of backups."""

    acted = Signal()

    def __init__(self, tasks: Tasks, summary: Summary, status: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._status = tasks, status
        self._makes = may(Event.BACKUP_MAKE, summary.duties)
        self._asking = False
        self._tried = False
        self._task: Task | None = None
        self.standing: Standing | None = None
        self.progress: ProgressPanel | None = None
        self.line = InlineNotice("warning", " ", self.tr("Mở mục Sao lưu") if self._makes else "", parent=self)
        self.line.acted.connect(self.acted)
        self.line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 10, 24, 0)
        self._column.addWidget(self.line)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.ask_again)
        self._timer.start()
        QTimer.singleShot(FIRST_MILLISECONDS, self, self.ask)

    def ask(self) -> None:
        """Ask how things stand."""
        if self._asking or self._task is not None:
            return
        from app.archive.backup.queries import backup_standing  # here: the first window must not wait for it

        self._asking = True
        self._tasks.read(backup_standing, then=self.show_standing, failed=lambda _: self._answered(), owner=self)

    def ask_again(self) -> None:
        """Ask after a while: what could not be made then is tried once more."""
        self._tried = False
        self.ask()

    def _answered(self) -> None:
        self._asking = False

    def show_standing(self, standing: Standing) -> None:
        """Show it, and make what is due."""
        self._answered()
        self.standing = standing
        words, icon = self._age(standing)
        wrong = standing.old or standing.failures
        self._status.set_item(KEY, icon, words, "warning" if wrong else "success")
        self._say(self._wrong(standing))
        if standing.due and self._makes and not self._tried:
            self._make()

    def _age(self, standing: Standing) -> tuple[str, str]:
        if not standing.proved_at:
            return self.tr("Chưa sao lưu"), "archive"
        return self.tr("Sao lưu ngày {}").format(shown_date(standing.proved_at)), "archive"

    def _wrong(self, standing: Standing) -> str:
        """What is wrong, in sentences; empty when nothing is."""
        said = [
            self.tr("Sao lưu {number} vào {place} không thành. {why}").format(
                number=failed.name, place=failed.place, why=sentence(failed.why, number=failed.name, **UNTOLD)
            )
            for failed in standing.failures
        ]
        if standing.old and standing.proved_at:
            said.append(
                self.tr("Bản sao lưu kiểm chứng gần nhất cách đây {} ngày.", "", standing.days).format(standing.days)
            )
        elif standing.old:
            said.append(
                self.tr("Kho đã có {} ngày mà chưa có bản sao lưu nào kiểm chứng.", "", standing.days).format(
                    standing.days
                )
            )
        if said and not self._makes and standing.whom:
            said.append(self.tr("Hãy báo {}.").format(", ".join(standing.whom[:2])))
        return " ".join(said)

    def _say(self, words: str) -> None:
        self.line.set_text(words or " ")
        self.line.setVisible(bool(words))
        self.setVisible(bool(words) or self.progress is not None)

    def _make(self) -> None:
        from app.archive.backup.actions import make_due_backups  # here, as above

        self._tried = True
        self.progress = ProgressPanel(self.tr("Đang sao lưu theo lịch"), parent=self)
        self.progress.set_text(self.tr("Chép, niêm phong, rồi khôi phục thử. Người khác vẫn làm việc bình thường."))
        self._column.addWidget(self.progress)
        self.progress.show()
        self.show()
        self._task = self._tasks.act(
            make_due_backups, then=self._made, failed=self._failed, owner=self, progress=self.progress.set_progress
        )
        self.progress.cancelled.connect(self._task.cancel)

    def _made(self, _: tuple[Outcome, ...]) -> None:
        self._end()
        self.ask()

    def _failed(self, _: NiemError) -> None:
        self._end()
        self.ask()

    def _end(self) -> None:
        self._task = None
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self.setVisible(not self.line.isHidden())
