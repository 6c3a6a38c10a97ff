"""What waits for a second signature: for officers releases at cơ mật and destructions, for who signs for the company
agreements; and what became of the destructions that this person signed first.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.agreements.model import Filed
from app.countersigning.model import SecondRow
from app.countersigning.queries import list_seconds, second_paper
from app.errors import NiemError
from app.session.model import Summary
from app.settings.preference import load
from ui import messages
from ui.countersigning.detail import SecondDetail
from ui.countersigning.sign_dialog import SignSecondDialog
from ui.countersigning.words import ALL, WAITING, cell, chosen, columns, ordered
from ui.tasks import Tasks
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import save_as


class CountersigningPage(Page):
    """The list, and one of it beside the list."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._rows: tuple[SecondRow, ...] = ()
        self._sorting = ("", False)
        self._open = ""
        self.header = PageHeader(self.tr("Chờ ký thứ hai"))
        self.pills = PillBar(self.tr("Lọc những gì chờ ký"))
        self.table = RecordTable(self.tr("Những gì chờ chữ ký thứ hai"))
        self.model: RowsModel[SecondRow] = RowsModel(columns(), cell, level_of=lambda row: row.level)
        self.table.show_model(self.model)
        self.detail: SecondDetail | None = None
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._open_current)
        self.pills.picked.connect(lambda _: self._fill())
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self._show_pills()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Chờ ký thứ hai")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._tasks.read(list_seconds, then=self._show_rows, failed=self._failed, owner=self)

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        self.empty = EmptyState("signature", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        bar = QHBoxLayout()
        bar.addWidget(self.pills)
        bar.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.both = ListAndDetail(left, self.tr("Danh sách chờ ký"), widest=MIDDLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)

    def _show_pills(self) -> None:
        self.pills.set_pills(
            [
                Pill(WAITING, self.tr("Chờ bạn ký"), len(chosen(self._rows, WAITING))),
                Pill(ALL, self.tr("Tất cả"), len(self._rows)),
            ]
        )

    # The list

    def _show_rows(self, rows: tuple[SecondRow, ...]) -> None:
        self._rows = rows
        self.badge_changed.emit(len(chosen(rows, WAITING)))
        self._show_pills()
        self._fill()

    def _fill(self) -> None:
        rows = chosen(self._rows, self.pills.chosen())
        key, descending = self._sorting
        if key:
            rows = ordered(rows, key, descending=descending)
        self.model.set_records(rows)
        place = next((place for place, row in enumerate(rows) if row.half == self._open), None)
        if place is None:
            self._show_nothing_open()
        else:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._open_current()
        self.header.set_count(self.tr("{} mục", "", len(rows)).format(len(rows)) if rows else "")
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(self.table if rows else self.empty)

    def _empty_words(self) -> tuple[str, str]:
        if self.pills.chosen() == WAITING:
            return self.tr("Không có gì chờ bạn ký"), self.tr(
                "Khi có người đã ký ở tài khoản của họ và cần chữ ký thứ hai của bạn, việc ấy hiện ở đây."
            )
        return self.tr("Chưa có gì"), self.tr(
            "Đề nghị cung cấp ở cấp cơ mật, lệnh tiêu hủy và thỏa thuận ký từ xa hiện ở đây, cả sau khi đã ký."
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One of them

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if not isinstance(row, SecondRow):
            return
        self._open = row.half
        detail = SecondDetail(row)
        detail.sign_wanted.connect(lambda: self.open_dialog(row))
        detail.paper_wanted.connect(lambda: self._ask_paper(row))
        self.detail = detail
        self.both.set_detail(detail)
        if show:
            self.both.show_detail()

    def open_dialog(self, row: SecondRow) -> SignSecondDialog:
        """Sign it, or say no."""
        dialog = SignSecondDialog(self, self._tasks, row)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self.reload())
        dialog.open()
        return dialog

    def _ask_paper(self, row: SecondRow) -> None:
        self._tasks.read(second_paper, row.half, then=self._save, owner=self)

    def _save(self, filed: Filed) -> None:
        pattern = self.tr("Tệp PDF (*.pdf)")
        if save_as(self, self.tr("Lưu văn bản để đọc"), filed.name, pattern, filed.content) is not None:
            messages.done(self, self.tr("Đã lưu văn bản để đọc."))

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Ai đã ký thứ nhất, ký gì, và chữ ký của bạn có nghĩa gì hiện ở đây.")
        self.both.set_detail(EmptyState("signature", self.tr("Chọn một dòng"), words))
