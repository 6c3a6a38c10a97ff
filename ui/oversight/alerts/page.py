"""Alerts: for officers, what was unusual in the journal; and from where on something is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.errors import NiemError
from app.ids import Id
from app.oversight.alerts.actions import change_limits, decide_alert, note_leaving, watch_journal
from app.oversight.alerts.model import AlertDetail, AlertPage, AlertRow, AlertState, DecisionForm, LimitsView, Watched
from app.oversight.alerts.queries import get_alert, list_alerts, view_limits
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from app.session.subject import Credential
from app.settings.preference import load
from ui import messages
from ui.oversight.alerts.columns import alert_cell, alert_columns
from ui.oversight.alerts.detail import AlertView
from ui.oversight.alerts.leaving_view import LeavingPanel
from ui.oversight.alerts.limits_view import LimitsPanel
from ui.oversight.alerts.manager_dialog import ManagerDialog
from ui.oversight.alerts.words import trail_of
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.list_and_detail import MIDDLE, ListAndDetail
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.spinner import Spinner
from ui.widgets.tabs import Tabs

AT_ONCE = 3_000
"""Entries opened in one go: other pages answer between."""


class AlertsPage(Page):
    """``show_subject(alert's id)`` opens one alert. The number beside the page's name is how many are open."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._wanted: Id | None = None
        self.detail: AlertView | None = None
        self.header = PageHeader(self.tr("Cảnh báo"))
        self.look = SecondaryButton(self.tr("Dò nhật ký ngay"), "refresh-cw")
        self.look.clicked.connect(self._watch)
        self.header.add_action(self.look)
        self.table = RecordTable(self.tr("Các cảnh báo"))
        self.model: RowsModel[AlertRow] = RowsModel(alert_columns(), alert_cell)
        self.table.show_model(self.model)
        self.table.opened.connect(lambda _: self._open_current(show=True))
        self.table.clicked.connect(lambda _: self._open_current(show=True))
        self.table.current_changed.connect(lambda _: None if self.both.is_narrow() else self._open_current())
        self.limits = LimitsPanel()
        self.limits.saved.connect(self._change_limits)
        self.leaving = LeavingPanel()
        self.leaving.noted.connect(self._note_leaving)
        self.tabs = Tabs(self.tr("Cảnh báo"))
        self._lay_out()
        self._show_nothing_open()

    def title(self) -> str:
        return self.tr("Cảnh báo")

    def reload(self) -> None:
        self._tasks.read(list_alerts, then=self._show, failed=self._failed, owner=self)
        if self.tabs.currentIndex() > 0:
            self._fetch_limits()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, bytes):
            self._wanted = Id(subject)
            self.tabs.setCurrentIndex(0)

    # Layout

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "shield-check",
            self.tr("Không có gì bất thường"),
            self.tr(
                "Mỗi lần bạn mở khóa, chương trình so việc của từng người với chính những ngày trước của họ. Điều gì "
                "khác thường hiện ở đây, kèm số liệu và các mục nhật ký phía sau."
            ),
        )
        self.error = ErrorPanel(self.tr("Chưa đọc được các cảnh báo"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.addWidget(Spinner(28), 0, Qt.AlignmentFlag.AlignCenter)
        self.views = QStackedWidget()
        for view in (waiting, self.table, self.empty, self.error):
            self.views.addWidget(view)
        list_ = QWidget()
        below = QVBoxLayout(list_)
        below.setContentsMargins(0, 10, 0, 0)
        below.addWidget(self.views)
        self.both = ListAndDetail(list_, self.tr("Các cảnh báo"), widest=MIDDLE, gap=16)
        self.both.set_detail_shown(False)
        self.tabs.add(self.both, self.tr("Cảnh báo"))
        self.tabs.add(self.limits, self.tr("Ngưỡng"))
        self.tabs.add(self.leaving, self.tr("Người sắp nghỉ việc"))
        self.tabs.currentChanged.connect(lambda place: self._fetch_limits() if place else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.table)

    # The list

    def _show(self, page: AlertPage) -> None:
        kept = self._wanted or (self.detail.found.row.alert if self.detail else None)
        self._wanted = None
        self.table.set_compact(load().compact_rows)
        self.model.set_records(page.rows)
        self.header.set_count(self.tr("{} cảnh báo đang mở", "", page.open).format(page.open))
        self.badge_changed.emit(page.open)
        self.tabs.set_count(0, page.open)
        self.views.setCurrentWidget(self.table if page.rows else self.empty)
        self.both.set_detail_shown(bool(page.rows))
        place = next((at for at, row in enumerate(page.rows) if row.alert == kept), -1)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self._open_current()
        else:
            self._show_nothing_open()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa đọc được các cảnh báo"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)
        self.both.set_detail_shown(False)

    def _watch(self) -> None:
        self.look.set_busy(True, self.tr("Đang dò…"))
        self._tasks.read(watch_journal, AT_ONCE, then=self._watched, failed=self._not_watched, owner=self)

    def _watched(self, found: Watched) -> None:
        if found.behind:
            self._watch()
            return
        self.look.set_busy(False)
        raised = self.tr("{} cảnh báo mới.", "", found.raised).format(found.raised)
        messages.done(self, raised if found.raised else self.tr("Không có gì mới."))
        self.reload()

    def _not_watched(self, error: NiemError) -> None:
        self.look.set_busy(False)
        messages.show(self, error)

    # One alert

    def _open_current(self, *, show: bool = False) -> None:
        row = self.table.record()
        if not isinstance(row, AlertRow):
            return
        if self.detail is None or self.detail.found.row != row:
            self._tasks.read(get_alert, row.alert, then=self._show_alert, owner=self)
        if show:
            self.both.show_detail()

    def _show_alert(self, found: AlertDetail) -> None:
        row = self.table.record()
        if not isinstance(row, AlertRow) or row.alert != found.row.alert:
            return  # another one was chosen meanwhile
        view = AlertView(found)
        view.decided.connect(lambda state, note: self._decide(found.row, state, note))
        view.trail_wanted.connect(lambda: self.page_wanted.emit("oversight", trail_of(found.row)))
        self.detail = view
        self.both.set_detail(view)

    def _show_nothing_open(self) -> None:
        self.detail = None
        words = self.tr("Đọc câu giải thích và các mục phía sau, hỏi người liên quan, rồi ghi lại vì sao.")
        self.both.set_detail(EmptyState("siren", self.tr("Chọn một cảnh báo"), words))

    def _decide(self, row: AlertRow, state: AlertState, note: str) -> None:
        form = DecisionForm(row.alert, state, note)
        if row.alone:
            self._tasks.read(list_people, then=lambda people: self._ask_manager(form, people), owner=self)
            return
        self._tasks.act(decide_alert, form, then=self._decided, owner=self)

    def _ask_manager(self, form: DecisionForm, people: tuple[PersonRow, ...]) -> None:
        managers = [one for one in people if Duty.MANAGER in one.duties and one.active and not one.frozen]
        if not self._summary.one_person:
            managers = [one for one in managers if not one.me]
        dialog = ManagerDialog(self, managers)
        dialog.signed.connect(lambda credential: self._countersigned(dialog, form, credential))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _countersigned(self, dialog: ManagerDialog, form: DecisionForm, manager: Credential) -> None:
        def done(answer: None) -> None:
            dialog.taken()
            self._decided(answer)

        self._tasks.act(decide_alert, form, manager, then=done, failed=dialog.refused, owner=dialog)

    def _decided(self, _: None) -> None:
        messages.done(self, self.tr("Đã ghi nhận."))
        self.reload()

    # Limits, and who is leaving

    def _fetch_limits(self) -> None:
        self._tasks.read(view_limits, then=self._show_limits, owner=self)

    def _show_limits(self, view: LimitsView) -> None:
        self.limits.show_limits(view)
        self.leaving.show_people(view)

    def _change_limits(self, limits: object) -> None:
        self._tasks.act(change_limits, limits, then=self._limits_changed, owner=self)

    def _limits_changed(self, _: None) -> None:
        self.limits.forget_changes()
        messages.done(self, self.tr("Ngưỡng mới đang được dùng."))
        self._fetch_limits()

    def _note_leaving(self, person: object, day: str) -> None:
        self._tasks.act(note_leaving, person, day, then=self._noted, owner=self)

    def _noted(self, _: None) -> None:
        messages.done(self, self.tr("Đã ghi nhận."))
        self._fetch_limits()
