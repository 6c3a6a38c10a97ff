"""The journal, as an officer reads it. Reading it is itself in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import NiemError
from app.oversight.model import EntryRow, JournalFilter, JournalHealth, JournalPage, JournalPerson
from app.oversight.queries import people_in_journal, read_journal, verify_journal
from app.session.model import Summary
from ui import messages
from ui.oversight.columns import columns, entry_cell
from ui.oversight.detail import EntryDetail
from ui.oversight.filters import Filters
from ui.oversight.health_panel import HealthPanel
from ui.tasks import Tasks
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.naming import grouped
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel

ROWS = 200


class OversightPage(Page):
    """``show_subject(record id in hexadecimal)`` follows one record."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: tuple[EntryRow, ...] = ()
        self._next: int | None = None
        self._asked: JournalFilter | None = None
        self.header = PageHeader(self.tr("Nhật ký"))
        self.verify = SecondaryButton(self.tr("Kiểm tra toàn vẹn"), "shield-check")
        self.verify.clicked.connect(self._verify)
        self.header.add_action(self.verify)
        self.health = HealthPanel()
        self.filters = Filters()
        self.table = RecordTable(self.tr("Các mục nhật ký"))
        self.model = RowsModel(columns(), entry_cell, level_of=lambda row: row.level)
        self.table.show_model(self.model)
        self.more = QuietButton(self.tr("Xem các mục cũ hơn"), "arrow-down")
        self.more.clicked.connect(self._fetch_more)
        self.views = QStackedWidget()
        self.detail: EntryDetail | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._open_current)
        self._lay_out()
        self.filters.changed.connect(self._fetch)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Nhật ký")

    def reload(self) -> None:
        self._tasks.read(people_in_journal, then=self._show_people, owner=self)
        self._fetch()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, str):
            self.filters.follow_record(subject)

    # Layout

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "scroll-text",
            self.tr("Không có mục nào"),
            self.tr("Không mục nào khớp với bộ lọc. Hãy nới ngày, đổi người hoặc bỏ lọc."),
        )
        self.error = ErrorPanel(self.tr("Chưa đọc được nhật ký"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        list_ = QWidget()
        below = QVBoxLayout(list_)
        below.setContentsMargins(24, 0, 24, 16)
        below.setSpacing(6)
        below.addWidget(self.views, 1)
        below.addWidget(self.more)
        self.both = ListAndDetail(list_, self.tr("Các mục nhật ký"), widest=MIDDLE)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 10)
        head.setSpacing(12)
        head.addWidget(self.header)
        head.addWidget(self.health)
        head.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.both, 1)
        self.setFocusProxy(self.table)

    # Reading

    def _show_people(self, people: tuple[JournalPerson, ...]) -> None:
        self.filters.set_people(people)

    def _fetch(self) -> None:
        wanted = self.filters.value()
        if wanted is not None:
            self._asked = wanted
            self._tasks.read(
                read_journal,
                wanted,
                None,
                ROWS,
                then=lambda page: self._show(wanted, page),
                failed=self._failed,
                owner=self,
            )

    def _fetch_more(self) -> None:
        wanted, before = self._asked, self._next
        if wanted is None or before is None:
            return
        self.more.set_busy(True, self.tr("Đang đọc…"))
        self._tasks.read(
            read_journal,
            wanted,
            before,
            ROWS,
            then=lambda page: self._show(wanted, page, after=self._rows),
            failed=self._failed,
            owner=self,
        )

    def _show(self, wanted: JournalFilter, page: JournalPage, after: tuple[EntryRow, ...] = ()) -> None:
        if wanted != self._asked:
            return
        kept = self.table.currentIndex().row() if after else -1
        self._rows, self._next = (*after, *page.rows), page.next
        self.model.set_records(self._rows)
        if kept >= 0:
            self.table.setCurrentIndex(self.model.index(kept, 0))
        else:
            self._show_nothing_open()
        self.more.set_busy(False)
        self.more.setVisible(self._next is not None)
        shown = self.tr("{shown} mục hiện ra, cả nhật ký có {total} mục")
        self.header.set_count(shown.format(shown=grouped(len(self._rows)), total=grouped(page.total)))
        self.views.setCurrentWidget(self.table if self._rows else self.empty)

    def _failed(self, error: NiemError) -> None:
        self.more.set_busy(False)
        self.error.set_text(self.tr("Chưa đọc được nhật ký"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One entry

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if not isinstance(row, EntryRow):
            return
        detail = EntryDetail(row, self._rows)
        detail.person_followed.connect(lambda: self._follow(lambda: self.filters.follow_person(row.person)))
        detail.record_followed.connect(lambda: self._follow(lambda: self.filters.follow_record(row.rid)))
        self.detail = detail
        self.both.set_detail(detail)
        if show:
            self.both.show_detail()

    def _follow(self, narrow: Callable[[], None]) -> None:
        self.both.show_list()
        narrow()

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Ai làm gì, lúc nào, với bản ghi nào, và những ai khác đã đụng đến bản ghi đó.")
        self.both.set_detail(EmptyState("scroll-text", self.tr("Chọn một mục"), words))

    # Wholeness

    def _verify(self) -> None:
        self.verify.set_busy(True, self.tr("Đang kiểm tra…"))
        self._tasks.read(verify_journal, then=self._show_health, failed=self._not_verified, owner=self)

    def _show_health(self, health: JournalHealth) -> None:
        self.verify.set_busy(False)
        self.health.show_health(health)

    def _not_verified(self, error: NiemError) -> None:
        self.verify.set_busy(False)
        messages.show(self, error)
