"""Clearances: what waits for a signature, who is cleared for what, what lapses, and what nobody uses."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.errors import Cancelled, NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.people.queries import list_people
from app.projects.actions import withdraw_request
from app.projects.model import GrantRow, ProjectRow, RequestRow, Review
from app.projects.queries import list_grants, list_projects, list_requests, review_clearances
from app.session.model import Summary
from app.settings.preference import load
from ui import messages
from ui.projects.ask_clearance_dialog import AskClearanceDialog
from ui.projects.clearance_columns import (
    GRANTS,
    LAPSING,
    REQUESTS,
    UNUSED,
    WAITING,
    Row,
    cell,
    columns,
    grants_behind,
    level_of,
    ordered,
    requests_behind,
    waits,
)
from ui.projects.clearance_detail import GrantDetail, RequestDetail
from ui.projects.decide_request_dialog import DecideRequestDialog
from ui.projects.give_dialog import GiveDialog
from ui.projects.withdraw_dialog import WithdrawDialog
from ui.tasks import Task, Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel


class ClearancesPage(Page):
    """``show_subject(project id)`` shows who is cleared for that project."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._sees_grants = may(Event.CLEARANCE_LIST, summary.duties)
        self._reads_journal = may(Event.JOURNAL_READ, summary.duties)
        self._gives = may(Event.CLEARANCE_GRANT, summary.duties)
        self._requests: tuple[RequestRow, ...] = ()
        self._grants: tuple[GrantRow, ...] = ()
        self._unused: tuple[GrantRow, ...] | None = None
        self._people: tuple[PersonRow, ...] = ()
        self._projects: tuple[ProjectRow, ...] = ()
        self._only: Id | None = None
        self._sorting = ("", False)
        self._review: Task | None = None
        self._open: object = None
        self.header = PageHeader(self.tr("Thẩm quyền"))
        self.pills = PillBar(self.tr("Lọc thẩm quyền"))
        self.table = RecordTable(self.tr("Thẩm quyền và đề nghị"))
        self.model: RowsModel[Row] = RowsModel(columns(), cell, level_of=level_of)
        self.table.show_model(self.model)
        self.detail: RequestDetail | GrantDetail | None = None
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._open_current)
        self.pills.picked.connect(self._picked)
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._later.start())
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self._show_pills()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Thẩm quyền")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._unused = None
        self._tasks.read(list_people, then=self._keep_people, owner=self)
        self._tasks.read(list_projects, then=self._keep_projects, owner=self)
        self._tasks.read(list_requests, then=self._show_requests, failed=self._failed, owner=self)
        if self._sees_grants:
            self._tasks.read(list_grants, then=self._show_grants, failed=self._failed, owner=self)

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, bytes) and self._sees_grants:
            self._only = Id(subject)
            self.pills.choose(GRANTS)
            self._fill()

    def open_give_dialog(self) -> GiveDialog:
        """A manager gives a clearance."""
        dialog = GiveDialog(self, self._tasks, self._summary, self._people)
        self._show_dialog(dialog)
        return dialog

    def _extend(self, row: GrantRow) -> None:
        self._show_dialog(GiveDialog(self, self._tasks, self._summary, self._people, row))

    def open_ask_dialog(self) -> AskClearanceDialog:
        """Ask for a clearance."""
        dialog = AskClearanceDialog(self, self._tasks, self._summary, self._people, self._projects)
        self._show_dialog(dialog)
        return dialog

    # Layout

    def _lay_out(self) -> None:
        self.ask = SecondaryButton(self.tr("Xin thẩm quyền…"), "send")
        self.ask.clicked.connect(self.open_ask_dialog)
        self.give = PrimaryButton(self.tr("Cấp thẩm quyền…"), "user-check")
        self.give.clicked.connect(self.open_give_dialog)
        self.header.add_action(self.ask)
        if self._gives:
            self.header.add_action(self.give)
            QShortcut(QKeySequence("Ctrl+N"), self, self.give.click)
        else:
            self.give.setParent(self)
            self.give.hide()
            QShortcut(QKeySequence("Ctrl+N"), self, self.ask.click)
        self.views = QStackedWidget()
        self.empty = EmptyState("user-check", "", "")
        self.error = ErrorPanel(self.tr("Chưa mở được danh sách"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        self.reading = ProgressPanel(self.tr("Đang xem nhật ký 90 ngày"))
        self.reading.cancelled.connect(self._stop_review)
        self._waiting = QWidget()
        waiting = QVBoxLayout(self._waiting)
        waiting.addWidget(self.reading)
        waiting.addStretch(1)
        for view in (self.table, self.empty, self.error, self._waiting):
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
        self.both = ListAndDetail(left, self.tr("Danh sách thẩm quyền"), widest=MIDDLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.both)
        self.setFocusProxy(self.table)

    def _show_pills(self) -> None:
        pills = [
            Pill(WAITING, self.tr("Đang chờ"), len(requests_behind(self._requests, WAITING))),
            Pill(REQUESTS, self.tr("Mọi đề nghị"), len(self._requests)),
        ]
        if self._sees_grants:
            pills += [
                Pill(GRANTS, self.tr("Đang có"), len(self._grants)),
                Pill(LAPSING, self.tr("Sắp hết hạn"), len(grants_behind(self._grants, LAPSING))),
            ]
        if self._reads_journal:
            pills.append(
                Pill(UNUSED, self.tr("90 ngày không dùng"), None if self._unused is None else len(self._unused))
            )
        self.pills.set_pills(pills)

    # The list

    def _keep_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        others = any(row.active and not row.me and Duty.OFFICER not in row.duties for row in people)
        self.give.set_available(others, "" if others else self.tr("Chưa có người nào để cấp thẩm quyền."))

    def _keep_projects(self, projects: tuple[ProjectRow, ...]) -> None:
        self._projects = projects

    def _show_requests(self, rows: tuple[RequestRow, ...]) -> None:
        self._requests = rows
        self.badge_changed.emit(sum(waits(row) for row in rows))
        self._show_pills()
        self._fill()

    def _show_grants(self, rows: tuple[GrantRow, ...]) -> None:
        self._grants = rows
        self._show_pills()
        self._fill()

    def _picked(self, _: str) -> None:
        self._only = None
        self._open = None
        self._show_nothing_open()
        self._fill()

    def _rows(self) -> tuple[Row, ...]:
        pill = self.pills.chosen()
        if pill in (WAITING, REQUESTS):
            return requests_behind(self._requests, pill)
        if pill == UNUSED:
            return self._unused or ()
        rows = grants_behind(self._grants, pill)
        return tuple(row for row in rows if self._only in (None, row.project))

    def _fill(self) -> None:
        if self.pills.chosen() == UNUSED and self._unused is None:
            self._start_review()
            return
        rows = self._rows()
        key, descending = self._sorting
        if key:
            rows = ordered(rows, key, descending=descending)
        self.model.set_records(rows)
        place = next((place for place, row in enumerate(rows) if _key(row) == self._open), None)
        if place is None:
            self._show_nothing_open()
        else:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self.header.set_count(self.tr("{} mục", "", len(rows)).format(len(rows)) if rows else "")
        self.empty.set_text(*self._empty_words())
        self.views.setCurrentWidget(self.table if rows else self.empty)

    def _empty_words(self) -> tuple[str, str]:
        return {
            WAITING: (
                self.tr("Không có đề nghị nào đang chờ"),
                self.tr("Đề nghị thẩm quyền của bạn, và những đề nghị cần chữ ký của bạn, hiện ở đây."),
            ),
            REQUESTS: (self.tr("Chưa có đề nghị nào"), self.tr("Chọn “Xin thẩm quyền…” để gửi đề nghị đầu tiên.")),
            GRANTS: (
                self.tr("Chưa thấy thẩm quyền nào"),
                self.tr("Danh sách đến từ sổ của cán bộ an toàn; nó hiện khi cán bộ an toàn mở kho lần tới."),
            ),
            LAPSING: (
                self.tr("Không có thẩm quyền nào sắp hết hạn"),
                self.tr("Thẩm quyền hết hạn trong 30 ngày tới hiện ở đây để gia hạn hoặc rút."),
            ),
            UNUSED: (
                self.tr("Thẩm quyền nào cũng được dùng"),
                self.tr("Thẩm quyền đã cấp hơn 90 ngày mà 90 ngày qua không ai dùng hiện ở đây."),
            ),
        }[self.pills.chosen()]

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được danh sách"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # What nobody uses

    def _start_review(self) -> None:
        self.views.setCurrentWidget(self._waiting)
        if self._review is None:
            self._review = self._tasks.read(
                review_clearances,
                then=self._show_review,
                failed=self._review_failed,
                owner=self,
                progress=self.reading.set_progress,
            )

    def _show_review(self, review: Review) -> None:
        self._review = None
        self._unused = review.unused
        self._show_pills()
        self._fill()

    def _stop_review(self) -> None:
        if self._review is not None:
            self._review.cancel()

    def _review_failed(self, error: NiemError) -> None:
        self._review = None
        if isinstance(error, Cancelled):
            self.pills.choose(WAITING)
            self._fill()
        else:
            self._failed(error)

    # One of them

    def _open_current(self, *, show: bool = False) -> None:
        self._later.stop()
        row = self.table.record()
        if isinstance(row, RequestRow):
            self._open = _key(row)
            self._show_request(row)
        elif isinstance(row, GrantRow):
            self._open = _key(row)
            self._show_grant(row)
        else:
            return
        if show:
            self.both.show_detail()

    def _show_request(self, row: RequestRow) -> None:
        detail = RequestDetail(row)
        detail.decide_requested.connect(
            lambda: self._show_dialog(DecideRequestDialog(self, self._tasks, self._summary, row))
        )
        detail.withdraw_requested.connect(lambda: self._ask_withdrawal(row))
        self.detail = detail
        self.both.set_detail(detail)

    def _show_grant(self, row: GrantRow) -> None:
        unused = self.pills.chosen() == UNUSED
        detail = GrantDetail(row, why_not_extend=self._why_not_extend(row), unused=unused)
        detail.extend_requested.connect(lambda: self._extend(row))
        detail.withdraw_requested.connect(
            lambda: self._show_dialog(WithdrawDialog(self, self._tasks, self._summary, self._people, row))
        )
        self.detail = detail
        self.both.set_detail(detail)

    def _why_not_extend(self, row: GrantRow) -> str | None:
        """Why a manager cannot extend it, ``""`` for nothing; ``None`` for who gives no clearances at all."""
        if not self._gives:
            return None
        if row.uid == self._summary.uid:
            return messages.sentence("projects.self_grant")
        held = any(project.project == row.project and project.levels for project in self._summary.projects)
        return "" if held else messages.sentence("projects.beyond_givers_clearance")

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Ai được xem gì đến khi nào, vì sao, và hai chữ ký cho thẩm quyền đó.")
        self.both.set_detail(EmptyState("user-check", self.tr("Chọn một dòng"), words))

    def _ask_withdrawal(self, row: RequestRow) -> None:
        dialog = MessageDialog(
            self,
            self.tr("Rút lại đề nghị?"),
            self.tr("Đề nghị này sẽ không còn chờ ai ký. Nếu vẫn cần, bạn gửi đề nghị mới."),
            self.tr("Rút lại"),
            kind="danger",
            icon="undo-2",
        )
        dialog.accepted.connect(lambda: self._withdraw(row))
        self._show_dialog(dialog)

    def _withdraw(self, row: RequestRow) -> None:
        self._tasks.act(
            withdraw_request,
            row.request,
            then=lambda _: messages.done(self, self.tr("Đã rút lại đề nghị.")),
            owner=self,
        )

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _key(row: Row) -> object:
    return row.request if isinstance(row, RequestRow) else (row.uid, row.project, int(row.level), row.statement)
