"""A manager who will be away names another who decides in their stead: a signed record, for some days.

It stands in the lowest compartment of the project, which everybody with a clearance there opens, so that who is away is
known at every level. It gives no key and no duty: the delegate is a manager with a clearance of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.access.duty import Duty
from app.access.level import Level
from app.clock import local_date
from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, pae, unb64
from app.keys.signature import verify
from app.session.door import Session
from app.vault.record import Record

DELEGATION = "delegation"
"""The kind of the record."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """As stored; days are ISO, both included. ``ended`` is 0, or when it was ended early (UTC microseconds).

    Only an end that the manager themselves wrote, as the ledger says, counts.
    """

    rid: Id
    rev: int
    by: Id
    delegate: Id
    start: str
    until: str
    reason: str
    at: int
    ended: int
    signature: bytes

    def covers(self, at: int) -> bool:
        """Whether it is in force at that moment."""
        if self.ended and at >= self.ended:
            return False
        return self.start <= day_of(at).isoformat() <= self.until


def day_of(at: int) -> date:
    """The calendar day of a moment (UTC microseconds)."""
    return local_date(at)


def message_of(vault_id: Id, project: Id, one: Delegation) -> bytes:
    """What the manager signs."""
    return pae(
        Label.RELEASE_DELEGATION,
        vault_id, project, one.rid, one.by, one.delegate, one.start, one.until, one.reason, one.at,
    )  # fmt: skip


def new_body(one: Delegation) -> dict[str, Any]:
    """The body of a new delegation."""
    return {
        "by": one.by.hex(),
        "delegate": one.delegate.hex(),
        "start": one.start,
        "until": one.until,
        "reason": one.reason,
        "at": one.at,
        "ended": one.ended,
        "signature": b64(one.signature),
    }


def read(record: Record) -> Delegation:
    """A delegation from its record. Raises ``Corrupt("release.body_damaged")``."""
    body: Mapping[str, Any] = record.body
    try:
        return Delegation(
            rid=record.rid,
            rev=record.rev,
            by=from_hex(body["by"]),
            delegate=from_hex(body["delegate"]),
            start=date.fromisoformat(body["start"]).isoformat(),
            until=date.fromisoformat(body["until"]).isoformat(),
            reason=body["reason"],
            at=int(body["at"]),
            ended=int(body["ended"]) if record.writer.uid.hex() == body["by"] else 0,
            signature=unb64(body["signature"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Corrupt("release.body_damaged").because(error) from None


def all_of(session: Session, project: Id) -> tuple[Delegation, ...]:
    """Every delegation of a project that is signed by the manager it is from, the latest first."""
    if Level.CONFIDENTIAL not in session.levels(project):
        return ()
    compartment = session.compartment(project, Level.CONFIDENTIAL)
    found = (read(record) for record in compartment.of_kind(DELEGATION))
    return tuple(one for one in found if _is_signed(session, project, one))


def in_force(session: Session, project: Id, at: int) -> tuple[Delegation, ...]:
    """Those in force at a moment, between managers who serve."""
    roster = session.vault.roster
    return tuple(
        one
        for one in all_of(session, project)
        if one.covers(at) and all(str(Duty.MANAGER) in roster.duties_of(uid) for uid in (one.by, one.delegate))
    )


def _is_signed(session: Session, project: Id, one: Delegation) -> bool:
    public = session.vault.roster.public_key_of(one.by)
    return public is not None and verify(public, message_of(session.vault.vault_id, project, one), one.signature)
