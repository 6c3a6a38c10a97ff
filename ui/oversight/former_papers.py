"""Certificates and records of a former house, saved as they were signed, and the root that they were signed under."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.archive.house.model import FormerHouse, FormerPaper, FormerPdf
from app.archive.house.queries import former_paper
from app.clock import shown_date
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import file_name, save_as


class FormerPapers(QWidget):
    """A list, the button that saves the chosen one, and the one that saves the root certificate of that company."""

    def __init__(self, tasks: Tasks, house: FormerHouse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._house = tasks, house
        self.table = RecordTable(self.tr("Chứng nhận, biên bản"))
        model: RowsModel[FormerPaper] = RowsModel(self._columns(), self._cell)
        model.set_records(house.papers)
        self.table.show_model(model)
        views = QStackedWidget()
        views.addWidget(self.table)
        views.addWidget(EmptyState("archive", self.tr("Không có gì"), self.tr("Kho cũ không có mục nào ở đây.")))
        views.setCurrentIndex(0 if house.papers else 1)
        self.save = SecondaryButton(self.tr("Lưu PDF…"), "download")
        self.save.clicked.connect(self.save_current)
        self.root = SecondaryButton(self.tr("Xuất .cer…"), "file-down")
        self.root.setAccessibleName(self.tr("Xuất chứng thư gốc của kho cũ"))
        self.root.setToolTip(self.tr("Ai kiểm tra giấy của kho cũ cần chứng thư gốc này: kho nay có chứng thư khác."))
        self.root.clicked.connect(self._save_root)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.save)
        buttons.addWidget(self.root)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(views, 1)
        column.addLayout(buttons)
        for button in (self.save, self.root):
            button.setVisible(bool(house.papers))
        self.table.current_changed.connect(lambda _: self._offer())
        if house.papers:
            self.table.selectRow(0)
        self._offer()

    def save_current(self) -> None:
        """Fetch the chosen paper, and ask where to write it."""
        paper = self.table.record()
        if isinstance(paper, FormerPaper):
            self._tasks.read(former_paper, self._house.key, paper, then=self._keep, owner=self)

    def _offer(self) -> None:
        paper = self.table.record()
        kept = isinstance(paper, FormerPaper) and paper.revision > 0
        self.save.set_available(kept, messages.sentence("restore.no_former_paper"))

    def _keep(self, found: FormerPdf) -> None:
        name = file_name(f"{found.number}-{found.revision}", "pdf")
        if save_as(self, self.tr("Lưu giấy của kho cũ"), name, self.tr("Tệp PDF (*.pdf)"), found.pdf) is not None:
            messages.done(self, self.tr("Đã lưu giấy của kho cũ."))

    def _save_root(self) -> None:
        pattern = self.tr("Chứng thư X.509 (*.cer)")
        title = self.tr("Xuất chứng thư gốc của kho cũ")
        if save_as(self, title, "niem-chung-thu-goc-kho-cu.cer", pattern, self._house.root) is not None:
            messages.done(self, self.tr("Đã xuất chứng thư gốc của kho cũ."))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Số"), 190, sortable=False),
            Column("what", self.tr("Là gì"), 300, stretch=True, sortable=False),
            Column("at", self.tr("Ngày"), 120, sortable=False),
        )

    def _cell(self, row: FormerPaper, key: str) -> Cell:
        if key == "number":
            return Cell(row.number, strong=True)
        return Cell(messages.sentence(row.code), row.told) if key == "what" else Cell(shown_date(row.at))
