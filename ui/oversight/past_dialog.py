"""Which journal of the past to read: an archive's file, or that of a former house that is sealed in this vault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.archive.house.model import FormerRow
from app.archive.house.queries import former_houses, open_former_journal
from app.clock import shown_date
from app.errors import Cancelled, NiemError
from app.oversight.archives.model import SUFFIX, PastJournal
from app.oversight.archives.queries import open_archive
from ui import messages
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Label, Paragraph


class PastDialog(Dialog):
    """``opened(PastJournal)`` once it is proved; ``house_wanted(FormerRow)`` for a former house's other registers."""

    opened = Signal(object)
    house_wanted = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, QCoreApplication.translate("PastDialog", "Mở kho lưu nhật ký"), width=680)
        self._tasks = tasks
        self._task: Task | None = None
        self.journals: list[SecondaryButton] = []
        self.houses: list[SecondaryButton] = []
        self.add(
            Paragraph(
                self.tr(
                    "Cả tệp được đọc và chứng minh trước khi hiện: từng niêm, chữ ký, chuỗi, và so với nhật ký trong "
                    "kho. Chỉ đọc; việc bạn đọc được ghi vào nhật ký hiện nay."
                ),
                "secondary",
            )
        )
        self.former = Card(self.tr("Kho cũ đã niêm trong kho này"), "archive")
        self.former.hide()
        self.add(self.former)
        self.progress = ProgressPanel(self.tr("Đang đọc và chứng minh…"), parent=self)
        self.progress.cancelled.connect(self._stop)
        self.progress.hide()
        self.add(self.progress)
        self.set_note(self.tr("Mở một lúc một bản."))
        self.add_cancel(self.tr("Đóng"))
        self.file = self.add_button(PrimaryButton(self.tr("Chọn tệp bản lưu…"), "file-search"))
        self.file.clicked.connect(self._choose)
        tasks.read(former_houses, then=self._show, owner=self)

    def open_file(self, path: str) -> None:
        """Prove an archive's file."""
        self._begin()
        self._task = self._tasks.read(
            open_archive, path,
            then=self._opened, failed=self._failed, owner=self, progress=self.progress.set_progress,
        )  # fmt: skip

    def open_former(self, row: FormerRow) -> None:
        """Prove the journal of a former house."""
        self._begin()
        self._task = self._tasks.read(
            open_former_journal, row.key,
            then=self._opened, failed=self._failed, owner=self, progress=self.progress.set_progress,
        )  # fmt: skip

    def _show(self, rows: tuple[FormerRow, ...]) -> None:
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(10)
            words = self.tr("{}, niêm ngày {}").format(row.backup, shown_date(row.sealed_at))
            line.addWidget(Label(words, "strong"), 1)
            house = SecondaryButton(self.tr("Xem sổ sách…"), "list-checks")
            journal = SecondaryButton(self.tr("Đọc nhật ký"), "scroll-text")
            house.setAccessibleName(self.tr("Xem sổ sách của kho cũ {}").format(row.backup))
            journal.setAccessibleName(self.tr("Đọc nhật ký của kho cũ {}").format(row.backup))
            house.clicked.connect(partial(self._want_house, row))
            journal.clicked.connect(partial(self.open_former, row))
            self.houses.append(house)
            self.journals.append(journal)
            line.addWidget(house)
            line.addWidget(journal)
            self.former.body.addLayout(line)
        self.former.setVisible(bool(rows))

    def _want_house(self, row: FormerRow) -> None:
        self.accept()
        self.house_wanted.emit(row)

    def _choose(self) -> None:
        kinds = self.tr("Bản lưu nhật ký (*{})").format(SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn bản lưu"), str(Path.home()), kinds)
        if chosen and isValid(self):
            self.open_file(chosen)

    def _begin(self) -> None:
        messages.forget(self)
        self.set_busy(True)
        self.progress.begin()
        self.progress.setVisible(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.set_busy(False)

    def _opened(self, past: PastJournal) -> None:
        self._end()
        self.accept()
        self.opened.emit(past)

    def _failed(self, error: NiemError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            messages.show(self, error)
