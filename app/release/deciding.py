"""Deciding on a request: the signature of one manager, of a second one, or of an officer at the first one's desk.

Where a second signature is wanted, the officers are told by letter, and sign in their own accounts (`second`).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import replace

from app.access.duty import Duty
from app.access.event import Event
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release import second, store
from app.release.approvals import message_of, sides_for, why_unknown
from app.release.body import Approval, Request, approval_body
from app.release.model import Act, ReleaseState, require_reason, require_state
from app.release.refusal import journalled, subject_of
from app.release.rules import next_state, why_not_decide, why_not_second
from app.release.standing import Facts, facts_of, may_countersign, my_sides, why_i_may_not_decide
from app.session.door import Session
from app.session.signing import Countersigner, countersigner
from app.session.subject import Credential, Subject


def decide(
    session: Session, ref: Ref, digest: bytes, approve: bool, reason: str, passphrase: str, officer: Credential | None
) -> None:
    """Sign what was seen, or refuse it; with an ``officer`` both approvals of cơ mật in one act."""
    event = Event.RELEASE_APPROVE if approve else Event.RELEASE_REFUSE
    subject, text = subject_of(ref), require_reason(reason)
    with ExitStack() as stack:
        session.confirm(passphrase)
        beside = None
        if approve and officer is not None:
            beside = stack.enter_context(_second(session, event, subject, officer))
        change = stack.enter_context(session.change(event, subject))
        request, body = second.request_at(session, ref)
        facts = facts_of(session, request)
        if why := why_i_may_not_decide(session, facts, digest):
            raise journalled(session, event, subject, why)
        own = Approval(session.uid, Duty.MANAGER, session.now(), approve, text, b"")
        words = [*request.signed, _signed(session, request, own, session.identity.sign)]
        if beside is not None:
            half = replace(request, signed=tuple(words))
            words.append(_by_officer(session, event, half, facts.editors, beside, text))
        state = next_state(ref.level, len(words)) if approve else ReleaseState.REFUSED
        decided = {"state": str(state), "signed": [approval_body(one) for one in words]}
        change.put(ref.rid, store.RELEASE, {**body, **decided}, base=request.rev)
    after = replace(request, signed=tuple(words), stored_state=state)
    if second.waits_for_officer(after):
        _tell_officers(session, after)
    else:
        second.end(session, request)


def ask_officers(session: Session, ref: Ref) -> None:
    """See `app.release.actions.ask_officers`."""
    event, subject = Event.RELEASE_TO_OFFICERS, subject_of(ref)
    with session.act(event, subject):
        request, _ = second.request_at(session, ref)
        facts = facts_of(session, request)
        require_state(facts.state, Act.DECIDE)
        if not facts.unchanged:
            raise journalled(session, event, subject, "release.changed_since")
        if not may_countersign(session, facts):
            raise journalled(session, event, subject, "release.at_the_first_desk")
        with session.vault.directory.change(session.now()) as change:
            second.send(session, change, request)


def _tell_officers(session: Session, request: Request) -> None:
    """The approval stands; where the letter cannot be written (a full disk), it can be sent again later."""
    with suppress(Problem), session.vault.directory.change(session.now()) as change:
        second.send(session, change, request)


def countersign(session: Session, ref: Ref, digest: bytes, reason: str, officer: Credential) -> None:
    """The second approval, by an officer who came to the desk of the manager who gave the first one."""
    event, subject, text = Event.RELEASE_COUNTERSIGN, subject_of(ref), require_reason(reason)
    with _second(session, event, subject, officer) as beside, session.change(event, subject) as change:
        request, body = second.request_at(session, ref)
        facts = facts_of(session, request)
        if facts.uncovered:
            raise journalled(session, event, subject, facts.uncovered)
        require_state(facts.state, Act.DECIDE)
        if not facts.unchanged or digest != facts.digest:
            raise journalled(session, event, subject, "release.changed_since")
        if not may_countersign(session, facts):
            raise journalled(session, event, subject, "release.at_the_first_desk")
        if why := why_unknown(session, request):
            raise journalled(session, event, subject, why)
        words = [*request.signed, _by_officer(session, event, request, facts.editors, beside, text)]
        decided = {"state": str(next_state(ref.level, len(words))), "signed": [approval_body(one) for one in words]}
        change.put(ref.rid, store.RELEASE, {**body, **decided}, base=request.rev)
    second.end(session, request)


def send_back(session: Session, ref: Ref, reason: str) -> None:
    """Give a request back to its asker with what is to be mended; what was signed before is void."""
    event, subject, text = Event.RELEASE_SEND_BACK, subject_of(ref), require_reason(reason)
    with session.change(event, subject) as change:
        request, body = second.request_at(session, ref)
        facts = facts_of(session, request)
        require_state(facts.state, Act.SEND_BACK)
        if why := why_not_send_back(session, facts):
            raise journalled(session, event, subject, why)
        note = {"by": session.uid.hex(), "at": session.now(), "reason": text}
        back = {"state": str(ReleaseState.SENT_BACK), "signed": [], "returned": [*body["returned"], note]}
        change.put(ref.rid, store.RELEASE, {**body, **back}, base=request.rev)
    second.end(session, request)


def why_not_send_back(session: Session, facts: Facts) -> str:
    """``""``, or why the person cannot send it back: as for deciding, but what changed since is a reason to do it."""
    return why_not_decide(
        facts.state, my_sides(session, facts), person=session.uid, duties=session.duties, unchanged=True
    )


def _second(
    session: Session, event: Event, subject: Subject, officer: Credential
) -> AbstractContextManager[Countersigner]:
    if officer.uid == session.uid:
        raise journalled(session, event, subject, "release.two_persons")
    return countersigner(session, officer, event)


def _by_officer(
    session: Session, event: Event, request: Request, editors: frozenset[Id], beside: Countersigner, reason: str
) -> Approval:
    """The second approval, over a request that has the first one."""
    sides = sides_for(session, request, beside.uid, editors, request.signers, session.now())
    level = request.ref.level
    why = why_not_second(ReleaseState.HALF_APPROVED, level, sides, officer=beside.uid, duties=beside.duties)
    if why:
        raise journalled(session, event, subject_of(request.ref), why)
    return _signed(session, request, Approval(beside.uid, Duty.OFFICER, session.now(), True, reason, b""), beside.sign)


def _signed(session: Session, request: Request, word: Approval, sign: Callable[[bytes], bytes]) -> Approval:
    message = message_of(session.vault.vault_id, request.ref, request.digest, word)
    return replace(word, signature=sign(message))
