"""The stretches of a long list of customers, asked for as the person scrolls.

Pure rules:

1. One look is one question: its first answer gives the number of rows and their counts, and is journalled; the
   stretches after it carry a cursor. A search among very many shows its first rows before they are counted; counting
   waits until typing has rested, so that it never holds the next search up.
2. Cursors of what was passed are kept, so that scrolling back or on never walks twice.
3. A page far away is asked for from the nearest cursor before it, with the rows to pass over; where that would be too
   many, cursors all over the list are asked for once.
4. Stretches are asked for one at a time, and what is no longer wanted is not asked for.
5. Answers to an older look are dropped.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.access.level import Level
from app.customers.model import CustomerPage
from app.customers.queries import list_customers
from app.customers.search.model import BY_NAME, MOST_SKIPPED, NO_FILTER, Anchor, ListFilter, ListOrder
from app.customers.search.queries import list_anchors
from app.errors import NiemError
from app.ids import Id
from ui.customers.columns import PAGE_ROWS, CustomerModel
from ui.tasks import Room, Tasks
from ui.widgets.paged_model import PageRequest

FIRST_ROWS = 60
"""More than a screen shows."""
REST_MILLISECONDS = 200
"""How long nothing new may be asked before what was found is counted."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked for."""

    project: Id
    levels: tuple[Level, ...]
    text: str = ""
    order: ListOrder = BY_NAME
    filters: ListFilter = NO_FILTER


class Cursors:
    """The cursors of a list by the number of rows before each."""

    def __init__(self) -> None:
        self._rows: list[int] = [0]
        self._cursors: dict[int, bytes | None] = {0: None}

    def learn(self, rows: int, cursor: bytes | None) -> None:
        """Keep a cursor; there is none behind the last row."""
        if cursor is not None and rows not in self._cursors:
            insort(self._rows, rows)
            self._cursors[rows] = cursor

    def before(self, row: int) -> tuple[int, bytes | None]:
        """The nearest cursor that a row can be reached from, with the rows before it."""
        rows = self._rows[bisect_right(self._rows, row) - 1]
        return rows, self._cursors[rows]


class CustomerFeed(QObject):
    """Fills its ``model``. ``looked(CustomerPage)`` when a new look has been answered, and once more when a page that
    was not ``counted`` has been; ``refused(error)`` when not.
    """

    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._room = tasks, room
        self._look = 0
        self._question: Question | None = None
        self._cursors = Cursors()
        self._anchored = False
        self._first: CustomerPage | None = None
        self._waiting: list[PageRequest] = []
        self._walking = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._count)
        self.model = CustomerModel(self._fetch)

    def look(self, question: Question) -> None:
        """Ask a new question; what is shown stays until the answer is here."""
        self._look += 1
        self._rest.stop()
        look = self._look
        self._ask(
            question, None, 0,
            lambda page: self._begin(look, question, page),
            lambda error: self._failed(look, error),
            first=FIRST_ROWS if question.text else 0,
        )  # fmt: skip

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._look += 1
        self._rest.stop()
        self._first, self._question, self._cursors = None, None, Cursors()
        self._waiting.clear()
        self._walking = False
        self.model.restart(0)

    def _ask(
        self,
        question: Question,
        cursor: bytes | None,
        skip: int,
        then: Callable[[CustomerPage], None],
        failed: Callable[[NiemError], None],
        first: int = 0,
        *,
        again: bool = False,
    ) -> None:
        self._tasks.read(
            list_customers, question.project, question.levels, question.text, cursor, PAGE_ROWS, question.order,
            question.filters, skip, first, again, then=then, failed=failed, owner=self, room=self._room,
        )  # fmt: skip

    def _begin(self, look: int, question: Question, page: CustomerPage) -> None:
        if look != self._look:
            return
        self._question, self._first = question, page
        self._cursors, self._anchored = Cursors(), False
        self._cursors.learn(len(page.rows), page.next)
        self._waiting.clear()
        self._walking = False
        self.model.restart(page.total, first=page.rows)
        self.looked.emit(page)
        if not page.counted:
            self._rest.start()

    def _count(self) -> None:
        """Ask for the counted list; it belongs to the look that is shown."""
        look, question = self._look, self._question
        if question is not None:
            self._ask(
                question, None, 0,
                lambda page: self._counted(look, page),
                lambda error: self._failed(look, error),
                again=True,
            )  # fmt: skip

    def _counted(self, look: int, page: CustomerPage) -> None:
        if look != self._look:
            return
        self._first = page
        self._cursors.learn(len(page.rows), page.next)
        self.model.lengthen(page.total, page.rows)
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
        wanted = request.page * PAGE_ROWS
        rows, cursor = self._cursors.before(wanted)
        self._walking = True
        look, question = self._look, self._question
        if wanted - rows > MOST_SKIPPED and not self._anchored:
            self._anchored = True
            self._tasks.read(
                list_anchors, question.project, question.levels, question.text, question.order, question.filters,
                then=lambda anchors: self._take_anchors(look, anchors),
                failed=lambda error: self._stopped(look, request, error),
                owner=self, room=self._room,
            )  # fmt: skip
            return
        skip = min(wanted - rows, MOST_SKIPPED)
        arrived = rows + skip == wanted
        self._ask(
            question, cursor, skip,
            lambda page: self._passed(look, request, rows + skip, page, arrived=arrived),
            lambda error: self._stopped(look, request, error),
        )  # fmt: skip

    def _take_anchors(self, look: int, anchors: tuple[Anchor, ...]) -> None:
        if look != self._look or self._question is None:
            return
        for anchor in anchors:
            self._cursors.learn(anchor.rows, anchor.cursor)
        self._walking = False
        self._walk()

    def _passed(self, look: int, request: PageRequest, first: int, answer: CustomerPage, *, arrived: bool) -> None:
        """Rows from ``first`` on are here: the page, or a place on the way to it; nothing where the list has ended."""
        if look != self._look or self._question is None:
            return
        self._walking = False
        self._cursors.learn(first + len(answer.rows), answer.next)
        if arrived or answer.next is None:
            if request in self._waiting:
                self._waiting.remove(request)
            self.model.deliver(request, answer.rows if arrived else ())
        self._walk()

    def _stopped(self, look: int, request: PageRequest, error: NiemError) -> None:
        if look != self._look:
            return
        self._walking = False
        self._waiting.clear()
        self.model.fail(request)
        self.refused.emit(error)
