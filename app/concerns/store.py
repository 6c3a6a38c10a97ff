"""Sealed concerns in the directory, and what the officers noted about them in the office store."""

from __future__ import annotations

from dataclasses import dataclass

from app.concerns.model import ConcernState
from app.ids import Id, from_hex
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.roster import NOBODY
from app.vault.statement import Letter

LETTER, MARK = "concern", "concern-mark"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an officer noted about a concern."""

    state: ConcernState
    note: str
    by: Id
    at: int


def put_letter(session: Session, blob: bytes, at: int) -> None:
    """Keep a sealed concern for the officers."""
    with session.vault.directory.change(at) as change:
        change.put_letter(LETTER, NOBODY, blob)


def letters(session: Session) -> list[Letter]:
    """Every sealed concern, oldest first."""
    return session.vault.directory.letters(LETTER, NOBODY)


def put_mark(change: Change, office: Compartment, concern: Id, mark: Mark) -> None:
    """Note what was done about a concern; earlier notes stay as revisions."""
    before = office.get(concern)
    body = {"at": mark.at, "by": mark.by.hex(), "note": mark.note, "state": mark.state.value}
    change.put(concern, MARK, body, base=before.rev if before else None)


def marks(office: Compartment) -> dict[Id, Mark]:
    """The latest note about each concern."""
    return {
        record.rid: Mark(
            ConcernState(record.body["state"]), record.body["note"], from_hex(record.body["by"]), record.body["at"]
        )
        for record in office.of_kind(MARK)
    }
