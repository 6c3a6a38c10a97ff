"""The registers of a former house: people, clearances, signed statements, certificates; and the way to its journal."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.access.duty import Duty
from app.access.families import Family
from app.access.level import Level
from app.archive.house.model import (
    FormerGrant,
    FormerHouse,
    FormerPerson,
    FormerRow,
    FormerStatement,
)
from app.archive.house.queries import open_former_house
from app.clock import shown_date, shown_time
from app.errors import NiemError
from app.oversight.model import JournalFilter
from ui import messages
from ui.oversight.former_papers import FormerPapers
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import InlineNotice
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.tabs import Tabs

Row = TypeVar("Row")
TABLE_HEIGHT = 210


class HouseDialog(Dialog):
    """``journal_wanted(FormerRow, JournalFilter)`` for its journal, narrowed or whole."""

    journal_wanted = Signal(object, object)

    def __init__(self, parent: QWidget, tasks: Tasks, row: FormerRow) -> None:
        super().__init__(
            parent, QCoreApplication.translate("HouseDialog", "Kho cũ đã niêm"), subtitle=row.backup, width=960
        )
        self._tasks, self._row = tasks, row
        self.told = InlineNotice("info", self.tr("Đang mở và chứng minh…"))
        self.add(self.told)
        self.tabs = Tabs(self.tr("Sổ sách của kho cũ"))
        self.tabs.setVisible(False)
        self.add(self.tabs)
        self.tables: list[RecordTable] = []
        self.set_note(self.tr("Chỉ đọc. Không gì ở đây có hiệu lực trong kho hiện nay."))
        self.add_cancel(self.tr("Đóng"))
        for text, icon, family in (
            (self.tr("Yêu cầu cung cấp"), "send", Family.OUTWARD),
            (self.tr("Lệnh tiêu hủy"), "flame", Family.ENDING),
        ):
            button = self.add_button(SecondaryButton(text, icon))
            button.clicked.connect(lambda _=False, family=family: self._want(JournalFilter(family=str(family))))
        self.journal = self.add_button(PrimaryButton(self.tr("Đọc nhật ký"), "scroll-text"))
        self.journal.clicked.connect(lambda: self._want(JournalFilter()))
        tasks.read(open_former_house, row.key, then=self.show_house, failed=self._failed, owner=self)

    def show_house(self, house: FormerHouse) -> None:
        """Fill the lists."""
        words = self.tr("{}. Sáu từ: {}. {} tuyên bố có chữ ký.").format(
            house.company, house.words, len(house.statements)
        )
        if house.faults:
            self.told.set_text(f"{words} {messages.sentence(house.faults[0])}", "danger")
        else:
            self.told.set_text(words + " " + self.tr("Chuỗi đúng, dừng đúng chỗ kho này ghi lúc bắt đầu."), "success")
        self._list(self.tr("Người"), house.people, self._people(), self._person)
        self._list(self.tr("Thẩm quyền"), house.grants, self._grants(), self._grant)
        self._list(self.tr("Tuyên bố"), house.statements, self._statements(), self._statement)
        self.papers = FormerPapers(self._tasks, house, self)
        self.papers.setFixedHeight(TABLE_HEIGHT)
        self.tables.append(self.papers.table)
        self.tabs.add(self.papers, self.tr("Chứng nhận, biên bản"), len(house.papers))
        self.tabs.setVisible(True)

    def _failed(self, error: NiemError) -> None:
        self.told.set_text(messages.sentence(error), "danger")

    def _want(self, wanted: JournalFilter) -> None:
        self.accept()
        self.journal_wanted.emit(self._row, wanted)

    def _list(self, title: str, rows: tuple[Row, ...], columns: tuple[Column, ...], cell: object) -> None:
        model: RowsModel[Row] = RowsModel(columns, cell)  # type: ignore[arg-type]
        model.set_records(rows)
        table = RecordTable(title)
        table.show_model(model)
        shown = QStackedWidget()
        shown.addWidget(table)
        shown.addWidget(EmptyState("archive", self.tr("Không có gì"), self.tr("Kho cũ không có mục nào ở đây.")))
        shown.setCurrentIndex(0 if rows else 1)
        shown.setFixedHeight(TABLE_HEIGHT)
        self.tables.append(table)
        self.tabs.add(shown, title, len(rows))

    # Columns and cells

    def _people(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Họ và tên"), 220, stretch=True, sortable=False),
            Column("duties", self.tr("Nhiệm vụ"), 300, sortable=False),
            Column("time", self.tr("Thời gian"), 220, sortable=False),
        )

    def _person(self, row: FormerPerson, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, row.title, strong=True)
        if key == "duties":
            names = ", ".join(Duty(duty).label(messages.language()) for duty in row.duties)
            return Cell(names[:1].upper() + names[1:])
        until = self.tr("nghỉ {}").format(shown_date(row.left_at)) if row.left_at else self.tr("đến lúc sao lưu")
        return Cell(self.tr("từ {}").format(shown_date(row.since)), until)

    def _grants(self) -> tuple[Column, ...]:
        return (
            Column("person", self.tr("Người"), 180, sortable=False),
            Column("what", self.tr("Dự án và cấp mật"), 200, stretch=True, sortable=False),
            Column("time", self.tr("Cấp ngày"), 170, sortable=False),
            Column("signers", self.tr("Người ký"), 230, sortable=False),
        )

    def _grant(self, row: FormerGrant, key: str) -> Cell:
        if key == "person":
            return Cell(row.person, strong=True)
        if key == "what":
            return Cell(row.project, Level(row.level).label(messages.language()), level=row.level)
        if key == "time":
            ends = self.tr("đến {}").format(shown_date(row.not_after)) if row.ends else self.tr("không hạn")
            return Cell(shown_date(row.at), ends)
        return Cell(", ".join(row.signers), row.why, tone="secondary")

    def _statements(self) -> tuple[Column, ...]:
        return (
            Column("seq", self.tr("Số"), 60, sortable=False),
            Column("what", self.tr("Tuyên bố"), 280, stretch=True, sortable=False),
            Column("at", self.tr("Lúc"), 150, sortable=False),
            Column("signers", self.tr("Người ký"), 260, sortable=False),
        )

    def _statement(self, row: FormerStatement, key: str) -> Cell:
        if key == "seq":
            return Cell(str(row.seq), strong=True)
        if key == "what":
            return Cell(messages.sentence(row.code), row.about)
        return Cell(shown_time(row.at)) if key == "at" else Cell(", ".join(row.signers), tone="secondary")
