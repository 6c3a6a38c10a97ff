"""The fields of an entry: what a body says in words, which of them may be critical, and when two ways of writing agree.

1. Critical may be what identifies or reaches the customer, what money hangs on, and fields of the project's own (an
   account at a bank) that hold a text, a number, an amount or a day; never the name, by which the verifier finds the
   source.
2. Typed and entered are compared as they would be stored (phones in standard form, tax codes with their dash, amounts
   as whole numbers with their sign), and then without difference of case, blanks and punctuation where those carry
   nothing.
3. How far an item has come in its life is no matter of entry: it moves while an entry waits, and nothing on paper says
   it. So its stage is neither compared nor vouched for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from app.customers.body import from_body, item_from_body, item_to_body, to_body
from app.customers.contacts import shown_phone, standard_phone, standard_tax_code
from app.customers.entry.model import What
from app.customers.form import FIELDS, Custom, ItemKind, Value
from app.customers.items.words import ITEM_FIELDS, day_shown, item_field_text
from app.customers.rules.model import PREFIX, CustomField, FieldType, ProjectRules, Target, target_of
from app.customers.validation import tidy

KNOWN_CHOICES: tuple[str, ...] = (
    "code", "phones", "email", "tax_code", "address", "amount", "number", "discount", "credit_days", "day", "until",
)  # fmt: skip
"""The fields of customers and items that a project may mark as critical, beside its own."""
_TYPED_BLIND = frozenset({FieldType.TEXT, FieldType.NUMBER, FieldType.AMOUNT, FieldType.DAY})

LIFE = frozenset({"stage", "since", "reason"})
_ASIDE = LIFE | {"level", "customer", "classification"}

_BETWEEN_PHONES = re.compile(r"[,;/\n]")
_BLANKS = re.compile(r"\s+")
_NO_NUMBER = re.compile(r"[^\d.,-]+")
_WHOLE = re.compile(r"(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]0{1,2})?[.,]?")
_BETWEEN_DIGITS = re.compile(r"[.,]")
_NO_DECIMAL = re.compile(r"[^\d,]+")
_PUNCTUATION = re.compile(r"[\s.\-_/]+")
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_BY_NUMBER = frozenset({"amount", "credit_days", PREFIX + FieldType.NUMBER, PREFIX + FieldType.AMOUNT})
_BY_DAY = frozenset({"day", "until", PREFIX + FieldType.DAY})
_BY_SIGNS = frozenset({"code", "number", PREFIX + FieldType.TEXT})
"""Types of own fields have the prefix: a dealing's ``number`` is no number, but what its contract is called."""


def names(what: What, body: Mapping[str, Any] | None, rules: ProjectRules) -> tuple[str, ...]:
    """The fields of a record of this kind, in the order in which they are shown; the project's own last."""
    if what is What.CUSTOMER:
        known = tuple(field for field in FIELDS if field != "level")
    else:
        known = tuple(field for field in ITEM_FIELDS[_kind(body)] if field not in LIFE)
    held = dict(_custom(what, body))
    own = (field for field in rules.fields if field.target is _target(what, body))
    return (*known, *(PREFIX + field.id for field in own if not field.retired or field.id in held))


def critical_of(
    what: What, body: Mapping[str, Any] | None, rules: ProjectRules, before: Collection[str] = ()
) -> tuple[str, ...]:
    """Those of the project's critical fields that this record has, and those that were critical ``before``."""
    choices = set(choices_of(rules))
    now = {field for field in rules.critical if field in choices}
    return tuple(field for field in names(what, body, rules) if field in now or field in before)


def choices_of(rules: ProjectRules) -> tuple[str, ...]:
    """What a project may mark as critical."""
    own = (field for field in rules.fields if field.type in _TYPED_BLIND and not field.retired)
    return (*KNOWN_CHOICES, *(PREFIX + field.id for field in own))


