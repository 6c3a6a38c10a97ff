"""The second signature under a destruction, by an officer in their own account, who has no key of any compartment.

The manager's program tells the officers of the order by letter: its number and level, who recorded it, on what ground,
when the request came and by when it is to be answered, whether there is a letter of the customer, how many hours the
order waits once it is approved, the digest that the manager signed, and that signature. Not the customer, nor who
asked, nor any value: those stay in the compartment. The manager keeps a copy, and sees there what became of it. Rules:

1. A half counts while who sent it serves as a manager. Whoever recorded the order, and every manager, may say that
   nothing waits any more.
2. An answer is an officer's. It counts in the order (`answered`) while the manager's half holds over the order as it
   stands (`approvals`) and the officer may give it: any change of the order, and a first signer who has left, leaves
   it without effect.
3. Refused by an officer is refused. What the letters say is written into the record by whoever acts on it next.
4. An officer who recorded the order or signed first, under whichever identity, does not sign; nor does anybody over a
   letter that its manager has not signed just so.
5. The wait begins with the second signature: its time is the officer's, never earlier than the first one's.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from app.access.duty import Duty
from app.access.level import Level
from app.customers.model import Ref
from app.customers.retention.model import LEAST_COOLING, MOST_COOLING
from app.destruction import store
from app.destruction.approval_body import Approval
from app.destruction.approvals import HOUR, digest_of, first_holds, first_message, name_of, second_holds, second_message
from app.destruction.model import Ground, OrderState
from app.destruction.store import Order
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import b64, unb64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.people import halves, letters
from app.people.halves import DESTRUCTIONS, Half, Step
from app.people.letters import Read, Reader
from app.session.door import Session
from app.vault.directory import DirectoryChange


@dataclass(frozen=True, slots=True)
class Told:
    """What the letter tells an officer of an order. ``at``, ``hours``, ``digest`` and ``sig`` are the manager's."""

    half: Half
    ref: Ref
    number: str
    recorder: Id
    ground: Ground
    received_on: str
    reply_by: str
    letter: bool
    at: int
    hours: int
    digest: bytes
    sig: bytes


def sign_first(session: Session, order: Order, hours: int) -> Order:
    """The order with the manager's half under it. Raises ``Problem("destruction.second_missing")``."""
    if not _may_sign_second(session, order):
        raise Problem("destruction.second_missing")
    vault_id, at = session.vault.vault_id, session.now()
    message = first_message(vault_id, order.ref, digest_of(vault_id, order), session.uid, at, hours)
    first = Approval(session.uid, Duty.MANAGER, at, session.identity.sign(message), hours)
    return replace(order, state=OrderState.HALF_APPROVED, approvals=(first,), not_before=0)


def send(session: Session, change: DirectoryChange, order: Order) -> None:
    """Tell every officer of an order that a manager has signed, and keep a copy for that manager."""
    first, vault_id = order.approvals[0], session.vault.vault_id
    body = {
        "project": order.ref.project.hex(),
        "level": str(int(order.ref.level)),
        "number": order.number,
        "recorder": order.recorder.hex(),
        "ground": str(order.ground),
        "received_on": order.received_on,
        "reply_by": order.reply_by,
        "letter": "yes" if order.letter else "",
        "at": str(first.at),
        "hours": str(first.hours),
        "digest": digest_of(vault_id, order).hex(),
        "sig": b64(first.signature),
    }
    readers = _officers_and(session, first.uid)
    halves.post(session, change, DESTRUCTIONS, name_of(vault_id, order), Step.HALF, body, readers, order.ref.rid)


def tell(session: Session, order: Order) -> None:
    """As `send`. The half stands by then: where no letter can be written (a full disk), it can be sent again later."""
    with suppress(Problem), session.vault.directory.change(session.now()) as change:
        send(session, change, order)


def end(session: Session, order: Order) -> None:
    """Tell the officers and who signed first that nothing waits any more; ``order`` as it was before.

    The act is done by then: where the letter cannot be written, what an officer signs is of no effect anyway.
    """
    if order.state is OrderState.HALF_APPROVED and order.approvals:
        name, readers = name_of(session.vault.vault_id, order), _officers_and(session, order.approvals[0].uid)
        with suppress(Problem), session.vault.directory.change(session.now()) as change:
            halves.post(session, change, DESTRUCTIONS, name, Step.TAKEN_BACK, {}, readers, order.ref.rid)


def told(session: Session) -> list[Told]:
    """Every order that this person was told of, as an officer or as its first signer, the newest first."""
    roster = session.vault.roster

    def counts(half: Half, step: Step, letter: Read) -> bool:
        duties = roster.duties_of(letter.by)
        if step is Step.TAKEN_BACK:
            return str(Duty.MANAGER) in duties or letter.by.hex() == half.body.get("recorder")
        return str(Duty.OFFICER) in duties

    found = []
    for half in halves.halves_of(session, DESTRUCTIONS, counts):
        if str(Duty.MANAGER) in roster.duties_of(half.by):
            try:
                found.append(_read(half))
            except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError):
                continue  # signed by a manager, but by another program
    return found


def why_not(session: Session, one: Told) -> str:
    """``""``, or why this person does not sign it second (rule 4), as far as the letter tells."""
    family = session.vault.roster.family_of(session.uid)
    if Duty.OFFICER not in session.duties:
        return "destruction.officer_countersigns"
    if one.recorder in family:
        return "destruction.own_request"
    if one.half.by in family:
        return "destruction.two_persons"
    if not _is_genuine(session, one):
        return "destruction.half_forged"
    return "" if one.half.waits else "destruction.not_in_this_state"


