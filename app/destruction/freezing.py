"""Nothing about the customer is written any more from before the plan until the switch.

Frozen is the customer in every compartment in which something about them can stand: at their own level and above, and
below where their past still lies. The notes carry the order's number, so that an execution that was cut off after the
switch, when nobody knows the customer any more, takes its own away again.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.customers.model import Ref
from app.destruction import store
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.vault import freezing
from app.vault.compartment import Compartment


def freeze(compartments: Iterable[Compartment], order: store.Order) -> None:
    """Freeze the order's customer in these compartments."""
    for compartment in compartments:
        with compartment.transaction():
            freezing.freeze(compartment.connection, order.customer.rid, order.number)


def thaw(session: Session, project: Id, number: str) -> None:
    """Take away what an execution of that order froze, at every level that is open."""
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        if freezing.frozen(compartment.connection):
            with compartment.transaction():
                freezing.thaw(compartment.connection, number)


def above(compartments: Iterable[Compartment], customer: Ref) -> list[Compartment]:
    """Those in which something new about the customer could be written."""
    return [compartment for compartment in compartments if compartment.place.level >= customer.level]


def require_frozen(compartments: Iterable[Compartment], order: store.Order) -> None:
    """Raise Problem("destruction.not_in_this_state") where somebody has thawed the customer: the order is withdrawn."""
    if not all(order.customer.rid in freezing.frozen(compartment.connection) for compartment in compartments):
        raise Problem("destruction.not_in_this_state")
