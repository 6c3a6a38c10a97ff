"""How a project takes data in: at once, or by the three steps; and which fields a verifier types blind.

One record of kind ``project_rules`` in the project's lowest compartment, which everybody of the project can read.
"""

from __future__ import annotations

from app.access.level import Level
from app.customers.entry.fields import CRITICAL_AT_FIRST
from app.customers.entry.model import EntryRules
from app.ids import Id
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

RULES = "project_rules"


def rules_of(session: Session, project: Id) -> EntryRules:
    """The rules in force; a project that never chose has neither the steps nor other critical fields than usual."""
    record = _record(session.compartment(project, Level.CONFIDENTIAL))
    body = record.body if record else {}
    return EntryRules(bool(body.get("three_steps", False)), tuple(body.get("critical", CRITICAL_AT_FIRST)))


def write_rules(session: Session, change: Change, project: Id, rules: EntryRules) -> None:
    """Put other rules in force, keeping whatever else the project has settled."""
    record = _record(session.compartment(project, Level.CONFIDENTIAL))
    body = {**(record.body if record else {}), "three_steps": rules.three_steps, "critical": list(rules.critical)}
    if record is None:
        change.put(session.world.new_id(), RULES, body, base=None)
    else:
        change.put(record.rid, RULES, body, base=record.rev)


def _record(compartment: Compartment) -> Record | None:
    found = compartment.of_kind(RULES)
    return found[0] if found else None
