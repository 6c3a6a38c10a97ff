"""What goes into one person's agreement: the filled-in text and the parties."""

from __future__ import annotations

from datetime import date

from app.access.duty import Duty
from app.agreements import wording
from app.agreements.document import Paper
from app.agreements.model import Wording
from app.agreements.wording import BINDING, Blanks
from app.ids import Id
from app.session.door import Session
from app.vault.roster import Person


def text_for(session: Session, person: Person, language: str, start: date, until: date) -> Wording:
    """The newest text, filled in for ``person``."""
    roster = session.vault.roster
    blanks = Blanks(roster.company, person.name, person.title, _shown(start), _shown(until))
    return wording.wording(wording.newest(), language, duties_of(person), blanks)


def paper_for(
    session: Session,
    person: Person,
    *,
    start: date,
    until: date,
    number: str = "",
    representative: Id | None = None,
    at: int | None = None,
) -> Paper:
    """The paper for ``person``; ``representative`` signs for the company, left open on paper to be signed by hand."""
    roster = session.vault.roster
    signing = roster.people[representative] if representative else None
    return Paper(
        number=number,
        company=roster.company,
        place=roster.place,
        at=session.now() if at is None else at,
        person=person.name,
        title=person.title,
        duties=", ".join(duty.label() for duty in sorted(duties_of(person))),
        representative=signing.name if signing else "",
        representative_title=signing.title if signing else "",
        start=start,
        until=until,
        wording=text_for(session, person, BINDING, start, until),
        one_person=session.one_person,
    )


def duties_of(person: Person) -> frozenset[Duty]:
    """The person's duties."""
    return frozenset(Duty(duty) for duty in person.duties)


def _shown(day: date) -> str:
    return day.strftime("%d/%m/%Y")
