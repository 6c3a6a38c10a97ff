"""Approvals as signatures: what is signed, and whether what stands in a request is what it takes.

An approval is an Ed25519 signature over the request's place, its digest (so: exactly what leaves, to whom, under which
consent), who signs with which duty, when, and why. It is checked when the second approval is given, and again when the
output is made, against the directory: what duties the signers have, whatever the record claims. So neither a record
written by somebody who is no manager, nor one taken from another request, nor an edited one counts.
"""

from __future__ import annotations

from app.access.duty import Duty
from app.customers.model import Ref
from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.signature import verify
from app.release import delegation, store
from app.release.body import Approval, Request
from app.release.rules import RULES, Sides, why_not_this_person
from app.session.door import Session
from app.session.once import once_held

UNKNOWN = "release.approval_unknown"
"""What is told of approvals that do not hold."""
LEFT = "release.approver_left"
"""What is told of a true one whose signer has left since, or has not that duty any more."""


def message_of(vault_id: Id, ref: Ref, digest: bytes, approval: Approval) -> bytes:
    """What is signed."""
    return pae(
        Label.RELEASE_APPROVAL,
        vault_id,
        *store.ref_parts(ref),
        digest,
        approval.by,
        str(approval.duty),
        approval.at,
        int(approval.approved),
        approval.reason,
    )


def approvals_hold(session: Session, request: Request) -> bool:
    """Whether the approvals that stand in the request are all that its level takes, and each is what it says."""
    return not why_not_signed(session, request)


def why_not_signed(session: Session, request: Request) -> str:
    """``""``, or why the approvals do not let the request out: too few, or as `why_unknown`."""
    if any(not one.approved for one in request.signed):
        return UNKNOWN
    if len(request.approvals) < RULES[request.ref.level].needed:
        return "release.not_in_this_state"
    return why_unknown(session, request)


def why_unknown(session: Session, request: Request) -> str:
    """``""`` where every approval so far is a signature by somebody who may give it, in the right order, no two by one;
    else `UNKNOWN`, or `LEFT` where nothing is wrong but that a signer has not the duty any more.
    """
    editors = store.editors_of(session, request)
    earlier: list[Id] = []
    for place, approval in enumerate(request.approvals):
        duties = frozenset({Duty.MANAGER}) if place == 0 else RULES[request.ref.level].second
        if not _holds(session, request, approval, duties, editors, tuple(earlier)):
            return UNKNOWN
        earlier.append(approval.by)
    vault = session.vault
    lacking = [one for one in request.approvals if str(one.duty) not in vault.roster.duties_of(one.by)]
    if not lacking:
        return ""
    return LEFT if all(once_held(vault, one.by, str(one.duty)) for one in lacking) else UNKNOWN


def is_known(session: Session, request: Request, word: Approval) -> bool:
    """Whether a second word about it, approving or refusing, is a signature by somebody who may give it."""
    duties = RULES[request.ref.level].second
    serves = str(word.duty) in session.vault.roster.duties_of(word.by)
    return serves and _holds(session, request, word, duties, store.editors_of(session, request), request.signers)


def _holds(
    session: Session,
    request: Request,
    approval: Approval,
    duties: frozenset[Duty],
    editors: frozenset[Id],
    earlier: tuple[Id, ...],
) -> bool:
    sides = sides_for(session, request, approval.by, editors, earlier, approval.at, given_by=approval.at)
    allowed = approval.duty in duties and not why_not_this_person(sides, approval.by)
    return allowed and _is_signed(session, request, approval)


def _is_signed(session: Session, request: Request, approval: Approval) -> bool:
    public = session.vault.roster.public_key_of(approval.by)
    message = message_of(session.vault.vault_id, request.ref, request.digest, approval)
    return public is not None and verify(public, message, approval.signature)


def sides_for(
    session: Session,
    request: Request,
    person: Id,
    editors: frozenset[Id],
    signers: tuple[Id, ...],
    at: int,
    *,
    given_by: int | None = None,
) -> Sides:
    """Who stands how to the request, seen from ``person`` at ``at``; earlier identities count as the person.

    ``given_by``: for what was signed then, a delegation that was given later, though for that day, changes nothing.
    """
    family = session.vault.roster.family_of(person)
    asking = session.vault.roster.family_of(request.asker)

    def seen(uid: Id) -> Id:
        return person if uid in family else uid

    given = delegation.in_force(session, request.ref.project, at)
    return Sides(
        asker=seen(request.asker),
        editors=frozenset(map(seen, editors)) - {seen(request.asker)},
        signers=tuple(map(seen, signers)),
        in_stead=any(
            one.by in asking and one.delegate in family and (given_by is None or one.at <= given_by) for one in given
        ),
        addressed=_addressed(session, request, person, given, at),
    )


def _addressed(
    session: Session, request: Request, person: Id, given: tuple[delegation.Delegation, ...], at: int
) -> bool:
    addressee, roster = request.addressee, session.vault.roster
    if addressee is None or person in roster.family_of(addressee):
        return True
    if str(Duty.MANAGER) not in roster.duties_of(addressee):
        return True
    if any(one.by == addressee and one.delegate == person for one in given):
        return True
    return delegation.day_of(at) > store.decide_by_of(request)
