"""The second signature of cơ mật by an officer in their own account, who has no key of any compartment.

The first manager's program tells the officers of the request by letter: its number and level, who asks, what kind of
recipient, for what purpose, which fields and kinds of items, until when, and the digest that the manager signed.
Not the customer, not the recipient, no value: those stay in the compartment. The officer signs the very message that
an officer at the desk signs (`app.release.approvals.message_of`), and the answer goes back by letter. Rules:

1. A half counts while who sent it serves as a manager. Whoever asked, and every manager, may say that nothing waits.
2. An answer is an officer's. It counts in the request (`answered`) when the approvals together hold by every rule of
   `approvals`, over the digest that the request has now: any later change leaves it without effect.
3. Refused by an officer is refused. What the letters say is written into the record by whoever acts on it next.
4. An officer who asked, edited, signed first, or is any of these under another identity, does not sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.access.duty import Duty
from app.access.level import Level
from app.clock import end_of_day
from app.consents.model import same_words
from app.copies.store import customer_name
from app.customers.model import Ref
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import b64, unb64
from app.people import halves, letters
from app.people.halves import RELEASES, Half, Step
from app.people.letters import Read, Reader
from app.release import store
from app.release.approvals import is_known, message_of, why_unknown
from app.release.body import Approval, Request, approval_body
from app.release.model import ReleaseState
from app.release.rules import RULES
from app.session.door import Session
from app.vault.directory import DirectoryChange


@dataclass(frozen=True, slots=True)
class Told:
    """What the letter tells an officer of a request. ``purpose`` is empty where it names customer or recipient."""

    half: Half
    ref: Ref
    number: str
    asker: Id
    editors: frozenset[Id]
    recipient_kind: str
    purpose: str
    parts: tuple[str, ...]
    until: str
    decide_by: str


def waits_for_officer(request: Request) -> bool:
    """Whether an officer's signature would complete it."""
    rule = RULES.get(request.ref.level)
    half = request.stored_state is ReleaseState.HALF_APPROVED
    return half and rule is not None and Duty.OFFICER in rule.second


def send(session: Session, change: DirectoryChange, request: Request) -> None:
    """Tell every officer of a request that its first manager has signed."""
    name, code = customer_name(session, request.customer)
    words = same_words(request.purpose)
    named = any(one and same_words(one) in words for one in (name, code, request.recipient_name))
    parts = [*request.fields, *(store.kind_of(session, item) for item in request.items)]
    body = {
        "project": request.ref.project.hex(),
        "level": str(int(request.ref.level)),
        "number": request.number,
        "asker": request.asker.hex(),
        "editors": " ".join(sorted(uid.hex() for uid in store.editors_of(session, request))),
        "recipient_kind": str(request.recipient_kind),
        "purpose": "" if named else request.purpose,
        "parts": " ".join(part for part in parts if part),
        "until": request.until,
        "decide_by": store.decide_by_of(request).isoformat(),
    }
    readers = _officers(session)
    halves.post(session, change, RELEASES, request.digest, Step.HALF, body, readers, request.ref.rid)


def end(session: Session, request: Request) -> None:
    """Tell the officers that nothing waits for them any more; ``request`` as it was before.

    The act is done by then: where the letter cannot be written (a full disk), what they sign is of no effect anyway.
    """
    if waits_for_officer(request):
        with suppress(Problem), session.vault.directory.change(session.now()) as change:
            readers = _officers(session)
            halves.post(session, change, RELEASES, request.digest, Step.TAKEN_BACK, {}, readers, request.ref.rid)


def told(session: Session) -> list[Told]:
    """Every request that officers were told of, the newest first."""
    roster = session.vault.roster

    def counts(half: Half, step: Step, letter: Read) -> bool:
        duties = roster.duties_of(letter.by)
        if step is Step.TAKEN_BACK:
            return str(Duty.MANAGER) in duties or letter.by.hex() == half.body.get("asker")
        return str(Duty.OFFICER) in duties

    found = []
    for half in halves.halves_of(session, RELEASES, counts):
        if str(Duty.MANAGER) in roster.duties_of(half.by):
            try:
                found.append(_read(half))
            except (AttributeError, KeyError, TypeError, ValueError):
                continue  # signed by a manager, but by another program
    return found