def texts(what: What, body: Mapping[str, Any] | None, rules: ProjectRules) -> dict[str, str]:
    """Every field that says something, as people read it."""
    if body is None:
        return {}
    own = {PREFIX + field.id: field.type for field in rules.fields}
    custom = {PREFIX + name: value for name, value in _custom(what, body)}
    said = {name: _value_text(value, own.get(name)) for name, value in custom.items()}
    if what is What.ITEM:
        item = item_from_body(body)
        return {**{field: item_field_text(item, field) for field in ITEM_FIELDS[item.kind]}, **said}
    form = from_body(body)
    known = {field: str(getattr(form, field)) for field in FIELDS if field != "level"}
    return {
        **known,
        "phones": ", ".join(shown_phone(phone) for phone in form.phones),
        "relation": form.relation.label(),
        **said,
    }


def title_of(what: What, body: Mapping[str, Any]) -> str:
    """What names the record in a list."""
    return str(body.get("name" if what is What.CUSTOMER else "title", ""))


def substance(what: What, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a verification vouches for: the typed fields, whatever else is kept beside them."""
    known = to_body(from_body(body)) if what is What.CUSTOMER else item_to_body(item_from_body(body))
    return {field: value for field, value in known.items() if field not in _ASIDE}


def over(what: What, body: Mapping[str, Any], proposed: Mapping[str, Any]) -> dict[str, Any]:
    """``body`` with what a correction proposes; its level, its life and what is kept beside the fields stay."""
    fields = {*substance(what, proposed), *substance(what, body), "custom"}
    return {**body, **{field: value for field, value in proposed.items() if field in fields}}


def agree(field: str, entered: str, typed: str, rules: ProjectRules) -> bool:
    """Whether two ways of writing say the same."""
    own = {PREFIX + one.id: PREFIX + one.type for one in rules.fields}
    manner = own.get(field, field)
    return comparable(manner, entered) == comparable(manner, typed)


def comparable(manner: str, text: str) -> object:
    """A text as it is compared (rule 2); ``manner`` is the field, or of the project's own the type, with the prefix."""
    text = tidy(text)
    if manner == "phones":
        parts = (part.strip() for part in _BETWEEN_PHONES.split(text))
        return frozenset(standard_phone(part) or part for part in parts if part)
    if manner == "tax_code":
        return standard_tax_code(text)
    if manner == "discount":
        percent = _NO_DECIMAL.sub("", text.replace(".", ","))
        return percent.rstrip("0").rstrip(",") if "," in percent else percent
    if manner in _BY_NUMBER:
        return _whole(text)
    if manner in _BY_DAY:
        match = _WRITTEN_DAY.fullmatch(text)
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text
    folded = unicodedata.normalize("NFC", text).casefold()
    return _PUNCTUATION.sub("", folded) if manner in _BY_SIGNS else _BLANKS.sub(" ", folded)


def _whole(text: str) -> str:
    """A whole number with its sign, however its thousands are set off; what is none, as it stands."""
    match = _WHOLE.fullmatch(_NO_NUMBER.sub("", text.replace("\N{MINUS SIGN}", "-")))
    if match is None:
        return text
    return match[1] + (_BETWEEN_DIGITS.sub("", match[2]).lstrip("0") or "0")


def own_field(name: str, rules: ProjectRules) -> CustomField | None:
    """The project's own field of that name, None for one that every project has."""
    return next((field for field in rules.fields if PREFIX + field.id == name), None)


def kind_of(what: What, body: Mapping[str, Any] | None) -> ItemKind | None:
    """Which kind of item, None for a customer."""
    return _kind(body) if what is What.ITEM else None


def _kind(body: Mapping[str, Any] | None) -> ItemKind:
    return ItemKind((body or {}).get("kind", ItemKind.DEALING))


def _target(what: What, body: Mapping[str, Any] | None) -> Target:
    return Target.CUSTOMER if what is What.CUSTOMER else target_of(_kind(body))


def _custom(what: What, body: Mapping[str, Any] | None) -> Custom:
    if body is None:
        return ()
    return from_body(body).custom if what is What.CUSTOMER else item_from_body(body).custom


def _value_text(value: Value, kind: FieldType | None) -> str:
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if kind is FieldType.DAY:
        return day_shown(str(value))
    return f"{value:,} ₫".replace(",", ".") if kind is FieldType.AMOUNT and isinstance(value, int) else str(value)
