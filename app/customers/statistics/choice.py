"""The levels over which figures are asked for, once the look at each of them is allowed."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.customers.statistics.store import Place
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject


def allowed(session: Session, project: Id, levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """``levels`` in their order. Raises Refused for one without its key, Problem("statistics.no_level") for none."""
    chosen = tuple(sorted(set(levels)))
    if not chosen:
        raise Problem("statistics.no_level")
    for level in chosen:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    return chosen


def subject(project: Id, levels: tuple[Level, ...], rid: Id | None = None) -> Subject:
    """What the journal says of these levels: the highest, and all of them in the note."""
    return Subject(project, levels[-1], rid, note="levels:" + ",".join(str(int(level)) for level in levels))


def places(session: Session, project: Id, levels: tuple[Level, ...]) -> list[Place]:
    """Their compartments."""
    return [(level, session.compartment(project, level)) for level in levels]
