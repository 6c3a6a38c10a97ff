"""The acts on a whole batch: what one import entered at one level. Each is one change, all of it or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.access.event import Event
from app.access.level import Level
from app.customers.entry import settling, store
from app.customers.entry.model import Act, Discrepancy, Step, sample_size
from app.customers.entry.projection import ENTRY
from app.customers.entry.store import Entry
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Body

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled, and then nothing was done."""

_NO_REMARKS: Mapping[str, str] = {}
_TOLD_EVERY = 200
_AT_ONCE = 500
"""Records are written together: the search index takes them in faster so, and each table is written in one go."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which batch, where, and how many entries of it were seen at ``step``."""

    project: Id
    level: Level
    batch: Id
    step: Step
    count: int

    @property
    def subject(self) -> Subject:
        """What the act is about."""
        return Subject(self.project, self.level, self.batch, note=f"rows:{self.count}")


def review(session: Session, place: Place, progress: Progress | None) -> None:
    """Pass all that is entered of a batch on, and draw the sample that the verifiers check."""
    with session.change(Event.ENTRY_REVIEW, place.subject) as change:
        drawn = frozenset(secrets.SystemRandom().sample(range(place.count), sample_size(place.count)))
        entries = _entries(session, Event.ENTRY_REVIEW, place, Act.REVIEW, progress)
        _put_over(
            change,
            ((entry, settling.reviewed(session, entry, sample=number in drawn)) for number, entry in entries),
        )


def send_back(session: Session, place: Place, remark: str, progress: Progress | None) -> None:
    """Return a whole batch with one remark, from review or from verification."""
    with session.change(Event.ENTRY_RETURN, place.subject) as change:
        entries = _entries(session, Event.ENTRY_RETURN, place, Act.RETURN, progress)
        _put_over(change, ((entry, settling.returned(session, entry, {"": remark})) for _, entry in entries))


def enter_again(session: Session, place: Place, progress: Progress | None) -> None:
    """Send what was returned of a batch again, as it stands now."""
    with session.change(Event.ENTRY_AMEND, place.subject) as change:
        entries = _entries(session, Event.ENTRY_AMEND, place, Act.AMEND, progress)
        _put_over(change, ((entry, settling.entered_again(session, entry)) for _, entry in entries))


def withdraw(session: Session, place: Place, progress: Progress | None) -> None:
    """Give up a batch."""
    with session.change(Event.ENTRY_WITHDRAW, place.subject) as change:
        entries = _entries(session, Event.ENTRY_WITHDRAW, place, Act.WITHDRAW, progress)
        _put_over(change, ((entry, settling.closed(entry, Step.WITHDRAWN)) for _, entry in entries))


def confirm(session: Session, place: Place, progress: Progress | None) -> None:
    """Put a whole batch in force whose sample is checked. Raises Problem("entry.sample_left", left=…), and
    Problem("entry.sample_shrunk") where so much of the sample was given up since that it stands for the rest no more.
    """
    settling.require_rules(session, place.project)
    with session.change(Event.ENTRY_VERIFY, place.subject) as change:
        compartment = session.compartment(place.project, place.level)
        sample = [store.entry_at(compartment, rid) for rid in store.sample_of(compartment, place.batch)]
        left = sum(not entry.body.get("checked") for entry in sample)
        if left or not sample:
            raise Problem("entry.sample_left", left=left)
        if len(sample) < sample_size(place.count):
            raise Problem("entry.sample_shrunk")
        stood_for = (len(sample), place.count)
        source = sample[0].body["checked"]["source"]
        entries = _entries(session, Event.ENTRY_VERIFY, place, Act.VERIFY, progress)
        while some := list(islice(entries, _AT_ONCE)):
            new: list[tuple[Id, str, Body]] = []
            over: list[tuple[Id, Body, int]] = []
            for _, entry in some:
                own = entry.body.get("checked")
                told, of = (own["source"], (0, 0)) if own else (source, stood_for)
                current, content, end = settling.verified(session, compartment, entry, told, of)
                if current is None:
                    new.append((entry.target, entry.kind, content))
                else:
                    over.append((entry.target, content, current.rev))
                over.append((entry.record.rid, end, entry.rev))
            change.put_many(new)
            change.put_over(over)


def return_with(
    session: Session,
    change: Change,
    compartment: Compartment,
    found: Entry,
    wrong: Sequence[Discrepancy],
    remarks: Mapping[str, str] = _NO_REMARKS,
) -> None:
    """Send an entry back for what differs in it or is said of it, and its whole batch with it."""
    change.put(found.record.rid, ENTRY, settling.returned(session, found, remarks, wrong), base=found.rev)
    batch = found.body.get("batch")
    if not batch:
        return
    rids = store.of_batch(compartment, Id(bytes.fromhex(batch)), Step.REVIEWED)
    entries = (store.entry_at(compartment, rid) for rid in rids)
    _put_over(change, ((entry, settling.returned(session, entry, {})) for entry in entries))


def _put_over(change: Change, bodies: Iterator[tuple[Entry, Body]]) -> None:
    """Write entries as they are now, some at a time: no more bodies are held than that."""
    while some := list(islice(bodies, _AT_ONCE)):
        change.put_over([(entry.record.rid, body, entry.rev) for entry, body in some])


def _entries(
    session: Session, event: Event, place: Place, act: Act, progress: Progress | None
) -> Iterator[tuple[int, Entry]]:
    """The batch at that step, one entry after the other, as many as were seen; each is judged before it is given.

    A refusal in the middle undoes the change, so nothing is done by halves; only ids are held.
    """
    compartment = session.compartment(place.project, place.level)
    rids = store.of_batch(compartment, place.batch, place.step)
    if not rids or len(rids) != place.count:
        raise Problem("vault.changed_meanwhile")
    judged: set[tuple[str, bool, bool]] = set()
    for number, rid in enumerate(rids):
        if progress is not None and number % _TOLD_EVERY == 0:
            progress(number, len(rids))
        entry = store.entry_at(compartment, rid)
        alike = (repr(entry.body["hands"]), entry.base > 0, entry.in_force)
        if alike not in judged:
            settling.require_act(session, event, place.subject, act, entry)
            judged.add(alike)
        yield number, entry
    if progress is not None:
        progress(len(rids), len(rids))
