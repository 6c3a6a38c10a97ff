"""Columns of a list that are fields of the project's own.

1. A column whose header is the field's name is proposed for it; such a field stands in a mapping as ``custom:<id>``.
2. A cell becomes a value of the field's type, whatever way of writing it an office uses; one that cannot is bad.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.customers.folding import fold
from app.customers.form import Custom, Value
from app.customers.intake.mapping import plain_header, propose_mapping
from app.customers.intake.values import amount, day
from app.customers.rules.model import PREFIX, CustomField, FieldType, validate_custom
from app.customers.validation import Fault, tidy

Own = Sequence[CustomField]

_YES = frozenset({"co", "x", "yes", "y", "1", "dung", "true"})
_NO = frozenset({"khong", "no", "n", "0", "sai", "false", "-"})


def proposed(headers: Sequence[str], own: Own) -> tuple[str, ...]:
    """The field of each column: the customers' own by their synonyms, the project's by their names."""
    mapping = list(propose_mapping(headers))
    names = {plain_header(field.name): PREFIX + field.id for field in own}
    for place, header in enumerate(headers):
        found = names.get(plain_header(header), "")
        if found and found not in mapping:
            mapping[place] = found
    return tuple(mapping)


def custom_of(values: Mapping[str, str], own: Own) -> tuple[Custom, list[Fault]]:
    """The values in a row's cells, and what is wrong with them."""
    found: dict[str, Value] = {}
    faults: list[Fault] = []
    for field in own:
        text = tidy(values.get(PREFIX + field.id, ""))
        if text:
            value = _value(field, text)
            if value is None:
                faults.append((PREFIX + field.id, _FAULTS.get(field.type, "unknown")))
            else:
                found[field.id] = value
    custom = tuple(sorted(found.items()))
    wrong = {field for field, _ in faults}
    return custom, faults + [fault for fault in validate_custom(tuple(own), custom) if fault[0] not in wrong]


_FAULTS = {
    FieldType.NUMBER: "number",
    FieldType.AMOUNT: "amount",
    FieldType.DAY: "day",
    FieldType.CHOICE: "choice",
}


def _value(field: CustomField, text: str) -> Value | None:
    if field.type in {FieldType.NUMBER, FieldType.AMOUNT}:
        return amount(text)
    if field.type is FieldType.DAY:
        return day(text)
    if field.type is FieldType.YES_NO:
        plain = fold(text)
        return True if plain in _YES else False if plain in _NO else None
    if field.type is FieldType.CHOICE:
        return next((choice for choice in field.choices if fold(choice) == fold(text)), None)
    return text
