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
    # Every execution freezes the highest level, and its note is the last that goes: without it nothing else is opened.
    marks = freezing.marks(session.compartment(project, Level.TOP_SECRET).connection)
    if not marks:
        return 0
    left = [
        order
        for level in session.levels(project)
        for order in store.orders_in(session.compartment(project, level))
        if order.state is OrderState.WITHDRAWN and order.number in marks
    ]
    for order in left:
        forget_traces(session, order)
        thaw(session, project, order.number)
    return len(left)
