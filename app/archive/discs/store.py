"""Sets of discs and their discs in the officers' store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from app.archive.discs.model import (
    DiscRow,
    DiscSize,
    MadeDisc,
    MakeForm,
    Proof,
    Reading,
    SetRow,
    SetState,
    Twin,
    What,
    WorkKind,
    advice_for,
    disc_number,
)
from app.copies.model import IN_THE_HOUSE, CopyState, require_follows
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.signature import fingerprint_words
from app.session.door import Session
from app.session.signing import own_office
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

SET, DISC, WORK = "disc-set", "disc", "disc-work"
SERIES = "DI"


@dataclass(frozen=True, slots=True)
class Carried:
    """Which backup a set carries, and the SHA-256 of its cover; number 0 for anything else."""

    number: int = 0
    cover: bytes = b""


@contextmanager
def office_of(session: Session) -> Iterator[Compartment]:
    """The officers' store. Raises Problem("discs.officers_only") for who has no key to it."""
    office = own_office(session)
    if office is None:
        raise Problem("discs.officers_only")
    try:
        yield office
    finally:
        office.close()


def new_set(session: Session, office: Compartment, change: Change, form: MakeForm, discs: int, carried: Carried) -> str:
    """Give the next set its number."""
    number = session.new_number(office, SERIES, SET)
    body = {
        "number": number,
        "title": form.title.strip(),
        "what": str(form.what),
        "size": str(form.size),
        "share": form.share,
        "discs": discs,
        "at": session.now(),
        "by": session.uid.hex(),
        "state": str(SetState.MAKING),
        "backup": carried.number,
        "cover": carried.cover.hex(),
        "images": [],
    }
    change.put(session.world.new_id(), SET, body, base=None)
    return number


def end_set(office: Compartment, change: Change, number: str, images: tuple[MadeDisc, ...]) -> None:
    """Note the images of a set; without any it is void."""
    record = _set(office, number)
    made = [{"disc": i.disc, "path": i.path, "root": i.root, "size": i.size} for i in images]
    state = SetState.MADE if images else SetState.VOID
    change.put(record.rid, SET, {**record.body, "images": made, "state": str(state)}, base=record.rev)


def carried_by(office: Compartment, number: str) -> Carried:
    """Which backup a set carries."""
    body = _set(office, number).body
    return Carried(int(body["backup"]), bytes.fromhex(body["cover"]))


def put_proof(
    session: Session, office: Compartment, change: Change, number: str, twin: Twin, reading: Reading, copy: int
) -> str:
    """Note a reading. A disc that is whole enters the register by its first one; gives its number.

    ``copy`` is its number among the backups of the directory, 0 for a disc that carries none.
    """
    made = set_row(office, number)
    own = disc_number(number, reading.identity.disc, twin)
    proof = {
        "at": session.now(),
        "by": session.uid.hex(),
        "whole": reading.whole,
        "hurt": reading.hurt,
        "hurt_parity": reading.hurt_parity,
    }
    known = _disc(office, own)
    if known is not None:
        body = {**known.body, "proofs": [*known.body["proofs"], proof], "seen_at": session.now()}
        change.put(known.rid, DISC, body, base=known.rev)
        return own
    body = {
        "number": own,
        "set": number,
        "disc": reading.identity.disc,
        "discs": reading.identity.discs,
        "twin": str(twin),
        "title": made.title,
        "what": str(made.what),
        "holder": session.person.name,
        "place": "",
        "due": "",
        "brand": "",
        "at": session.now(),
        "by": session.uid.hex(),
        "seen_at": session.now(),
        "state": str(CopyState.HELD),
        "shredded": "",
        "copy": copy,
        "proofs": [proof],
    }
    change.put(session.world.new_id(), DISC, body, base=None)
    return own


def move(office: Compartment, change: Change, number: str, state: CopyState, **more: str | int) -> None:
    """Set the state of a disc, and further fields. Raises Problem("copies.not_in_this_state"), "copies.not_found"."""
    record = require_disc(office, number)
    require_follows(CopyState(record.body["state"]), state)
    change.put(record.rid, DISC, {**record.body, **more, "state": str(state)}, base=record.rev)


def note_seen(office: Compartment, change: Change, number: str, at: int) -> None:
    """Write down that a disc was seen."""
    record = require_disc(office, number)
    change.put(record.rid, DISC, {**record.body, "seen_at": at}, base=record.rev)


def require_disc(office: Compartment, number: str) -> Record:
    """Raises Problem("copies.not_found")."""
    record = _disc(office, number)
    if record is None:
        raise Problem("copies.not_found")
    return record


def _disc(office: Compartment, number: str) -> Record | None:
    return next((record for record in office.of_kind(DISC) if record.body.get("number") == number), None)


def number_of(office: Compartment, set_number: str, disc: int, twin: Twin) -> str:
    """The number of a disc that is in the register; empty when it is not."""
    own = disc_number(set_number, disc, twin)
    return own if _disc(office, own) is not None else ""


def require_open(office: Compartment, set_number: str, disc: int, twin: Twin) -> None:
    """Raises Problem("copies.not_in_this_state") for a disc that was shredded: its number is not used again."""
    known = _disc(office, disc_number(set_number, disc, twin))
    if known is not None and known.body["state"] not in IN_THE_HOUSE:
        raise Problem("copies.not_in_this_state")


