"""A destruction order's signatures, the first one as well, name the customer's level: while they stand, that stays."""

from __future__ import annotations

from app.customers.model import Ref
from app.destruction import store
from app.destruction.model import OrderState
from app.errors import Problem
from app.session.door import Session

SIGNED = frozenset({OrderState.HALF_APPROVED, OrderState.APPROVED, OrderState.EXECUTING})


def forbid_move(session: Session, customer: Ref) -> None:
    """Raise Problem("classification.destruction_open") while a signed order about the customer stands.

    What an officer answered by letter counts here once it stands in the record: a move would leave it without effect.
    """
    orders = store.orders_in(session.compartment(customer.project, customer.level))
    if any(order.customer == customer and order.state in SIGNED for order in orders):
        raise Problem("classification.destruction_open")
