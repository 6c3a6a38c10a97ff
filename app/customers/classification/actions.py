"""What may be done about the level of a customer or an item: raise it, ask to lower it, decide, look at it again."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.clock import local_date
from app.customers import store as customers
from app.customers.body import item_from_body
from app.customers.classification import clearing, store
from app.customers.classification.model import (
    Direction,
    LevelForm,
    RequestState,
    direction_of,
    proposed_review,
    require_form,
    require_item_form,
    require_reason,
    review_fault,
    why_not_decide,
    why_not_refuse,
)
from app.customers.classification.moving import Move, Progress, carry_out, no_progress
from app.customers.form import Ref
from app.customers.projection import CUSTOMER
from app.errors import NiemError, Problem
from app.ids import Id
from app.people.pairing import pair
from app.session.door import Session
from app.session.subject import Credential, Subject

ABOUT_THE_PERSON = frozenset(
    {"classification.manager_decides", "classification.own_request", "session.beyond_clearance"}
)


def raise_level(session: Session, customer: Ref, form: LevelForm, base: int, progress: Progress | None = None) -> Ref:
    """Move a customer, read at revision ``base``, to a higher level that this session opens. Returns where they stand.

    Everything that names the customer goes along; below, the compartments are then owed a rewrite. Raises the
    ``Problem`` of the form's rules, Problem("vault.changed_meanwhile"), Refused("session.beyond_clearance").
    """
    form = require_form(form, local_date(session.now()))
    if direction_of(customer.level, form.level) is not Direction.RAISE:
        raise Problem("classification.asks_for_two")
    move = Move(
        customer, form, Event.LEVEL_RAISE, session.world.new_id(), session.uid, session.now(), base=base
    )  # fmt: skip
    return carry_out(session, move, progress or no_progress)


def raise_item(session: Session, item: Ref, form: LevelForm, base: int, progress: Progress | None = None) -> Ref:
    """Move an item, read at revision ``base``, to a higher level that this session opens. Returns where it stands.

    Its documents and entries go along. Of ``form`` only the level and the reason count. Raises as `raise_level`.
    """
    customer = _customer_of(session, item)
    form = require_item_form(form, item.level, customer.level)
    if form.level < item.level:
        raise Problem("classification.asks_for_two")
    move = Move(
        customer, form, Event.LEVEL_RAISE, session.world.new_id(), session.uid, session.now(), base=base, item=item
    )
    return carry_out(session, move, progress or no_progress)


def ask_level(session: Session, customer: Ref, form: LevelForm, base: int) -> Ref:
    """Ask for another level: a lower one, or a higher one that this session does not open. Returns the request.

    Raises the ``Problem`` of the form's rules, Problem("classification.asked_already").
    """
    form = require_form(form, local_date(session.now()))
    direction = direction_of(customer.level, form.level)
    event = Event.LEVEL_PROPOSE if direction is Direction.RAISE else Event.LEVEL_ASK_LOWER
    ref = Ref(customer.project, customer.level, session.world.new_id())
    _ask(session, event, ref, customer, None, direction, form, base)
    return ref


def ask_item_level(session: Session, item: Ref, form: LevelForm, base: int) -> Ref:
    """Ask for another level of one item: a lower one, or a higher one that this session does not open.

    Returns the request. Raises as `ask_level`, and Problem("classification.item_below_customer").
    """
    customer = _customer_of(session, item)
    form = require_item_form(form, item.level, customer.level)
    direction = direction_of(item.level, form.level)
    event = Event.LEVEL_PROPOSE if direction is Direction.RAISE else Event.LEVEL_ASK_LOWER
    ref = Ref(item.project, item.level, session.world.new_id())
    _ask(session, event, ref, customer, item, direction, form, base)
    return ref


def decide_level(
    session: Session,
    request: Ref,
    approve: bool,
    reason: str,
    passphrase: str,
    base: int,
    progress: Progress | None = None,
) -> Ref:
    """Carry a request out, or refuse it with a reason; ``base`` is the revision, of the customer or the item, that was
    looked at.

    Carrying out a lowering, and refusing, takes the passphrase of a manager other than the asker; carrying out a
    proposal to raise takes whoever opens the higher level, and no passphrase. Returns where it stands now.
    """
    session.read(Event.CUSTOMER_PAGE, Subject(request.project, request.level, request.rid))
    compartment = session.compartment(request.project, request.level)
    found, _ = store.request_at(compartment, request.rid)
    if not approve:
        return _refuse(session, found, reason, passphrase)
    raises = found.direction is Direction.RAISE
    event = Event.LEVEL_RAISE if raises else Event.LEVEL_LOWER
    record = store.subject_of(compartment, found)
    why = why_not_decide(
        found.direction,
        found.state,
        asker=store.asker_for(session, found),
        person=session.uid,
        duties=session.duties,
        holds=found.form.level in session.levels(request.project),
        unchanged=store.still_fits(compartment, found, record.rev),
    )
    _require(session, event, found, why)
    if not raises:
        session.confirm(passphrase)
    if found.item is None:
        form = require_form(_with_day(found.form, session.now()), local_date(session.now()))
    else:
        form = require_item_form(found.form, found.item.level, found.customer.level)
    move = Move(
        found.customer, form, event, session.world.new_id(), session.uid, session.now(),
        request=request.rid, base=base, answer=reason.strip(), item=found.item,
    )  # fmt: skip
    return carry_out(session, move, progress or no_progress)


def withdraw_level(session: Session, request: Ref) -> None:
    """Take one's own request back."""
    with session.change(Event.LEVEL_WITHDRAW, Subject(request.project, request.level, request.rid)) as change:
        found, body = store.request_at(session.compartment(request.project, request.level), request.rid)
        if store.asker_for(session, found) != session.uid:
            raise Problem("classification.not_yours")
        if found.state is not RequestState.ASKED:
            raise Problem("classification.not_in_this_state")
        change.put(request.rid, store.REQUEST, {**body, "state": str(RequestState.WITHDRAWN)}, base=found.rev)


