"""What two states of a customer or an item differ in, field by field, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.customers.body import from_body, item_from_body
from app.customers.contacts import shown_phone
from app.customers.form import FIELDS, Custom, CustomerForm, Grounds, ItemForm
from app.customers.items.words import ITEM_FIELDS, item_field_text
from app.customers.model import FieldChange
from app.customers.rules.model import CustomField, custom_changes
from app.vault.record import Record

Fields = tuple[CustomField, ...]
"""The fields of a project's own."""


def customer_changes(before: CustomerForm | None, after: CustomerForm | None, own: Fields) -> tuple[FieldChange, ...]:
    """The fields that differ, those of the project's own last; ``None`` is a customer that is not there."""
    changes = [
        FieldChange(field, field_text(before, field) if before else "", field_text(after, field) if after else "")
        for field in FIELDS
        if _value(before, field) != _value(after, field)
    ]
    return (*changes, *_grounds(before, after), *_own(own, before, after))


def item_changes(before: ItemForm | None, after: ItemForm | None, own: Fields) -> tuple[FieldChange, ...]:
    """The fields that differ, those of the project's own last; ``None`` is an item that is not there."""
    one = after or before
    if one is None:
        return ()
    texts = [
        (field, item_field_text(before, field) if before else "", item_field_text(after, field) if after else "")
        for field in ITEM_FIELDS[one.kind]
    ]
    changes = [FieldChange(*text) for text in texts if text[1] != text[2]]
    return (*changes, *_own(own, before, after))


def customer_steps(history: Iterable[Record], own: Fields) -> Iterator[tuple[Record, tuple[FieldChange, ...]]]:
    """Each revision of a customer, oldest first, with what it changed."""
    before: CustomerForm | None = None
    for record in history:
        form = from_body(record.body) if record.op == "U" else None
        yield record, customer_changes(before, form, own)
        before = form


def item_steps(history: Iterable[Record], own: Fields) -> Iterator[tuple[Record, tuple[FieldChange, ...]]]:
    """Each revision of an item, oldest first, with what it changed."""
    before: ItemForm | None = None
    for record in history:
        form = item_from_body(record.body) if record.op == "U" else None
        yield record, item_changes(before, form, own)
        before = form


def field_text(form: CustomerForm, field: str) -> str:
    """A field of a customer as people read it."""
    if field == "phones":
        return ", ".join(shown_phone(phone) for phone in form.phones)
    if field == "level":
        return form.level.label()
    if field == "relation":
        return form.relation.label()
    return str(getattr(form, field))


def _value(form: CustomerForm | None, field: str) -> object:
    """What a field says; an empty one says nothing, like a record that is not there."""
    return (getattr(form, field) if form else None) or None


def _grounds(before: CustomerForm | None, after: CustomerForm | None) -> Iterator[FieldChange]:
    """Why the level, and until when: these change without any other field when a level is looked at again."""
    old, new = (form.grounds if form and form.grounds else Grounds() for form in (before, after))
    for field, was, now in (("level_reason", old.reason, new.reason), ("level_review", old.review, new.review)):
        if was != now:
            yield FieldChange(field, was, now)


def _own(
    own: Fields, before: CustomerForm | ItemForm | None, after: CustomerForm | ItemForm | None
) -> Sequence[FieldChange]:
    old: Custom = before.custom if before else ()
    new: Custom = after.custom if after else ()
    return [FieldChange(*change) for change in custom_changes(own, old, new)]
