"""What may be done about projects and clearances."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.separation import refuse_clearance
from app.errors import Problem
from app.ids import Id
from app.people import granting, register
from app.people.granting import Terms
from app.people.model import LONGEST_PROJECT_NAME, clean_name
from app.people.pairing import Pair, pair
from app.projects import store
from app.session.door import TOP_SECRET_ROOM, OpenKey, Session
from app.session.subject import Credential, Subject
from app.vault.grant import GRANTED
from app.vault.roster import Person


def create_project(session: Session, name: str, passphrase: str, countersigner: Credential) -> Id:
    """Make a project with its three compartments; the signed-in manager is its custodian, an officer countersigns.

    Raises Problem for the name ("people.name_…"), Problem("projects.name_taken") for a name that the manager's own
    projects have already, and what `pair` raises.
    """
    wanted = clean_name(name, longest=LONGEST_PROJECT_NAME)
    event = Event.PROJECT_CREATE
    with session.act(event):
        if any(row.name == wanted for row in session.projects()):
            raise Problem("projects.name_taken")
        with pair(session, passphrase, countersigner, event, top_secret=False) as two:
            entry, keys = store.make_project(session, two, wanted)
    for key in keys:
        if session.room == TOP_SECRET_ROOM or key.place.level < Level.TOP_SECRET:
            session.hold(key)
    return entry.project


def grant_clearance(
    session: Session, uid: Id, project: Id, level: Level, passphrase: str, countersigner: Credential
) -> None:
    """Clear a person for ``project`` up to ``level``; what they hold already stays as it is.

    The signed-in manager gives no more than their own keys; an officer countersigns. Raises
    Refused("projects.self_grant") when either of them is the person, Refused("projects.beyond_givers_clearance"),
    Refused("people.duty_without_clearance"), Problem("session.not_in_service"),
    Problem("people.no_top_secret_key"), Problem("projects.cleared_already"), and what `pair` raises.
    """
    event, subject = Event.CLEARANCE_GRANT, Subject(person=uid, note=f"level {int(level)}")
    with session.act(event, subject):
        grantee = _grantee(session, uid, level, countersigner, subject)
        with pair(session, passphrase, countersigner, event, top_secret=level == Level.TOP_SECRET) as two:
            given = _given_keys(session, two, project, uid, level, subject)
            vault = session.vault
            terms = Terms(vault.vault_id, GRANTED, session.world.new_id(), vault.directory.head[0], two.signers)
            store.give(session, two, terms, [granting.seal_for(terms, key, grantee) for key in given])


def _grantee(session: Session, uid: Id, level: Level, countersigner: Credential, subject: Subject) -> Person:
    if uid in (session.uid, countersigner.uid):
        raise session.refuse(Event.CLEARANCE_GRANT, subject, "projects.self_grant")
    person = session.vault.roster.people.get(uid)
    if person is None or not person.active:
        raise Problem("session.not_in_service")
    refused = refuse_clearance(Duty(duty) for duty in person.duties)
    if refused:
        raise session.refuse(Event.CLEARANCE_GRANT, subject, refused)
    if level == Level.TOP_SECRET and person.step_up is None:
        raise Problem("people.no_top_secret_key")
    return person


def _given_keys(session: Session, two: Pair, project: Id, uid: Id, level: Level, subject: Subject) -> list[OpenKey]:
    """The keys of the levels up to ``level`` that the person does not hold yet."""
    held = two.keys(project)
    wanted = [wanted for wanted in Level if wanted <= level]
    if any(wanted_level not in held for wanted_level in wanted):
        raise session.refuse(Event.CLEARANCE_GRANT, subject, "projects.beyond_givers_clearance")
    already = register.levels_held(two.office, session.vault, project, uid)
    missing = [held[wanted_level] for wanted_level in wanted if wanted_level not in already]
    if not missing:
        raise Problem("projects.cleared_already")
    return missing
