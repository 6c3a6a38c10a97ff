"""Bringing a clearance into force, at one desk or with the officer's half; and taking one away.

Order: first the register, then one transaction of the directory. A kill between the two leaves an entry of the register
whose wrap was never taken in: it counts for nothing, and the act can be done again. Whoever stated something meanwhile
ends the act (`require_unchanged`): a statement judged by a roster of before could break the chain for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.separation import refuse_clearance
from app.errors import Problem
from app.ids import Id
from app.people import granting, register
from app.people.granting import Terms
from app.people.pairing import Pair
from app.people.register import Holder
from app.people.rekeying import Checkpoint, Progress, renew_owed
from app.projects import requests, sharing, store
from app.projects.model import RequestState, Withdrawn
from app.projects.requests import Half, Request, Waiting
from app.session.door import OpenKey, Session
from app.session.subject import Subject
from app.vault.compartment import Compartment
from app.vault.grant import GRANTED
from app.vault.roster import MANAGER, Person
from app.vault.statement import TakenIn


def grantee_of(session: Session, event: Event, subject: Subject, level: Level) -> Person:
    """The person of ``subject``, who may hold a clearance.

    Raises Problem("session.not_in_service"), Refused("people.duty_without_clearance"),
    Problem("people.no_top_secret_key").
    """
    person = session.vault.roster.people.get(subject.person) if subject.person else None
    if person is None or not person.active:
        raise Problem("session.not_in_service")
    refused = refuse_clearance(Duty(duty) for duty in person.duties)
    if refused:
        raise session.refuse(event, subject, refused)
    if level == Level.TOP_SECRET and person.step_up is None:
        raise Problem("people.no_top_secret_key")
    return person


def give_at_one_desk(
    session: Session, two: Pair, grantee: Person, project: Id, level: Level, not_after: int, why: str
) -> None:
    """Give every level up to ``level`` that the person does not hold for so long yet."""
    subject = Subject(person=grantee.uid, note=f"level {int(level)}")
    held = two.keys(project)
    wanted = [one for one in Level if one <= level]
    if any(one not in held for one in wanted):
        raise session.refuse(Event.CLEARANCE_GRANT, subject, "projects.beyond_givers_clearance")
    own = _held_by(two.office, session, project, grantee.uid)
    missing = [held[one] for one in wanted if not _lasts(own, held[one], not_after)]
    if not missing:
        raise Problem("projects.cleared_already")
    vault = session.vault
    terms = Terms(vault.vault_id, GRANTED, session.world.new_id(), vault.directory.head[0], two.signers, not_after)
    wraps = [granting.seal_for(terms, key, grantee) for key in missing]
    # What is given for longer replaces what would have ended earlier.
    replaced = [holder.wrap for holder in own if holder.cid in {key.place.cid for key in missing}]
    store.give(session, two, terms, wraps, dropped=replaced, why=why)
    sharing.write_to_managers(session, two.office, two.officer)


def _lasts(own: Sequence[Holder], key: OpenKey, not_after: int) -> bool:
    return any(h.cid == key.place.cid and h.epoch == key.place.epoch and h.not_after >= not_after for h in own)


def _held_by(office: Compartment, session: Session, project: Id, uid: Id) -> list[Holder]:
    holders = register.all_holders(office, session.vault)
    return [holder for holder in holders if holder.project == project and holder.uid == uid]


def give_with_half(session: Session, office: Compartment, request: Request, half: Half) -> None:
    """The officer's half: note the grants, take the wraps in, and tell who asked."""
    vault, now = session.vault, session.now()
    fresh = [wrap for wrap in half.wraps if office.get(_entry_of(wrap)) is None]
    with office.change(Event.CLEARANCE_COUNTERSIGN.value, session.identity, now) as noted:
        for wrap in fresh:
            register.put_grant(
                noted, _entry_of(wrap), wrap.place, wrap.grant, signers=(half.by, session.uid), why=request.reason
            )
    with vault.stating(now) as change:
        store.require_unchanged(session)
        taken = [TakenIn(wrap.grant.grantee, wrap.blob, wrap.grant.digest) for wrap in half.wraps]
        signers = [(session.uid, session.identity.signing_key)]
        change.take_in(signers, taken=taken, request=half.request)
        requests.post_end(session, change, request, RequestState.GIVEN, "")
        requests.tidy(session, change)
    vault.refresh()
    sharing.write_to_managers(session, office, session.identity)


def _entry_of(wrap: Waiting) -> Id:
    """The register's entry for a wrap that comes by letter: the same when the act is done again after a crash."""
    return Id(wrap.grant.digest[:16])


def withdraw(
    session: Session, two: Pair, uid: Id, project: Id, level: Level, progress: Progress, checkpoint: Checkpoint
) -> Withdrawn:
    """Take from a person ``level`` of a project and all higher ones, and write their compartments under new keys.

    Killed or cancelled after the first step, the compartments stay owed: `app.people.rekeying` carries on.

    Raises Problem("projects.not_cleared") when there is nothing to take, Problem("projects.last_manager") when no other
    manager holds a level: its key would be lost, or nobody could give it any more.
    """
    office, vault = two.office, session.vault
    taken = [holder for holder in _held_by(office, session, project, uid) if holder.level >= level]
    if not taken:
        raise Problem("projects.not_cleared")
    cids = {holder.cid for holder in taken}
    _require_other_managers(session, office, uid, cids)
    with vault.stating(session.now()) as change:
        store.require_unchanged(session)
        change.take_in(two.signers, dropped=[holder.wrap for holder in taken], owed=sorted(cids))
    vault.refresh()
    checkpoint("withdrawn")
    done = renew_owed(session, two, progress, checkpoint)
    sharing.write_to_managers(session, office, two.officer)
    return Withdrawn(tuple(sorted({Level(holder.level) for holder in taken})), done.renewed, done.waiting)


def _require_other_managers(session: Session, office: Compartment, uid: Id, cids: set[Id]) -> None:
    managers = {person.uid for person in session.vault.roster.holders(MANAGER)} - {uid}
    now = session.latest()
    holders = register.all_holders(office, session.vault)
    kept = {holder.cid for holder in holders if holder.uid in managers and holder.not_after >= now}
    if not cids <= kept:
        raise Problem("projects.last_manager")
