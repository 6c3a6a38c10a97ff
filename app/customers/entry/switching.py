"""Turning the three steps on and off, and choosing what verifiers type blind.

1. A manager turns the steps on, once the project has at least one data-entry manager and one verifier with a clearance:
   otherwise nothing would ever come into force.
2. Turning them off takes a manager and an officer, since it takes a check away.
3. What is open then stays open; whoever entered it sends it again, which puts it in force, or a manager gives it up.
"""

from __future__ import annotations

from dataclasses import replace

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.customers.entry import store
from app.customers.entry.fields import choices_of
from app.customers.entry.model import Holder
from app.customers.rules import store as rules_store
from app.customers.rules.model import ProjectRules
from app.customers.rules.store import rules_of
from app.errors import Problem
from app.ids import Id
from app.people.pairing import pair
from app.projects import reviewing
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.change import Change

_NEEDED = (Duty.ENTRY_MANAGER, Duty.VERIFIER)


def switch_on(session: Session, project: Id) -> None:
    """Rule 1."""
    with session.change(Event.ENTRY_STEPS_ON, _subject(project)) as change:
        rules = rules_of(session, project)
        why = why_not_on(rules, holders(session, project))
        if why:
            raise Problem(why)
        _save(session, change, project, replace(rules, three_steps=True))


def switch_off(session: Session, project: Id, passphrase: str, credential: Credential) -> None:
    """Rule 2."""
    session.read(Event.CUSTOMER_PAGE, _subject(project))
    with (
        pair(session, passphrase, credential, Event.ENTRY_STEPS_OFF, top_secret=False) as two,
        session.change(Event.ENTRY_STEPS_OFF, Subject(project, rules_store.PLACE, person=two.officer.uid)) as change,
    ):
        rules = rules_of(session, project)
        if not rules.three_steps:
            raise Problem("entry.rules_same")
        _save(session, change, project, replace(rules, three_steps=False))


def set_critical(session: Session, project: Id, fields: tuple[str, ...]) -> None:
    """Which fields are typed blind; none at all is a choice too."""
    with session.change(Event.ENTRY_CRITICAL, _subject(project)) as change:
        rules = rules_of(session, project)
        if not set(fields) <= set(choices_of(rules)):
            raise Problem("entry.critical_unknown")
        chosen = tuple(field for field in choices_of(rules) if field in fields)
        if chosen == rules.critical:
            raise Problem("entry.rules_same")
        _save(session, change, project, replace(rules, critical=chosen))


def holders(session: Session, project: Id) -> tuple[Holder, ...]:
    """Who has one of the two duties and a clearance in the project, with the highest level of each."""
    levels: dict[Id, Level] = {}
    for row in reviewing.grants(session):
        if row.project == project and not row.lapsed and not row.fault:
            levels[row.uid] = max(levels.get(row.uid, row.level), row.level)
    found = [
        Holder(person.name, duty, levels[person.uid])
        for duty in _NEEDED
        for person in session.vault.roster.holders(str(duty))
        if person.uid in levels
    ]
    return tuple(sorted(found, key=lambda one: (one.duty, one.name)))


def why_not_on(rules: ProjectRules, found: tuple[Holder, ...]) -> str:
    """The code of what stands in the way of turning the steps on, or ``""``."""
    if rules.three_steps:
        return "entry.rules_same"
    held = {one.duty for one in found}
    if not held:
        return "entry.nobody_to_check"
    if Duty.ENTRY_MANAGER not in held:
        return "entry.no_reviewer"
    return "" if Duty.VERIFIER in held else "entry.no_verifier"


def count_open(session: Session, project: Id) -> int:
    """How many entries wait, at the levels that this session opens."""
    return sum(store.count_open(session.compartment(project, level)) for level in session.levels(project))


def _save(session: Session, change: Change, project: Id, rules: ProjectRules) -> None:
    rules_store.save(change, session.compartment(project, rules_store.PLACE), rules, session.world.new_id())


def _subject(project: Id) -> Subject:
    return Subject(project, rules_store.PLACE)
