"""Consents in and out of compartments.

A consent stands in the compartment of the highest level that it names: links point from a higher level to a lower one,
never the other way. Level 3 holds none that could be used.
"""

from __future__ import annotations

from datetime import date

from app.access.level import Level
from app.clock import local_date
from app.consents.body import Consent, read
from app.consents.model import Standing as Standing  # noqa: PLC0414 (what `standing` answers)
from app.consents.model import Wanted, covers, first, standing_on
from app.consents.projection import CONSENT
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

SERIES = "DY"
"""Đồng ý."""
_OF_CUSTOMER = "SELECT rid FROM consent WHERE customer = ? ORDER BY rid DESC"


def record_at(compartment: Compartment, rid: Id) -> Record:
    """The current record of a consent. Raises ``Problem("consents.not_found")``."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != CONSENT:
        raise Problem("consents.not_found")
    return record


def consent_at(session: Session, ref: Ref) -> Consent:
    """One consent. Raises ``Problem("consents.not_found")``, ``Problem("consents.top_secret_never")``."""
    if ref.level == Level.TOP_SECRET:
        raise Problem("consents.top_secret_never")
    record = record_at(session.compartment(ref.project, ref.level), ref.rid)
    return read(ref, record.rev, record.body)


def consents_of(session: Session, customer: Ref) -> list[Consent]:
    """The consents of a customer at the levels that are open, the latest first; others do not exist for the person."""
    found: list[Consent] = []
    for level in session.levels(customer.project):
        if level == Level.TOP_SECRET:
            continue
        compartment = session.compartment(customer.project, level)
        for (rid,) in compartment.rows(_OF_CUSTOMER, (customer.rid,)):
            record = record_at(compartment, Id(rid))
            found.append(read(Ref(customer.project, level, record.rid), record.rev, record.body))
    return sorted(found, key=lambda consent: consent.events[0].at, reverse=True)


def today(session: Session) -> date:
    """The day by which terms are judged: never an earlier one than this device has shown."""
    return local_date(session.latest())


def standing(session: Session, consent: Consent) -> Standing:
    """How a consent stands today."""
    return standing_on(consent.scope, today(session), withdrawn=consent.withdrawn)


def why_not_covered(session: Session, consent: Consent, customer: Ref, wanted: Wanted) -> str:
    """The code of the first thing that the consent does not cover today, or ``""``."""
    if consent.customer.rid != customer.rid or consent.customer.project != customer.project:
        return "consents.of_another"
    return first(covers(consent.scope, wanted, today(session), withdrawn=consent.withdrawn))
