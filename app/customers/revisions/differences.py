"""What two states of a customer or an item differ in, field by field, as text for people."""

from __future__ import annotations

from app.customers.contacts import shown_phone
from app.customers.form import FIELDS, CustomerForm, ItemForm
from app.customers.model import FieldChange

ITEM_FIELDS = ("title", "text", "amount", "day", "level")


def customer_changes(before: CustomerForm | None, after: CustomerForm | None) -> tuple[FieldChange, ...]:
    """The fields that differ; ``None`` is a customer that is not there."""
    return tuple(
        FieldChange(field, _customer_text(before, field), _customer_text(after, field))
        for field in FIELDS
        if _value(before, field) != _value(after, field)
    )


def item_changes(before: ItemForm | None, after: ItemForm | None) -> tuple[FieldChange, ...]:
    """The fields that differ; ``None`` is an item that is not there."""
    return tuple(
        FieldChange(field, _item_text(before, field), _item_text(after, field))
        for field in ITEM_FIELDS
        if _value(before, field) != _value(after, field)
    )


def _value(form: CustomerForm | ItemForm | None, field: str) -> object:
    """What a field says; an empty one says nothing, like a record that is not there."""
    return (getattr(form, field) if form else None) or None


def _customer_text(form: CustomerForm | None, field: str) -> str:
    if form is None:
        return ""
    if field == "phones":
        return ", ".join(shown_phone(phone) for phone in form.phones)
    if field == "level":
        return form.level.label()
    if field == "relation":
        return form.relation.label()
    return str(getattr(form, field))


def _item_text(form: ItemForm | None, field: str) -> str:
    if form is None:
        return ""
    if field == "level":
        return form.level.label()
    return str(getattr(form, field) or "")
