"""Moving an item along its life. Entering and editing one stand in ``app.customers.actions``."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.clock import local_date
from app.customers import store
from app.customers.body import item_from_body, item_to_body
from app.customers.form import Ref
from app.customers.items.kinds import Stage
from app.customers.items.life import can_move, first_stage, needs_reason
from app.customers.items.validation import validate_item
from app.customers.projection import ITEM
from app.customers.validation import tidy
from app.errors import Problem
from app.session.door import Session
from app.session.subject import Subject


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
