"""One's own lessons, and for managers and officers who of the office has learned what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.clock import shown_date
from app.lessons.model import LearnerRow, LessonRow, LessonState, MyLessons
from app.settings.preference import load
from ui.lessons.columns import learner_cell, learner_columns, lesson_cell, lesson_columns, ordered
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.first_focus import FirstFocus
from ui.widgets.notice import InlineNotice, NoticeKind
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.spinner import Spinner

MINE, OFFICE = "mine", "office"


class LessonsList(FirstFocus):
    """``opened(lesson id)``, ``certificate_wanted``, ``office_wanted`` when the overview is to be fetched."""

    opened = Signal(str)
    certificate_wanted = Signal()
    office_wanted = Signal()

    def __init__(self, *, sees_office: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine: MyLessons | None = None
        self._office: tuple[LearnerRow, ...] = ()
        self._sorting = ("name", False)
        self.header = PageHeader(self.tr("Học và kiểm tra"))
        self.certificate = SecondaryButton(self.tr("Lưu giấy xác nhận…"), "download")
        self.next = PrimaryButton(self.tr("Học bài tiếp theo"), "book-open")
        self.header.add_action(self.certificate)
        self.header.add_action(self.next)
        self.certificate.clicked.connect(self.certificate_wanted)
        self.next.clicked.connect(self._open_next)
        self.told = InlineNotice("info", "")
        self.pills = PillBar(self.tr("Xem bài học của ai"))
        self.pills.set_pills((Pill(MINE, self.tr("Bài của tôi")), Pill(OFFICE, self.tr("Cả văn phòng"))))
        self.pills.picked.connect(self._pick)
        self.table = RecordTable(self.tr("Các bài học của tôi"))
        self.model: RowsModel[LessonRow] = RowsModel(lesson_columns(), lesson_cell)
        self.table.show_model(self.model)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda _: self._open(self.table.record()))
        self.learners = RecordTable(self.tr("Ai đã học bài nào"))
        self.learner_model: RowsModel[LearnerRow] = RowsModel(learner_columns(), learner_cell)
        self.learner_model.sort_requested.connect(self._sort)
        self.learners.show_model(self.learner_model)
        self._waiting = QWidget()
        self.views = QStackedWidget()
        self._lay_out(sees_office=sees_office)
        self.setFocusProxy(self.table)

    def _lay_out(self, *, sees_office: bool) -> None:
        middle = QVBoxLayout(self._waiting)
        middle.addWidget(Spinner(28), 0, Qt.AlignmentFlag.AlignCenter)
        for view in (self._waiting, self.table, self.learners):
            self.views.addWidget(view)
        bar = QHBoxLayout()
        bar.addWidget(self.pills, 0, Qt.AlignmentFlag.AlignLeft)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.told)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.pills.setVisible(sees_office)
        self.told.hide()
        self.next.hide()
        self.certificate.set_available(False, self.tr("Chưa có bài nào còn hiệu lực."))

    # What the page puts in

    def show_mine(self, mine: MyLessons) -> None:
        """Show where the person stands."""
        self._mine = mine
        self.model.set_records(mine.rows)
        self.table.set_compact(load().compact_rows)
        held = len(mine.rows) - mine.open_count
        kind, words = self._sentence(mine)
        self.told.set_text(words, kind)
        self.certificate.set_available(held > 0, self.tr("Chưa có bài nào còn hiệu lực."))
        self.next.setVisible(self.waiting() is not None and self.pills.chosen() == MINE)
        self._show()

    def show_office(self, rows: tuple[LearnerRow, ...]) -> None:
        """Show who has learned what."""
        self._office = rows
        self._fill()
        self.learners.set_compact(load().compact_rows)
        self._show()

    def waiting(self) -> str | None:
        """The first lesson that is not in force, else the one that lapses first and soon."""
        return next(iter(self.all_waiting()), None)

    def all_waiting(self) -> tuple[str, ...]:
        """Every lesson that is not in force or lapses soon, the most pressing first."""
        rows = self._mine.rows if self._mine else ()
        missing = [row for row in rows if row.state in (LessonState.NEVER, LessonState.LAPSED)]
        lapsing = sorted((row for row in rows if row.state is LessonState.LAPSING), key=lambda row: row.until)
        return tuple(row.lesson for row in (*missing, *lapsing))

    def shows_office(self) -> bool:
        """Whether the overview is chosen."""
        return self.pills.chosen() == OFFICE

    # Inside

    def _sentence(self, mine: MyLessons) -> tuple[NoticeKind, str]:
        if mine.open_count and mine.gated:
            words = self.tr("Hồ sơ khách hàng chỉ mở khi mọi bài còn hiệu lực: bạn còn {} bài.")
            return "warning", words.format(mine.open_count)
        if mine.open_count:
            words = self.tr("Bạn còn {} bài. Nhiệm vụ của bạn không mở hồ sơ khách hàng, nên không có gì bị đóng lại.")
            return "info", words.format(mine.open_count)
        first = min((row.until for row in mine.rows), default=0)
        if mine.lapsing_count:
            words = self.tr(
                "{count} bài sắp hết hiệu lực, sớm nhất ngày {day}. Học lại ngay thì tính năm mới từ hôm nay."
            )
            return "warning", words.format(count=mine.lapsing_count, day=shown_date(first))
        words = self.tr("Bạn đã học đủ mọi bài. Bài hết hiệu lực sớm nhất: {}.")
        return "success", words.format(shown_date(first))

    def _count(self, *, office: bool) -> str:
        """What stands beside the title."""
        if office:
            done = sum(1 for row in self._office if row.complete)
            return self.tr("{done} trên {total} người đã học đủ").format(done=done, total=len(self._office))
        rows = self._mine.rows if self._mine else ()
        held = len(rows) - (self._mine.open_count if self._mine else 0)
        return self.tr("{held} trên {total} bài còn hiệu lực").format(held=held, total=len(rows))

    def _show(self) -> None:
        office = self.shows_office()
        self.told.setVisible(not office and self._mine is not None)
        self.next.setVisible(not office and self.waiting() is not None)
        self.certificate.setVisible(not office)
        ready = bool(self._office) if office else self._mine is not None
        wanted = self.learners if office else self.table
        self.header.set_count(self._count(office=office) if ready else "")
        self.views.setCurrentWidget(wanted if ready else self._waiting)
        self.setFocusProxy(wanted)

    def _pick(self, key: str) -> None:
        if key == OFFICE:
            self.office_wanted.emit()
        self._show()

    def _open(self, row: object) -> None:
        if isinstance(row, LessonRow):
            self.opened.emit(row.lesson)

    def _open_next(self) -> None:
        waiting = self.waiting()
        if waiting:
            self.opened.emit(waiting)

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _fill(self) -> None:
        key, descending = self._sorting
        self.learner_model.set_records(ordered(self._office, key, descending=descending))
