"""What may be done about destructions: record a request, decide on it, answer it, withdraw it, execute it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from app.access.duty import Duty
from app.access.event import Event
from app.clock import local_date
from app.customers.model import Ref
from app.customers.papers import page_count
from app.customers.retention.store import terms_of
from app.destruction import second as second_signature
from app.destruction import store
from app.destruction.approval_body import Approval
from app.destruction.approvals import HOUR
from app.destruction.beginning import begin, forget_traces, mark_executing
from app.destruction.certifying import certify
from app.destruction.crew import Crew
from app.destruction.execution import execute, no_progress, no_stop
from app.destruction.freezing import thaw
from app.destruction.model import (
    Certificate,
    Checkpoint,
    DestructionForm,
    OrderState,
    require_day,
    require_form,
    require_how,
    require_reason,
    why_not_approve,
    why_not_reply,
    why_not_second,
    why_not_withdraw,
)
from app.destruction.recording import form_of_rule, record
from app.destruction.refusing import refusal, subject_of
from app.errors import Problem
from app.session.door import Session
from app.session.signing import Countersigner, step_up
from app.session.signing import countersigner as beside
from app.session.subject import Credential, Subject
from app.vault.change import Change
from app.vault.rewrite import Progress


def request_destruction(session: Session, form: DestructionForm) -> Ref:
    """Record a request. Returns where the order stands.

    Raises ``Problem`` of the form's rules, "destruction.order_open_already", "customers.not_found",
    "pdf.unreadable_document" for a letter that cannot be opened.
    """
    require_form(form, local_date(session.now()))
    pages = page_count(form.letter.content, form.letter.media_type) if form.letter.content else 0
    customer = form.customer
    ref = Ref(customer.project, customer.level, session.world.new_id())
    with session.change(Event.DESTRUCTION_REQUEST, Subject(ref.project, ref.level, customer.rid)) as change:
        record(session, change, ref, form, pages)
    return ref


def request_by_rule(session: Session, customer: Ref) -> Ref:
    """Make an order out of a line of those whose time is over. Returns where the order stands.

    Raises ``Problem("destruction.not_due")``, and as `request_destruction`.
    """
    ref = Ref(customer.project, customer.level, session.world.new_id())
    subject = Subject(ref.project, ref.level, customer.rid, note="retention")
    with session.change(Event.DESTRUCTION_REQUEST, subject) as change:
        form, years = form_of_rule(session, customer)
        record(session, change, ref, form, 0, years)
    return ref


def approve_destruction(
    session: Session, ref: Ref, approve: bool, reason: str, passphrase: str, countersigner: Credential | None
) -> None:
    """Decide on an order: approving takes a manager and an officer, refusing a manager and a reason.

    Without ``countersigner`` the officers are told by letter, and the order waits until one of them has signed in an
    own account. Raises ``Refused`` (own request, duties, one person twice, another manager's half that waits),
    ``Problem`` ("destruction.reason_missing", "destruction.second_missing" where no officer could sign,
    "destruction.not_in_this_state", wrong passphrases).
    """
    event = Event.DESTRUCTION_APPROVE if approve else Event.DESTRUCTION_REFUSE
    subject = subject_of(ref)
    text = reason.strip() if approve else require_reason(reason)
    with ExitStack() as stack:
        session.confirm(passphrase)
        second = None
        if approve and countersigner is not None:
            _require_two(session, event, subject, countersigner)
            second = stack.enter_context(beside(session, countersigner, event))
        change = stack.enter_context(session.change(event, subject))
        order = second_signature.require_order(session, ref)
        _require_may_decide(session, event, subject, order, second)
        if not approve:
            decided = replace(order, state=OrderState.REFUSED, approvals=(), refusal=text)
        elif second is not None:
            decided = _approved(session, order, second)
        else:
            decided = second_signature.sign_first(session, order, _cooling_hours(session, order))
        _write(session, change, order, decided)
    second_signature.end(session, order)
    if decided.state is OrderState.HALF_APPROVED:
        second_signature.tell(session, decided)


def ask_officers(session: Session, ref: Ref) -> None:
    """Tell the officers again of an order that this manager has signed first: who came since, or whose time ran out.

    Raises ``Refused("destruction.another_signed_first")``, ``Problem("destruction.not_in_this_state")``.
    """
    event, subject = Event.DESTRUCTION_TO_OFFICERS, subject_of(ref)
    with session.act(event, subject):
        order = second_signature.require_order(session, ref)
        if why := second_signature.why_not_send(session, order):
            raise refusal(session, event, subject, why)
        with session.vault.directory.change(session.now()) as change:
            second_signature.send(session, change, order)


def take_in_answer(session: Session, ref: Ref) -> None:
    """Write into the record what an officer answered by letter, so that it is seen and kept by everybody who reads it.

    Raises ``Problem("destruction.not_in_this_state")`` where there is no answer that counts.
    """
    with session.change(Event.DESTRUCTION_ANSWERED, subject_of(ref)) as change:
        stored = store.require_order(session, ref)
        (order,) = second_signature.answered(session, [stored])
        if order is stored:
            raise Problem("destruction.not_in_this_state")
        _write(session, change, stored, order)


def _write(session: Session, change: Change, before: store.Order, after: store.Order) -> None:
    """What was decided, over the body of the order as it was read."""
    body = store.order_body(session.compartment(after.ref.project, after.ref.level), after.ref.rid)
    change.put(after.ref.rid, store.ORDER, {**body, **store.decided_body(after)}, base=before.rev)


def _cooling_hours(session: Session, order: store.Order) -> int:
    return terms_of(session, order.ref.project).cooling_hours


def _require_may_decide(
    session: Session, event: Event, subject: Subject, order: store.Order, second: Countersigner | None
) -> None:
    why = why_not_approve(
        order.state,
        recorder=store.recorder_for(session, order, session.uid),
        person=session.uid,
        duties=session.duties,
        one_person=session.one_person,
        signed_by=second_signature.signed_by(session, order) if event is Event.DESTRUCTION_APPROVE else None,
    )
    if not why and second is not None:
        why = why_not_second(
            first=session.uid,
            second=second.uid,
            recorder=store.recorder_for(session, order, second.uid),
            duties=second.duties,
            one_person=session.one_person,
        )
    if why:
        raise refusal(session, event, subject, why)


def _approved(session: Session, order: store.Order, second: Countersigner) -> store.Order:
    """Both signatures over the order as it stands, and over the time before which nothing happens.

    That counts from the latest time this device has shown: a clock that was set back shortens no wait.
    """
    at = session.now()
    not_before = session.latest() + _cooling_hours(session, order) * HOUR
    message = order.message(session.vault.vault_id, at, not_before)
    both = (
        Approval(session.uid, Duty.MANAGER, at, session.identity.sign(message)),
        Approval(second.uid, Duty.OFFICER, at, second.sign(message)),
    )
    return replace(order, state=OrderState.APPROVED, approvals=both, not_before=not_before)


def answer_request(session: Session, ref: Ref, on: str, how: str) -> None:
    """Note that the requester was answered, on which ISO day and how.

    Raises ``Problem`` ("destruction.how_missing", "destruction.answered_already", "destruction.answered_before", of the
    day).
    """
    require_day(on, local_date(session.now()))
    text = require_how(how)
    event, subject = Event.DESTRUCTION_REPLY, subject_of(ref)
    with session.change(event, subject) as change:
        order = second_signature.require_order(session, ref)
        if why := why_not_reply(order.state, ground=order.ground, replied=order.reply is not None):
            raise Problem(why)
        if date.fromisoformat(on) < date.fromisoformat(order.received_on):
            raise Problem("destruction.answered_before")
        body = store.order_body(session.compartment(ref.project, ref.level), ref.rid)
        reply = {"on": on, "how": text, "by": session.uid.hex()}
        change.put(ref.rid, store.ORDER, {**body, **store.decided_body(order), "reply": reply}, base=order.rev)


def withdraw_destruction(session: Session, ref: Ref, reason: str) -> None:
    """Give an order up, with the reason: nothing was destroyed, and the customer can be worked on as before.

    Raises ``Refused("destruction.manager_withdraws")``, ``Problem`` ("destruction.reason_missing",
    "destruction.not_in_this_state").
    """
    text = require_reason(reason)
    event, subject = Event.DESTRUCTION_WITHDRAW, subject_of(ref)
    with session.change(event, subject) as change:
        order = second_signature.require_order(session, ref)
        recorder = store.recorder_for(session, order, session.uid)
        why = why_not_withdraw(order.state, recorder=recorder, person=session.uid, duties=session.duties)
        if why:
            raise refusal(session, event, subject, why)
        # An execution under way notices this, and stops, as long as nothing was switched.
        change.thaw(order.number)
        _write(session, change, order, replace(order, state=OrderState.WITHDRAWN, refusal=text))
    second_signature.end(session, order)
    forget_traces(session, order)
    thaw(session, ref.project, order.number)  # last: by its notes it is seen that something is left (`settling`)


def execute_destruction(
    session: Session,
    ref: Ref,
    typed_code: str,
    typed_count: int,
    passphrase: str,
    verifier: Credential,
    progress: Progress = no_progress,
    checkpoint: Checkpoint = no_stop,
) -> Certificate:
    """Destroy a customer's file and give the signed certificate; the same call again finishes an interrupted one.

    Runs in the top-secret room; ``verifier`` is an officer at the same desk. ``typed_count`` is how many records go, as
    the order's view tells there. ``progress(done, total)`` may raise ``Cancelled`` until the switch to the new files;
    nothing is destroyed then.

    Raises ``Refused`` (duties, one person twice), ``Problem`` ("destruction.code_differs", "destruction.count_differs",
    "destruction.cooling_off", "holding.held", "destruction.no_signer", "destruction.needs_top_secret_room",
    "destruction.traces_found", …), and for a forged approval ``Corrupt("destruction.signature_unknown")``.
    """
    event, subject = Event.DESTRUCTION_EXECUTE, subject_of(ref)
    _require_two(session, event, subject, verifier)
    with ExitStack() as stack:
        own = stack.enter_context(step_up(session, passphrase))
        second = stack.enter_context(beside(session, verifier, event))
        order, trace = begin(session, ref, typed_code, typed_count, second)
        if own is None or second.signer is None or second.office is None:
            raise Problem("destruction.no_signer")
        crew = Crew(session, own, second, second.signer, second.office)
        if order is not None:
            mark_executing(session, order)
        checkpoint("begun")
        if order is not None:
            execute(crew, order, typed_count, progress, checkpoint)
            trace = store.find_trace(session, ref)
        if trace is None:
            raise Problem("destruction.not_found")
        thaw(session, ref.project, trace.order_number)
        return certify(crew, ref, trace, checkpoint)


def _require_two(session: Session, event: Event, subject: Subject, second: Credential) -> None:
    if second.uid == session.uid and not session.one_person:
        raise refusal(session, event, subject, "destruction.two_persons")
