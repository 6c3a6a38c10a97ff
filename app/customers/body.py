"""A customer and an item as the record's body: strings, integers, lists and objects only, ready for canonical JSON.

Fields that this version does not know are kept when a record is saved again, so that an older program never drops
what a newer one wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.access.level import Level
from app.customers.form import CustomerForm, Grounds, ItemForm, ItemKind, Ref, Relation
from app.customers.items.kinds import (
    NO_DETAILS,
    DealingDetails,
    DealingType,
    Details,
    PolicyDetails,
    ProspectDetails,
    Stage,
)
from app.customers.items.life import first_stage
from app.customers.items.validation import normalised_item
from app.customers.validation import normalised
from app.customers.values import custom_body, custom_from
from app.errors import Corrupt
from app.ids import from_hex


def to_body(form: CustomerForm, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The body of a customer, over the fields of ``before`` (the body it replaces)."""
    tidied = normalised(form)
    return {**(before or {}), **fields_of(tidied), **custom_body(tidied.custom, before or {})}


def fields_of(form: CustomerForm) -> dict[str, Any]:
    """The fields of a customer that ``normalised`` has made already, without those of the project's own."""
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
        name, code, email, tax_code = body["name"], get("code", ""), get("email", ""), get("tax_code", "")
        address, owner, note = get("address", ""), get("owner", ""), get("note", "")
        phones = tuple(get("phones", ()))
        texts = (name, code, email, tax_code, address, owner, note, *phones)
        if {*map(type, texts)} != _ONLY_TEXT and not all(isinstance(text, str) for text in texts):
            raise TypeError("a text is expected")
        relation, level = _RELATIONS[get("relation", "ordinary")], _LEVELS[body["level"]]
        custom, grounds = custom_from(body), _grounds(get("classification"))
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None
    return CustomerForm(name, code, phones, email, tax_code, address, relation, owner, level, note, custom, grounds)


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
        criteria=tuple(_text(answer) for answer in value.get("criteria", ())),
        reason=_text(value.get("reason", "")),
        review=_text(value.get("review", "")),
        by=_text(value.get("by", "")),
        at=int(value.get("at", 0)),
    )


_ONLY_TEXT = {str}
_RELATIONS = {str(relation): relation for relation in Relation}
_LEVELS = {int(level): level for level in Level}


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
        "stage": str(form.stage),
        "owner": form.owner,
        "due": form.due,
        "reason": form.reason,
        "since": form.since,
    }
    return {**(before or {}), **known, **_details_to_body(form), **custom_body(form.custom, before or {})}


def _details_to_body(form: ItemForm) -> dict[str, Any]:
    details = form.details or NO_DETAILS[form.kind]
    values = ((field.name, getattr(details, field.name)) for field in fields(details))
    return {name: str(value) if isinstance(value, DealingType) else value for name, value in values}


def item_from_body(body: Mapping[str, Any]) -> ItemForm:
    """The item in a body, as ``normalised_item`` leaves it.

    Raises ``Corrupt("customers.body_damaged")`` when a known field has another type.
    """
    try:
        kind = ItemKind(body["kind"])
        return ItemForm(
            customer=ref_from_body(body["customer"]),
            kind=kind,
            level=Level(body["level"]),
            title=_text(body["title"]),
            text=_text(body.get("text", "")),
            amount=_amount(body.get("amount")),
            day=_text(body.get("day", "")),
            stage=Stage(body.get("stage") or first_stage(kind)),
            owner=_text(body.get("owner", "")),
            due=_text(body.get("due", "")),
            details=_details_from_body(kind, body),
            reason=_text(body.get("reason", "")),
            since=_text(body.get("since", "")),
            custom=custom_from(body),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("customers.body_damaged").because(fault) from None


def _details_from_body(kind: ItemKind, body: Mapping[str, Any]) -> Details:
    if kind is ItemKind.PROSPECT:
        return ProspectDetails(_text(body.get("source", "")), _text(body.get("next_step", "")))
    if kind is ItemKind.DEALING:
        return DealingDetails(DealingType(body.get("type", "other")), _text(body.get("number", "")))
    return PolicyDetails(
        _amount(body.get("discount")),
        _amount(body.get("credit_days")),
        _text(body.get("until", "")),
        _text(body.get("approved_by", "")),
    )


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
