"""An approved destruction order's signatures name the customer's level: until it is executed or refused, that stays."""

from __future__ import annotations

from app.customers.model import Ref
from app.destruction import store
from app.destruction.model import OrderState
from app.errors import Problem
from app.session.door import Session

SIGNED = frozenset({OrderState.APPROVED, OrderState.EXECUTING})


def forbid_move(session: Session, customer: Ref) -> None:
    """Raise Problem("classification.destruction_open") while an approved order about the customer stands."""
    orders = store.orders_in(session.compartment(customer.project, customer.level))
    if any(order.customer == customer and order.state in SIGNED for order in orders):
        raise Problem("classification.destruction_open")
