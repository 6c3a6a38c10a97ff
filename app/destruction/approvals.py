"""The two approvals of an order as signatures: what is signed, and whether what stands in an order is what it takes.

Signed at one desk, both sign one message: the order, the moment, and the time before which nothing happens. Signed one
after the other, the manager signs the order's digest, the moment, and how many hours it waits; the officer signs over
exactly that first signature's message, with the time before which nothing happens, which counts from then on. Rules of
`require_approvals`, against the directory, whatever the order claims:

1. A manager's and an officer's, each a signature by somebody who has that duty now, and did not record the order.
2. By two persons. One-person mode softens this and "did not record" for what is signed at one desk, and only there.
3. Both at one desk, or both by letter; a signature of one kind never stands beside one of the other.
4. By letter the wait is as long as the manager signed, from the later of the two signatures, and a day at least.
"""

from __future__ import annotations

from contextlib import suppress

from app.access.duty import Duty
from app.clock import SECOND
from app.customers.model import Ref
from app.customers.retention.model import LEAST_COOLING
from app.destruction.approval_body import Approval
from app.destruction.store import Order
from app.errors import Corrupt
from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.session.door import Session
from app.session.once import once_held

HOUR = 60 * 60 * SECOND


def digest_of(vault_id: Id, order: Order) -> bytes:
    """What is to be destroyed, on whose word, by which letter: all that is signed at one desk but the two times."""
    return sha256(order.message(vault_id, 0, 0))


def first_message(vault_id: Id, ref: Ref, digest: bytes, by: Id, at: int, hours: int) -> bytes:
    """What the manager signs when the officer is to sign later, elsewhere."""
    place = (ref.project, int(ref.level), ref.rid)
    return pae(Label.ERASURE_FIRST, vault_id, *place, digest, by, str(Duty.MANAGER), at, hours)


def second_message(
    vault_id: Id, ref: Ref, name: bytes, by: Id, at: int, reason: str, not_before: int, *, approved: bool
) -> bytes:
    """What the officer signs; ``name`` is the SHA-256 of the manager's message."""
    place, word = (ref.project, int(ref.level), ref.rid), int(approved)
    return pae(Label.ERASURE_SECOND, vault_id, *place, name, by, str(Duty.OFFICER), at, word, not_before, reason)


def name_of(vault_id: Id, order: Order) -> bytes:
    """What the first of two signatures by letter is known by; empty where none stands in the order."""
    message = _first_message(vault_id, order)
    return sha256(message) if message else b""


def first_holds(session: Session, order: Order) -> bool:
    """Whether the manager's half is their signature over the order as it stands, and they may give it still."""
    if not order.approvals:
        return False
    row, roster = order.approvals[0], session.vault.roster
    serves = row.hours is not None and row.duty == Duty.MANAGER and row.duty in roster.duties_of(row.uid)
    return serves and row.uid not in roster.family_of(order.recorder) and _is_signed(session, order, row)


def second_holds(session: Session, order: Order, word: Approval, not_before: int, *, approved: bool) -> bool:
    """Whether an officer's word by letter, over a first half that holds, is one that they may give now."""
    roster, first = session.vault.roster, order.approvals[0]
    family = roster.family_of(word.uid)
    if str(Duty.OFFICER) not in roster.duties_of(word.uid) or family & {first.uid, order.recorder}:
        return False
    if approved and not _waits_long_enough(first, word, not_before):
        return False
    vault_id, public = session.vault.vault_id, roster.public_key_of(word.uid)
    name, reason = name_of(vault_id, order), word.reason or ""
    with suppress(OverflowError):
        message = second_message(vault_id, order.ref, name, word.uid, word.at, reason, not_before, approved=approved)
        return public is not None and verify(public, message, word.signature)
    return False


def approver_left(session: Session, order: Order) -> bool:
    """Whether who approved has not the duty any more with which they signed: a true signature that counts no longer."""
    roster = session.vault.roster
    return any(
        row.duty not in roster.duties_of(row.uid)
        and once_held(session.vault, row.uid, row.duty)
        and _is_signed(session, order, row)
        for row in order.approvals
    )


def require_approvals(session: Session, order: Order) -> None:
    """The rules of this module. Raises ``Corrupt("destruction.signature_unknown")``."""
    roster, rows = session.vault.roster, order.approvals
    apart = any(row.apart for row in rows)
    alone = session.one_person and not apart
    family = roster.family_of(order.recorder)
    for row in rows:
        own = row.uid in family and not alone
        if not _is_signed(session, order, row) or own or row.duty not in roster.duties_of(row.uid):
            raise Corrupt("destruction.signature_unknown")
    persons = {row.uid for row in rows}
    if {row.duty for row in rows} != {Duty.MANAGER, Duty.OFFICER} or (len(persons) < 2 and not alone):
        raise Corrupt("destruction.signature_unknown")
    if apart and not _are_two_halves(session, order):
        raise Corrupt("destruction.signature_unknown")


def _are_two_halves(session: Session, order: Order) -> bool:
    """Rules 2 to 4, for what was signed one after the other."""
    if len(order.approvals) != len(("first", "second")):
        return False
    _, second = order.approvals
    return first_holds(session, order) and second_holds(session, order, second, order.not_before, approved=True)


def _is_signed(session: Session, order: Order, row: Approval) -> bool:
    public = session.vault.roster.public_key_of(row.uid)
    with suppress(OverflowError):  # a number that no program of ours writes
        message = _message_of(session.vault.vault_id, order, row)
        return public is not None and bool(message) and verify(public, message, row.signature)
    return False


def _message_of(vault_id: Id, order: Order, row: Approval) -> bytes:
    """What this row says was signed; empty where it can be nothing of the kind."""
    if not row.apart:
        return order.message(vault_id, row.at, order.not_before)
    if row is order.approvals[0]:
        return _first_message(vault_id, order)
    name = name_of(vault_id, order)
    if not name or row.reason is None:
        return b""
    return second_message(vault_id, order.ref, name, row.uid, row.at, row.reason, order.not_before, approved=True)


def _first_message(vault_id: Id, order: Order) -> bytes:
    first = order.approvals[0] if order.approvals else None
    if first is None or first.hours is None:
        return b""
    return first_message(vault_id, order.ref, digest_of(vault_id, order), first.uid, first.at, first.hours)


def _waits_long_enough(first: Approval, second: Approval, not_before: int) -> bool:
    """Rule 4."""
    hours = first.hours or 0
    return hours >= LEAST_COOLING and not_before >= max(first.at, second.at) + hours * HOUR
