"""The yearly archives of the journal: which there are, making the next, reading one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.clock import shown_date
from app.errors import Cancelled, NiemError
from app.oversight.archives.actions import make_archive
from app.oversight.archives.model import SUFFIX, ArchiveCheck, ArchiveRow, ArchiveState
from app.oversight.archives.queries import archive_state, check_archive
from ui import messages
from ui.oversight.words import former_proof
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Paragraph

TABLE_HEIGHT = 150


class ArchiveDialog(Dialog):
    """Stays open until it is closed; what was made or checked is told in it."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, QCoreApplication.translate("ArchiveDialog", "Lưu trữ nhật ký theo năm"), width=720)
        self._tasks = tasks
        self._task: Task | None = None
        self.add(
            Paragraph(
                self.tr(
                    "Bản lưu là một tệp niêm, chỉ cán bộ an toàn mở được, để cất ra đĩa. Chương trình đọc lại cả tệp "
                    "trước khi ghi sổ. Nhật ký trong kho vẫn giữ đủ mọi mục."
                ),
                "secondary",
            )
        )
        self.model: RowsModel[ArchiveRow] = RowsModel(self._columns(), self._cell)
        self.table = RecordTable(self.tr("Các bản lưu đã lập"))
        self.table.show_model(self.model)
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.none = Paragraph(self.tr("Chưa có bản lưu nào."), "secondary")
        self.year = ComboField(self.tr("Lưu đến hết năm"), [])
        self.told = InlineNotice("success")
        self.told.setParent(self)
        self.told.hide()
        self.progress = ProgressPanel(self.tr("Đang làm…"), parent=self)
        self.progress.cancelled.connect(lambda: self._task.cancel() if self._task else None)
        self.progress.hide()
        for part in (self.table, self.none, self.year, self.told, self.progress):
            self.add(part)
        self.add_cancel(self.tr("Đóng"))
        self.check = SecondaryButton(self.tr("Kiểm tra một bản lưu…"), "shield-check")
        self.check.clicked.connect(self._choose_file)
        self.add_button(self.check)
        self.make = self.add_button(PrimaryButton(self.tr("Lập bản lưu…"), "archive"))
        self.make.clicked.connect(self._choose_folder)
        self._ask()

    # What there is

    def _ask(self) -> None:
        self._tasks.read(archive_state, then=self._show, owner=self)

    def _show(self, state: ArchiveState) -> None:
        self.model.set_records(state.rows)
        self.table.setVisible(bool(state.rows))
        self.none.setVisible(not state.rows)
        so_far = self.tr("{} (đến lúc này)")
        choices = [(year, so_far.format(year) if year == state.present else str(year)) for year in state.years]
        self.year.set_choices(choices)
        self.year.set_value(state.years[0] if state.years else None)
        self.make.set_available(bool(state.years), "" if state.years else self.tr("Mọi mục đã có trong bản lưu."))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Số"), 120, sortable=False),
            Column("entries", self.tr("Các mục"), 150, stretch=True, sortable=False),
            Column("made", self.tr("Lập ngày"), 110, sortable=False),
            Column("file", self.tr("Tệp"), 210, sortable=False),
        )

    def _cell(self, row: ArchiveRow, key: str) -> Cell:
        if key == "number":
            return Cell(row.number, strong=True)
        if key == "entries":
            stretch = self.tr("mục {} đến {}").format(grouped(row.first), grouped(row.last))
            return Cell(grouped(row.entries), stretch)
        if key == "made":
            return Cell(shown_date(row.at), row.by)
        return Cell(row.file, f"SHA-256 {row.sha256[:16]}…", tone="secondary")

    # Making and checking

    def _choose_folder(self) -> None:
        year = self.year.value()
        folder = QFileDialog.getExistingDirectory(self, self.tr("Ghi bản lưu vào thư mục"), str(Path.home()))
        if folder and isinstance(year, int):
            self._begin()
            self._task = self._tasks.act(
                make_archive, year, folder,
                then=self._made, failed=self._failed, owner=self, progress=self.progress.set_progress,
            )  # fmt: skip

    def _choose_file(self) -> None:
        kinds = self.tr("Bản lưu nhật ký (*{})").format(SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn bản lưu"), str(Path.home()), kinds)
        if chosen:
            self._begin()
            self._task = self._tasks.act(
                check_archive, chosen,
                then=self._checked, failed=self._failed, owner=self, progress=self.progress.set_progress,
            )  # fmt: skip

    def _begin(self) -> None:
        messages.forget(self)
        self.told.hide()
        self.set_busy(True)
        self.progress.setVisible(True)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.set_busy(False)

    def _made(self, row: ArchiveRow) -> None:
        self._end()
        words = self.tr("Đã lập {number}: {entries} mục, đã đọc lại và khớp với nhật ký. Hãy ghi tệp {file} ra đĩa.")
        self._tell("success", words.format(number=row.number, entries=grouped(row.entries), file=row.file))
        self._ask()

    def _checked(self, found: ArchiveCheck) -> None:
        self._end()
        if not found.whole:
            code, entry = found.faults[0]
            words = self.tr("{number}: KHÔNG TOÀN VẸN, mục {entry}. {why}")
            why = messages.sentence(code)
            self._tell("danger", words.format(number=found.number, entry=grouped(entry), why=why))
        elif found.house:
            kind, words = former_proof(found.house, found.other, found.later, registered=found.registered)
            self._tell(kind, f"{found.number}: {words}")
        elif found.other:
            words = self.tr("{number}: tệp toàn vẹn, nhưng {other} mục của nó khác với nhật ký trong kho hiện nay.")
            self._tell("danger", words.format(number=found.number, other=grouped(found.other)))
        elif not found.registered:
            words = self.tr("{number}: toàn vẹn và khớp với nhật ký, nhưng không phải tệp đã ghi sổ.")
            self._tell("warning", words.format(number=found.number))
        else:
            words = self.tr("{number}: toàn vẹn, đúng tệp đã ghi sổ, {entries} mục khớp với nhật ký.")
            self._tell("success", words.format(number=found.number, entries=grouped(found.entries)))

    def _tell(self, kind: str, words: str) -> None:
        told = InlineNotice("danger" if kind == "danger" else "warning" if kind == "warning" else "success", words)
        self.body.replaceWidget(self.told, told)
        self.told.hide()
        self.told.deleteLater()
        self.told = told

    def _failed(self, error: NiemError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            messages.show(self, error)
