"""How the rules of releases refuse: the subject an act is about, and a refusal that stands in the journal."""

from __future__ import annotations

from app.access.event import Event
from app.customers.model import Ref
from app.errors import NiemError, Problem
from app.session.door import Session
from app.session.subject import Subject

ABOUT_THE_PERSON = frozenset(
    {
        "release.own_request",
        "release.in_the_asker_s_stead",
        "release.edited_it",
        "release.signed_already",
        "release.put_before_another",
        "release.manager_decides",
        "release.officer_countersigns",
        "release.at_the_first_desk",
        "release.two_persons",
        "release.not_yours",
    }
)


def subject_of(ref: Ref) -> Subject:
    """What an act on the request at ``ref`` is about."""
    return Subject(project=ref.project, level=ref.level, rid=ref.rid)


def journalled(session: Session, event: Event, subject: Subject, code: str) -> NiemError:
    """The refusal of a rule, on record. Rules about the person are ``Refused``; what can be mended is a ``Problem``."""
    refused = session.refuse(event, subject, code)
    return refused if code in ABOUT_THE_PERSON else Problem(code)
