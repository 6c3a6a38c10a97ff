"""How a rule of destructions says no: on record, and as the error that fits."""

from __future__ import annotations

from app.access.event import Event
from app.customers.model import Ref
from app.errors import NiemError, Problem
from app.session.door import Session
from app.session.subject import Subject

ABOUT_THE_PERSON = frozenset(
    {
        "destruction.manager_approves",
        "destruction.manager_executes",
        "destruction.manager_withdraws",
        "destruction.own_request",
        "destruction.officer_countersigns",
        "destruction.two_persons",
        "destruction.another_signed_first",
    }
)


def subject_of(ref: Ref) -> Subject:
    """The order as the subject of an act."""
    return Subject(project=ref.project, level=ref.level, rid=ref.rid)


def refusal(session: Session, event: Event, subject: Subject, code: str, **details: str) -> NiemError:
    """The refusal of a rule, on record. Rules about the person are ``Refused``; what can be mended is a ``Problem``."""
    refused = session.refuse(event, subject, code)
    return refused if code in ABOUT_THE_PERSON else Problem(code, **details)
