"""The journal, as an officer reads it. Reading it is itself in it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.archive.house.model import FormerRow
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.oversight.archives.model import PastJournal
from app.oversight.model import (
    EntryRow,
    JournalFilter,
    JournalHealth,
    JournalPage,
    JournalPerson,
    JournalState,
)
from app.oversight.queries import verify_journal
from app.session.model import Summary
from ui import messages
from ui.oversight.archive_dialog import ArchiveDialog
from ui.oversight.checkpoints.list_dialog import CheckpointsDialog
from ui.oversight.detail import EntryDetail
from ui.oversight.feed import JournalFeed
from ui.oversight.filters import Filters
from ui.oversight.health_panel import HealthPanel
from ui.oversight.house_dialog import HouseDialog
from ui.oversight.past_bar import PastBar
from ui.oversight.past_dialog import PastDialog
from ui.oversight.report_dialog import JournalReportDialog
from ui.oversight.trail import Trail, TrailStep
from ui.oversight.unread import UnreadNotice
from ui.oversight.words import filter_words
from ui.tasks import Tasks
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable


class OversightPage(Page):
    """``show_subject(record id in hexadecimal)`` follows one record, ``show_subject(JournalFilter)`` any trail."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._whole = 0
        self._names: dict[bytes, str] = {}
        self.feed = JournalFeed(tasks, self)
        self.model = self.feed.model
        self.header = PageHeader(self.tr("Nhật ký"))
        self.verify = SecondaryButton(self.tr("Kiểm tra toàn vẹn"), "shield-check")
        self.verify.clicked.connect(self._verify)
        self.checkpoints = SecondaryButton(self.tr("Mốc nhật ký"), "stamp")
        self.checkpoints.clicked.connect(self._open_checkpoints)
        self.header.add_action(self.checkpoints)
        self.report = QuietButton(self.tr("Lập báo cáo…"), "file-text")
        self.archives = SecondaryButton(self.tr("Lưu trữ năm…"), "archive")
        self.archives.clicked.connect(self.open_archives)
        self.header.add_action(self.archives)
        self.header.add_action(self.verify)
        self.health = HealthPanel()
        self.contradicted = InlineNotice("danger")
        self.contradicted.setParent(self)
        self.contradicted.hide()
        self.unread = UnreadNotice(self)
        self.trail = Trail()
        self.filters = Filters()
        self.filters.add_action(self.report)
        self.past = PastBar()
        self.past.left.connect(lambda: self.turn_to(None))
        self.open_past = QuietButton(self.tr("Mở kho lưu nhật ký…"), "archive")
        self.open_past.clicked.connect(self.choose_past)
        self.filters.add_action(self.open_past)
        self.table = RecordTable(self.tr("Các mục nhật ký"))
        self.table.show_model(self.model)
        self.views = QStackedWidget()
        self.detail: EntryDetail | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._open_current)
        self._lay_out()
        self._connect()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Nhật ký")

    def reload(self) -> None:
        self._look()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, str):
            subject = JournalFilter(rid=subject)
        if isinstance(subject, JournalFilter):
            if self.feed.past is not None:
                self.turn_to(None)
            self.follow(subject)

    def rows(self) -> tuple[EntryRow, ...]:
        """The rows that are here, from the top."""
        held = (self.model.record(row) for row in range(self.model.rowCount()))
        return tuple(row for row in held if row is not None)

    def follow(self, wanted: JournalFilter, words: str = "") -> None:
        """Follow a trail; where one came from stays a step to go back to."""
        left = self.filters.value() or JournalFilter()
        if wanted != left:
            self.trail.follow(TrailStep(left, self._words(left)), words or self._words(wanted))
        self.both.show_list()
        self.filters.set_filter(wanted)
        self._look()

    def open_report(self, wanted: JournalFilter) -> JournalReportDialog:
        """Ask for one of the two standing reports, beginning with the person or record of ``wanted``."""
        people = [JournalPerson(Id(uid), name) for uid, name in self._names.items()]
        dialog = JournalReportDialog(self, self._tasks, people, wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_archives(self) -> ArchiveDialog:
        """Show the yearly archives."""
        dialog = ArchiveDialog(self, self._tasks)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def choose_past(self) -> PastDialog:
        """Ask which journal of the past to read."""
        dialog = PastDialog(self, self._tasks)
        dialog.opened.connect(self.turn_to)
        dialog.house_wanted.connect(self.open_house)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_house(self, row: FormerRow) -> HouseDialog:
        """Show the registers of a former house."""
        dialog = HouseDialog(self, self._tasks, row)
        dialog.journal_wanted.connect(self._open_former_journal)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def turn_to(self, past: PastJournal | None, wanted: JournalFilter | None = None) -> None:
        """Read a journal of the past in this list, or with None the present one again."""
        self.feed.turn_to(past)
        self.past.show_past(past)
        for present in (self.checkpoints, self.archives, self.verify, self.report):
            present.setVisible(past is None)
        self.health.setVisible(past is None and bool(self.health.words()))
        self.trail.forget()
        if past is not None:
            self._whole = past.entries
            self._names = {person.uid: person.name for person in past.people}
            self.filters.set_people(past.people)
        self.filters.set_filter(wanted or JournalFilter())
        self._look()

    def _open_former_journal(self, row: FormerRow, wanted: JournalFilter) -> None:
        dialog = self.choose_past()
        dialog.opened.disconnect(self.turn_to)
        dialog.opened.connect(lambda past: self.turn_to(past, wanted))
        dialog.open_former(row)

    # Layout

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "scroll-text",
            self.tr("Không có mục nào"),
            self.tr("Không mục nào khớp với bộ lọc. Hãy nới ngày, đổi người hoặc bỏ lọc."),
        )
        self.error = ErrorPanel(self.tr("Chưa đọc được nhật ký"), "", self.tr("Thử lại"))
        for view in (self.table, self.empty, self.error):
            self.views.addWidget(view)
        list_ = QWidget()
        below = QVBoxLayout(list_)
        below.setContentsMargins(24, 0, 24, 16)
        below.addWidget(self.views, 1)
        self.both = ListAndDetail(list_, self.tr("Các mục nhật ký"), widest=MIDDLE)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 10)
        head.setSpacing(12)
        for part in (self.header, self.past, self.health, self.contradicted, self.unread, self.filters, self.trail):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.both, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.report.clicked.connect(lambda: self.open_report(self.filters.value() or JournalFilter()))
        self.filters.changed.connect(self._filtered)
        self.trail.returned.connect(self._return)
        self.error.acted.connect(self._look)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self.feed.known.connect(self._know)
        self.feed.opened.connect(self.unread.tell)
        self.feed.halted.connect(self.unread.tell_failed)
        self.unread.stop.connect(self._stop_opening)
        self.unread.go_on.connect(self.feed.go_on)
        self.unread.again.connect(self._look)
        self.feed.came.connect(self._show)
        self.feed.counted.connect(self._count)
        self.feed.failed.connect(self._failed)

    # Reading

    def _look(self) -> None:
        wanted = self.filters.value()
        if wanted is not None:
            self.feed.look(wanted)

    def _filtered(self) -> None:
        self.trail.forget()
        self._look()

    def _return(self, step: TrailStep) -> None:
        self.filters.set_filter(step.wanted)
        self._look()

    def _know(self, state: JournalState) -> None:
        self._whole = state.entries
        self._names = {person.uid: person.name for person in state.people}
        self.filters.set_people(state.people)

    def _stop_opening(self) -> None:
        self.feed.stop()
        self.unread.tell_stopping()

    def _show(self, page: JournalPage) -> None:
        self._whole = page.total
        self._show_nothing_open()
        self._tell_contradiction(page.contradicted)
        self.unread.start(page)
        self.views.setCurrentWidget(self.table if page.rows else self.empty)

    def _count(self, total: int) -> None:
        shown = self.tr("{shown} trên {total} mục")
        self.header.set_count(shown.format(shown=grouped(total), total=grouped(self._whole)))

    def _tell_contradiction(self, entry: int) -> None:
        words = self.tr(
            "Nhật ký không còn mục số {entry} như lần bạn đọc trước trên máy này: có người đã cắt hoặc thay nhật ký. "
            "Đừng xóa gì; hãy kiểm tra toàn vẹn."
        )
        self.contradicted.set_text(words.format(entry=grouped(entry)))
        self.contradicted.setVisible(bool(entry))

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa đọc được nhật ký"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # One entry

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if not isinstance(row, EntryRow):
            return
        detail = EntryDetail(row, papers=self.feed.past is None)
        detail.followed.connect(self.follow)
        detail.report_wanted.connect(self.open_report)
        self.detail = detail
        self.both.set_detail(detail)
        if show:
            self.both.show_detail()

    def _words(self, wanted: JournalFilter) -> str:
        name = self._names.get(wanted.person, "") if wanted.person else ""
        return filter_words(wanted, name) or self.tr("Cả nhật ký")

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Ai làm gì, lúc nào, với bản ghi nào; và từ đó lần theo người, bản ghi hoặc ngày.")
        self.both.set_detail(EmptyState("scroll-text", self.tr("Chọn một mục"), words))

    # Wholeness

    def _open_checkpoints(self) -> None:
        CheckpointsDialog(self, self._tasks, self._summary).open()

    def _verify(self) -> None:
        self.verify.set_busy(True, self.tr("Đang kiểm tra…"))
        self.health.wait(
            self._tasks.read(
                verify_journal,
                then=self._show_health,
                failed=self._not_verified,
                owner=self,
                progress=self.health.set_progress,
            )
        )

    def _show_health(self, health: JournalHealth) -> None:
        self.verify.set_busy(False)
        self.health.show_health(health)

    def _not_verified(self, error: NiemError) -> None:
        self.verify.set_busy(False)
        self.health.stopped()
        if not isinstance(error, Cancelled):
            messages.show(self, error)
