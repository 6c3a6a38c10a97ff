"""What the officers keep about recovery in office.db: who holds a share, and when the shares were last proved.

Never a share, a seed or a key. The kit itself is stated in the directory; a record here for another recovery key than
the stated one belongs to a ceremony that was cut off or replaced, and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id
from app.people import kits
from app.recovery.model import FormerKit
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Body, Record

KIT = "kit"


@dataclass(frozen=True, slots=True)
class KitNote:
    """One kit as the officers know it; ``proved_at`` is 0 for never, ``body`` the whole record."""

    rid: Id
    rev: int
    custodians: tuple[str, ...]
    proved_at: int
    body: Body


def put_kit(change: Change, rid: Id, recovery: bytes, custodians: tuple[str, ...]) -> None:
    """Note a kit that is about to be stated."""
    body = {"custodians": list(custodians), "proved_at": 0, "recovery": recovery.hex()}
    change.put(rid, KIT, body, base=None)


def kit_note(office: Compartment, recovery: bytes) -> KitNote | None:
    """The note of the kit with that public recovery key."""
    found = (record for record in office.of_kind(KIT) if record.body["recovery"] == recovery.hex())
    return next((_read(record) for record in found), None)


def put_proof(change: Change, note: KitNote, at: int) -> None:
    """Note that enough shares were put together and gave the kit's key."""
    change.put(note.rid, KIT, {**note.body, "proved_at": at}, base=note.rev)


def former_kits(session: Session, office: Compartment) -> tuple[FormerKit, ...]:
    """Every kit but the newest, oldest first, with what is on record about its end."""
    gone = kits.destroyed_kits(office)
    found = []
    for edition in kits.editions(session.vault)[:-1]:
        end = gone.get(edition.serial)
        names = tuple(session.name_of(uid) for uid in end.by) if end else ()
        found.append(FormerKit(edition.serial, edition.at, end.at if end else 0, end.how if end else "", names))
    return tuple(found)


def _read(record: Record) -> KitNote:
    body = record.body
    return KitNote(
        rid=record.rid,
        rev=record.rev,
        custodians=tuple(str(name) for name in body["custodians"]),
        proved_at=int(body["proved_at"]),
        body=dict(body),
    )