def _set(office: Compartment, number: str) -> Record:
    for record in office.of_kind(SET):
        if record.body.get("number") == number:
            return record
    raise Problem("discs.set_not_found")


def set_row(office: Compartment, number: str) -> SetRow:
    """One set that was made. Raises Problem("discs.set_not_found")."""
    record = _set(office, number)
    if record.body["state"] != SetState.MADE:
        raise Problem("discs.set_not_found")
    return _read_set(record, ())


def sets(session: Session, office: Compartment) -> tuple[SetRow, ...]:
    """Every set that was made, newest first, with its discs and what is to be done about them."""
    rows = [_read_disc(session, record) for record in office.of_kind(DISC)]
    advised = [_advised(row, rows, session.latest()) for row in rows]
    found = []
    for record in office.of_kind(SET):
        if record.body.get("state") == SetState.MADE:
            own = [row for row in advised if row.set_number == record.body["number"]]
            found.append(_read_set(record, tuple(sorted(own, key=lambda row: (row.disc, row.twin)))))
    return tuple(sorted(found, key=lambda row: (row.at, row.number), reverse=True))


def _advised(row: DiscRow, rows: list[DiscRow], now: int) -> DiscRow:
    other = disc_number(row.set_number, row.disc, row.twin.other)
    return replace(row, advice=advice_for(row, next((found for found in rows if found.number == other), None), now))


def _read_set(record: Record, discs: tuple[DiscRow, ...]) -> SetRow:
    body = record.body
    try:
        images = tuple(MadeDisc(int(i["disc"]), i["path"], i["root"], int(i["size"])) for i in body["images"])
        return SetRow(
            number=body["number"],
            title=body["title"],
            what=What(body["what"]),
            size=DiscSize(body["size"]),
            share=int(body["share"]),
            at=int(body["at"]),
            images=images,
            discs=discs,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def _read_disc(session: Session, record: Record) -> DiscRow:
    body = record.body
    try:
        return DiscRow(
            number=body["number"],
            set_number=body["set"],
            title=body["title"],
            what=What(body["what"]),
            disc=int(body["disc"]),
            discs=int(body["discs"]),
            twin=Twin(body["twin"]),
            state=CopyState(body["state"]),
            holder=body["holder"],
            place=body["place"],
            due=body["due"],
            brand=body["brand"],
            at=int(body["at"]),
            seen_at=int(body["seen_at"]),
            proofs=tuple(_read_proof(session, proof) for proof in body["proofs"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def _read_proof(session: Session, proof: dict[str, Any]) -> Proof:
    return Proof(
        at=int(proof["at"]),
        by=session.name_of(Id(bytes.fromhex(proof["by"]))),
        whole=proof["whole"] is True,
        hurt=int(proof["hurt"]),
        hurt_parity=int(proof["hurt_parity"]),
    )


def copies_to_close(office: Compartment) -> tuple[tuple[int, str], ...]:
    """Discs that were shredded and carried a backup: (number in the directory, number of the record)."""
    return tuple(
        (int(record.body["copy"]), str(record.body["shredded"]))
        for record in office.of_kind(DISC)
        if record.body["copy"] and record.body["shredded"]
    )


def disc_rows(session: Session, office: Compartment) -> tuple[DiscRow, ...]:
    """Every disc of the register, with what is to be done about it."""
    return tuple(disc for found in sets(session, office) for disc in found.discs)


def words_of(session: Session) -> str:
    """The six words that stand for the vault."""
    return fingerprint_words(session.vault.folder.read_label().genesis)


@dataclass(frozen=True, slots=True)
class WorkNote:
    """What was asked of the long work of this device, and the key of its answer."""

    rid: Id
    rev: int
    kind: WorkKind
    about: dict[str, Any]
    key: bytes
    body: dict[str, Any]


def put_work(
    session: Session, office: Compartment, change: Change, kind: WorkKind, about: dict[str, Any], key: bytes
) -> None:
    """Note what is about to begin, in the place of what this device did last."""
    device = session.world.device.id.hex()
    last = _work_of(office, device)
    body = {"device": device, "kind": str(kind), "about": about, "key": key.hex(), "open": 1, "at": session.now()}
    change.put(last.rid if last else session.world.new_id(), WORK, body, base=last.rev if last else None)


def work_noted(session: Session, office: Compartment) -> WorkNote | None:
    """What is under way, or over and not ended yet."""
    record = _work_of(office, session.world.device.id.hex())
    if record is None or not record.body.get("open"):
        return None
    body = dict(record.body)
    try:
        return WorkNote(
            record.rid, record.rev, WorkKind(body["kind"]), dict(body["about"]), bytes.fromhex(body["key"]), body
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("copies.body_damaged").because(error) from None


def end_work(change: Change, noted: WorkNote) -> None:
    """It is over."""
    change.put(noted.rid, WORK, {**noted.body, "open": 0, "key": ""}, base=noted.rev)


def _work_of(office: Compartment, device: str) -> Record | None:
    return next((record for record in office.of_kind(WORK) if record.body.get("device") == device), None)
