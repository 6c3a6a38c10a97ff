"""Deciding what a project asks of its files: a manager's act, on record."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.customers.rules import store
from app.customers.rules.model import CustomField, ProjectRules, validate_fields
from app.customers.validation import tidy
from app.errors import Problem
from app.ids import Id, random_id
from app.session.door import Session
from app.session.subject import Subject

_ID_DIGITS = 12


def save_fields(session: Session, project: Id, fields: tuple[CustomField, ...], base: int) -> ProjectRules:
    """Put these fields in place of those read at revision ``base`` (0: none were decided); returns the rules.

    Raises Problem("rules.invalid", place=…, fault=…), Problem("vault.changed_meanwhile").
    """
    tidied = tuple(_tidied(field) for field in fields)
    with session.change(Event.RULES_CHANGE, Subject(project, store.PLACE, note=f"fields:{len(fields)}")) as change:
        compartment = session.compartment(project, store.PLACE)
        before = store.load(compartment)
        if before.rev != base:
            raise Problem("vault.changed_meanwhile")
        for place, fault in validate_fields(tidied, before.fields):
            raise Problem("rules.invalid", place=place + 1, fault=fault)
        named = tuple(field if field.id else replace(field, id=random_id().hex()[:_ID_DIGITS]) for field in tidied)
        return store.save(change, compartment, replace(before, fields=named), session.world.new_id())


def _tidied(field: CustomField) -> CustomField:
    choices = tuple(tidy(choice) for choice in field.choices)
    return replace(field, name=tidy(field.name), choices=tuple(choice for choice in choices if choice))
