"""A project's terms in and out of its level-1 compartment, and who is due: plain SQL over the lists.

Whoever may open the project at all has that compartment. The list looks at customers that nobody touched for long, and
then at what hangs on each, in every open compartment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.access.level import Level
from app.clock import local_date
from app.customers.form import Ref
from app.customers.retention.model import MOST_SHOWN, DueRow, Terms
from app.errors import Corrupt
from app.ids import Id
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

TERMS = "retention_terms"
PLACE = Level.CONFIDENTIAL

_UNTOUCHED = (
    "SELECT rid, name, code, owner, updated_at FROM customer WHERE updated_at < ? ORDER BY updated_at, rid LIMIT ?"
)
_AFTER = (
    "SELECT rid, name, code, owner, updated_at FROM customer "
    "WHERE (updated_at, rid) > (?, ?) AND updated_at < ? ORDER BY updated_at, rid LIMIT ?"
)
_ITEMS = "SELECT max(updated_at), max(day), max(due) FROM item WHERE customer = ?"
_DOCUMENTS = "SELECT max(added_at) FROM document WHERE customer = ?"
_AT_ONCE = 500
_DAY_LENGTH = 10


def terms_of(session: Session, project: Id) -> Terms:
    """What a project says; the usual where nobody decided, or where the session cannot open the place."""
    if PLACE not in session.levels(project):
        return Terms()
    record = _record(session.compartment(project, PLACE))
    return _read(record) if record is not None else Terms()


def save(change: Change, compartment: Compartment, terms: Terms, new_rid: Id) -> Terms:
    """Write ``terms`` over the revision they were read at. Raises Problem("vault.changed_meanwhile")."""
    before = _record(compartment)
    body = {"years": terms.years, "cooling_hours": terms.cooling_hours}
    written = change.put(before.rid if before else new_rid, TERMS, body, base=terms.rev or None)
    return _read(written)


def _record(compartment: Compartment) -> Record | None:
    return next(iter(compartment.of_kind(TERMS)), None)


def _read(record: Record) -> Terms:
    try:
        return Terms(int(record.body["years"]), int(record.body["cooling_hours"]), record.rev)
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None


def last_dealing(compartments: Sequence[Compartment], customer: Id, written: int) -> date:
    """The last day on which anything about the customer was written or is set to happen; ``written``: the file."""
    times, days = [written], list[str]()
    for compartment in compartments:
        ((updated, day, due),) = compartment.rows(_ITEMS, (customer,))
        ((added,),) = compartment.rows(_DOCUMENTS, (customer,))
        times += [at for at in (updated, added) if at]
        days += [one for one in (day, due) if one and len(one) == _DAY_LENGTH]
    return max([local_date(max(times)), *(date.fromisoformat(one) for one in days)])


def due_in(
    compartment: Compartment, others: Sequence[Compartment], before: date, until: int, kept: frozenset[Id]
) -> Iterator[DueRow]:
    """Who of this compartment had the last dealing before a day, ``until`` being its first moment; longest first.

    ``kept`` are those who are not due for another reason.
    """
    place, batch = compartment.place, compartment.rows(_UNTOUCHED, (until, _AT_ONCE))
    while batch:
        for rid, name, code, owner, updated in batch:
            if rid in kept:
                continue
            last = last_dealing(others, Id(rid), updated)
            if last < before:
                yield DueRow(Ref(place.project, Level(place.level), Id(rid)), name, code, owner, last.isoformat())
        *_, (rid, _, _, _, updated) = batch
        batch = compartment.rows(_AFTER, (updated, rid, until, _AT_ONCE))


def first_of(rows: Iterator[DueRow]) -> list[DueRow]:
    """As many as are shown, and one to know that there are more."""
    found = []
    for row in rows:
        found.append(row)
        if len(found) > MOST_SHOWN:
            break
    return found
