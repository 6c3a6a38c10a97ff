"""What classification keeps in compartments, beside the grounds in each customer's own body.

* A *request* (kind ``level_request``) stands beside the customer or item that it is about: a proposal to raise, or a
  request to lower. One about an item names both.
* A *level change* (kind ``level_change``) is the record of a move. It stands in the higher of the two compartments, and
  says whether the references above are right yet.
* A *remainder* (kind ``remainder``) stands where a raised customer came from, until that compartment is written anew:
  it names the records whose past is still in the file.
* A *count* (kind ``moved_out``) stays when that is done. It names nobody and says how many records of each kind went:
  numbers that count the records of a compartment are never given twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.customers import store as customers
from app.customers.body import from_body, grounds_to_body, ref_from_body, ref_to_body
from app.customers.classification.model import Classification, Direction, LevelForm, RequestState
from app.customers.form import Grounds, Ref
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import canonical
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.record import Record

REQUEST, CHANGE, REMAINDER, MOVED_OUT = "level_request", "level_change", "remainder", "moved_out"

MOVED = {"moved": True}
"""What the removal of a record says that was not removed but stands at another level."""

_DATED = (
    "SELECT rid, name, code, review, created_at FROM customer WHERE review > '' AND review <= ? ORDER BY review LIMIT ?"
)
_UNDATED = (
    "SELECT rid, name, code, review, created_at FROM customer "
    "WHERE review = '' AND created_at <= ? ORDER BY created_at LIMIT ?"
)
_COUNT_DUE = (
    "SELECT (SELECT count(*) FROM customer WHERE review > '' AND review <= ?) + "
    "(SELECT count(*) FROM customer WHERE review = '' AND created_at <= ?)"
)
_ALONG = (
    "SELECT r.rid, r.rev FROM item i JOIN record r ON r.rid = i.rid WHERE i.customer = ?1 "
    "UNION SELECT r.rid, r.rev FROM document d JOIN record r ON r.rid = d.rid WHERE d.customer = ?1 ORDER BY 1"
)
_ALONG_ITEM = (
    "SELECT r.rid, r.rev FROM document d JOIN record r ON r.rid = d.rid WHERE d.customer = ? AND d.item = ? ORDER BY 1"
)
_WAITING = "SELECT rid FROM record WHERE kind = ? AND op = 'U' AND body LIKE '%\"references\":\"waiting\"%'"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as stored. ``along`` stands for what was to come down with it, as it was then (`along_now`)."""

    ref: Ref
    rev: int
    customer: Ref
    direction: Direction
    form: LevelForm
    customer_rev: int
    asker: Id
    asked_at: int
    state: RequestState
    item: Ref | None = None
    along: str = ""

    @property
    def about(self) -> Ref:
        """The customer, or the one item of theirs; ``customer_rev`` is the revision of it that was asked about."""
        return self.item or self.customer


@dataclass(frozen=True, slots=True)
class Remainder:
    """What a raised customer, or one raised ``item`` of theirs, left behind: the ids of the records, since when (UTC
    microseconds).
    """

    rid: Id
    customer: Id
    rids: frozenset[Id]
    at: int
    counted: bool = False
    item: Id | None = None


# Requests ------------------------------------------------------------------------------------------------------------


def request_body(
    customer: Ref,
    direction: Direction,
    form: LevelForm,
    customer_rev: int,
    asker: Id,
    at: int,
    item: Ref | None = None,
    along: str = "",
) -> dict[str, Any]:
    """The body of a new request."""
    return {
        **({} if item is None else {"item": ref_to_body(item)}),
        "customer": ref_to_body(customer),
        "direction": str(direction),
        "to": int(form.level),
        "reason": form.reason,
        "review": form.review,
        "criteria": list(form.criteria),
        "with_items": form.with_items,
        "along": along,
        "customer_rev": customer_rev,
        "asker": asker.hex(),
        "asked_at": at,
        "state": str(RequestState.ASKED),
        "decision": None,
    }


def decision_body(by: Id, at: int, reason: str) -> dict[str, Any]:
    """How a request ended, as it stands inside the body."""
    return {"by": by.hex(), "at": at, "reason": reason}


