"""Bringing an old revision back: as a new one, judged again, over the revision that was looked at."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.customers import store
from app.customers.actions import edit_customer, edit_item
from app.customers.body import from_body, item_from_body
from app.customers.form import Ref
from app.customers.revisions.store import revision
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject


def restore_customer(session: Session, ref: Ref, rev: int, base: int) -> int:
    """Save a customer again as it was at ``rev``, over revision ``base``; returns the new revision.

    The level stays. Where the project takes data in by three steps, this too is a correction that others review.
    Raises Problem("revisions.no_such_revision"), Problem("revisions.nothing_to_bring_back"), and as `edit_customer`.
    """
    session.read(Event.CUSTOMER_RESTORE, Subject(ref.project, ref.level, ref.rid, note=f"{rev}"))
    compartment = session.compartment(ref.project, ref.level)
    now = store.customer(compartment, ref.rid)
    current = from_body(now.body)
    form = replace(from_body(revision(compartment, ref.rid, rev).body), level=ref.level, grounds=current.grounds)
    _require_new(now.rev, base, current == form)
    return edit_customer(session, ref, form, base)


def restore_item(session: Session, ref: Ref, rev: int, base: int) -> int:
    """Save an item again as it was at ``rev``, over revision ``base``; its level, customer and stage stay."""
    session.read(Event.ITEM_RESTORE, Subject(ref.project, ref.level, ref.rid, note=f"{rev}"))
    compartment = session.compartment(ref.project, ref.level)
    now = store.item(compartment, ref.rid)
    current = item_from_body(now.body)
    old = item_from_body(revision(compartment, ref.rid, rev).body)
    form = replace(old, level=ref.level, customer=current.customer)
    form = replace(form, stage=current.stage, reason=current.reason, since=current.since)
    _require_new(now.rev, base, current == form)
    return edit_item(session, ref, form, base)


def _require_new(rev: int, base: int, alike: bool) -> None:
    if rev != base:
        raise Problem("vault.changed_meanwhile")
    if alike:
        raise Problem("revisions.nothing_to_bring_back")
