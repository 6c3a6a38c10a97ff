"""The register of copies, and the shredding records."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import SystemClock, local_date
from app.copies.model import CopyRow, CopyState, Photo, ShreddingRow
from app.copies.queries import list_copies, shredding_pdf, shredding_photo, shredding_records
from app.customers.model import Ref
from app.errors import NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from ui import messages
from ui.copies.columns import (
    can_be_shredded,
    chosen,
    columns,
    copy_cell,
    is_overdue,
    ordered,
    record_cell,
    record_columns,
)
from ui.copies.count_dialog import CountDialog
from ui.copies.lend_dialog import LendDialog, TakeBackDialog
from ui.copies.print_dialog import PrintDialog
from ui.copies.register_paper_dialog import RegisterPaperDialog
from ui.copies.room_dialog import RoomCopiesDialog, witnesses
from ui.copies.shred_dialog import ShredDialog
from ui.tasks import Tasks
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import file_name, save_as


class CopiesPage(Page):
    """``show_subject(customer ref)`` opens the form that numbers a print of that customer, ``(customer ref, "print")``
    the one that prints it.
    """

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._lists = may(Event.COPY_LIST, summary.duties) and any(row.levels for row in summary.projects)
        self._registers = may(Event.COPY_REGISTER, summary.duties)
        self._moves = self._lists and may(Event.COPY_LEND, summary.duties)
        self._shreds = may(Event.COPY_SHRED, summary.duties)
        self._sees_records = may(Event.SHREDDING_LIST, summary.duties)
        self._rows: tuple[CopyRow, ...] = ()
        self._records: tuple[ShreddingRow, ...] = ()
        self._sorting = ("", False)
        self.header = PageHeader(self.tr("Bản giấy và bản sao"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.project.set_choices([(row.project, row.name) for row in summary.projects if row.levels])
        self.pills = PillBar(self.tr("Lọc bản sao"))
        self.table = RecordTable(self.tr("Sổ bản sao"))
        self.model = RowsModel(columns(), partial(copy_cell, today=_today()), level_of=lambda row: int(row.ref.level))
        self.table.show_model(self.model)
        self.records = RecordTable(self.tr("Biên bản tiêu hủy tài liệu"))
        self.record_model = RowsModel(record_columns(), record_cell)
        self.records.show_model(self.record_model)
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_pills()

    def title(self) -> str:
        return self.tr("Bản giấy và bản sao")

    def highest_level(self) -> int:
        return max((int(row.ref.level) for row in self._rows), default=0)

    def reload(self) -> None:
        project = self.project.value()
        if self._lists and project is not None:
            self._tasks.read(list_copies, project, then=self._show_rows, failed=self._failed, owner=self)
        if self._sees_records:
            self._tasks.read(shredding_records, then=self._show_records, failed=self._failed, owner=self)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, Ref):
            self.register(subject)
        elif isinstance(subject, tuple) and isinstance(subject[0], Ref):
            self.print_file(subject[0])

    def register(self, customer: Ref | None = None) -> None:
        """Open the form that numbers a print, of ``customer`` or of one to be found."""
        project = self.project.value()
        here = next((row for row in self._summary.projects if row.project == project), None)
        self._show_dialog(RegisterPaperDialog(self, self._tasks, here, customer))

    def print_file(self, customer: Ref | None = None) -> None:
        """Open the form that prints the file of ``customer``, or of one to be found."""
        project = self.project.value()
        here = next((row for row in self._summary.projects if row.project == project), None)
        self._show_dialog(PrintDialog(self, self._tasks, here, self._summary.name, customer))

    def shred(self) -> None:
        """Open the form of a shredding session, once it is known who may witness."""
        self._tasks.read(list_people, then=self._open_shredding, owner=self)

    # Layout

    def _lay_out(self) -> None:
        self.header.add_action(self.project)
        self.number = SecondaryButton(self.tr("Đánh số bản giấy…"), "tag")
        self.print = SecondaryButton(self.tr("In hồ sơ…"), "printer")
        self.shred_button = PrimaryButton(self.tr("Hủy tài liệu…"), "shredder")
        self.save = PrimaryButton(self.tr("Lưu PDF…"), "download")
        self.photo = SecondaryButton(self.tr("Lưu ảnh…"), "image")
        if self._registers:
            self.header.add_action(self.print)
        if self._shreds:
            self.header.add_action(self.shred_button)
        if not self._lists:
            why = self.tr("Bạn chưa được cấp thẩm quyền ở dự án nào.")
            self.number.set_available(False, why)
            self.print.set_available(False, why)
            self.shred_button.set_available(False, why)
        self.header.add_action(self.photo)
        self.header.add_action(self.save)
        self.empty = EmptyState("printer", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được sổ"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.records, self.empty, self.error):
            self.views.addWidget(view)
        bar = QHBoxLayout()
        bar.addWidget(self.pills, 0, Qt.AlignmentFlag.AlignLeft)
        bar.addStretch(1)
        self.lend = SecondaryButton(self.tr("Giao cho…"), "handshake")
        self.take_back = SecondaryButton(self.tr("Nhận lại…"), "undo-2")
        self.count = SecondaryButton(self.tr("Kiểm kê…"), "clipboard-check")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self.room = IconButton("shield-alert", self.tr("Giấy tờ của hồ sơ tuyệt mật…"), framed=True)
        for button in (self.lend, self.take_back, self.count, self.room):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        column.addLayout(acts)
        self.setFocusProxy(self.table if self._lists else self.records)

    def _connect(self) -> None:
        self.project.picked.connect(lambda _: self.reload())
        self.pills.picked.connect(lambda _: self._fill())
        self.number.clicked.connect(lambda _: self.register())
        self.print.clicked.connect(lambda _: self.print_file())
        self.shred_button.clicked.connect(self.shred)
        self.save.clicked.connect(self._save_record)
        self.photo.clicked.connect(self._save_photo)
        self.records.opened.connect(lambda _: self._save_record())
        self.records.current_changed.connect(lambda _: self._offer_saving())
        self.model.sort_requested.connect(self._sort)
        self.lend.clicked.connect(lambda _: self._with_row(LendDialog))
        self.take_back.clicked.connect(lambda _: self._with_row(TakeBackDialog))
        self.count.clicked.connect(self._count)
        self.room.clicked.connect(self._open_room)
        self.table.current_changed.connect(lambda _: self._offer_moves())

    def _show_pills(self) -> None:
        today, pills = _today(), []
        if self._lists:
            pills = [
                Pill("held", self.tr("Đang giữ"), len(chosen(self._rows, "held", today))),
                Pill("overdue", self.tr("Quá hạn"), len(chosen(self._rows, "overdue", today))),
                Pill("ended", self.tr("Đã hủy"), len(chosen(self._rows, "ended", today))),
                Pill("all", self.tr("Tất cả"), len(self._rows)),
            ]
        if self._sees_records:
            pills.append(Pill("records", self.tr("Biên bản tiêu hủy"), len(self._records)))
        self.pills.set_pills(pills)

    # Lists

    def _show_rows(self, rows: tuple[CopyRow, ...]) -> None:
        self._rows = rows
        self.badge_changed.emit(sum(is_overdue(row, _today()) for row in rows))
        self.level_changed.emit()
        self._show_pills()
        self._fill()

    def _show_records(self, records: tuple[ShreddingRow, ...]) -> None:
        self._records = records
        self.record_model.set_records(records)
        self._show_pills()
        self._fill()

    def _fill(self) -> None:
        of_records = self.pills.chosen() == "records"
        self.save.setVisible(of_records)
        self.photo.setVisible(of_records and any(row.has_photo for row in self._records))
        # Where there is nothing but records, what cannot be done yet still shows, and says why.
        for button in (self.number, self.print):
            button.setVisible(self._registers and not (of_records and self._lists))
        self.shred_button.setVisible(self._shreds and not (of_records and self._lists))
        for button in (self.lend, self.take_back, self.count):
            button.setVisible(self._moves and not of_records)
        self.room.setVisible(self._moves and self._summary.top_secret_room and not of_records)
        self._offer_moves()
        if of_records:
            count = self.tr("{} biên bản").format(len(self._records))
            self._show_view(self.records, len(self._records), count)
            if self._records and not self.records.currentIndex().isValid():
                self.records.setCurrentIndex(self.record_model.index(0, 0))
            self._offer_saving()
            return
        rows = chosen(self._rows, self.pills.chosen(), _today())
        key, descending = self._sorting
        if key:
            rows = ordered(rows, key, descending=descending)
        self.model.set_records(rows)
        self._show_view(self.table, len(rows), self.tr("{} bản", "", len(rows)).format(len(rows)))

    def _show_view(self, view: QWidget, rows: int, count: str) -> None:
        self.header.set_count(count if rows else "")
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(view if rows else self.empty)

    def _empty_words(self) -> tuple[str, str]:
        pill = self.pills.chosen()
        if pill == "records":
            return self.tr("Chưa có biên bản nào"), self.tr(
                "Mỗi lần hủy tài liệu trước người chứng kiến có một biên bản ở đây."
            )
        if pill == "overdue":
            return self.tr("Không có bản nào quá hạn"), self.tr("Mọi bản đều đang được giữ đúng hạn.")
        if pill == "ended":
            return self.tr("Chưa hủy bản nào"), self.tr("Mỗi bản kết thúc bằng một biên bản tiêu hủy có chữ ký.")
        return self.tr("Chưa có bản nào trong sổ"), self.tr(
            "Bản in phải có số trước khi giao cho ai; tệp bàn giao được ghi vào đây tự động."
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được sổ"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # Acts

    def _open_shredding(self, people: tuple[PersonRow, ...]) -> None:
        project = self.project.value()
        if not isinstance(project, bytes):
            return
        officers, others = witnesses(people)
        pieces = [row for row in self._rows if can_be_shredded(row)]
        self._show_dialog(ShredDialog(self, self._tasks, self._summary, Id(project), pieces, officers, others))

    def _offer_saving(self) -> None:
        row = self.records.record()
        self.save.set_available(isinstance(row, ShreddingRow), self.tr("Hãy chọn một biên bản."))
        pictured = isinstance(row, ShreddingRow) and row.has_photo
        self.photo.set_available(pictured, self.tr("Biên bản này không kèm ảnh."))

    def _offer_moves(self) -> None:
        row = self.table.record()
        chosen_one = isinstance(row, CopyRow)
        choose = self.tr("Hãy chọn một bản trong sổ.")
        can_lend = isinstance(row, CopyRow) and can_be_shredded(row) and not row.gone
        self.lend.set_available(can_lend, self.tr("Bản này không còn để giao.") if chosen_one else choose)
        can_return = isinstance(row, CopyRow) and row.state is CopyState.HELD
        self.take_back.set_available(can_return, self.tr("Bản này không ở ngoài.") if chosen_one else choose)

    def _with_row(self, dialog: type[LendDialog | TakeBackDialog]) -> None:
        row = self.table.record()
        if isinstance(row, CopyRow):
            self._show_dialog(dialog(self, self._tasks, row))

    def _count(self) -> None:
        project = self.project.value()
        if isinstance(project, bytes):
            self._show_dialog(CountDialog(self, self._tasks, Id(project)))

    def _open_room(self) -> None:
        project = self.project.value()
        if isinstance(project, bytes):
            self._show_dialog(RoomCopiesDialog(self, self._tasks, self._summary, Id(project), _today()))

    def _save_record(self) -> None:
        row = self.records.record()
        if isinstance(row, ShreddingRow):
            number = row.number
            self._tasks.read(shredding_pdf, number, then=lambda pdf: self._save_pdf(number, pdf), owner=self)

    def _save_pdf(self, number: str, pdf: bytes) -> None:
        name = file_name(number, "pdf")
        if save_as(self, self.tr("Lưu biên bản"), name, self.tr("Tệp PDF (*.pdf)"), pdf) is not None:
            messages.done(self, self.tr("Đã lưu biên bản."))

    def _save_photo(self) -> None:
        row = self.records.record()
        if isinstance(row, ShreddingRow) and row.has_photo:
            number = row.number
            self._tasks.read(shredding_photo, number, then=lambda photo: self._photo_to(number, photo), owner=self)

    def _photo_to(self, number: str, photo: Photo) -> None:
        ending = "png" if photo.media_type == "image/png" else "jpg"
        kinds = self.tr("Ảnh (*.png *.jpg)")
        if save_as(self, self.tr("Lưu ảnh"), file_name(number, ending), kinds, photo.content) is not None:
            messages.done(self, self.tr("Đã lưu ảnh."))

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _today() -> date:
    return local_date(SystemClock().now())
