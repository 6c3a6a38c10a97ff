"""Prospects, dealings and special policies over all customers of a project, and what is due; bí mật and cơ mật."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.items.model import DuePage, ItemKind, ItemPage, ItemRow, Stage, moves_from
from app.session.model import ProjectSummary, Summary
from app.settings import preference
from ui.customers.items.due_list import DueList
from ui.customers.items.item_list import ItemList
from ui.customers.items.move_menu import add_moves, move_menu, pop_up
from ui.customers.items.mover import Movable, Mover
from ui.customers.rules.fields_dialog import ask_fields
from ui.customers.words import kind_tab, money
from ui.tasks import Tasks
from ui.theme import icon
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.naming import grouped
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.text import Elided

DUE = "due"


class ItemsPage(Page):
    """``show_subject(ItemKind)`` shows the list of that kind, ``show_subject("due")`` what is due."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._may_move = may(Event.ITEM_MOVE, summary.duties)
        self._may_rule = may(Event.RULES_CHANGE, summary.duties)
        self._projects = tuple(project for project in summary.projects if _levels(project))
        self._told_level = 0
        self.header = PageHeader(self.tr("Tiềm năng, nghiệp vụ, chính sách"))
        self.project = ChoiceBox(self.tr("Dự án"))
        self.fields = SecondaryButton(self.tr("Trường riêng…"), "sliders-horizontal")
        self.kinds = PillBar(self.tr("Loại thông tin"))
        self.lists = {kind: ItemList(kind, tasks) for kind in ItemKind}
        self.due = DueList(tasks, summary.name)
        self.mover = Mover(self, tasks, "everyday", offers_dealing=False)
        self.move_on = SecondaryButton(self.tr("Chuyển"), "arrow-right")
        self.open = PrimaryButton(self.tr("Mở hồ sơ"), "file-text")
        self.chosen = Elided("", "medium")
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._place()
        self._tell_chosen()

    def _lay_out(self) -> None:
        self.header.add_action(self.project)
        self.project.set_choices([(project, project.name) for project in self._projects])
        self.header.add_action(self.fields)
        self.fields.setVisible(self._may_rule)
        self._show_pills(None)
        for view in self._listings():
            self.views.addWidget(view)
        pills = QHBoxLayout()
        pills.addWidget(self.kinds)
        pills.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.chosen, 1)
        acts.addWidget(self.move_on)
        acts.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addLayout(pills)
        column.addWidget(self.views, 1)
        column.addLayout(acts)
        self.move_on.setVisible(self._may_move)

    def _connect(self) -> None:
        self.kinds.picked.connect(self._show_kind)
        self.project.picked.connect(lambda _: self._switch())
        self.fields.clicked.connect(self._ask_fields)
        self.move_on.clicked.connect(self._show_moves)
        self.open.clicked.connect(lambda: self._open(self._row()))
        for listing in self._listings():
            listing.opened.connect(self._open)
            listing.current_changed.connect(self._tell_chosen)
            listing.menu_opening.connect(self._add_to_menu)
            listing.looked.connect(self._looked)
        for items in self.lists.values():
            items.customers_wanted.connect(lambda: self.page_wanted.emit("customers", None))
        self.mover.moved.connect(lambda _: self.reload())
        for key, act in (("Ctrl+F", self._find), ("Alt+Return", lambda: self._open(self._row()))):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # What the window asks

    def title(self) -> str:
        return self.tr("Tiềm năng, nghiệp vụ, chính sách")

    def highest_level(self) -> int:
        view = self.views.currentWidget()
        return view.highest_level() if isinstance(view, (ItemList, DueList)) else 0

    def reload(self) -> None:
        compact = preference.load().compact_rows
        for listing in self._listings():
            listing.table.set_compact(compact)
        view = self.views.currentWidget()
        if isinstance(view, (ItemList, DueList)):
            view.reload()

    def show_subject(self, subject: object) -> None:
        """Show the list of an ``ItemKind``, or ``"due"``."""
        if self._projects and str(subject) in {DUE, *(str(kind) for kind in ItemKind)}:
            self.kinds.choose(str(subject))
            self._show_kind(str(subject))

    # Which list

    def _listings(self) -> tuple[ItemList | DueList, ...]:
        return (*self.lists.values(), self.due)

    def _show_pills(self, due: int | None) -> None:
        pills = [Pill(str(kind), kind_tab(kind)) for kind in ItemKind]
        self.kinds.set_pills([*pills, Pill(DUE, self.tr("Việc đến hạn"), due)])

    def _place(self) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary):
            for listing in self.lists.values():
                listing.set_place(project.project, _levels(project))
            self.due.set_place(project.project)

    def _switch(self) -> None:
        self._place()
        self.reload()

    def _show_kind(self, key: str) -> None:
        if self._projects:
            self.views.setCurrentWidget(self.due if key == DUE else self.lists[ItemKind(key)])
            self.reload()
            self._tell_chosen()

    def _looked(self, page: object) -> None:
        total = page.total if isinstance(page, (ItemPage, DuePage)) else 0
        said = [self.tr("{} mục bạn được xem").format(grouped(total))] if total else []
        if isinstance(page, ItemPage) and page.amount:
            said.append(self.tr("cộng {}").format(money(page.amount)))
        self.header.set_count(" · ".join(said))
        if self.highest_level() != self._told_level:
            self._told_level = self.highest_level()
            self.level_changed.emit()

    # The chosen row

    def _row(self) -> ItemRow | None:
        view = self.views.currentWidget()
        return view.row() if isinstance(view, (ItemList, DueList)) else None

    def _tell_chosen(self) -> None:
        row = self._row()
        names = [row.title, row.customer_name] if row else []
        self.chosen.setText(" · ".join(name for name in names if name))
        nothing = self.tr("Hãy chọn một dòng trong danh sách.")
        self.move_on.set_available(row is not None and bool(moves_from(row.kind, row.stage)), nothing)
        closed = self.tr("Hồ sơ của khách hàng này không mở được ở đây.")
        self.open.set_available(bool(row and row.customer_name), closed if row else nothing)

    def _open(self, row: object) -> None:
        if isinstance(row, ItemRow) and row.customer_name:
            self.page_wanted.emit("customers", (row.customer, row.kind))

    def _move(self, row: ItemRow, to: Stage) -> None:
        self.mover.move(Movable(row.ref, row.customer, row.kind, row.title, row.stage, row.rev), to)

    def _show_moves(self) -> None:
        row = self._row()
        if row is not None:
            pop_up(move_menu(self, row.kind, row.stage, lambda to: self._move(row, to)), self.move_on)

    def _add_to_menu(self, menu: object, row: object) -> None:
        """The moves of a row, before what every list offers."""
        if self._may_move and isinstance(menu, QMenu) and isinstance(row, ItemRow):
            moves = menu.addMenu(icon("arrow-right", "secondary"), self.tr("Chuyển sang"))
            add_moves(moves, row.kind, row.stage, lambda to: self._move(row, to))

    def _find(self) -> None:
        view = self.views.currentWidget()
        if isinstance(view, ItemList):
            view.search.setFocus()
            view.search.selectAll()

    # A project's own fields

    def _ask_fields(self) -> None:
        project = self.project.value()
        if isinstance(project, ProjectSummary):
            ask_fields(self, self._tasks, project.project, project.name)


def _levels(project: ProjectSummary) -> tuple[Level, ...]:
    """The levels of a project that belong on this page: top secret has a room of its own."""
    return tuple(level for level in sorted(project.levels) if level < Level.TOP_SECRET)
