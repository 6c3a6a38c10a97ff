"""A project's rules in and out of its level-1 compartment: one record, beside the customers it asks them of.

Whoever may open the project at all has that compartment. Fields of the body that this version does not know are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from app.access.level import Level
from app.customers.rules.model import CustomField, DecidedRules, FieldType, ProjectRules, Target
from app.errors import Corrupt
from app.ids import Id
from app.session.door import Session
from app.vault.change import Change
from app.vault.compartment import Compartment
from app.vault.record import Record

_Kind = TypeVar("_Kind", str, bool)

RULES = "project_rules"
PLACE = Level.CONFIDENTIAL
"""The level in whose compartment they stand."""


def rules_of(session: Session, project: Id) -> ProjectRules:
    """What a project asks; nothing in particular where nobody decided, or where the session cannot open the place."""
    if PLACE not in session.levels(project):
        return ProjectRules()
    return load(session.compartment(project, PLACE))


def decided(session: Session, project: Id) -> DecidedRules:
    """What a project asks, with who decided last and when. Raises Refused where the place does not open."""
    record = _record(session.compartment(project, PLACE))
    if record is None:
        return DecidedRules(ProjectRules(), "", 0)
    return DecidedRules(from_record(record), session.name_of(record.writer.uid), record.at)


def load(compartment: Compartment) -> ProjectRules:
    """The rules that stand in a compartment."""
    record = _record(compartment)
    return from_record(record) if record is not None else ProjectRules()


def critical_at(session: Session, project: Id, rev: int) -> tuple[str, ...]:
    """The fields that were typed blind at a revision of the rules; 0: before anything was decided."""
    if PLACE not in session.levels(project):
        return ()
    compartment = session.compartment(project, PLACE)
    record = _record(compartment)
    past = compartment.history(record.rid) if record is not None and rev else ()
    found = next((one for one in past if one.rev == rev), None)
    return ProjectRules().critical if not rev else from_record(found).critical if found is not None else ()


def save(change: Change, compartment: Compartment, rules: ProjectRules, new_rid: Id) -> ProjectRules:
    """Write ``rules`` over the revision they were read at; ``new_rid`` is used for the first.

    Raises Problem("vault.changed_meanwhile") when somebody saved since.
    """
    before = _record(compartment)
    rid = before.rid if before is not None else new_rid
    body = to_body(rules, before.body if before is not None else {})
    written = change.put(rid, RULES, body, base=rules.rev or None)
    return from_record(written)


def from_record(record: Record) -> ProjectRules:
    """The rules in a record. Raises Corrupt("customers.body_damaged")."""
    body = record.body
    try:
        return ProjectRules(
            tuple(_field(stored) for stored in body.get("fields", ())),
            _of(bool, body.get("three_steps", False)),
            tuple(_of(str, name) for name in body.get("critical", ProjectRules().critical)),
            record.rev,
            record.rid,
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None


def to_body(rules: ProjectRules, before: Mapping[str, Any]) -> dict[str, Any]:
    """The body of ``rules`` over the one they replace."""
    stored = {one.get("id"): one for one in before.get("fields", ())}
    fields = [{**stored.get(field.id, {}), **_field_body(field)} for field in rules.fields]
    return {**before, "fields": fields, "three_steps": rules.three_steps, "critical": list(rules.critical)}


def _field_body(field: CustomField) -> dict[str, Any]:
    return {
        "id": field.id,
        "target": str(field.target),
        "name": field.name,
        "type": str(field.type),
        "required": field.required,
        "choices": list(field.choices),
        "retired": field.retired,
    }


def _field(stored: Mapping[str, Any]) -> CustomField:
    return CustomField(
        Target(stored["target"]),
        _of(str, stored["name"]),
        FieldType(stored["type"]),
        _of(bool, stored.get("required", False)),
        tuple(_of(str, choice) for choice in stored.get("choices", ())),
        _of(bool, stored.get("retired", False)),
        _of(str, stored["id"]),
    )


def _of(kind: type[_Kind], value: object) -> _Kind:
    if not isinstance(value, kind):
        raise TypeError(f"a {kind.__name__} is expected")
    return value


def _record(compartment: Compartment) -> Record | None:
    return next(iter(compartment.of_kind(RULES)), None)
