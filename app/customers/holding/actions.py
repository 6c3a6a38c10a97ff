"""Placing and lifting a legal hold: a manager and an officer at one desk."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.customers import store as customers
from app.customers.form import Ref
from app.customers.holding import store
from app.customers.holding.model import require_reason
from app.customers.holding.protecting import HOLD
from app.errors import Problem
from app.people.pairing import pair
from app.session.door import Session
from app.session.subject import Credential, Subject


def place_hold(session: Session, customer: Ref, reason: str, passphrase: str, second: Credential) -> Ref:
    """Keep everything of a customer until the hold is lifted. Returns where the hold stands.

    ``second`` is the officer beside the manager, or the manager beside the officer. Raises Problem("holding.…") for the
    reason, Problem("customers.not_found"), Problem("vault.frozen") once a destruction is being executed, and
    Refused("people.needs_manager_and_officer").
    """
    text = require_reason(reason)
    ref = Ref(customer.project, customer.level, session.world.new_id())
    event, subject = Event.HOLD_PLACE, Subject(customer.project, customer.level, customer.rid)
    with pair(session, passphrase, second, event, top_secret=customer.level == Level.TOP_SECRET) as two:
        at = session.now()
        with session.change(event, subject) as change:
            customers.customer(session.compartment(customer.project, customer.level), customer.rid)
            placed = store.signed(two, ref.rid, customer, store.PLACED, text, at)
            change.put(ref.rid, HOLD, store.new_body(customer, placed), base=None)
    return ref


def lift_hold(session: Session, ref: Ref, reason: str, passphrase: str, second: Credential) -> None:
    """Let a hold go, with the reason. Raises as `place_hold`, and Problem("holding.lifted_already")."""
    text = require_reason(reason)
    event, subject = Event.HOLD_LIFT, Subject(ref.project, ref.level, ref.rid)
    with pair(session, passphrase, second, event, top_secret=ref.level == Level.TOP_SECRET) as two:
        at = session.now()
        with session.change(event, subject) as change:
            record = store.hold_at(session, ref)
            if record.body[store.LIFTED]:
                raise Problem("holding.lifted_already")
            lifted = store.signed(two, ref.rid, store.customer_of(record), store.LIFTED, text, at)
            change.put(ref.rid, HOLD, {**record.body, store.LIFTED: lifted}, base=record.rev)