def requests_in(compartment: Compartment) -> list[Request]:
    """All requests of one compartment, newest first."""
    return [_read(compartment, record) for record in compartment.of_kind(REQUEST)]


def request_at(compartment: Compartment, rid: Id) -> tuple[Request, dict[str, Any]]:
    """A request, and its body for writing the next revision over it. Raises Problem("classification.not_found")."""
    record = compartment.get(rid)
    if record is None or record.op != "U" or record.kind != REQUEST:
        raise Problem("classification.not_found")
    return _read(compartment, record), record.body


def asked_about(compartment: Compartment, rid: Id) -> bool:
    """Whether a request about the customer, or about the item, waits here."""
    return any(request.about.rid == rid and request.state is RequestState.ASKED for request in requests_in(compartment))


def subject_of(compartment: Compartment, request: Request) -> Record:
    """What a request is about, as it stands. Raises Problem("customers.not_found")."""
    if request.item is not None:
        return customers.item(compartment, request.item.rid)
    return customers.customer(compartment, request.customer.rid)


def along_now(
    compartment: Compartment, customer: Id, item: Id | None, direction: Direction, *, with_items: bool
) -> str:
    """Stands for everything that a lowering takes along as it is in this compartment now; empty when that is nothing.

    Nobody has judged for below what came there, or was edited, after the request.
    """
    if direction is Direction.RAISE or not with_items:
        return ""
    return sha256(canonical([[rid.hex(), rev] for rid, rev in _along(compartment, customer, item)])).hex()


def count_along(compartment: Compartment, request: Request) -> int:
    """How many items and documents would come down with a request now."""
    if request.direction is Direction.RAISE or not request.form.with_items:
        return 0
    return len(_along(compartment, request.customer.rid, None if request.item is None else request.item.rid))


def _along(compartment: Compartment, customer: Id, item: Id | None) -> list[tuple[bytes, int]]:
    found = compartment.rows(_ALONG, (customer,)) if item is None else compartment.rows(_ALONG_ITEM, (customer, item))
    return [(bytes(rid), int(rev)) for rid, rev in found]


def along_as_asked(compartment: Compartment, request: Request) -> bool:
    """Whether what would come down with a request is still what it was when somebody asked."""
    item = None if request.item is None else request.item.rid
    now = along_now(
        compartment, request.customer.rid, item, request.direction, with_items=request.form.with_items
    )  # fmt: skip
    return now == request.along


def still_fits(compartment: Compartment, request: Request, rev: int) -> bool:
    """Whether a request is about the file as it stands, at revision ``rev``: a proposal to raise would still raise it
    (somebody may have raised it further meanwhile), a request to lower was made of this very revision, and of what
    comes down with it.
    """
    if request.direction is Direction.RAISE:
        return request.form.level > request.about.level
    if request.item is not None and request.form.level < request.customer.level:
        return False
    same = rev == request.customer_rev and along_as_asked(compartment, request)
    return request.form.level < request.about.level and same


def asker_for(session: Session, request: Request) -> Id:
    """Who asked; this person's own id where they asked under an earlier or later one of theirs."""
    return session.uid if session.uid in session.vault.roster.family_of(request.asker) else request.asker