def answer(session: Session, one: Told, reason: str, *, approve: bool) -> None:
    """Sign as an officer, and send the signature to the managers, to who recorded the order and to the officers."""
    at = session.now()
    not_before = max(session.latest(), at, one.at) + one.hours * HOUR if approve else 0
    vault_id, name = session.vault.vault_id, one.half.name
    message = second_message(vault_id, one.ref, name, session.uid, at, reason, not_before, approved=approve)
    signature = b64(session.identity.sign(message))
    body = {"at": str(at), "reason": reason, "not_before": str(not_before), "signature": signature}
    step = Step.SIGNED if approve else Step.REFUSED
    with session.vault.directory.change(session.now()) as change:
        managers = halves.holders(session.vault.roster, str(Duty.MANAGER))
        readers = [*_officers_and(session, one.recorder), *managers]
        halves.post(session, change, DESTRUCTIONS, name, step, body, readers, one.ref.rid)
        halves.tidy(session, change, DESTRUCTIONS)


def answered(session: Session, orders: Iterable[Order]) -> list[Order]:
    """The orders with what officers said by letter (rule 2); what does not wait for one is not looked at."""
    given: list[tuple[bytes, Step, Read]] | None = None
    found = []
    for order in orders:
        if order.state is OrderState.HALF_APPROVED and first_holds(session, order):
            if given is None:
                given = halves.answers_of(session, DESTRUCTIONS)
            name = name_of(session.vault.vault_id, order)
            found.append(_with_word(session, order, [word for of, _, word in given if of == name]))
        else:
            found.append(order)
    return found


def find_order(session: Session, ref: Ref) -> Order | None:
    """As `store.find_order`, with what officers said by letter."""
    order = store.find_order(session, ref)
    return answered(session, [order])[0] if order is not None else None


def require_order(session: Session, ref: Ref) -> Order:
    """As `store.require_order`, with what officers said by letter."""
    return answered(session, [store.require_order(session, ref)])[0]


def why_not_send(session: Session, order: Order) -> str:
    """``""``, or why this person does not tell the officers of it again."""
    first = signed_by(session, order)
    if first is None:
        return "destruction.not_in_this_state"
    return "" if first == session.uid else "destruction.another_signed_first"


def signed_by(session: Session, order: Order) -> Id | None:
    """Whose first signature waits and still counts."""
    waits = order.state is OrderState.HALF_APPROVED and first_holds(session, order)
    return order.approvals[0].uid if waits else None


def _with_word(session: Session, order: Order, words: list[Read]) -> Order:
    """The order with the word that counts: the first refusal, else the first signature."""
    signed = None
    for word in words:
        try:
            body, approved = word.body, word.body["step"] == Step.SIGNED
            second = Approval(
                word.by, Duty.OFFICER, int(body["at"]), unb64(body["signature"]), reason=str(body["reason"])
            )
            not_before = int(body["not_before"])
        except (AttributeError, Corrupt, KeyError, TypeError, ValueError):
            continue  # signed by somebody in service, but by another program
        if not second_holds(session, order, second, not_before, approved=approved):
            continue
        if not approved:
            return replace(order, state=OrderState.REFUSED, approvals=(), refusal=second.reason or "")
        if signed is None:
            both = (order.approvals[0], second)
            signed = replace(order, state=OrderState.APPROVED, approvals=both, not_before=not_before)
    return signed or order


def _is_genuine(session: Session, one: Told) -> bool:
    """Whether the manager signed just what the letter tells."""
    vault = session.vault
    message = first_message(vault.vault_id, one.ref, one.digest, one.half.by, one.at, one.hours)
    public = vault.roster.public_key_of(one.half.by)
    signed = public is not None and verify(public, message, one.sig)
    return signed and one.half.name == sha256(message)


def _may_sign_second(session: Session, order: Order) -> bool:
    roster = session.vault.roster
    barred = roster.family_of(session.uid) | roster.family_of(order.recorder)
    return any(person.uid not in barred for person in roster.holders(str(Duty.OFFICER)))


def _officers_and(session: Session, uid: Id) -> list[Reader]:
    roster = session.vault.roster
    person = roster.people.get(uid)
    return [*halves.holders(roster, str(Duty.OFFICER)), *([letters.the_person(person)] if person else [])]


def _read(half: Half) -> Told:
    body = half.body
    at, hours = int(body["at"]), int(body["hours"])
    if not (0 <= at <= half.at and LEAST_COOLING <= hours <= MOST_COOLING):
        raise ValueError("no half of ours")
    return Told(
        half=half,
        ref=Ref(from_hex(body["project"]), Level(int(body["level"])), from_hex(body["about"])),
        number=str(body["number"]),
        recorder=from_hex(body["recorder"]),
        ground=Ground(body["ground"]),
        received_on=date.fromisoformat(body["received_on"]).isoformat(),
        reply_by=date.fromisoformat(body["reply_by"]).isoformat() if body["reply_by"] else "",
        letter=body["letter"] == "yes",
        at=at,
        hours=hours,
        digest=bytes.fromhex(body["digest"]),
        sig=unb64(body["sig"]),
    )
