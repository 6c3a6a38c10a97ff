"""Copies and shredding records in and out of compartments and the office store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.copies import gone
from app.copies.model import CopyKind, CopyRow, CopyState, OutputForm, PaperForm, Photo, PrintForm, require_follows
from app.copies.numbers import ERASURE, next_number
from app.customers.model import Ref, from_body, ref_from_body, ref_to_body
from app.customers.projection import CUSTOMER
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Body, Record

COPY = "copy"
SHREDDING = "shredding"
SERIES = {CopyKind.PRINT: "BI", CopyKind.OUTPUT: "BX", CopyKind.DISC: "DI", CopyKind.STICK: "UB"}
"""Bản in, bản xuất, đĩa, USB."""
SHREDDING_SERIES = "BBTH"
"""Biên bản tiêu hủy."""
PHOTO_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as stored. ``customer`` and ``release`` say what it is a copy of; ``by`` who had it registered."""

    ref: Ref
    rev: int
    number: str
    kind: CopyKind
    customer: Ref
    description: str
    sheets: int
    holder: str
    place: str
    due: str
    at: int
    by: str
    state: CopyState
    seen_at: int
    acknowledged: bool
    gone: bool = False
    certificate: str = ""


def copies_in(compartment: Compartment) -> list[Copy]:
    """All copies of one compartment whose customers are there, newest first."""
    return [_read(compartment, record) for record in compartment.of_kind(COPY)]


def _state(body: Body) -> CopyState:
    """An output gets its hash when it is handed over: until then nobody was told its password."""
    state = CopyState(body["state"])
    begun = body["kind"] == CopyKind.OUTPUT and not body["sha256"]
    return CopyState.MAKING if begun and state is CopyState.HELD else state


def register_in(compartment: Compartment) -> list[Copy]:
    """All copies of one compartment; those whose customers were destroyed come last."""
    return [*copies_in(compartment), *gone_in(compartment)]


def copies_of(compartment: Compartment, customer: Ref) -> list[Copy]:
    """The copies of one customer that stand in this compartment, newest first."""
    return [copy for copy in copies_in(compartment) if copy.customer == customer]


def copy_at(compartment: Compartment, rid: Id) -> Copy:
    """One copy, also of a customer who was destroyed. Raises ``Problem("copies.not_found")``."""
    record = compartment.get(rid)
    if record is not None and record.op == "U" and record.kind == COPY:
        return _read(compartment, record)
    for copy in gone_in(compartment):
        if copy.ref.rid == rid:
            return copy
    raise Problem("copies.not_found")


