"""The acts on a whole batch: what one import entered at one level. Each is one change, all of it or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise Cancelled, and then nothing was done."""

_TOLD_EVERY = 200


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
        entries = _entries(session, Event.ENTRY_REVIEW, place, Act.REVIEW)
        drawn = frozenset(secrets.SystemRandom().sample(range(len(entries)), sample_size(len(entries))))
        for number, entry in _told(entries, progress):
            change.put(
                entry.record.rid, ENTRY, settling.reviewed(session, entry, sample=number in drawn), base=entry.rev
            )


def send_back(session: Session, place: Place, remark: str, progress: Progress | None) -> None:
    """Return a whole batch with one remark, from review or from verification."""
    with session.change(Event.ENTRY_RETURN, place.subject) as change:
        for _, entry in _told(_entries(session, Event.ENTRY_RETURN, place, Act.RETURN), progress):
            change.put(entry.record.rid, ENTRY, settling.returned(session, entry, {"": remark}), base=entry.rev)


def enter_again(session: Session, place: Place, progress: Progress | None) -> None:
    """Send what was returned of a batch again, as it stands now."""
    with session.change(Event.ENTRY_AMEND, place.subject) as change:
        for _, entry in _told(_entries(session, Event.ENTRY_AMEND, place, Act.AMEND), progress):
            body = settling.entered_again(session, entry)
            change.put(entry.record.rid, ENTRY, body, base=entry.rev)


def withdraw(session: Session, place: Place, progress: Progress | None) -> None:
    """Give up a batch."""
    with session.change(Event.ENTRY_WITHDRAW, place.subject) as change:
        for _, entry in _told(_entries(session, Event.ENTRY_WITHDRAW, place, Act.WITHDRAW), progress):
            change.put(entry.record.rid, ENTRY, settling.closed(entry, Step.WITHDRAWN), base=entry.rev)


def confirm(session: Session, place: Place, progress: Progress | None) -> None:
    """Put a whole batch in force whose sample is checked. Raises Problem("entry.sample_left", left=…)."""
    with session.change(Event.ENTRY_VERIFY, place.subject) as change:
        entries = _entries(session, Event.ENTRY_VERIFY, place, Act.VERIFY)
        sample = [entry for entry in entries if entry.body.get("sample")]
        left = sum(not entry.body.get("checked") for entry in sample)
        if left or not sample:
            raise Problem("entry.sample_left", left=left)
        stood_for = (len(sample), len(entries))
        source = sample[0].body["checked"]["source"]
        compartment = session.compartment(place.project, place.level)
        for _, entry in _told(entries, progress):
            own = entry.body.get("checked")
            told, of = (own["source"], (0, 0)) if own else (source, stood_for)
            settling.put_in_force(session, change, compartment, entry, told, of)


def return_with(
    session: Session, change: Change, compartment: Compartment, found: Entry, wrong: Sequence[Discrepancy]
) -> None:
    """Send an entry back for what differs in it, and its whole batch with it."""
    change.put(found.record.rid, ENTRY, settling.returned(session, found, {}, wrong), base=found.rev)
    batch = found.body.get("batch")
    if not batch:
        return
    for entry in store.of_batch(compartment, Id(bytes.fromhex(batch)), Step.REVIEWED):
        change.put(entry.record.rid, ENTRY, settling.returned(session, entry, {}), base=entry.rev)


def _entries(session: Session, event: Event, place: Place, act: Act) -> list[Entry]:
    """All of the batch at that step, as many as were seen; every one of them judged before anything is written."""
    entries = store.of_batch(session.compartment(place.project, place.level), place.batch, place.step)
    if not entries or len(entries) != place.count:
        raise Problem("vault.changed_meanwhile")
    for entry in entries:
        settling.require_act(session, event, place.subject, act, entry)
    return entries


def _told(entries: Sequence[Entry], progress: Progress | None) -> Iterator[tuple[int, Entry]]:
    for number, entry in enumerate(entries):
        if progress is not None and number % _TOLD_EVERY == 0:
            progress(number, len(entries))
        yield number, entry
    if progress is not None:
        progress(len(entries), len(entries))