def why_not(session: Session, one: Told) -> str:
    """``""``, or why this officer does not sign it (rule 4), as far as the letter tells."""
    family = session.vault.roster.family_of(session.uid)
    if one.asker in family:
        return "release.own_request"
    if one.editors & family:
        return "release.edited_it"
    if one.half.by in family:
        return "release.signed_already"
    if session.latest() > end_of_day(date.fromisoformat(one.until)):
        return "release.expired"
    return "" if one.half.waits else "release.not_in_this_state"


def answer(session: Session, one: Told, reason: str, *, approve: bool) -> None:
    """Sign as an officer, and send the signature to who asked, to the managers and to the officers."""
    word = Approval(session.uid, Duty.OFFICER, session.now(), approve, reason, b"")
    message = message_of(session.vault.vault_id, one.ref, one.half.name, word)
    signature = session.identity.sign(message)
    body = {"at": str(word.at), "reason": reason, "signature": b64(signature)}
    step = Step.SIGNED if approve else Step.REFUSED
    with session.vault.directory.change(session.now()) as change:
        readers = [*_officers(session), *_concerned(session, one.asker)]
        halves.post(session, change, RELEASES, one.half.name, step, body, readers, one.ref.rid)
        halves.tidy(session, change, RELEASES)


def answered(session: Session, requests: Iterable[Request]) -> list[Request]:
    """The requests with what officers said by letter (rule 2); what needs no officer is not looked at."""
    given: list[tuple[bytes, Step, Read]] | None = None
    found = []
    for request in requests:
        if waits_for_officer(request):
            if given is None:
                given = halves.answers_of(session, RELEASES)
            words = [word for name, _, word in given if name == request.digest]
            found.append(_with_word(session, request, words))
        else:
            found.append(request)
    return found


def request_at(session: Session, ref: Ref) -> tuple[Request, dict[str, Any]]:
    """As `store.request_at`, with what officers said by letter, in the request and in its body."""
    stored, body = store.request_at(session, ref)
    (request,) = answered(session, [stored])
    if request is stored:
        return stored, body
    words = [approval_body(one) for one in request.signed]
    return request, {**body, "state": str(request.stored_state), "signed": words}


def _with_word(session: Session, request: Request, words: list[Read]) -> Request:
    """The request with the word that counts: the first refusal, else the first signature."""
    signed = None
    for word in words:
        try:
            approval = _approval(word)
            if not approval.approved and is_known(session, request, approval):
                return replace(request, signed=(*request.signed, approval), stored_state=ReleaseState.REFUSED)
            after = replace(request, signed=(*request.signed, approval), stored_state=ReleaseState.APPROVED)
            if signed is None and approval.approved and not why_unknown(session, after):
                signed = after
        except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError):
            continue  # signed by somebody in service, but by another program
    return signed or request


def _approval(word: Read) -> Approval:
    approve = word.body["step"] == Step.SIGNED
    body = word.body
    return Approval(word.by, Duty.OFFICER, int(body["at"]), approve, body["reason"], unb64(body["signature"]))


def _officers(session: Session) -> list[Reader]:
    return halves.holders(session.vault.roster, str(Duty.OFFICER))


def _concerned(session: Session, asker: Id) -> list[Reader]:
    """The managers and who asked."""
    roster = session.vault.roster
    person = roster.people.get(asker)
    return [*halves.holders(roster, str(Duty.MANAGER)), *([letters.the_person(person)] if person else [])]


def _read(half: Half) -> Told:
    body = half.body
    return Told(
        half=half,
        ref=Ref(from_hex(body["project"]), Level(int(body["level"])), from_hex(body["about"])),
        number=body["number"],
        asker=from_hex(body["asker"]),
        editors=frozenset(map(from_hex, body["editors"].split())),
        recipient_kind=body["recipient_kind"],
        purpose=body["purpose"],
        parts=tuple(body["parts"].split()),
        until=date.fromisoformat(body["until"]).isoformat(),
        decide_by=date.fromisoformat(body["decide_by"]).isoformat(),
    )
