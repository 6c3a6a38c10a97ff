"""Asking for the journal: the newest entries are opened first, rows come by page, and their number a moment later.

What is not opened yet is opened a little at a time, so that a page asked for meanwhile does not wait for all of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.errors import NiemError
from app.oversight.archives.model import PastJournal
from app.oversight.archives.queries import past_shape, read_past
from app.oversight.model import EntryRow, JournalFilter, JournalOpened, JournalPage, JournalShape, JournalState
from app.oversight.queries import journal_shape, journal_state, prepare_journal, read_journal
from ui.oversight.columns import PAGE_ROWS, EntryModel
from ui.tasks import Task, Tasks
from ui.widgets.paged_model import PageRequest

FEW = 2000
"""So many entries are opened at a time: some 0.2 s of work, for which another question waits."""


class JournalFeed(QObject):
    """Fills ``model``. Signals tell the page what to show.

    ``came(page)`` with the first rows, ``counted(total)``, ``failed(error)``; ``opened(how far, whether it goes on)``
    while older entries are opened, ``halted(error)`` when that ended early.
    """

    known = Signal(object)
    opened = Signal(object, bool)
    halted = Signal(object)
    came = Signal(object)
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asked: JournalFilter | None = None
        self._first: tuple[EntryRow, ...] = ()
        self._filling: Task | None = None
        self._told_to_stop = False
        self.past: PastJournal | None = None
        self.model = EntryModel(self._fetch_page)

    def wanted(self) -> JournalFilter | None:
        """What was asked for last."""
        return self._asked

    def turn_to(self, past: PastJournal | None) -> None:
        """From now on a journal of the past is asked, or with None the present one again."""
        self.past, self._asked = past, None

    def look(self, wanted: JournalFilter) -> None:
        """Show what ``wanted`` finds, as far as the journal is opened."""
        self._asked = wanted
        if self.past is not None:
            self._read()
        else:
            self._tasks.read(journal_state, then=self._know, failed=self._fail, owner=self)

    def stop(self) -> None:
        """Open no older entries; those that were opened stay."""
        self._told_to_stop = True

    def go_on(self) -> None:
        """Open what is left, from where it was stopped."""
        self._told_to_stop = False
        self._open_more()

    # Inside

    def _know(self, state: JournalState) -> None:
        self.known.emit(state)
        self._read()

    def _open_more(self) -> None:
        if self._filling is None:
            self._filling = self._tasks.read(
                prepare_journal, FEW, then=self._opened, failed=self._not_opened, owner=self
            )

    def _opened(self, found: JournalOpened) -> None:
        self._filling = None
        goes_on = bool(found.unread) and not self._told_to_stop
        self.opened.emit(found, goes_on)
        if goes_on:
            self._open_more()

    def _not_opened(self, error: NiemError) -> None:
        self._filling = None
        self._told_to_stop = True
        self.halted.emit(error)

    def _read(self) -> None:
        wanted, past = self._asked, self.past
        if wanted is not None:
            self._ask_page(wanted, None, PAGE_ROWS, 0, lambda page: self._show(wanted, past, page), self._fail)

    def _ask_page(
        self,
        wanted: JournalFilter,
        before: object,
        rows: int,
        skip: int,
        then: Callable[[JournalPage], None],
        failed: Callable[[NiemError], None],
    ) -> None:
        if self.past is None:
            self._tasks.read(read_journal, wanted, before, rows, skip, then=then, failed=failed, owner=self)
        else:
            name = self.past.name
            self._tasks.read(read_past, name, wanted, before, rows, skip, then=then, failed=failed, owner=self)

    def _show(self, wanted: JournalFilter, past: PastJournal | None, page: JournalPage) -> None:
        if wanted != self._asked or past is not self.past:
            return
        self._first = page.rows
        # The first page is named as well, so that it stays what it was while others go on writing.
        top = {0: page.rows[0].id + 1} if page.rows else {}
        self.model.restart(len(page.rows), top, page.rows)
        self.came.emit(page)
        if page.unread and self._filling is None:
            self.opened.emit(JournalOpened(page.unread, page.total, page.since), not self._told_to_stop)
            if not self._told_to_stop:
                self._open_more()
        if page.next is None:
            self.counted.emit(len(page.rows))
        elif past is None:
            self._tasks.read(journal_shape, wanted, then=lambda shape: self._count(wanted, past, shape), owner=self)
        else:
            self._tasks.read(
                past_shape, past.name, wanted, then=lambda shape: self._count(wanted, past, shape), owner=self
            )

    def _count(self, wanted: JournalFilter, past: PastJournal | None, shape: JournalShape) -> None:
        if wanted != self._asked or past is not self.past:
            return
        pages = shape.step // PAGE_ROWS
        anchors = {pages * place: anchor for place, anchor in enumerate(shape.anchors, start=1)}
        self.model.lengthen(shape.total, self._first, anchors)
        self.counted.emit(shape.total)

    def _fetch_page(self, request: PageRequest) -> None:
        wanted = self._asked
        if wanted is None:
            return
        self._ask_page(
            wanted, request.anchor, request.rows, request.skip,
            lambda page: self.model.deliver(request, page.rows), lambda _: self.model.fail(request),
        )  # fmt: skip

    def _fail(self, error: NiemError) -> None:
        self.failed.emit(error)
