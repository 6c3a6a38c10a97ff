"""How an order comes into the store: from a form, or from the list of those whose time is over."""

from __future__ import annotations

from datetime import date

from app.clock import local_date
from app.copies.numbers import next_number
from app.customers import store as customers
from app.customers.holding.protecting import protected_in
from app.customers.model import Ref
from app.customers.retention import store as retention
from app.customers.retention.model import years_before
from app.destruction import second, store
from app.destruction.law import reply_by
from app.destruction.model import OPEN, DestructionForm, Ground, Letter
from app.errors import Problem
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.change import Change

NO_LETTER = Letter("", "", b"")


def record(session: Session, change: Change, ref: Ref, form: DestructionForm, pages: int, years: int = 0) -> None:
    """Write the new order at ``ref``, inside the caller's change. ``pages`` of the letter; ``years`` of the rule.

    Raises ``Problem("destruction.order_open_already")``, ``Problem("customers.not_found")``.
    """
    customer = form.customer
    compartment = session.compartment(ref.project, ref.level)
    customers.customer(compartment, customer.rid)
    orders = second.answered(session, store.orders_in(compartment))
    if any(order.customer.rid == customer.rid and order.state in OPEN for order in orders):
        raise Problem("destruction.order_open_already")
    letter = _attached(change, ref, form.letter, pages) if pages else None
    number = next_number(session, compartment, store.ORDER_SERIES, store.ORDER)
    asked = form.ground is Ground.CUSTOMER_REQUEST
    due = reply_by(date.fromisoformat(form.received_on)).isoformat() if asked else ""
    body = store.new_body(form, number, due, letter, session.uid, session.now(), years)
    change.put(ref.rid, store.ORDER, body, base=None)


def _attached(change: Change, ref: Ref, letter: Letter, pages: int) -> store.StoredLetter:
    att_id = change.attach(ref.rid, letter.name, letter.media_type, letter.content)
    return store.StoredLetter(att_id, letter.name, letter.media_type, pages, sha256(letter.content))


def form_of_rule(session: Session, customer: Ref) -> tuple[DestructionForm, int]:
    """The form of an order by the project's rule of keeping, and its years.

    Raises ``Problem("destruction.not_due")`` for who is not past it, as far as the open levels tell.
    """
    years, today = retention.terms_of(session, customer.project).years, local_date(session.now())
    kept = protected_in(session.compartment(customer.project, customer.level))
    if not years or customer.rid in kept or last_dealing(session, customer) >= years_before(today, years):
        raise Problem("destruction.not_due")
    by = f"Quy tắc lưu trữ của dự án: {years} năm sau giao dịch cuối"
    return DestructionForm(customer, Ground.RETENTION, by, today.isoformat(), NO_LETTER, risk_accepted=True), years


def last_dealing(session: Session, customer: Ref) -> date:
    """The last day on which anything about the customer was written or is set to happen, at the open levels."""
    levels = session.levels(customer.project)
    compartments = [session.compartment(customer.project, level) for level in levels]
    record_of = customers.customer(session.compartment(customer.project, customer.level), customer.rid)
    return retention.last_dealing(compartments, customer.rid, record_of.at)


def require_still_due(session: Session, order: store.Order) -> None:
    """Raise ``Problem("destruction.dealt_since", day=…)`` where somebody dealt with a customer whose time was over."""
    if order.ground is not Ground.RETENTION:
        return
    last = last_dealing(session, order.customer)
    if last >= years_before(local_date(session.now()), order.years):
        raise Problem("destruction.dealt_since", day=last.strftime("%d/%m/%Y"))
