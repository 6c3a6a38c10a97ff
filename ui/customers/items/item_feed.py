"""The stretches of a long list of items, asked for as the person scrolls; the rules are those of `customers.feed`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.access.level import Level
from app.customers.items.model import ItemFilter, ItemKind, ItemPage, Order
from app.customers.items.queries import list_items
from app.errors import NiemError
from app.ids import Id
from ui.customers.items.columns import PAGE_ROWS, ItemModel
from ui.tasks import Room, Tasks
from ui.widgets.paged_model import PageRequest

STRIDE = 5
"""Pages walked over in one question: the most that the list gives at once."""

Question = tuple[Id, ItemKind, tuple[Level, ...], ItemFilter, Order]


class ItemFeed(QObject):
    """Fills its ``model``. ``looked(ItemPage)`` when a new look has been answered, ``refused(error)`` when not."""

    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, kind: ItemKind, tasks: Tasks, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._kind, self._tasks, self._room = kind, tasks, room
        self._look = 0
        self._question: Question | None = None
        self._cursors: dict[int, bytes | None] = {0: None}
        self._first: ItemPage | None = None
        self._waiting: list[PageRequest] = []
        self._walking = False
        self.model = ItemModel(kind, room, self._fetch)

    def look(self, project: Id, levels: tuple[Level, ...], wanted: ItemFilter, order: Order) -> None:
        """Ask a new question; what is shown stays until the answer is here."""
        self._look += 1
        look, question = self._look, (project, self._kind, levels, wanted, order)
        self._tasks.read(
            list_items, *question, None, PAGE_ROWS,
            then=lambda page: self._begin(look, question, page),
            failed=lambda error: self._failed(look, error), owner=self, room=self._room,
        )  # fmt: skip

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._look += 1
        self._restart(None, None, 0)

    def _restart(self, question: Question | None, first: ItemPage | None, total: int) -> None:
        self._question, self._first = question, first
        self._cursors = {0: None} if first is None else {0: None, 1: first.next}
        self._waiting.clear()
        self._walking = False
        self.model.restart(total)

    def _begin(self, look: int, question: Question, page: ItemPage) -> None:
        if look == self._look:
            self._restart(question, page, page.total)
            self.looked.emit(page)

    def _failed(self, look: int, error: NiemError) -> None:
        if look == self._look:
            self.refused.emit(error)

    def _fetch(self, request: PageRequest) -> None:
        if request.page == 0 and self._first is not None:
            self.model.deliver(request, self._first.rows)
            return
        self._waiting.append(request)
        self._walk()

    def _walk(self) -> None:
        """Ask for the next stretch towards the page wanted last, unless one is being asked for."""
        if self._walking or not self._waiting or self._question is None:
            return
        request = self._waiting[-1]
        known = max(page for page in self._cursors if page <= request.page)
        cursor = self._cursors[known]
        if cursor is None and known > 0:
            self._waiting.remove(request)
            self.model.deliver(request, ())
            self._walk()
            return
        pages = min(max(request.page - known, 1), STRIDE)
        arrived = request if known == request.page else None
        look = self._look
        self._walking = True
        self._tasks.read(
            list_items, *self._question, cursor, pages * PAGE_ROWS,
            then=lambda page: self._passed(look, arrived, known + pages, page),
            failed=lambda error: self._stopped(look, request, error), owner=self, room=self._room,
        )  # fmt: skip

    def _passed(self, look: int, request: PageRequest | None, page: int, answer: ItemPage) -> None:
        if look != self._look or self._question is None:
            return
        self._walking = False
        self._cursors[page] = answer.next
        if request is not None:
            if request in self._waiting:
                self._waiting.remove(request)
            self.model.deliver(request, answer.rows)
        self._walk()

    def _stopped(self, look: int, request: PageRequest, error: NiemError) -> None:
        if look == self._look:
            self._walking = False
            self._waiting.clear()
            self.model.fail(request)
            self.refused.emit(error)
