"""What may be done about destructions: record a request, approve or refuse it, execute it."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.clock import local_date
from app.copies.numbers import next_number
from app.customers import store as customers
from app.customers.model import Ref, from_body
from app.customers.papers import page_count
from app.destruction import store
from app.destruction.certifying import certify
from app.destruction.crew import Crew
from app.destruction.execution import execute, no_progress, no_stop
from app.destruction.law import reply_by
from app.destruction.model import (
    Certificate,
    Checkpoint,
    DestructionForm,
    Letter,
    OrderState,
    require_follows,
    require_form,
    require_reason,
    require_typed_code,
    why_not_approve,
    why_not_execute,
    why_not_second,
)
from app.errors import Corrupt, NiemError, Problem
from app.keys.encoding import b64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.session.door import Session
from app.session.signing import Countersigner, step_up
from app.session.signing import countersigner as beside
from app.session.subject import Credential, Subject
from app.vault.change import Change
from app.vault.rewrite import Progress

ABOUT_THE_PERSON = frozenset(
    {
        "destruction.manager_approves",
        "destruction.manager_executes",
        "destruction.own_request",
        "destruction.officer_countersigns",
        "destruction.two_persons",
    }
)
OPEN = (OrderState.REQUESTED, OrderState.APPROVED, OrderState.EXECUTING)


def request_destruction(session: Session, form: DestructionForm) -> Ref:
    """Record a request. Returns where the order stands.

    Raises ``Problem`` of the form's rules, "destruction.order_open_already", "customers.not_found",
    "pdf.unreadable_document" for a letter that cannot be opened.
    """
    require_form(form, local_date(session.now()))
    pages = page_count(form.letter.content, form.letter.media_type) if form.letter.content else 0
    customer = form.customer
    ref = Ref(customer.project, customer.level, session.world.new_id())
    subject = Subject(project=ref.project, level=ref.level, rid=customer.rid)
    with session.change(Event.DESTRUCTION_REQUEST, subject) as change:
        compartment = session.compartment(ref.project, ref.level)
        customers.customer(compartment, customer.rid)
        if any(order.customer == customer and order.state in OPEN for order in store.orders_in(compartment)):
            raise Problem("destruction.order_open_already")
        letter = _attached(change, ref, form.letter, pages) if pages else None
        number = next_number(session, compartment, store.ORDER_SERIES, store.ORDER)
        due = reply_by(date.fromisoformat(form.received_on)).isoformat()
        body = store.new_body(form, number, due, letter, session.uid, session.now())
        change.put(ref.rid, store.ORDER, body, base=None)
    return ref


def _attached(change: Change, ref: Ref, letter: Letter, pages: int) -> store.StoredLetter:
    att_id = change.attach(ref.rid, letter.name, letter.media_type, letter.content)
    return store.StoredLetter(att_id, letter.name, letter.media_type, pages, sha256(letter.content))


def approve_destruction(
    session: Session, ref: Ref, approve: bool, reason: str, passphrase: str, countersigner: Credential | None
) -> None:
    """Decide on an order: approving takes a manager and an officer, refusing a manager and a reason.

    Raises ``Refused`` (own request, duties, one person twice), ``Problem`` ("destruction.reason_missing",
    "destruction.second_missing", "destruction.not_in_this_state", wrong passphrases).
    """
    event = Event.DESTRUCTION_APPROVE if approve else Event.DESTRUCTION_REFUSE
    subject = _subject(ref)
    text = reason.strip() if approve else require_reason(reason)
    if approve and countersigner is None:
        raise Problem("destruction.second_missing")
    with ExitStack() as stack:
        session.confirm(passphrase)
        second = None
        if approve and countersigner is not None:
            _require_two(session, event, subject, countersigner)
            second = stack.enter_context(beside(session, countersigner, event))
        change = stack.enter_context(session.change(event, subject))
        order = store.require_order(session, ref)
        _require_may_approve(session, event, subject, order, second)
        body = store.order_body(session.compartment(ref.project, ref.level), ref.rid)
        decided = _approved(session, order, second) if second else {"refusal": text}
        state = OrderState.APPROVED if second else OrderState.REFUSED
        change.put(ref.rid, store.ORDER, {**body, **decided, "state": str(state)}, base=order.rev)


def _require_may_approve(
    session: Session, event: Event, subject: Subject, order: store.Order, second: Countersigner | None
) -> None:
    why = why_not_approve(
        order.state,
        recorder=order.recorder,
        person=session.uid,
        duties=session.duties,
        one_person=session.one_person,
    )
    if not why and second is not None:
        why = why_not_second(
            first=session.uid,
            second=second.uid,
            recorder=order.recorder,
            duties=second.duties,
            one_person=session.one_person,
        )
    if why:
        raise _journalled(session, event, subject, why)


def _approved(session: Session, order: store.Order, second: Countersigner) -> dict[str, object]:
    """Both signatures over the order as it stands."""
    at = session.now()
    message = order.message(session.vault.vault_id, at)
    rows = (
        (session.uid, Duty.MANAGER, session.identity.sign(message)),
        (second.uid, Duty.OFFICER, second.sign(message)),
    )
    approvals = [
        {"uid": uid.hex(), "duty": str(duty), "at": at, "signature": b64(signature)} for uid, duty, signature in rows
    ]
    return {"approvals": approvals}


def execute_destruction(
    session: Session,
    ref: Ref,
    typed_code: str,
    passphrase: str,
    verifier: Credential,
    progress: Progress = no_progress,
    checkpoint: Checkpoint = no_stop,
) -> Certificate:
    """Destroy a customer's file and give the signed certificate; the same call again finishes an interrupted one.

    Runs in the top-secret room; ``verifier`` is an officer at the same desk. ``progress(done, total)`` may raise
    ``Cancelled`` until the switch to the new files; nothing is destroyed then.

    Raises ``Refused`` (duties, one person twice), ``Problem`` ("destruction.code_differs", "destruction.no_signer",
    "destruction.needs_top_secret_room", "destruction.traces_found", …), and for a forged approval
    ``Corrupt("destruction.signature_unknown")``.
    """
    event, subject = Event.DESTRUCTION_EXECUTE, _subject(ref)
    _require_two(session, event, subject, verifier)
    with ExitStack() as stack:
        own = stack.enter_context(step_up(session, passphrase))
        second = stack.enter_context(beside(session, verifier, event))
        order, trace = _begin(session, ref, typed_code, second)
        if own is None or second.signer is None or second.office is None:
            raise Problem("destruction.no_signer")
        crew = Crew(session, own, second, second.signer, second.office)
        _mark_executing(session, order)
        checkpoint("begun")
        if order is not None:
            execute(crew, order, progress, checkpoint)
            trace = store.find_trace(session, ref)
        if trace is None:
            raise Problem("destruction.not_found")
        return certify(crew, ref, trace, checkpoint)


def _begin(
    session: Session, ref: Ref, typed_code: str, second: Countersigner
) -> tuple[store.Order | None, store.Trace | None]:
    """The order, or what an interrupted execution left of it, after every rule of executing."""
    event, subject = Event.DESTRUCTION_EXECUTE, _subject(ref)
    with session.act(event, subject):
        order = store.find_order(session, ref)
        trace = None if order else store.find_trace(session, ref)
        known = order or trace
        if known is None:
            raise Problem("destruction.not_found")
        why = why_not_execute(
            known.state, duties=session.duties, room=session.room, levels=session.levels(ref.project)
        ) or why_not_second(
            first=session.uid,
            second=second.uid,
            recorder=None,
            duties=second.duties,
            one_person=session.one_person,
        )
        if why:
            raise _journalled(session, event, subject, why)
        if order is not None:
            require_typed_code(typed_code, _code_of(session, order))
            _require_approvals(session, order)
    return order, trace


def _code_of(session: Session, order: store.Order) -> str:
    compartment = session.compartment(order.customer.project, order.customer.level)
    return from_body(customers.customer(compartment, order.customer.rid).body).code or order.number


def _require_approvals(session: Session, order: store.Order) -> None:
    """Two signatures that fit the order as it stands, by two persons (by one in one-person mode).

    The directory says what duties they have, whatever the order claims, and neither of them recorded it.
    """
    vault, roster = session.vault, session.vault.roster
    for row in order.approvals:
        public = roster.public_key_of(row.uid)
        signed = public is not None and verify(public, order.message(vault.vault_id, row.at), row.signature)
        own = row.uid == order.recorder and not session.one_person
        if not signed or own or row.duty not in roster.duties_of(row.uid):
            raise Corrupt("destruction.signature_unknown")
    duties = {row.duty for row in order.approvals}
    persons = {row.uid for row in order.approvals}
    if duties != {Duty.MANAGER, Duty.OFFICER} or (len(persons) < 2 and not session.one_person):
        raise Corrupt("destruction.signature_unknown")


def _mark_executing(session: Session, order: store.Order | None) -> None:
    if order is None or order.state is OrderState.EXECUTING:
        return
    require_follows(order.state, OrderState.EXECUTING)
    with session.change(Event.DESTRUCTION_EXECUTE, _subject(order.ref)) as change:
        body = store.order_body(session.compartment(order.ref.project, order.ref.level), order.ref.rid)
        change.put(order.ref.rid, store.ORDER, {**body, "state": str(OrderState.EXECUTING)}, base=order.rev)


def _require_two(session: Session, event: Event, subject: Subject, second: Credential) -> None:
    if second.uid == session.uid and not session.one_person:
        raise _journalled(session, event, subject, "destruction.two_persons")


def _subject(ref: Ref) -> Subject:
    return Subject(project=ref.project, level=ref.level, rid=ref.rid)


def _journalled(session: Session, event: Event, subject: Subject, code: str) -> NiemError:
    """The refusal of a rule, on record. Rules about the person are ``Refused``; what can be mended is a ``Problem``."""
    refused = session.refuse(event, subject, code)
    return refused if code in ABOUT_THE_PERSON else Problem(code)
