"""Who is known to be leaving: an officer notes it, nobody else sees it, and the rules look closer from that day on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.oversight.alerts.model import LimitsView, NoticeRow
from ui.oversight.alerts.words import shown_day
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.cell import Cell, Column
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.text import Paragraph


class LeavingPanel(QWidget):
    """``noted(person, day)`` when the officer notes since when somebody is leaving; an empty day takes it back."""

    noted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(self.tr("Người đang làm việc"))
        self.model: RowsModel[NoticeRow] = RowsModel(self._columns(), self._cell)
        self.table.show_model(self.model)
        self.note = SecondaryButton(self.tr("Ghi ngày báo nghỉ…"), "user-minus")
        self.note.clicked.connect(self.open_dialog)
        self.table.opened.connect(lambda _: self.open_dialog())
        self.take_back = SecondaryButton(self.tr("Bỏ ghi nhận"), "undo-2")
        self.take_back.clicked.connect(self._take_back)
        self.table.current_changed.connect(lambda _: self._offer())
        self._lay_out()
        self._offer()

    def _lay_out(self) -> None:
        words = self.tr(
            "Từ ngày một người báo nghỉ việc, chỉ cần đọc hơn thường ngày một chút là có cảnh báo. Chỉ cán bộ an toàn "
            "thấy ghi nhận này."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.note)
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(Paragraph(words, "secondary"))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Họ và tên"), 260, stretch=True, sortable=False),
            Column("day", self.tr("Báo nghỉ việc từ"), 220, sortable=False),
        )

    def _cell(self, row: NoticeRow, key: str) -> Cell:
        if key == "name":
            return Cell(row.name, strong=bool(row.day), icon="user-round")
        return Cell(shown_day(row.day), tone="warning", icon="user-minus") if row.day else Cell("–", tone="secondary")

    def show_people(self, view: LimitsView) -> None:
        """Everybody in service, those who are leaving first."""
        kept = self.table.record()
        rows = sorted(view.people, key=lambda row: not row.day)
        self.model.set_records(rows)
        if isinstance(kept, NoticeRow):
            place = next((at for at, row in enumerate(rows) if row.person == kept.person), -1)
            if place >= 0:
                self.table.setCurrentIndex(self.model.index(place, 0))
        self._offer()

    def open_dialog(self) -> LeavingDialog | None:
        """Ask for the day, for the person chosen in the list."""
        row = self.table.record()
        if not isinstance(row, NoticeRow):
            return None
        dialog = LeavingDialog(self, row)
        dialog.given.connect(lambda day: self.noted.emit(row.person, day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _take_back(self) -> None:
        row = self.table.record()
        if isinstance(row, NoticeRow):
            self.noted.emit(row.person, "")

    def _offer(self) -> None:
        row = self.table.record()
        chosen = isinstance(row, NoticeRow)
        self.note.set_available(chosen, "" if chosen else self.tr("Hãy chọn một người trong danh sách."))
        leaving = isinstance(row, NoticeRow) and bool(row.day)
        self.take_back.set_available(leaving, "" if leaving else self.tr("Hãy chọn một người đã báo nghỉ."))


class LeavingDialog(Dialog):
    """``given(day)`` with the ISO day on which somebody gave notice."""

    given = Signal(str)

    def __init__(self, parent: QWidget, row: NoticeRow) -> None:
        title = QCoreApplication.translate("LeavingDialog", "{} báo nghỉ việc")
        super().__init__(parent, title.format(row.name))
        self.day = DateField(self.tr("Từ ngày"), required=True)
        self.add(self.day)
        self.set_note(self.tr("Việc này được ký và ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Ghi nhận"), "check"), default=True)
        self.save.clicked.connect(self.submit)

    def submit(self) -> None:
        """Give the day, or say that it is missing."""
        day = self.day.value()
        if day is None:
            self.day.set_error(self.tr("Hãy viết ngày báo nghỉ."))
            self.day.focus()
            return
        self.given.emit(day.isoformat())
        self.accept()
