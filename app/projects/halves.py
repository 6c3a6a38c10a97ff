"""A clearance signed one after the other: the manager's half, and the officer's.

What the officer checks before countersigning (`require_countersignable`), with the register at hand:

1. The manager who signed serves, and the signature is over these very wraps.
2. Each grant is for the person who was asked for, with the identity key the directory knows, for one project, levels
   1 up to the one asked for and no others, and lasts as long as was asked for and no longer.
3. The project is one of the register, and its compartments are those of the grants, in their present epoch; and the
   person has not renewed their encryption key since, which alone opens what the manager sealed.
4. The manager holds each of these levels, and the key that was sealed has the commitment of the manager's own: nobody
   gives what they do not hold.
5. Neither of the two is the person, under any of that person's identities.
"""

from __future__ import annotations

from app.access.level import Level
from app.errors import Problem, Refused
from app.ids import Id
from app.keys.signature import fingerprint, verify
from app.people import granting, register
from app.people.granting import Terms
from app.people.register import Holder
from app.projects.requests import Half, Request, Waiting
from app.session.door import EVERYDAY, Session
from app.session.identity import Identity, unlock
from app.vault.compartment import Compartment
from app.vault.grant import GRANTED
from app.vault.roster_rules import request_message

OUTDATED = "projects.request_outdated"


def first_half(session: Session, request: Request, project: Id, passphrase: str) -> Half:
    """Seal the keys of ``project`` up to the level asked for, as far as the manager holds them, and sign.

    Raises Refused("projects.beyond_givers_clearance"), Problem("people.no_top_secret_key"), and for the passphrase.
    """
    session.confirm(passphrase)
    held = granting.keys_held(session.vault, _identity(session, request.level, passphrase), project, session.latest())
    wanted = [level for level in Level if level <= request.level]
    if any(level not in held for level in wanted):
        raise Refused("projects.beyond_givers_clearance")
    vault = session.vault
    terms = Terms(
        vault.vault_id, GRANTED, request.id, vault.directory.head[0],
        [(session.uid, session.identity.signing_key)], request.not_after,
    )  # fmt: skip
    person = vault.roster.people[request.uid]
    sealed = [granting.seal_for(terms, held[level], person) for level in wanted]
    wraps = tuple(Waiting(one.place, one.blob, one.grant) for one in sealed)
    at = session.now()
    message = request_message(vault.vault_id, at, [wrap.named() for wrap in wraps])
    return Half(session.uid, at, session.identity.sign(message), wraps)


def _identity(session: Session, level: Level, passphrase: str) -> Identity:
    if level < Level.TOP_SECRET or session.room != EVERYDAY:
        return session.identity
    return unlock(session.world, session.vault.folder, session.uid, passphrase, step_up=True)


def refuse_half(session: Session, office: Compartment, request: Request) -> str:
    """Why the officer may not countersign, as a code; empty when they may."""
    try:
        require_countersignable(session, office, request)
    except (Problem, Refused) as error:
        return error.code
    return ""


def require_countersignable(session: Session, office: Compartment, request: Request) -> Half:
    """The half that may be countersigned, by the rules of this module.

    Raises Problem("projects.not_signed_yet"), Problem("projects.request_outdated"), Refused("projects.half_forged"),
    Refused("projects.self_grant"), Refused("projects.beyond_givers_clearance"), Problem("session.not_in_service").
    """
    half, vault = request.half, session.vault
    if half is None or not half.wraps:
        raise Problem("projects.not_signed_yet")
    public = vault.roster.public_key_of(half.by)
    if public is None or not verify(public, request_message(vault.vault_id, half.at, half.taken), half.sig):
        raise Refused("projects.half_forged")
    person = vault.roster.people.get(request.uid)
    if person is None or not person.active:
        raise Problem("session.not_in_service")
    family = vault.roster.family_of(request.uid)
    if family & {half.by, session.uid}:
        raise Refused("projects.self_grant")
    levels = [wrap.grant.level for wrap in half.wraps]
    if levels != [int(level) for level in Level if level <= request.level]:
        raise Refused("projects.half_forged")
    for wrap in half.wraps:
        _require_as_asked(wrap, request, fingerprint(person.identity))
    if any(wrap.grant.policy_version < person.renewed[0] for wrap in half.wraps):
        raise Problem(OUTDATED)
    _require_registered(office, session, half, request.project)
    return half


def _require_as_asked(wrap: Waiting, request: Request, identity: bytes) -> None:
    grant = wrap.grant
    as_asked = (grant.reason, grant.not_after, grant.identity) == (GRANTED, request.not_after, identity)
    if not as_asked:
        raise Refused("projects.half_forged")


def _require_registered(office: Compartment, session: Session, half: Half, asked: Id | None) -> None:
    """Rules 3 and 4; ``asked`` is the project of the request, None where only a name was given."""
    wanted = half.wraps[0].place.project
    if asked not in (None, wanted):
        raise Refused("projects.half_forged")
    project = next((entry for entry in register.projects(office) if entry.project == wanted), None)
    if project is None:
        raise Refused("projects.half_forged")
    holders = register.all_holders(office, session.vault)
    for wrap in half.wraps:
        place = wrap.place
        if place.project != wanted or project.cids[place.level - 1] != place.cid:
            raise Refused("projects.half_forged")
        of_this = [holder for holder in holders if holder.cid == place.cid]
        if place.epoch != max((holder.epoch for holder in of_this), default=0):
            raise Problem(OUTDATED)
        _require_held(wrap, [holder for holder in of_this if holder.uid == half.by], session.latest())


def _require_held(wrap: Waiting, own: list[Holder], now: int) -> None:
    in_force = [holder for holder in own if holder.not_after >= now and holder.epoch == wrap.place.epoch]
    if not in_force:
        raise Refused("projects.beyond_givers_clearance")
    if all(holder.ck_commit != wrap.grant.ck_commit for holder in in_force):
        raise Refused("projects.half_forged")
