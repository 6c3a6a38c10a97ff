"""The stretches of a long list of customers, asked for as the person scrolls.

Pure rules:

1. One look is one question: its first answer gives the number of rows and their counts, and is journalled; the
   stretches after it carry a cursor.
2. The cursor of every page that was passed is kept, so that scrolling back or on never walks twice.
3. A page far away is reached by walking in great strides from the nearest known cursor; stretches are asked for one at
   a time, and what is no longer wanted is not asked for.
4. Answers to an older look are dropped.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.access.level import Level
from app.customers.model import CustomerPage
from app.customers.queries import list_customers
from app.errors import NiemError
from app.ids import Id
from ui.customers.columns import PAGE_ROWS, CustomerModel
from ui.tasks import Room, Tasks
from ui.widgets.paged_model import PageRequest

STRIDE = 5
"""Pages walked over in one question: the most that the list gives at once."""


class CustomerFeed(QObject):
    """Fills its ``model``. ``looked(CustomerPage)`` when a new look has been answered, ``refused(error)`` when not."""

    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._room = tasks, room
        self._look = 0
        self._question: tuple[Id, tuple[Level, ...], str] | None = None
        self._cursors: dict[int, bytes | None] = {0: None}
        self._first: CustomerPage | None = None
        self._waiting: list[PageRequest] = []
        self._walking = False
        self.model = CustomerModel(self._fetch)

    def look(self, project: Id, levels: tuple[Level, ...], text: str) -> None:
        """Ask a new question; what is shown stays until the answer is here."""
        self._look += 1
        look = self._look
        self._tasks.read(
            list_customers, project, levels, text, None, PAGE_ROWS,
            then=lambda page: self._begin(look, (project, levels, text), page),
            failed=lambda error: self._failed(look, error),
            owner=self, room=self._room,
        )  # fmt: skip

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._look += 1
        self._first, self._question, self._cursors = None, None, {0: None}
        self._waiting.clear()
        self._walking = False
        self.model.restart(0)

    def _begin(self, look: int, question: tuple[Id, tuple[Level, ...], str], page: CustomerPage) -> None:
        if look != self._look:
            return
        self._question, self._first = question, page
        self._cursors = {0: None, 1: page.next}
        self._waiting.clear()
        self._walking = False
        self.model.restart(page.total)
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
        pages = min(max(request.page - known, 1), STRIDE)
        cursor = self._cursors[known]
        if cursor is None and known > 0:
            self._waiting.remove(request)
            self.model.deliver(request, ())
            self._walk()
            return
        self._walking = True
        look, project, levels, text = self._look, *self._question
        arrived = known == request.page
        self._tasks.read(
            list_customers, project, levels, text, cursor, pages * PAGE_ROWS,
            then=lambda page: self._passed(look, request if arrived else None, known + pages, page),
            failed=lambda error: self._stopped(look, request, error),
            owner=self, room=self._room,
        )  # fmt: skip

    def _passed(self, look: int, request: PageRequest | None, page: int, answer: CustomerPage) -> None:
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
        if look != self._look:
            return
        self._walking = False
        self._waiting.clear()
        self.model.fail(request)
        self.refused.emit(error)
