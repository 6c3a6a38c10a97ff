"""A customer and an item as the record's body: strings, integers, lists and objects only, ready for canonical JSON.

Fields that this version does not know are kept when a record is saved again, so that an older program never drops
what a newer one wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.access.level import Level
from app.customers.form import CustomerForm, Grounds, ItemForm, ItemKind, Ref, Relation
from app.customers.validation import normalised, normalised_item
from app.errors import Corrupt
from app.ids import from_hex


def to_body(form: CustomerForm, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of a customer, over the fields of ``before`` (the body it replaces)."""
    return {**(before or {}), **fields_of(normalised(form))}


def fields_of(form: CustomerForm) -> dict[str, Any]:
    """The fields of a customer that ``normalised`` has made already."""
    grounds = {} if form.grounds is None else {"classification": grounds_to_body(form.level, form.grounds)}
    return {
        **grounds,
        "name": form.name,
        "code": form.code,
        "phones": list(form.phones),
        "email": form.email,
        "tax_code": form.tax_code,
        "address": form.address,
        "relation": str(form.relation),
        "owner": form.owner,
        "level": int(form.level),
        "note": form.note,
    }


def from_body(body: Mapping[str, Any]) -> CustomerForm:
    """The customer in a body. Raises ``Corrupt("customers.body_damaged")`` when a known field has another type."""
    try:
        get = body.get
        texts = (body["name"], *(get(field, "") for field in _TEXTS))
        phones = tuple(get("phones", ()))
        if not all(isinstance(text, str) for text in (*texts, *phones)):
            raise TypeError("a text is expected")
        name, code, email, tax_code, address, owner, note = texts
        relation, level = _RELATIONS[get("relation", "ordinary")], Level(body["level"])
        grounds = _grounds(get("classification"))
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None
    return CustomerForm(name, code, phones, email, tax_code, address, relation, owner, level, note, grounds)


def grounds_to_body(level: Level, grounds: Grounds) -> dict[str, Any]:
    """Why a customer has ``level``, as it stands inside the body."""
    return {
        "level": int(level),
        "criteria": list(grounds.criteria),
        "reason": grounds.reason,
        "by": grounds.by,
        "at": grounds.at,
        "review": grounds.review,
    }


def _grounds(value: Mapping[str, Any] | None) -> Grounds | None:
    if value is None:
        return None
    return Grounds(
        criteria=tuple(_text(answer) for answer in value["criteria"]),
        reason=_text(value["reason"]),
        review=_text(value["review"]),
        by=_text(value["by"]),
        at=int(value["at"]),
    )


_TEXTS = ("code", "email", "tax_code", "address", "owner", "note")
_RELATIONS = {str(relation): relation for relation in Relation}


def item_to_body(form: ItemForm, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of an item, over the fields of ``before``."""
    form = normalised_item(form)
    known = {
        "customer": ref_to_body(form.customer),
        "kind": str(form.kind),
        "level": int(form.level),
        "title": form.title,
        "text": form.text,
        "amount": form.amount,
        "day": form.day,
    }
    return {**(before or {}), **known}


def item_from_body(body: Mapping[str, Any]) -> ItemForm:
    """The item in a body. Raises ``Corrupt("customers.body_damaged")`` when a known field has another type."""
    try:
        return ItemForm(
            customer=ref_from_body(body["customer"]),
            kind=ItemKind(body["kind"]),
            level=Level(body["level"]),
            title=_text(body["title"]),
            text=_text(body.get("text", "")),
            amount=_amount(body.get("amount")),
            day=_text(body.get("day", "")),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None


def ref_to_body(ref: Ref) -> dict[str, Any]:
    """A reference as it stands inside a body."""
    return {"project": ref.project.hex(), "level": int(ref.level), "rid": ref.rid.hex()}


def ref_from_body(value: Mapping[str, Any]) -> Ref:
    """The reference in ``value``. Raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
    return Ref(
        from_hex(_text(value["project"])),
        Level(value["level"]),
        from_hex(_text(value["rid"])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _amount(value: object) -> int | None:
    if value is not None and type(value) is not int:
        raise TypeError("an amount is a whole number")
    return value
