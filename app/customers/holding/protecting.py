"""Whose records nobody may remove now: customers under a legal hold, and those whose destruction is asked for.

An open request protects its records as well: what somebody asked to have destroyed is destroyed as a whole, by two
signatures and with a certificate, and not taken away piece by piece before. Both kinds of record stand in the
customer's own compartment, which everybody opens who can touch anything of the customer's.
"""

from __future__ import annotations

from app.customers.body import ref_from_body
from app.customers.form import Ref
from app.errors import Corrupt, Problem
from app.ids import Id
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

HOLD = "hold"
ORDER = "destruction"
OPEN_ORDERS = frozenset({"requested", "half_approved", "approved", "executing"})
"""The states of a destruction order in which something is still to come."""

HELD = "holding.held"
ASKED_FOR = "holding.destruction_open"


def held_in(compartment: Compartment) -> frozenset[Id]:
    """The customers of this compartment that stand under a hold."""
    return frozenset(_customer(record).rid for record in compartment.of_kind(HOLD) if not record.body["lifted"])


def protected_in(compartment: Compartment) -> frozenset[Id]:
    """The customers of this compartment whose records nobody may remove."""
    orders = (record for record in compartment.of_kind(ORDER) if record.body["state"] in OPEN_ORDERS)
    return held_in(compartment) | {_customer(record).rid for record in orders}


def require_not_held(session: Session, customer: Ref) -> None:
    """Raise Problem("holding.held") where the customer stands under a hold, at whichever open level that is told."""
    levels = session.levels(customer.project)
    if any(customer.rid in held_in(session.compartment(customer.project, level)) for level in levels):
        raise Problem(HELD)


def require_unprotected(session: Session, customer: Ref) -> None:
    """Raise Problem("holding.held") or Problem("holding.destruction_open") where the customer's records have to stay.

    Whatever level ``customer`` tells: a reference from above may know of a move only later. Where the customer's level
    is not open, nothing of the customer is open either, and the key says so elsewhere.
    """
    require_not_held(session, customer)
    compartments = [session.compartment(customer.project, level) for level in session.levels(customer.project)]
    if any(customer.rid in protected_in(compartment) for compartment in compartments):
        raise Problem(ASKED_FOR)


def _customer(record: Record) -> Ref:
    try:
        return ref_from_body(record.body["customer"])
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None
