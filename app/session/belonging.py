"""Whose file an act was about: the customer that the record belongs to, for the journal.

Officers hold no key of any compartment, so they could never find out that a document was this customer's. Whoever acts
has just opened the record, and the entry names its customer beside it: a random id, like all in the journal.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from app.access.event import Event
from app.errors import NiemError
from app.ids import Id, from_hex
from app.session.subject import Subject

if TYPE_CHECKING:
    from app.session.door import Session

_OF_CUSTOMER = ("item:", "entry:", "document:", "consent:", "release:", "copy:", "destruction:", "hold:")
"""Acts whose record belongs to a customer. Those on the customer itself name it as the record."""

_OWNER = (
    "SELECT coalesce(json_extract(body, '$.customer.rid'), json_extract(body, '$.customer')) FROM record "
    "WHERE rid = ?1 AND body IS NOT NULL UNION ALL "
    "SELECT coalesce(json_extract(body, '$.customer.rid'), json_extract(body, '$.customer')) FROM revision "
    "WHERE rid = ?1 AND body IS NOT NULL LIMIT 1"
)


def customer_of(session: Session, event: Event, subject: Subject, outcome: str) -> Id | None:
    """The customer that the record of ``subject`` belongs to; None where there is none, or nothing was opened."""
    if outcome != "ok" or not event.value.startswith(_OF_CUSTOMER):
        return None
    if subject.project is None or subject.level is None or subject.rid is None:
        return None
    with suppress(NiemError, ValueError):  # a damaged compartment is told by whoever reads on
        for (text,) in session.compartment(subject.project, subject.level).rows(_OWNER, (subject.rid,)):
            owner = from_hex(text) if isinstance(text, str) else None
            return owner if owner != subject.rid else None
    return None
