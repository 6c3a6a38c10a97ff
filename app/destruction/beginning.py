"""Every rule of executing, asked before anything is touched."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.clock import shown_time
from app.customers import store as customers
from app.customers.holding import store as holding
from app.customers.model import Ref, from_body
from app.destruction import second as second_signature
from app.destruction import store
from app.destruction.approvals import approver_left, require_approvals
from app.destruction.model import OrderState, require_follows, require_typed_code, why_not_execute, why_not_second
from app.destruction.planning import require_count
from app.destruction.recording import require_still_due
from app.destruction.refusing import refusal, subject_of
from app.destruction.scope import parts_of
from app.errors import Corrupt, Problem
from app.session.door import Session
from app.session.signing import Countersigner


def begin(
    session: Session, ref: Ref, typed_code: str, typed_count: int, second: Countersigner
) -> tuple[store.Order | None, store.Trace | None]:
    """The order, or what an interrupted execution left of it, after every rule of executing."""
    event, subject = Event.DESTRUCTION_EXECUTE, subject_of(ref)
    with session.act(event, subject):
        order = second_signature.find_order(session, ref)
        trace = None if order else store.find_trace(session, ref)
        known = order or trace
        if known is None:
            raise Problem("destruction.not_found")
        why = _why_not(session, known.state, order, ref) or why_not_second(
            first=session.uid, second=second.uid, recorder=None, duties=second.duties, one_person=session.one_person
        )
        if why:
            until = shown_time(order.not_before) if order else ""
            raise refusal(session, event, subject, why, from_time=until)
        if order is not None:
            require_typed_code(typed_code, code_of(session, order))
            require_approvals(session, order)
            require_still_due(session, order)
            levels = session.levels(ref.project)
            parts, _ = parts_of([session.compartment(ref.project, level) for level in levels], order.customer)
            require_count(parts, typed_count)
    return order, trace


def _why_not(session: Session, state: OrderState, order: store.Order | None, ref: Ref) -> str:
    return why_not_execute(
        state,
        duties=session.duties,
        room=session.room,
        levels=session.levels(ref.project),
        held=order is not None and bool(holds_on(session, order.customer)),
        waits=order is not None and waits(session, order),
        left=order is not None and approver_left(session, order),
    )


def waits(session: Session, order: store.Order) -> bool:
    """Whether the time that its signers were told is still to come. Only an approved one waits."""
    return order.state in (OrderState.APPROVED, OrderState.EXECUTING) and session.now() < order.not_before


def holds_on(session: Session, customer: Ref) -> tuple[str, ...]:
    """The reasons of the holds under which a customer stands. Raises ``Corrupt("holding.damaged")``."""
    compartment = session.compartment(customer.project, customer.level)
    found = [record for record in holding.holds_in(compartment) if holding.customer_of(record).rid == customer.rid]
    if not all(holding.genuine(session, record) for record in found):
        raise Corrupt("holding.damaged")
    rows = (holding.row_of(session, compartment, record) for record in found)
    return tuple(row.reason for row in rows if row.stands)


def code_of(session: Session, order: store.Order) -> str:
    """What is typed by hand: the customer's code, or the order's number where there is none."""
    compartment = session.compartment(order.customer.project, order.customer.level)
    return from_body(customers.customer(compartment, order.customer.rid).body).code or order.number


def mark_executing(session: Session, order: store.Order) -> None:
    """The order says from here on that it is being executed."""
    if order.state is OrderState.EXECUTING:
        return
    require_follows(order.state, OrderState.EXECUTING)
    with session.change(Event.DESTRUCTION_EXECUTE, subject_of(order.ref)) as change:
        body = store.order_body(session.compartment(order.ref.project, order.ref.level), order.ref.rid)
        decided = {**store.decided_body(order), "state": str(OrderState.EXECUTING)}
        change.put(order.ref.rid, store.ORDER, {**body, **decided}, base=order.rev)


def forget_traces(session: Session, order: store.Order) -> None:
    """Take away what an execution that is given up left in the compartments: nothing of the customer went."""
    for level in session.levels(order.ref.project):
        compartment = session.compartment(order.ref.project, Level(level))
        trace = compartment.get(store.trace_id(order.ref.rid, compartment.cid))
        if trace is not None and trace.op == "U":
            place = Ref(order.ref.project, Level(level), trace.rid)
            with session.change(Event.DESTRUCTION_WITHDRAW, subject_of(place)) as change:
                change.remove(trace.rid, trace.rev)
