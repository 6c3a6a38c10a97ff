"""One act over many customers: each of them is read, judged, changed and journalled by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.access.event import Event
from app.customers import store
from app.customers.actions import edit_customer
from app.customers.body import from_body
from app.customers.lists.model import MOST_AT_ONCE, Done, ManyChange, ManyResult, Picked, applied, fault_of
from app.errors import Cancelled, Corrupt, NiemError, Problem
from app.session.door import Session
from app.session.model import OVER
from app.session.subject import Subject
from app.vault.record import Record

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled, which is heard between two records."""

_NOT_RIGHT = "lists.not_right"
"""A wrong or missing field keeps them from being saved: which one, each record's form says."""
_MEANWHILE = frozenset({"vault.changed_meanwhile", "customers.not_found"})


def edit_many(
    session: Session, picked: Sequence[Picked], change: ManyChange, progress: Progress | None = None
) -> ManyResult:
    """Make one change to every customer of ``picked``; stopping leaves whole records, some changed, some not.

    Raises Problem("lists.too_many"), Problem("customers.invalid"); Refused for who may not edit at all.
    """
    wrong = fault_of(change)
    if wrong is not None:
        raise Problem("customers.invalid", field=wrong[0], fault=wrong[1])
    _require_few(picked)
    session.read(Event.CUSTOMER_EDIT_MANY, _subject(picked, f"{change.field}:{len(picked)}"))
    result = _Tally(len(picked))

    def edit(one: Picked) -> None:
        record = _current(session, one)
        if record.at != one.seen_at:
            raise Problem("vault.changed_meanwhile")
        before = from_body(record.body)
        form = applied(before, change)
        if form == before:
            result.alike += 1
            return
        result.took(one, record.rev, edit_customer(session, one.ref, form, record.rev))

    return result.over(picked, edit, progress)


def undo_many(session: Session, done: Sequence[Done], progress: Progress | None = None) -> ManyResult:
    """Bring back, as new revisions, what these customers were before; where somebody saved since, nothing is done."""
    picked = tuple(Picked(one.ref, 0) for one in done)
    former = {one.ref: one for one in done}
    _require_few(picked)
    session.read(Event.CUSTOMER_EDIT_MANY, _subject(picked, f"undo:{len(picked)}"))
    result = _Tally(len(picked))

    def undo(one: Picked) -> None:
        step = former[one.ref]
        record = _current(session, one)
        if record.rev != step.after:
            raise Problem("vault.changed_meanwhile")
        compartment = session.compartment(one.ref.project, one.ref.level)
        old = next((kept for kept in compartment.history(one.ref.rid) if kept.rev == step.before), None)
        if old is None or old.op != "U":
            raise Problem("customers.not_found")
        form = replace(from_body(old.body), level=one.ref.level)
        result.took(one, record.rev, edit_customer(session, one.ref, form, record.rev))

    return result.over(picked, undo, progress)


class _Tally:
    """Counts what became of each record."""

    def __init__(self, total: int) -> None:
        self.total, self.alike, self.entered, self.changed = total, 0, 0, 0
        self.done: list[Done] = []
        self.refused: Counter[str] = Counter()

    def took(self, one: Picked, before: int, after: int) -> None:
        """A record was saved; where the revision in force stayed, it became an entry that others review."""
        if after == before:
            self.entered += 1
        else:
            self.done.append(Done(one.ref, before, after))

    def over(self, picked: Sequence[Picked], act: Callable[[Picked], None], progress: Progress | None) -> ManyResult:
        """Do ``act`` for one after the other."""
        for number, one in enumerate(picked):
            try:
                if progress is not None:
                    progress(number, self.total)
                act(one)
            except Cancelled:
                return self._ended(number, "")
            except NiemError as error:
                if isinstance(error, Corrupt) or error.code in OVER:
                    if not self.done and not self.entered:
                        raise
                    return self._ended(number, error.code)
                self._count(error.code)
        if progress is not None:
            progress(self.total, self.total)
        return self._ended(self.total, "")

    def _count(self, code: str) -> None:
        if code in _MEANWHILE:
            self.changed += 1
        else:
            self.refused[_NOT_RIGHT if code == "customers.invalid" else code] += 1

    def _ended(self, reached: int, why: str) -> ManyResult:
        return ManyResult(
            tuple(self.done), self.entered, self.alike, self.changed,
            tuple(sorted(self.refused.items())), self.total - reached, why,
        )  # fmt: skip


def _require_few(picked: Sequence[Picked]) -> None:
    if len(picked) > MOST_AT_ONCE:
        raise Problem("lists.too_many", most=MOST_AT_ONCE)
    if not picked or len({one.ref.project for one in picked}) != 1:
        raise Problem("lists.nothing_chosen")


def _subject(picked: Sequence[Picked], note: str) -> Subject:
    return Subject(picked[0].ref.project, note=note)


def _current(session: Session, one: Picked) -> Record:
    session.read(Event.CUSTOMER_PAGE, Subject(one.ref.project, one.ref.level))
    return store.customer(session.compartment(one.ref.project, one.ref.level), one.ref.rid)
