"""How a request stands now, and what the signed-in person may do with it: every rule, asked in one place.

Whoever decides, countersigns or hands over asks here inside the transaction in which the act is written: what changed
since somebody looked (the file, the consent, the day, another manager's word) is seen there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.access.duty import Duty
from app.consents.body import Consent
from app.copies import store as copies
from app.copies.model import CopyState
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release import store
from app.release.approvals import sides_for, why_not_signed, why_unknown
from app.release.body import Request
from app.release.model import ALLOWED, OPEN, Act, ReleaseState, state_now
from app.release.rules import Sides, why_not_decide, why_not_hand_over
from app.session.door import Session

BACK = frozenset({CopyState.RETURNED, CopyState.SHREDDED})
"""Where a copy stands that came back."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A request as it stands now. ``digest`` and ``lines`` are of what would leave now; ``unchanged``: as asked for.

    ``uncovered`` is the code of what the consent does not cover today, or ``""``.
    """

    request: Request
    state: ReleaseState
    consent: Consent | None
    uncovered: str
    digest: bytes
    lines: store.Lines
    editors: frozenset[Id]

    @property
    def unchanged(self) -> bool:
        """Whether everything is as it was when the request was asked for, or amended last."""
        return self.digest == self.request.digest


def state_of(session: Session, request: Request, uncovered: str) -> ReleaseState:
    """The state now; a clock set back before the request's own times does not revive it."""
    return _state(session, request, uncovered, lambda one: _is_withdrawn(session, one))


def states_out(session: Session, requests: Iterable[Request]) -> list[ReleaseState]:
    """The states of many that were handed over. A consent that several stand under is read once."""
    withdrawn: dict[Ref, bool] = {}

    def is_withdrawn(request: Request) -> bool:
        if request.consent not in withdrawn:
            withdrawn[request.consent] = _is_withdrawn(session, request)
        return withdrawn[request.consent]

    return [_state(session, request, "", is_withdrawn) for request in requests]


def _is_withdrawn(session: Session, request: Request) -> bool:
    consent = store.consent_of(session, request)
    return consent is not None and consent.withdrawn


def _state(session: Session, request: Request, uncovered: str, is_withdrawn: Callable[[Request], bool]) -> ReleaseState:
    latest = max(session.latest(), request.asked_at, *(one.at for one in request.signed), 0)
    if request.stored_state is ReleaseState.HANDED_OVER:
        if _is_back(session, request):
            return ReleaseState.RETURNED
        if is_withdrawn(request):
            return ReleaseState.OVERDUE
    return state_now(
        request.stored_state,
        until=request.until,
        keep_until=request.keep_until,
        now=latest,
        covered=not uncovered,
    )


def _is_back(session: Session, request: Request) -> bool:
    """Whether the register of copies says that the output is with its recipient no more, whoever noted it there."""
    if request.output is None:
        return False
    try:
        copy = copies.copy_at(session.compartment(request.ref.project, request.ref.level), request.output.copy)
    except Problem:
        return False
    return copy.state in BACK


def uncovered_now(session: Session, request: Request) -> str:
    """What the consent does not cover today, for a request that is still open; ``""`` for any other."""
    if request.stored_state not in OPEN:
        return ""
    return store.why_not_covered(session, request, store.consent_of(session, request))


def facts_of(session: Session, request: Request) -> Facts:
    """Everything that is asked about a request before anything is done with it."""
    consent = store.consent_of(session, request)
    uncovered = store.why_not_covered(session, request, consent) if request.stored_state in OPEN else ""
    digest, lines = store.present_digest(session, request)
    return Facts(
        request=request,
        state=state_of(session, request, uncovered),
        consent=consent,
        uncovered=uncovered,
        digest=digest,
        lines=lines,
        editors=store.editors_of(session, request),
    )


def my_sides(session: Session, facts: Facts) -> Sides:
    """How the signed-in person stands to it."""
    request = facts.request
    return sides_for(session, request, session.uid, facts.editors, request.signers, session.latest())


def why_i_may_not_decide(session: Session, facts: Facts, seen: bytes | None = None) -> str:
    """``""``, or why the signed-in person cannot decide; ``seen`` is the digest of the view they looked at."""
    unchanged = facts.unchanged and (seen is None or seen == facts.digest)
    why = why_not_decide(
        facts.state,
        my_sides(session, facts),
        person=session.uid,
        duties=session.duties,
        unchanged=unchanged,
        uncovered=facts.uncovered,
    )
    return why or why_unknown(session, facts.request)


def why_not_leave(session: Session, request: Request) -> str:
    """``""``, or the code of the first rule that stands in the way of handing the request over now."""
    facts = facts_of(session, request)
    family = _identities(session)
    return why_not_hand_over(
        facts.state,
        asker=session.uid if request.asker in family else request.asker,
        signers=tuple(session.uid if uid in family else uid for uid in request.signers),
        person=session.uid,
        unchanged=facts.unchanged,
        uncovered=facts.uncovered,
        unsigned=why_not_signed(session, request),
    )


def is_party(session: Session, request: Request) -> bool:
    """Whether the signed-in person asked for it or signed it, under whatever identity they had then."""
    return not _identities(session).isdisjoint((request.asker, *request.signers))


def is_mine(session: Session, request: Request) -> bool:
    """Whether the signed-in person asked for it, under whatever identity they had then."""
    return request.asker in _identities(session)


def _identities(session: Session) -> frozenset[Id]:
    """Who the signed-in person is and was; most never had another identity, and lists ask this of every request."""
    roster = session.vault.roster
    person = roster.people.get(session.uid)
    earlier = person is not None and person.continues
    return roster.family_of(session.uid) if earlier else frozenset({session.uid})


def hands_over(session: Session, request: Request) -> bool:
    """Whether the signed-in person is to be reminded of what was approved: the asker, and who signed when that person
    serves no longer.
    """
    return is_mine(session, request) or (is_party(session, request) and not _any_serves(session, request.asker))


def brings_back(session: Session, request: Request) -> bool:
    """Whether the signed-in person is to be reminded of an output: a party, and every manager when no party serves."""
    if is_party(session, request):
        return True
    return Duty.MANAGER in session.duties and not _any_serves(session, request.asker, *request.signers)


def _any_serves(session: Session, *uids: Id) -> bool:
    people = session.vault.roster.people
    return any(person.serves for uid in uids if (person := people.get(uid)) is not None)


def may_take_back(session: Session, facts: Facts) -> bool:
    """Whether the signed-in person may note that the output came back."""
    person = is_party(session, facts.request) or Duty.MANAGER in session.duties
    return person and Act.TAKE_BACK in ALLOWED[facts.state]


def may_countersign(session: Session, facts: Facts) -> bool:
    """Whether an officer at this desk could give the second approval: only at the desk of who gave the first."""
    return (
        facts.state is ReleaseState.HALF_APPROVED
        and facts.unchanged
        and facts.request.signers[:1] == (session.uid,)
        and Duty.MANAGER in session.duties
    )
