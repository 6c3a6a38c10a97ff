"""Moving an item along its life, taking it off and bringing it back. Entering and editing stand in
``app.customers.actions``.

Rules of taking one off:

1. It takes a reason. Nothing is lost: its revisions stay, and it can be brought back as it was.
2. Where the project takes data in by three steps, a manager does it: one hand does not undo what three put in force.
3. What has a correction that is still to be verified stays, until that is settled.
"""

from __future__ import annotations

from dataclasses import replace

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.clock import local_date
from app.customers import store
from app.customers.body import item_from_body, item_to_body, ref_to_body
from app.customers.entry import store as entries
from app.customers.entry.gate import takes_steps
from app.customers.form import Ref
from app.customers.holding.protecting import require_unprotected
from app.customers.items.kinds import Stage
from app.customers.items.life import can_move, first_stage, needs_reason
from app.customers.items.removed import is_removed_item, removal_body
from app.customers.items.validation import validate_item
from app.customers.projection import ITEM
from app.customers.validation import tidy
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject

LONGEST_REASON = 1000


def move_item(session: Session, ref: Ref, stage: Stage, base: int, reason: str = "", since: str = "") -> int:
    """Bring an item that was read at revision ``base`` to ``stage``; returns the new revision.

    ``since`` is the day (ISO) on which it came there, today when empty. Its due day stays, for whoever takes it back;
    lists of what is due leave out what has ended.
    Raises Problem("items.no_such_move"), Problem("items.reason_needed"), Problem("customers.invalid") when the item
    lacks what the stage asks for, Problem("vault.changed_meanwhile") when somebody saved since.
    """
    reason = tidy(reason)
    with session.change(Event.ITEM_MOVE, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.item(session.compartment(ref.project, ref.level), ref.rid)
        before = item_from_body(record.body)
        came_from = before.stage or first_stage(before.kind)
        if not can_move(before.kind, came_from, stage):
            raise Problem("items.no_such_move")
        if needs_reason(before.kind, came_from, stage) and not reason:
            raise Problem("items.reason_needed")
        day = since or local_date(session.now()).isoformat()
        form = replace(before, stage=stage, reason=reason, since=day)
        for field, fault in validate_item(form):
            raise Problem("customers.invalid", field=field, fault=fault)
        return change.put(ref.rid, ITEM, item_to_body(form, record.body), base=base).rev


def take_back_move(session: Session, ref: Ref, base: int, reason: str) -> int:
    """Bring an item back to the stage at which it stood before revision ``base`` moved it, since the day and for the
    reason it had there; returns the new revision.

    ``reason`` is for a stage that had none, where taking back asks for one. Raises as `move_item`.
    """
    with session.change(Event.ITEM_MOVE, Subject(ref.project, ref.level, ref.rid)) as change:
        record = store.item(session.compartment(ref.project, ref.level), ref.rid)
        past = session.compartment(ref.project, ref.level).history(ref.rid)
        if record.rev != base or len(past) < 2 or past[-2].op != "U":
            raise Problem("vault.changed_meanwhile")
        now, before = item_from_body(record.body), item_from_body(past[-2].body)
        came_from, stage = (form.stage or first_stage(form.kind) for form in (now, before))
        if not can_move(now.kind, came_from, stage):
            raise Problem("items.no_such_move")
        why = before.reason or (tidy(reason) if needs_reason(now.kind, came_from, stage) else "")
        if needs_reason(now.kind, came_from, stage) and not why:
            raise Problem("items.reason_needed")
        form = replace(now, stage=stage, reason=why, since=before.since)
        return change.put(ref.rid, ITEM, item_to_body(form, record.body), base=base).rev


def remove_item(session: Session, ref: Ref, base: int, reason: str) -> int:
    """Take an item that was read at revision ``base`` off its customer; returns the revision that says so.

    Raises Problem("items.removal_reason_needed"), Problem("items.reason_too_long"), Problem("entry.already_open"),
    Refused("items.manager_removes"), Problem("vault.changed_meanwhile"), and Problem("holding.…") where the customer's
    records have to stay.
    """
    reason = tidy(reason)
    if not reason:
        raise Problem("items.removal_reason_needed")
    if len(reason) > LONGEST_REASON:
        raise Problem("items.reason_too_long", limit=LONGEST_REASON)
    subject = Subject(ref.project, ref.level, ref.rid)
    alone = Duty.MANAGER not in session.duties and may(Event.ITEM_REMOVE, session.duties)
    if alone and takes_steps(session, ref.project):
        raise session.refuse(Event.ITEM_REMOVE, subject, "items.manager_removes")
    with session.change(Event.ITEM_REMOVE, subject) as change:
        compartment = session.compartment(ref.project, ref.level)
        record = store.item(compartment, ref.rid)
        if entries.open_about(compartment, ref.rid) is not None:
            raise Problem("entry.already_open")
        require_unprotected(session, item_from_body(record.body).customer)
        return change.remove(ref.rid, base, told=removal_body(item_from_body(record.body), reason)).rev


def bring_back_item(session: Session, ref: Ref, base: int) -> int:
    """Bring back an item whose removal was revision ``base``, as it was; returns the new revision.

    Raises Problem("items.not_removed"), Problem("items.customer_gone") when its customer is at no level that is open.
    """
    with session.change(Event.ITEM_BRING_BACK, Subject(ref.project, ref.level, ref.rid)) as change:
        past = session.compartment(ref.project, ref.level).history(ref.rid)
        if len(past) < 2 or past[-1].rev != base or past[-1].kind != ITEM or not is_removed_item(past[-1]):
            raise Problem("items.not_removed")
        body = next(record.body for record in reversed(past) if record.op == "U")
        customer = _where_now(session, ref, item_from_body(body).customer.rid)
        body = {**body, "customer": ref_to_body(customer), "level": int(ref.level)}
        return change.bring_back(ref.rid, body, base=base).rev


def _where_now(session: Session, item: Ref, customer: Id) -> Ref:
    """Where the customer of an item stands: not above it."""
    for level in session.levels(item.project):
        record = session.compartment(item.project, level).get(customer)
        if level <= item.level and record is not None and record.op == "U":
            return Ref(item.project, level, customer)
    raise Problem("items.customer_gone")
