"""What the signed-in person may do, act by act and level by level, and why not; or what another duty may.

Opened from the person's card at the foot of the sidebar, with Shift+F1, and from the people page for somebody's
duties. It reads nothing from the vault: the rules and what the session was told are enough.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.table import Standing
from app.session.model import ProjectSummary, Summary
from app.settings.preference import load
from ui.duties.columns import act_cell, columns, ordered
from ui.duties.facts import FactsCard, duty_words, facts_of_duties, facts_of_person
from ui.duties.rows import ActRow, chosen, rows_of_duties, rows_of_person
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_field import SearchField

ME = "me"
"""Stands for the signed-in person among the choices; the others are tuples of duties."""


class DutiesPage(Page):
    """``show_subject(duties)`` shows what these duties allow."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = summary
        self._rows: tuple[ActRow, ...] = ()
        self._sorting = ("", False)
        self.header = PageHeader(self.tr("Quyền của bạn"))
        self.whose = ChoiceBox(self.tr("Quyền của ai"))
        self._others: list[tuple[Duty, ...]] = [(duty,) for duty in Duty]
        self.project = ChoiceBox(self.tr("Dự án"))
        self.facts = FactsCard()
        self.pills = PillBar(self.tr("Lọc việc"))
        self.search = SearchField(self.tr("Tìm việc"))
        self.table = RecordTable(self.tr("Các việc và quyền"))
        self.model: RowsModel[ActRow] = RowsModel(columns(), act_cell)
        self.table.show_model(self.model)
        self.empty = EmptyState(
            "search", self.tr("Không có việc nào khớp"), self.tr("Hãy thử chữ khác, hoặc chọn “Tất cả”.")
        )
        self.views = QStackedWidget()
        self._lay_out()
        self._fill_choices()
        self._connect()
        self._read()

    def title(self) -> str:
        return self.tr("Quyền của bạn")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._read()

    def show_subject(self, subject: object) -> None:
        """``subject``: a tuple of duties, or ``"me"``."""
        wanted = ME
        if isinstance(subject, tuple) and subject and all(isinstance(duty, Duty) for duty in subject):
            if subject not in self._others:
                self._others.append(subject)
                self._fill_choices()
            self.whose.set_value(subject)
        else:
            self.whose.set_value(wanted)
        self._read()

    def rows(self) -> tuple[ActRow, ...]:
        """The rows that the filter and the search leave."""
        return chosen(self._rows, self.pills.chosen(), self.search.text())

    # Layout

    def _lay_out(self) -> None:
        self.project.setMinimumWidth(current().px(230))
        self.whose.setMinimumWidth(current().px(260))
        self.header.add_action(self.project)
        self.header.add_action(self.whose)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        bar.addWidget(self.search)
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.facts)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.setFocusProxy(self.search)

    def _fill_choices(self) -> None:
        kept = self.whose.value()
        mine = (ME, self.tr("Bạn"))
        self.whose.set_choices([mine, *((duties, duty_words(duties)) for duties in self._others)])
        self.whose.set_value(kept)
        self.project.set_choices([(row.project, row.name) for row in self._summary.projects])

    def _connect(self) -> None:
        self.whose.picked.connect(lambda _: self._read())
        self.project.picked.connect(lambda _: self._read())
        self.pills.picked.connect(lambda _: self._fill())
        self.search.searched.connect(lambda _: self._fill())
        self.model.sort_requested.connect(self._sort)
        self.table.opened.connect(self._tell)

    # What is shown

    def _read(self) -> None:
        duties = self.whose.value()
        mine = not isinstance(duties, tuple)
        if isinstance(duties, tuple):
            self._rows = rows_of_duties(duties)
            self.facts.set_facts(facts_of_duties(duties))
            self.header.set_title(self.tr("Quyền theo nhiệm vụ"))
        else:
            project = self._project()
            self._rows = rows_of_person(self._standing(project), one_person=self._summary.one_person)
            self.facts.set_facts(facts_of_person(self._summary, project))
            self.header.set_title(self.tr("Quyền của bạn"))
        self.project.setVisible(mine and len(self._summary.projects) > 1)
        self._show_pills()
        self._fill()

    def _standing(self, project: ProjectSummary | None) -> Standing:
        levels = frozenset(project.levels) if project else frozenset()
        return Standing(frozenset(self._summary.duties), levels, self._summary.top_secret_room, self._summary.missing)

    def _project(self) -> ProjectSummary | None:
        wanted = self.project.value()
        return next((row for row in self._summary.projects if row.project == wanted), None)

    def _show_pills(self) -> None:
        names = {
            "all": self.tr("Tất cả"),
            "may": self.tr("Được làm"),
            "waits": self.tr("Chưa làm được"),
            "no": self.tr("Không được"),
        }
        counts = {key: len(chosen(self._rows, key, "")) for key in names}
        self.pills.set_pills([Pill(key, names[key], counts[key]) for key in names if key != "waits" or counts[key]])

    def _tell(self, row: object) -> None:
        """The whole reason, which the line of a list may cut."""
        if isinstance(row, ActRow):
            words = row.reason or self.tr("Việc này làm được, không cần ai khác.")
            told = MessageDialog(self, row.label, words, cancel_text=self.tr("Đóng"))
            told.finished.connect(told.deleteLater)
            told.open()

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _fill(self) -> None:
        key, descending = self._sorting
        rows = ordered(self.rows(), key, descending=descending)
        self.model.set_records(rows)
        self.header.set_count(self.tr("{} việc", "", len(rows)).format(len(rows)))
        self.views.setCurrentWidget(self.table if rows else self.empty)
