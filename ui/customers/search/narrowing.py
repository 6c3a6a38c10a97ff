"""What narrows the list besides the words typed: conditions, their dialog, and kept searches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.level import Level
from app.customers.search.model import KeptSearch, ListFilter, OwnerChoice
from app.customers.search.queries import list_owners
from app.ids import Id
from ui.customers.search.filter_bar import FilterBar
from ui.customers.search.filter_dialog import FilterDialog
from ui.customers.search.saved_searches import SavedSearches
from ui.tasks import Room, Tasks

Where = Callable[[], tuple[Id, tuple[Level, ...]] | None]
"""The project and the levels that are listed now."""


class Narrowing(QObject):
    """``changed()`` when the person narrowed otherwise; ``recalled(SavedSearch)`` when a kept search was chosen.

    ``dialog_opened(dialog)`` lets the top-secret room forbid copying in it.
    """

    changed = Signal()
    recalled = Signal(object)
    dialog_opened = Signal(object)

    def __init__(self, home: QWidget, tasks: Tasks, room: Room, where: Where, asked: Callable[[], KeptSearch]) -> None:
        super().__init__(home)
        self._home, self._tasks, self._room, self._where = home, tasks, room, where
        self.bar = FilterBar()
        self.saved = SavedSearches(home, tasks, room, where, asked)
        self.bar.filter_asked.connect(self._ask)
        self.bar.saved_asked.connect(lambda: self.saved.offer(self.bar.saved))
        self.bar.changed.connect(self.changed)
        self.saved.chosen.connect(self.recalled)
        self.saved.dialog_opened.connect(self.dialog_opened)

    def filters(self) -> ListFilter:
        """What the list is narrowed by."""
        return self.bar.filters()

    def set_filters(self, filters: ListFilter) -> None:
        """Narrow by something else; nothing is emitted."""
        self.bar.set_filters(filters)

    def tell(self, too_many: bool) -> None:
        """Say that so many items match that they were left out, or nothing."""
        words = self.tr("Rất nhiều nghiệp vụ hay tài liệu khớp nên chỉ tìm trong hồ sơ khách hàng. Hãy gõ thêm chữ.")
        self.bar.set_note(words if too_many else "")

    def _ask(self) -> None:
        """Find out who is in charge of customers, then ask by what to narrow the list."""
        where = self._where()
        if where is not None:
            self._tasks.read(
                list_owners, *where, then=lambda owners: self._open(owners, where[1]), owner=self, room=self._room
            )

    def _open(self, owners: tuple[OwnerChoice, ...], levels: tuple[Level, ...]) -> None:
        dialog = FilterDialog(self._home, self.filters(), owners, max(map(int, levels), default=0))
        dialog.chosen.connect(self._narrow)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()

    def _narrow(self, filters: ListFilter) -> None:
        self.set_filters(filters)
        self.changed.emit()