def _read(compartment: Compartment, record: Record) -> Request:
    body, place = record.body, compartment.place
    try:
        return Request(
            ref=Ref(place.project, Level(place.level), record.rid),
            rev=record.rev,
            customer=ref_from_body(body["customer"]),
            direction=Direction(body["direction"]),
            form=LevelForm(
                Level(body["to"]), body["reason"], body["review"], tuple(body["criteria"]), body["with_items"] is True
            ),
            customer_rev=int(body["customer_rev"]),
            asker=from_hex(body["asker"]),
            asked_at=int(body["asked_at"]),
            state=RequestState(body["state"]),
            item=ref_from_body(body["item"]) if "item" in body else None,
            along=body["along"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("classification.body_damaged").because(error) from None


# Level changes and remainders ----------------------------------------------------------------------------------------


def change_body(
    customer: Ref,
    before: Level,
    form: LevelForm,
    by: Id,
    at: int,
    rids: Iterable[Id],
    *,
    waiting: bool,
    item: Ref | None = None,
) -> dict[str, Any]:
    """The record of a move; ``customer`` or ``item`` is where what was moved stands now, ``rids`` all of it."""
    return {
        **({} if item is None else {"item": ref_to_body(item)}),
        "customer": ref_to_body(customer),
        "from": int(before),
        "to": int(form.level),
        "criteria": list(form.criteria),
        "reason": form.reason,
        "review": form.review,
        "by": by.hex(),
        "at": at,
        "rids": sorted(rid.hex() for rid in rids),
        "references": "waiting" if waiting else "right",
    }


def waiting_changes(compartment: Compartment) -> list[Record]:
    """The level changes whose references in the highest compartment are still to be put right."""
    found = (compartment.get(Id(rid)) for (rid,) in compartment.rows(_WAITING, (CHANGE,)))
    return [record for record in found if record is not None]


def moved_by(record: Record) -> Ref:
    """The customer or the item that a level change is about."""
    return ref_from_body(record.body.get("item") or record.body["customer"])


def remainder_body(customer: Id, rids: Iterable[Id], at: int, item: Id | None = None) -> dict[str, Any]:
    """What a raised customer, or item, leaves behind, until the compartment is written anew."""
    about = {} if item is None else {"item": item.hex()}
    return {**about, "customer": customer.hex(), "rids": sorted(rid.hex() for rid in rids), "at": at}


def remainders_in(compartment: Compartment) -> list[Remainder]:
    """Everything that was left behind in a compartment, newest first."""
    return [
        Remainder(
            record.rid,
            from_hex(record.body["customer"]),
            frozenset(from_hex(rid) for rid in record.body["rids"]),
            int(record.body["at"]),
            record.body.get("counted") is True,
            from_hex(record.body["item"]) if "item" in record.body else None,
        )
        for record in compartment.of_kind(REMAINDER)
    ]


def is_moved(record: Record) -> bool:
    """Whether a record that is not in force here stands at another level, instead of having been removed."""
    return record.op == "D" and record.body.get("moved") is True


def moved_away(compartment: Compartment) -> frozenset[Id]:
    """The records of this compartment that were not removed but moved to another level."""
    left = frozenset[Id]().union(*(remainder.rids for remainder in remainders_in(compartment)))
    level = compartment.place.level
    down = (
        from_hex(rid)
        for record in compartment.of_kind(CHANGE)
        if record.body["from"] == level
        for rid in record.body["rids"]
    )
    return left.union(down)


# Grounds -------------------------------------------------------------------------------------------------------------


def with_grounds(body: dict[str, Any], form: LevelForm, by: Id, at: int) -> dict[str, Any]:
    """A customer's body with the level of ``form`` and why."""
    grounds = Grounds(form.criteria, form.reason, form.review, by.hex(), at)
    return {**body, "level": int(form.level), "classification": grounds_to_body(form.level, grounds)}


def classification_of(session: Session, record: Record) -> Classification:
    """Why a stored customer has their level; who and when are the record's own where the body does not say."""
    form = from_body(record.body)
    grounds = form.grounds
    if grounds is None:
        return Classification(form.level)
    by = session.name_of(from_hex(grounds.by)) if grounds.by else session.name_of(record.writer.uid)
    return Classification(form.level, grounds.criteria, grounds.reason, by, grounds.at or record.at, grounds.review)


# Reviews -------------------------------------------------------------------------------------------------------------

DueRow = tuple[Id, str, str, str, int]
"""rid, name, code, the stored day (or empty), when the record was made."""


def due_rows(compartment: Compartment, day: str, made_until: int, limit: int) -> list[DueRow]:
    """Customers whose day is ``day`` or before, and those without one that were made until ``made_until``.

    At most ``limit`` of each, each kind the longest due first.
    """
    found = [*compartment.rows(_DATED, (day, limit)), *compartment.rows(_UNDATED, (made_until, limit))]
    return [(Id(rid), name, code, review, created_at) for rid, name, code, review, created_at in found]


def count_due(compartment: Compartment, day: str, made_until: int) -> int:
    """How many those are."""
    return int(compartment.rows(_COUNT_DUE, (day, made_until))[0][0])
