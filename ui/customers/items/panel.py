"""Lists of items over all customers, one of each kind, what is due, and what was taken off: on their page and in the
top-secret room.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.customers.items.model import DuePage, ItemKind, ItemPage, ItemRow, RemovedItem, RemovedPage, Stage, moves_from
from app.ids import Id
from app.session.model import Summary
from ui.customers.items.due_list import DueList
from ui.customers.items.item_list import ItemList
from ui.customers.items.move_menu import add_moves, move_menu, pop_up
from ui.customers.items.mover import Movable, Mover
from ui.customers.items.remover import Remover
from ui.customers.words import kind_tab, money
from ui.tasks import Room, Tasks
from ui.theme import icon
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.naming import grouped
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.text import Elided

DUE = "due"


class ItemsPanel(QWidget):
    """``opened(ItemRow)``: its customer's file is wanted; ``counted(words)`` what the list in sight holds;
    ``level_wanted(Movable)``; ``customers_wanted()`` from an empty list; ``dialog_opened(dialog)``.
    """

    opened = Signal(object)
    counted = Signal(str)
    level_wanted = Signal(object)
    customers_wanted = Signal()
    dialog_opened = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._may_move = may(Event.ITEM_MOVE, summary.duties)
        self._may_remove = may(Event.ITEM_REMOVE, summary.duties)
        self._may_raise = may(Event.LEVEL_RAISE, summary.duties)
        self._placed = False
        self.kinds = PillBar(self.tr("Loại thông tin"))
        self.lists = {kind: ItemList(kind, tasks, room) for kind in ItemKind}
        self.due = DueList(tasks, summary.name, room)
        self.mover = Mover(self, tasks, room, offers_dealing=False)
        self.remover = Remover(self, tasks, room)
        self.move_on = SecondaryButton(self.tr("Chuyển"), "arrow-right")
        self.back = SecondaryButton(self.tr("Đưa lại"), "undo-2")
        self.more = IconButton("ellipsis", self.tr("Việc khác với dòng đang chọn"))
        self.open = PrimaryButton(self.tr("Mở hồ sơ"), "file-text")
        self.chosen = Elided("", "medium")
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._tell_chosen()

    def _lay_out(self) -> None:
        self.kinds.set_pills(
            [*(Pill(str(kind), kind_tab(kind)) for kind in ItemKind), Pill(DUE, self.tr("Việc đến hạn"))]
        )
        for view in self._listings():
            self.views.addWidget(view)
        pills = QHBoxLayout()
        pills.addWidget(self.kinds)
        pills.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.chosen, 1)
        for button in (self.more, self.back, self.move_on, self.open):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(pills)
        column.addWidget(self.views, 1)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.kinds.picked.connect(self._show_kind)
        self.move_on.clicked.connect(self._show_moves)
        self.more.clicked.connect(self._show_more)
        self.back.clicked.connect(lambda: self._bring_back(self._row()))
        self.open.clicked.connect(lambda: self._open(self._row()))
        for listing in self._listings():
            listing.opened.connect(self._open)
            listing.current_changed.connect(self._tell_chosen)
            listing.menu_opening.connect(self._add_to_menu)
            listing.looked.connect(self._looked)
        for items in self.lists.values():
            items.customers_wanted.connect(self.customers_wanted)
            items.bring_back_wanted.connect(self._bring_back)
        self.mover.moved.connect(lambda _: self.reload())
        self.remover.changed.connect(lambda _: self.reload())
        self.mover.dialog_opened.connect(self.dialog_opened)
        self.remover.dialog_opened.connect(self.dialog_opened)
        for key, act in (("Ctrl+F", self._find), ("Alt+Return", lambda: self._open(self._row()))):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)

    # What its owner asks

    def set_place(self, project: Id, levels: Sequence[Level]) -> None:
        """List the items of ``project`` at ``levels``."""
        self._placed = True
        for listing in self.lists.values():
            listing.set_place(project, tuple(levels))
        self.due.set_place(project, tuple(levels))

    def reload(self) -> None:
        """Read the list in sight anew."""
        self._listing().reload()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        for listing in self.lists.values():
            listing.forget()
        self.due.forget()
        self._tell_chosen()

    def set_compact(self, compact: bool) -> None:
        """Lower rows, or not."""
        for listing in self._listings():
            listing.table.set_compact(compact)
        for items in self.lists.values():
            items.removed.table.set_compact(compact)

    def take_focus(self) -> None:
        """Put the cursor on the list in sight."""
        self._listing().setFocus()

    def highest_level(self) -> int:
        """The highest level that the list in sight may show."""
        return self._listing().highest_level()

    def choose(self, key: str) -> None:
        """Show the list of a kind, or what is due."""
        if self._placed:
            self.kinds.choose(key)
            self._show_kind(key)

    # Which list

    def _listings(self) -> tuple[ItemList | DueList, ...]:
        return (*self.lists.values(), self.due)

    def _listing(self) -> ItemList | DueList:
        view = self.views.currentWidget()
        return view if isinstance(view, (ItemList, DueList)) else self.due

    def _show_kind(self, key: str) -> None:
        if self._placed:
            self.views.setCurrentWidget(self.due if key == DUE else self.lists[ItemKind(key)])
            self.reload()
            self._tell_chosen()

    def _looked(self, page: object) -> None:
        total = page.total if isinstance(page, (ItemPage, DuePage, RemovedPage)) else 0
        words = self.tr("{} mục đã bỏ") if isinstance(page, RemovedPage) else self.tr("{} mục bạn được xem")
        said = [words.format(grouped(total))] if total else []
        if isinstance(page, ItemPage) and page.amount:
            said.append(self.tr("cộng {}").format(money(page.amount)))
        self.counted.emit(" · ".join(said))

    # The chosen row

    def _row(self) -> ItemRow | RemovedItem | None:
        return self._listing().row()

    def _tell_chosen(self) -> None:
        row = self._row()
        removed = self._shows_removed()
        names = [row.title, row.customer_name] if row else []
        self.chosen.setText(" · ".join(name for name in names if name))
        nothing = self.tr("Hãy chọn một dòng trong danh sách.")
        self.move_on.setVisible(self._may_move and not removed)
        self.more.setVisible((self._may_raise or self._may_remove) and not removed)
        self.back.setVisible(self._may_remove and removed)
        self.back.set_available(row is not None, nothing)
        self.more.setEnabled(row is not None)
        moves = isinstance(row, ItemRow) and bool(moves_from(row.kind, row.stage))
        self.move_on.set_available(moves, nothing)
        closed = self.tr("Hồ sơ của khách hàng này không mở được ở đây.")
        self.open.set_available(bool(row and row.customer_name), closed if row else nothing)

    def _shows_removed(self) -> bool:
        listing = self._listing()
        return isinstance(listing, ItemList) and listing.shows_removed()

    def _open(self, row: object) -> None:
        if isinstance(row, (ItemRow, RemovedItem)) and row.customer_name:
            self.opened.emit(row)

    def _move(self, row: ItemRow, to: Stage) -> None:
        self.mover.move(movable_row(row), to)

    def _show_moves(self) -> None:
        row = self._row()
        if isinstance(row, ItemRow):
            pop_up(move_menu(self, row.kind, row.stage, lambda to: self._move(row, to)), self.move_on)

    def _add_to_menu(self, menu: object, row: object) -> None:
        """What can be done with a row, before what every list offers."""
        if not isinstance(menu, QMenu) or not isinstance(row, ItemRow):
            return
        if self._may_move:
            moves = menu.addMenu(icon("arrow-right", "secondary"), self.tr("Chuyển sang"))
            add_moves(moves, row.kind, row.stage, lambda to: self._move(row, to))
        self._add_acts(menu, row)

    def _add_acts(self, menu: QMenu, row: ItemRow) -> None:
        if self._may_raise and not row.level == row.customer.level == Level.TOP_SECRET:
            level = QAction(icon("scale", "secondary"), self.tr("Đổi cấp mật…"), menu)
            level.triggered.connect(lambda: self.level_wanted.emit(movable_row(row)))
            menu.addAction(level)
        if self._may_remove:
            remove = QAction(icon("trash-2", "danger_text"), self.tr("Bỏ mục này…"), menu)
            remove.triggered.connect(lambda: self.remover.remove(movable_row(row)))
            menu.addAction(remove)

    def _show_more(self) -> None:
        row = self._row()
        if isinstance(row, ItemRow):
            menu = QMenu(self)
            self._add_acts(menu, row)
            pop_up(menu, self.more)

    def _bring_back(self, row: object) -> None:
        if isinstance(row, RemovedItem) and self._may_remove:
            self.remover.bring_back(row.ref, row.rev, row.customer)

    def _find(self) -> None:
        view = self._listing()
        if isinstance(view, ItemList):
            view.search.setFocus()
            view.search.selectAll()


def movable_row(row: ItemRow) -> Movable:
    """A row of a list, as what moves items asks for it."""
    return Movable(row.ref, row.customer, row.kind, row.title, row.stage, row.rev)