def _read(compartment: Compartment, record: Record) -> Copy:
    body, place = record.body, compartment.place
    try:
        return Copy(
            ref=Ref(place.project, Level(place.level), record.rid),
            rev=record.rev,
            number=body["number"],
            kind=CopyKind(body["kind"]),
            customer=ref_from_body(body["customer"]),
            description=body["description"],
            sheets=int(body["sheets"]),
            holder=body["holder"],
            place=body["place"],
            due=body["due"],
            at=int(body["at"]),
            by=body["by"],
            state=_state(body),
            seen_at=int(body["seen_at"]),
            acknowledged=body["acknowledged"] is True,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def gone_in(compartment: Compartment) -> list[Copy]:
    """The copies of customers who were destroyed (rule 10 of the model).

    What a destruction left counts from the epoch that it began: before, the copies stand in the register themselves.
    """
    place = compartment.place
    return [
        _read_gone(compartment, record, row)
        for record in compartment.of_kind(ERASURE)
        for row in record.body.get("copies", ())
        if int(record.body["epoch"]) < place.epoch
    ]


def _read_gone(compartment: Compartment, record: Record, row: Body) -> Copy:
    place = compartment.place
    level = Level(place.level)
    try:
        return Copy(
            ref=Ref(place.project, level, from_hex(row["rid"])),
            rev=record.rev,
            number=row["number"],
            kind=CopyKind(row["kind"]),
            customer=Ref(place.project, level, record.rid),  # no customer: what the destruction left of all of them
            description="",
            sheets=int(row["sheets"]),
            holder="",
            place=row["place"],
            due="",
            at=0,
            by="",
            state=CopyState(row["state"]),
            seen_at=int(row["seen_at"]),
            acknowledged=True,
            gone=True,
            certificate=record.body["certificate"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def number_for(session: Session, compartment: Compartment, kind: CopyKind) -> str:
    """The number of the next copy of that kind in the compartment."""
    return next_number(session, compartment, SERIES[kind], COPY)


def register_paper(session: Session, change: Change, rid: Id, number: str, form: PaperForm) -> None:
    """Enter a print in the register, inside the caller's change."""
    body: dict[str, Any] = {
        "customer": ref_to_body(form.customer),
        "description": form.description.strip(),
        "sheets": form.sheets,
        "holder": form.holder.strip(),
        "place": form.place.strip(),
        "due": form.due,
        "acknowledged": form.acknowledged,
    }
    change.put(rid, COPY, {**body, **_own(session, form.kind, number)}, base=None)


def register_print(session: Session, change: Change, rid: Id, number: str, form: PrintForm, sheets: int) -> None:
    """Enter a print made by the program in the register, inside the caller's change and before it is printed."""
    body: dict[str, Any] = {
        "customer": ref_to_body(form.customer),
        "description": form.purpose.strip(),
        "printer": form.printer.strip(),
        "sheets": sheets,
        "holder": form.holder.strip(),
        "place": form.place.strip(),
        "due": form.due,
        "acknowledged": form.acknowledged,
    }
    change.put(rid, COPY, {**body, **_own(session, CopyKind.PRINT, number)}, base=None)


def register_output(session: Session, change: Change, rid: Id, number: str, form: OutputForm) -> None:
    """Enter an output in the register, inside the caller's change and before its file is written."""
    body: dict[str, Any] = {
        "customer": ref_to_body(form.customer),
        "release": ref_to_body(form.release),
        "description": form.description,
        "sheets": form.pages,
        "holder": form.holder,
        "place": form.place,
        "due": form.due,
        "sha256": form.sha256,
        "acknowledged": True,  # by the terms under which it was handed over
    }
    change.put(rid, COPY, {**body, **_own(session, CopyKind.OUTPUT, number)}, base=None)


def _own(session: Session, kind: CopyKind, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "kind": str(kind),
        "at": session.now(),
        "by": session.uid.hex(),
        "state": str(CopyState.HELD),
        "seen_at": session.now(),
    }


def move(change: Change, compartment: Compartment, rid: Id, state: CopyState, **more: str | int) -> None:
    """Set the state of a copy, and further fields. Raises ``Problem("copies.not_in_this_state")``."""
    copy = copy_at(compartment, rid)
    require_follows(copy.state, state)
    _say(change, compartment, copy, {**more, "state": str(state)})


def note_seen(change: Change, compartment: Compartment, rid: Id, at: int) -> None:
    """Write down that a copy was seen at ``at`` (UTC microseconds)."""
    _say(change, compartment, copy_at(compartment, rid), {"seen_at": at})


def _say(change: Change, compartment: Compartment, copy: Copy, more: dict[str, str | int]) -> None:
    """Write something new of a copy over what stands there."""
    record = compartment.get(copy.customer.rid if copy.gone else copy.ref.rid)
    if record is None:
        return
    body = gone.with_more(record.body, copy.ref.rid, more) if copy.gone else {**record.body, **more}
    change.put(record.rid, record.kind, body, base=record.rev)


def row_of(session: Session, copy: Copy) -> CopyRow:
    """The line of the register, with the customer's present name (empty when it cannot be opened or is gone)."""
    return CopyRow(
        ref=copy.ref,
        number=copy.number,
        kind=copy.kind,
        customer_name=customer_name(session, copy.customer)[0],
        description=copy.description,
        sheets=copy.sheets,
        holder=copy.holder,
        place=copy.place,
        due=copy.due,
        at=copy.at,
        state=copy.state,
        seen_at=copy.seen_at,
        acknowledged=copy.acknowledged,
        gone=copy.gone,
        certificate=copy.certificate,
    )


def customer_name(session: Session, ref: Ref) -> tuple[str, str]:
    """Name and code of a customer as they stand now; empty when this session cannot open it or it is gone."""
    if ref.level not in session.levels(ref.project):
        return "", ""
    record = session.compartment(ref.project, ref.level).get(ref.rid)
    if record is None or record.op != "U" or record.kind != CUSTOMER:
        return "", ""
    form = from_body(record.body)
    return form.name, form.code


# Shredding records -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shredding:
    """A shredding record: its number, the copies it closes, its PDF and its photograph as stored documents.

    ``items`` are (level, number): a number, unlike an id, may outlive the customer whose copy it was.
    """

    rid: Id
    number: str
    at: int
    title: str
    items: tuple[tuple[Level, str], ...]
    att_id: Id
    photo: Id | None = None


def shreddings_in(store: Compartment) -> list[Shredding]:
    """All shredding records of a compartment or of the office store, newest first."""
    return [_read_shredding(record) for record in store.of_kind(SHREDDING)]


def _read_shredding(record: Record) -> Shredding:
    body = record.body
    try:
        return Shredding(
            rid=record.rid,
            number=body["number"],
            at=int(body["at"]),
            title=body["title"],
            items=tuple((Level(item["level"]), item["number"]) for item in body["items"]),
            att_id=from_hex(body["document"]),
            photo=from_hex(body["photo"]) if body["photo"] else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def put_shredding(
    change: Change,
    rid: Id,
    number: str,
    at: int,
    items: tuple[tuple[Level, str], ...],
    pdf: bytes,
    photo: Photo | None,
) -> None:
    """Store a shredding record with its PDF and photograph inside the caller's change.

    The photograph is named by the record: the name of the chosen file may name a customer, whom the record outlives.
    """
    att_id = change.attach(rid, f"{number}.pdf", "application/pdf", pdf)
    pictured = None
    if photo:
        name = f"{number}.{PHOTO_ENDINGS[photo.media_type]}"
        pictured = change.attach(rid, name, photo.media_type, photo.content)
    body = {
        "number": number,
        "at": at,
        "title": "Biên bản tiêu hủy tài liệu",
        "items": [{"level": int(level), "number": copy} for level, copy in items],
        "document": att_id.hex(),
        "photo": pictured.hex() if pictured else "",
    }
    change.put(rid, SHREDDING, body, base=None)


def shredding_document(store: Compartment, shredding: Shredding) -> bytes:
    """The signed PDF. Raises ``Corrupt("copies.body_damaged")`` when it is gone."""
    found = store.attachment(shredding.att_id)
    if found is None:
        raise Corrupt("copies.body_damaged")
    return found.content


def shredding_photo(store: Compartment, shredding: Shredding) -> Photo | None:
    """The photograph of a session, if one was taken. Raises ``Corrupt("copies.body_damaged")`` when it is gone."""
    if shredding.photo is None:
        return None
    found = store.attachment(shredding.photo)
    if found is None:
        raise Corrupt("copies.body_damaged")
    return Photo(found.name, found.media_type, found.content)
