"""Prospects, dealings and special policies over all customers of a project, and what is due; bí mật and cơ mật."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.items.model import ItemKind, ItemRow, RemovedItem
from app.session.model import ProjectSummary, Summary
from app.settings import preference
from ui.customers.classification.changing import LevelChanges
from ui.customers.items.mover import Movable
from ui.customers.items.panel import DUE, ItemsPanel
from ui.customers.rules.fields_dialog import ask_fields
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader


class ItemsPage(Page):
    """``show_subject(ItemKind)`` shows the list of that kind, ``show_subject("due")`` what is due."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._projects = tuple(project for project in summary.projects if _levels(project))
        self._told_level = 0
        self.header = PageHeader(self.tr("Tiềm năng, nghiệp vụ, chính sách"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.fields = SecondaryButton(self.tr("Trường riêng…"), "sliders-horizontal")
        self.panel = ItemsPanel(tasks, summary, "everyday")
        self.levels = LevelChanges(self, tasks, "everyday")
        self._lay_out(may_rule=may(Event.RULES_CHANGE, summary.duties))
        self._connect()
        self._place()

    def _lay_out(self, *, may_rule: bool) -> None:
        self.header.add_action(self.project)
        self.project.set_choices([(project, project.name) for project in self._projects])
        self.header.add_action(self.fields)
        self.fields.setVisible(may_rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.panel, 1)

    def _connect(self) -> None:
        self.project.picked.connect(lambda _: self._switch())
        self.fields.clicked.connect(self._ask_fields)
        self.panel.opened.connect(self._open)
        self.panel.counted.connect(self._counted)
        self.panel.customers_wanted.connect(lambda: self.page_wanted.emit("customers", None))
        self.panel.level_wanted.connect(self._change_level)
        self.levels.noted.connect(self.panel.reload)

    # What the window asks

    def title(self) -> str:
        return self.tr("Tiềm năng, nghiệp vụ, chính sách")

    def highest_level(self) -> int:
        return self.panel.highest_level()

    def reload(self) -> None:
        self.panel.set_compact(preference.load().compact_rows)
        self.panel.reload()

    def show_subject(self, subject: object) -> None:
        """Show the list of an ``ItemKind``, or ``"due"``."""
        if str(subject) in {DUE, *(str(kind) for kind in ItemKind)}:
            self.panel.choose(str(subject))

    # Inside

    def _place(self) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary):
            self.panel.set_place(project.project, _levels(project))

    def _switch(self) -> None:
        self._place()
        self.reload()

    def _counted(self, words: str) -> None:
        self.header.set_count(words)
        if self.highest_level() != self._told_level:
            self._told_level = self.highest_level()
            self.level_changed.emit()

    def _open(self, row: object) -> None:
        if isinstance(row, (ItemRow, RemovedItem)):
            self.page_wanted.emit("customers", (row.customer, row.kind))

    def _change_level(self, item: object) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary) and isinstance(item, Movable):
            self.levels.begin_item(item, project.levels)

    # A project's own fields

    def _ask_fields(self) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary):
            ask_fields(self, self._tasks, project.project, project.name)


def _levels(project: ProjectSummary) -> tuple[Level, ...]:
    """The levels of a project that belong on this page: top secret has a room of its own."""
    return tuple(level for level in sorted(project.levels) if level < Level.TOP_SECRET)
