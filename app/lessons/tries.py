"""The tries that are under way: kept in the vault process alone, for as long as its session lasts.

A try is taken out when it is judged, so that no set of answers is judged twice: whoever wants to know which answer was
wrong gets a new draw.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from app.errors import Problem
from app.lessons.drawing import Drawn, draw
from app.lessons.markdown import Lesson
from app.session.door import Session


@dataclass(slots=True)
class _Desk:
    """What one session has begun."""

    begun: int = 0
    open: dict[str, Drawn] = field(default_factory=dict)


_desks: WeakKeyDictionary[Session, _Desk] = WeakKeyDictionary()


def begin(session: Session, lesson: Lesson) -> Drawn:
    """Draw a new try of ``lesson``; an earlier one that was not handed in is over."""
    desk = _desks.setdefault(session, _Desk())
    desk.begun += 1
    drawn = draw(lesson, desk.begun, secrets.SystemRandom())
    desk.open[lesson.lesson] = drawn
    return drawn


def running(session: Session, lesson: str, number: int) -> Drawn:
    """The try that was begun. Raises ``Problem("lessons.no_try")`` for one that is over or never was."""
    desk = _desks.get(session)
    drawn = desk.open.get(lesson) if desk else None
    if drawn is None or drawn.number != number:
        raise Problem("lessons.no_try")
    return drawn


def end(session: Session, lesson: str) -> None:
    """The try is judged: it cannot be handed in again."""
    if session in _desks:
        _desks[session].open.pop(lesson, None)
