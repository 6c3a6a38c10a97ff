"""What an order that was withdrawn on the way left, frozen customer and traces, where its withdrawer opens no level.

An execution freezes every level; any manager withdraws it, in whatever room. Whoever unlocks the top-secret room next
puts the rest right. Whatever goes wrong here keeps nobody out: it waits for the next unlocking.
"""

from __future__ import annotations

from contextlib import suppress

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.destruction import store
from app.destruction.beginning import forget_traces
from app.destruction.freezing import thaw
from app.destruction.model import OrderState
from app.errors import NiemError
from app.ids import Id
from app.session.door import Session
from app.vault import freezing


def settle_withdrawn(session: Session) -> int:
    """Thaw, and forget, what withdrawn orders left; returns how many orders that were."""
    if not may(Event.DESTRUCTION_WITHDRAW, session.duties) or session.standing().missing:
        return 0
    settled = 0
    for row in session.projects():
        if Level.TOP_SECRET in row.levels:
            with suppress(NiemError):
                settled += _settle(session, row.project)
    return settled


def _settle(session: Session, project: Id) -> int:
    compartments = [session.compartment(project, level) for level in session.levels(project)]
    marks = frozenset[str]().union(*(freezing.marks(compartment.connection) for compartment in compartments))
    told = {trace.order_number for compartment in compartments for trace in store.traces_in(compartment)}
    left = [
        order
        for compartment in compartments
        for order in store.orders_in(compartment)
        if order.state is OrderState.WITHDRAWN and order.number in marks | told
    ]
    for order in left:
        thaw(session, project, order.number)
        forget_traces(session, order)
    return len(left)
