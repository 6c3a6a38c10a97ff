"""The fields of an entry: what a body says in words, which of them may be critical, and when two ways of writing agree.

1. Critical may be what identifies or reaches the customer or what money hangs on; never the name, by which the verifier
   finds the source.
2. Typed and entered are compared as they would be stored (phones in standard form, tax codes with their dash), and
   then without difference of case, blanks and punctuation where those carry nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from app.customers.body import fields_of, from_body, item_from_body, item_to_body
from app.customers.contacts import shown_phone, standard_phone, standard_tax_code
from app.customers.entry.model import What
from app.customers.form import FIELDS
from app.customers.validation import tidy

CRITICAL_CHOICES: tuple[str, ...] = ("code", "phones", "email", "tax_code", "address", "amount", "day")
"""The fields of customers and items that a project may mark as critical."""
CRITICAL_AT_FIRST: tuple[str, ...] = ("phones", "tax_code")

ITEM_FIELDS = ("title", "text", "amount", "day")
_BETWEEN_PHONES = re.compile(r"[,;/\n]")
_BLANKS = re.compile(r"\s+")
_NO_DIGIT = re.compile(r"\D+")
_PUNCTUATION = re.compile(r"[\s.\-_/]+")
_MARKS_ASIDE = frozenset({"code"})


def names(what: What, body: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """The fields of one kind of record, in the order in which they are shown; ``body`` says of which kind of item."""
    return tuple(field for field in FIELDS if field != "level") if what is What.CUSTOMER else ITEM_FIELDS


def critical_of(what: What, critical: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the project's critical fields that this kind of record has."""
    return tuple(field for field in names(what) if field in critical)


def texts(what: What, body: Mapping[str, Any] | None) -> dict[str, str]:
    """Every field as people read it; all empty where there is no record yet."""
    if body is None:
        return dict.fromkeys(names(what), "")
    if what is What.CUSTOMER:
        form = from_body(body)
        return {
            **{field: str(getattr(form, field)) for field in names(what)},
            "phones": ", ".join(shown_phone(phone) for phone in form.phones),
            "relation": str(form.relation),
        }
    item = item_from_body(body)
    return {field: _text(getattr(item, field)) for field in ITEM_FIELDS}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def title_of(what: What, body: Mapping[str, Any]) -> str:
    """What names the record in a list."""
    return str(body.get("name" if what is What.CUSTOMER else "title", ""))


def substance(what: What, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a verification vouches for: the typed fields, whatever else is kept beside them."""
    known = fields_of(from_body(body)) if what is What.CUSTOMER else item_to_body(item_from_body(body))
    return {field: value for field, value in known.items() if field not in ("level", "customer")}


def agree(field: str, entered: str, typed: str) -> bool:
    """Whether two ways of writing say the same."""
    return comparable(field, entered) == comparable(field, typed)


def comparable(field: str, text: str) -> object:
    """A text as it is compared (rule 2)."""
    text = tidy(text)
    if field == "phones":
        parts = (part.strip() for part in _BETWEEN_PHONES.split(text))
        return frozenset(standard_phone(part) or part for part in parts if part)
    if field == "amount":
        return _NO_DIGIT.sub("", text)
    if field == "day":
        return _day(text)
    if field == "tax_code":
        return standard_tax_code(text)
    folded = unicodedata.normalize("NFC", text).casefold()
    return _PUNCTUATION.sub("", folded) if field in _MARKS_ASIDE else _BLANKS.sub(" ", folded)


def _day(text: str) -> str:
    """An ISO day, also from the way it is written here."""
    match = re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", text)
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text
