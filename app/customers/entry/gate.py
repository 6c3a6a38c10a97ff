"""The one place where it is decided whether what is saved is in force at once or becomes an entry.

Whoever writes customers or items calls `put_new`, `put_edit` or, for many at once, `as_stored`; nothing else writes
their records' content. Only `app.customers.entry.actions` puts an entry in force.

1. Without the three steps the record is written, and stands there as never compared with a source.
2. With them an entry is made, whatever the duty of who saves. It keeps the id that its record will have.
3. A record has one open entry at a time: a second correction would be made on a text that is about to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.access.event import Event
from app.access.level import Level
from app.customers.entry import store
from app.customers.entry.fields import substance
from app.customers.entry.model import What
from app.customers.entry.projection import ENTRY
from app.customers.form import Ref
from app.customers.rules.store import rules_of
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.change import Change
from app.vault.record import Body, Record

Make = Callable[[], Body]
"""The body to be written; asked inside the change, so that it may raise what stands in the way."""
Edit = Callable[[], tuple[Record, Body]]
"""The record in force and what it is to become; the same."""
Rows = Sequence[tuple[Id, str, Mapping[str, Any]]]


def put_new(session: Session, event: Event, ref: Ref, what: What, make: Make) -> bool:
    """Save a new record at ``ref``; returns whether it is in force."""
    three_steps = takes_steps(session, ref.project)
    subject = Subject(ref.project, ref.level, ref.rid)
    with session.change(Event.ENTRY_SUBMIT if three_steps else event, subject) as change:
        body = make()
        if three_steps:
            propose(session, change, what, ref, body, None)
        else:
            change.put(ref.rid, store.KINDS[what], body, base=None)
    return not three_steps


def put_edit(session: Session, event: Event, ref: Ref, what: What, edit: Edit, base: int) -> int:
    """Save the record at ``ref``, which was read at revision ``base``; returns the revision in force, which stays
    ``base`` where the edit became an entry.

    Raises Problem("vault.changed_meanwhile"); with the steps also Problem("entry.already_open") and
    Problem("entry.nothing_changed").
    """
    three_steps = takes_steps(session, ref.project)
    subject = Subject(ref.project, ref.level, ref.rid)
    with session.change(Event.ENTRY_SUBMIT if three_steps else event, subject) as change:
        record, body = edit()
        if not three_steps:
            return change.put(ref.rid, record.kind, body, base=base).rev
        if record.rev != base:
            raise Problem("vault.changed_meanwhile")
        if store.open_about(session.compartment(ref.project, ref.level), ref.rid) is not None:
            raise Problem("entry.already_open")
        if substance(what, body) == substance(what, record.body):
            raise Problem("entry.nothing_changed")
        propose(session, change, what, ref, body, record)
        return base


def as_stored(session: Session, project: Id, rows: Rows, batch: Id) -> list[tuple[Id, str, Mapping[str, Any]]]:
    """New records of one import as they are to be written: themselves, or the entries that propose them."""
    if not takes_steps(session, project):
        return list(rows)
    what_of = {kind: what for what, kind in store.KINDS.items()}
    by, at, rules = session.uid, session.now(), rules_of(session, project).rev
    return [
        (
            session.world.new_id(),
            ENTRY,
            store.new_body(what_of[kind], rid, body, None, by=by, at=at, rules=rules, batch=batch),
        )
        for rid, kind, body in rows
    ]


def takes_steps(session: Session, project: Id) -> bool:
    """Whether what is saved becomes an entry. Whoever holds nothing of the project is refused at the door either way;
    who cannot read its rules is taken to be bound by them.
    """
    levels = session.levels(project)
    if not levels:
        return False
    return Level.CONFIDENTIAL not in levels or rules_of(session, project).three_steps


def propose(
    session: Session, change: Change, what: What, target: Ref, body: Mapping[str, Any], record: Record | None
) -> Id:
    """Write the entry that proposes ``body``, in place of ``record`` where there is one; returns its id."""
    kept = {field: value for field, value in body.items() if field not in store.NEVER_PROPOSED}
    rules = rules_of(session, target.project).rev
    entry = store.new_body(what, target.rid, kept, record, by=session.uid, at=session.now(), rules=rules)
    rid = session.world.new_id()
    change.put(rid, ENTRY, entry, base=None)
    return rid