def confirm_level(session: Session, customer: Ref, form: LevelForm, base: int) -> int:
    """The level was looked at and stays: its reason and the next day. Returns the customer's new revision."""
    form = require_form(form, local_date(session.now()))
    if form.level != customer.level:
        raise Problem("classification.other_level")
    with session.change(Event.LEVEL_REVIEW, Subject(customer.project, customer.level, customer.rid)) as change:
        record = customers.customer(session.compartment(customer.project, customer.level), customer.rid)
        body = store.with_grounds(record.body, form, session.uid, session.now())
        return change.put(customer.rid, CUSTOMER, body, base=base).rev


def clear_left_behind(
    session: Session, project: Id, passphrase: str, officer: Credential, progress: Progress | None = None
) -> int:
    """Write anew every open compartment of a project that raised customers left; returns how many.

    Takes the signed-in manager and an officer at the same desk. ``progress`` may raise Cancelled.
    """
    event, subject = Event.LEVEL_CLEAR, Subject(project, note="level")
    with session.act(event, subject), pair(session, passphrase, officer, event, top_secret=False) as two:
        return clearing.clear(session, two, project, progress or no_progress)


def _refuse(session: Session, found: store.Request, reason: str, passphrase: str) -> Ref:
    text = require_reason(reason)
    asker = store.asker_for(session, found)
    why = why_not_refuse(found.state, asker=asker, person=session.uid, duties=session.duties)
    _require(session, Event.LEVEL_REFUSE, found, why)
    session.confirm(passphrase)
    ref = found.ref
    with session.change(Event.LEVEL_REFUSE, Subject(ref.project, ref.level, found.about.rid)) as change:
        present, body = store.request_at(session.compartment(ref.project, ref.level), ref.rid)
        decision = store.decision_body(session.uid, session.now(), text)
        body = {**body, "state": str(RequestState.REFUSED), "decision": decision}
        change.put(ref.rid, store.REQUEST, body, base=present.rev)
    return found.about


def _ask(
    session: Session,
    event: Event,
    ref: Ref,
    customer: Ref,
    item: Ref | None,
    direction: Direction,
    form: LevelForm,
    base: int,
) -> None:
    about = item or customer
    note = "" if item is None else "item level"
    with session.change(event, Subject(about.project, about.level, about.rid, note=note)) as change:
        compartment = session.compartment(about.project, about.level)
        stored = customers.customer if item is None else customers.item
        record = stored(compartment, about.rid)
        if record.rev != base:
            raise Problem("vault.changed_meanwhile")
        if store.asked_about(compartment, about.rid):
            raise Problem("classification.asked_already")
        thing = None if item is None else item.rid
        along = store.along_now(compartment, customer.rid, thing, direction, with_items=form.with_items)
        body = store.request_body(customer, direction, form, record.rev, session.uid, session.now(), item, along)
        change.put(ref.rid, store.REQUEST, body, base=None)


def _customer_of(session: Session, item: Ref) -> Ref:
    """Whose an item is. Raises Problem("customers.not_found")."""
    session.read(Event.ITEM_PAGE, Subject(item.project, item.level, item.rid))
    return item_from_body(customers.item(session.compartment(item.project, item.level), item.rid).body).customer


def _with_day(form: LevelForm, now: int) -> LevelForm:
    """A request may have waited past the day it proposed: then the review is proposed anew."""
    today = local_date(now)
    if not review_fault(form.review, today):
        return form
    return replace(form, review=proposed_review(Level(form.level), today).isoformat())


def _require(session: Session, event: Event, found: store.Request, why: str) -> None:
    if why:
        raise _journalled(session, event, Subject(found.ref.project, found.ref.level, found.about.rid), why)


def _journalled(session: Session, event: Event, subject: Subject, code: str) -> NiemError:
    """The refusal of a rule, on record. Rules about the person are ``Refused``; what can be mended is a ``Problem``."""
    refused = session.refuse(event, subject, code)
    return refused if code in ABOUT_THE_PERSON else Problem(code)
