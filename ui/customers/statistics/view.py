"""Figures of one project over the levels that are open: chosen, shown, kept. For the page, and for a room of its own.

Pure rules:

1. Only levels that are open here are offered and counted; where there is but one, there is nothing to choose.
2. An answer to an older question is not shown: whoever switches the project sees its figures or none.
3. A kept report is shown in the same boards, under a line that says so, until one goes back to the present.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.level import Level
from app.clock import SystemClock, local_date, shown_time
from app.customers.statistics.actions import delete_report
from app.customers.statistics.model import Period, Report, ReportRow, Statistics
from app.customers.statistics.queries import get_report, get_statistics, list_reports
from app.errors import NiemError
from app.session.model import ProjectSummary
from ui import messages
from ui.customers.statistics.keep_dialog import KeepReportDialog
from ui.customers.statistics.reports_view import ReportsView
from ui.customers.statistics.subjects import OVERVIEW, Subjects
from ui.customers.statistics.words import period_of, periods
from ui.tasks import Room, Tasks
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.first_focus import FirstFocus
from ui.widgets.level import level_name
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.notice import InlineNotice
from ui.widgets.pill_bar import Pill, PillBar

REPORTS = "reports"
_CHOICE, _WIDEST_CHOICE = 130, 200


class StatisticsView(FirstFocus):
    """``shown()`` after other figures are shown: the page tells the level, and whether there is anything to keep.

    ``project``, ``levels`` and ``period`` are to be placed by whoever holds the view, in the head above it.
    """

    shown = Signal()
    dialog_opened = Signal(object)

    def __init__(
        self, tasks: Tasks, projects: Sequence[ProjectSummary], room: Room, top: Level, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._room, self._top = tasks, room, top
        self.projects = tuple(project for project in projects if self._levels_of(project))
        self.figures: Statistics | None = None
        self.report: ReportRow | None = None
        self._asked = 0
        self.subjects = Subjects()
        self.project = ChoiceBox(self.tr("Dự án"), self)
        self.project.set_choices([(project.project, project.name) for project in self.projects])
        self.pills = PillBar(self.tr("Số liệu về"))
        self.levels = ChoiceBox(self.tr("Cấp mật được đếm"), self)
        self.period = ChoiceBox(self.tr("Khoảng thời gian"), self)
        self.period.set_choices(periods())
        self.reports = ReportsView()
        self.kept_line = InlineNotice("info", "", self.tr("Về số liệu hiện tại"))
        self.empty = EmptyState("layout-dashboard", "", "")
        self.error = ErrorPanel(self.tr("Chưa đếm được"), "", self.tr("Thử lại"))
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._offer_levels()

    # Laying out

    def _lay_out(self) -> None:
        self.pills.set_pills([*self.subjects.pills(), Pill(REPORTS, self.tr("Đã lưu"))])
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        for box in (self.project, self.levels, self.period):
            box.setMinimumWidth(current().px(_CHOICE))
            box.setMaximumWidth(current().px(_WIDEST_CHOICE))
        for view in (self.subjects, self.reports, self.empty, self.error):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.kept_line)
        column.addWidget(self._views, 1)
        self.kept_line.hide()
        self.setFocusProxy(self.pills)

    def _connect(self) -> None:
        self.project.picked.connect(lambda _: self.switch())
        self.levels.picked.connect(lambda _: self._begin_anew())
        self.period.picked.connect(lambda _: self._begin_anew())
        self.pills.picked.connect(lambda _: self._show())
        self.error.acted.connect(self.reload)
        self.kept_line.acted.connect(self._begin_anew)
        self.reports.opened.connect(self._open_report)
        self.reports.delete_asked.connect(self._ask_delete)

    # What is chosen

    def chosen_levels(self) -> tuple[Level, ...]:
        """The levels that are counted."""
        value = self.levels.value()
        return value if isinstance(value, tuple) else ()

    def chosen_period(self) -> Period:
        """The days that are counted, seen from today."""
        return period_of(str(self.period.value()), local_date(SystemClock().now()))

    def highest_level(self) -> int:
        """The highest level of what is shown now."""
        if self.pills.chosen() == REPORTS:
            return max((int(row.ref.level) for row in self._rows()), default=0)
        return int(max(self.figures.levels)) if self.figures is not None else 0

    def can_keep(self) -> bool:
        """Whether present figures are shown, which is what can be kept."""
        return self.figures is not None and self.report is None and not self.figures.empty

    def _project(self) -> ProjectSummary | None:
        return next((one for one in self.projects if one.project == self.project.value()), None)

    def _levels_of(self, project: ProjectSummary) -> tuple[Level, ...]:
        return tuple(level for level in sorted(project.levels) if level <= self._top)

    def _offer_levels(self) -> None:
        project = self._project()
        held = self._levels_of(project) if project is not None else ()
        choices: list[tuple[object, str]] = [((level,), level_name(int(level))) for level in held]
        if len(held) > 1:
            choices.insert(0, (held, self.tr("Mọi cấp mật")))
        self.levels.set_choices(choices)

    # Asking

    def reload(self) -> None:
        """Count anew, and read the list of reports anew; a kept report that is open stays."""
        project = self._project()
        if project is None:
            return
        self._ask(list_reports, project.project, then=self._show_reports)
        if self.report is None:
            self._ask(
                get_statistics, project.project, self.chosen_levels(), self.chosen_period(), then=self._show_figures
            )

    def keep(self) -> None:
        """Open the form that keeps the present figures."""
        project = self._project()
        if project is None or not self.can_keep():
            return
        dialog = KeepReportDialog(
            self, self._tasks, project.project, self.chosen_levels(), self.chosen_period(), self._room
        )
        dialog.kept.connect(lambda _: messages.done(self, self.tr("Đã lưu báo cáo.")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog_opened.emit(dialog)

    def forget(self) -> None:
        """Take every number away."""
        self.figures = self.report = None
        self._asked += 1
        self.reports.show_rows(())
        self.subjects.forget()
        self._views.setCurrentWidget(self.empty)

    def _ask(self, function: Callable[..., object], *args: object, then: Callable[[object], None]) -> None:
        asked = self._asked
        self._tasks.read(
            function, *args, owner=self, room=self._room,
            then=lambda answer: then(answer) if asked == self._asked else None,
            failed=lambda error: self._failed(error) if asked == self._asked else None,
        )  # fmt: skip

    def switch(self) -> None:
        """Another project was chosen: nothing of the one before is shown any more."""
        self._offer_levels()
        self.forget()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.report = None
        self._asked += 1
        self.reload()

    # Showing

    def _show_figures(self, figures: object) -> None:
        if isinstance(figures, Statistics):
            self.figures, self.report = figures, None
            self.subjects.set_figures(figures)
            self._show()

    def _show_reports(self, rows: object) -> None:
        if isinstance(rows, tuple):
            self.reports.show_rows(rows)
            self._show()

    def _show(self) -> None:
        key = self.pills.chosen()
        self.kept_line.setVisible(self.report is not None and key != REPORTS)
        if key == REPORTS:
            self._views.setCurrentWidget(self.reports)
        elif self.figures is None:
            self._views.setCurrentWidget(self.empty)
        elif self.figures.empty:
            self.empty.set_text(
                self.tr("Chưa có gì để đếm"), self.tr("Số liệu hiện ra khi dự án có khách hàng ở cấp mật bạn được xem.")
            )
            self._views.setCurrentWidget(self.empty)
        else:
            self.subjects.look_at(key)
            self._views.setCurrentWidget(self.subjects)
        self.shown.emit()

    def _rows(self) -> list[ReportRow]:
        return [row for place in range(self.reports.model.rowCount()) if (row := self.reports.model.record(place))]

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa đếm được"), messages.sentence(error))
        self._views.setCurrentWidget(self.error)

    # Kept reports

    def _open_report(self, row: object) -> None:
        if isinstance(row, ReportRow):
            self._asked += 1
            self._ask(get_report, row.ref, then=self._show_report)

    def _show_report(self, report: object) -> None:
        if not isinstance(report, Report):
            return
        self._show_figures(report.statistics)
        self.report = report.row
        words = self.tr("Báo cáo “{}”, {} lưu lúc {}.")
        self.kept_line.set_text(words.format(report.row.title, report.row.by, shown_time(report.row.at)))
        self.pills.choose(OVERVIEW)
        self._show()

    def _ask_delete(self, row: object) -> None:
        if not isinstance(row, ReportRow):
            return
        dialog = MessageDialog(
            self, self.tr("Xóa báo cáo?"), self.tr("Báo cáo “{}” sẽ không còn trong danh sách.").format(row.title),
            self.tr("Xóa báo cáo"), kind="danger", icon="trash-2", level=int(row.ref.level),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._delete(row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog_opened.emit(dialog)

    def _delete(self, row: ReportRow) -> None:
        if self.report is not None and self.report.ref == row.ref:
            self.report = None
        self._tasks.act(
            delete_report, row.ref, row.rev, owner=self, room=self._room,
            then=lambda _: messages.done(self, self.tr("Đã xóa báo cáo.")),
        )  # fmt: skip
