"""What a project asks of its files, and the pure rules around fields of a project's own.

1. A field has a name (no other living field of the same kind of record has it), a type, and for a choice its list.
2. A field's type and what it belongs to never change; it is never taken away, only retired: old values stay readable.
3. A value is of its field's type; a required one is there; a choice is in the list, or was chosen before.
4. A value of a retired field, or of one that this program does not know, is kept as it is and never set anew.

A fault is a pair ("custom:<id of the field>", code) for values and (number of the field, code) for fields; its sentence
is ``rules.field_<code>`` or, where values are judged like other texts, ``customers.field_<code>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.customers.folding import fold
from app.customers.form import Custom, Value
from app.customers.items.kinds import ItemKind
from app.customers.items.validation import is_day
from app.customers.items.words import day_shown
from app.customers.validation import GREATEST_AMOUNT, Fault, custom_tidied, has_control, looks_like_formula
from app.ids import Id

MOST_FIELDS = 40
"""Living fields of one kind of record."""
MOST_CHOICES = 50
LONGEST_NAME = 60
LONGEST_CHOICE = 100
LONGEST_VALUE = 1000
PREFIX = "custom:"
"""What stands before a field's id in a fault."""


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"

    def label(self, language: str = "vi") -> str:
        """The type in words, in ``language`` (``"vi"`` or ``"en"``)."""
        return TYPE_LABELS[language][self]


TYPE_LABELS: dict[str, dict[FieldType, str]] = {
    "vi": {
        FieldType.TEXT: "chữ",
        FieldType.NUMBER: "số nguyên",
        FieldType.AMOUNT: "số tiền (đồng)",
        FieldType.DAY: "ngày",
        FieldType.YES_NO: "có hoặc không",
        FieldType.CHOICE: "chọn trong danh sách",
    },
    "en": {
        FieldType.TEXT: "text",
        FieldType.NUMBER: "whole number",
        FieldType.AMOUNT: "amount (đồng)",
        FieldType.DAY: "date",
        FieldType.YES_NO: "yes or no",
        FieldType.CHOICE: "choice from a list",
    },
}


class Target(StrEnum):
    """What a field belongs to: the customer itself, or one of the three kinds."""

    CUSTOMER = "customer"
    PROSPECT = "prospect"
    DEALING = "dealing"
    POLICY = "policy"


def target_of(kind: ItemKind) -> Target:
    """The target of fields of a kind of item."""
    return Target(str(kind))


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of a project's own. ``id`` is empty until the field is first saved."""

    target: Target
    name: str
    type: FieldType
    required: bool = False
    choices: tuple[str, ...] = ()
    retired: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """What a project asks. ``three_steps``: an entry is reviewed and verified before it is in force; ``critical``: the
    fields that a verifier enters again without seeing them. ``rid`` is None and ``rev`` 0 before anything was decided.
    """

    fields: tuple[CustomField, ...] = ()
    three_steps: bool = False
    critical: tuple[str, ...] = ("phones", "tax_code")
    rev: int = 0
    rid: Id | None = None

    def fields_of(self, target: Target) -> tuple[CustomField, ...]:
        """The living fields of one kind of record, in their order."""
        return living(self.fields, target)


@dataclass(frozen=True, slots=True)
class DecidedRules:
    """The rules as they stand, with who decided last and when (UTC microseconds; empty and 0: nobody did)."""

    rules: ProjectRules
    by: str
    at: int


def living(fields: tuple[CustomField, ...], target: Target) -> tuple[CustomField, ...]:
    """Those that are filled in, in their order."""
    return tuple(field for field in fields if field.target is target and not field.retired)


# Fields ----------------------------------------------------------------------------------------------------------


def validate_fields(fields: tuple[CustomField, ...], before: tuple[CustomField, ...]) -> tuple[tuple[int, str], ...]:
    """What is wrong with fields that are to stand in place of ``before``: (number of the field, code) each."""
    known = {field.id: field for field in before}
    faults = [(place, code) for place, field in enumerate(fields) if (code := _field_fault(field, known))]
    faults += [(place, "name_taken") for place in _repeated(fields)]
    if not known.keys() <= {field.id for field in fields}:
        faults.append((len(fields), "field_gone"))
    if any(len(living(fields, target)) > MOST_FIELDS for target in Target):
        faults.append((len(fields), "too_many_fields"))
    return tuple(sorted(faults))


def _field_fault(field: CustomField, known: dict[str, CustomField]) -> str:
    if field.id and field.id not in known:
        return "field_unknown"
    if field.id and (known[field.id].type, known[field.id].target) != (field.type, field.target):
        return "type_fixed"
    return _name_fault(field.name) or (_choices_fault(field.choices) if field.type is FieldType.CHOICE else "")


def _name_fault(name: str) -> str:
    if not name.strip():
        return "name_missing"
    bad = len(name) > LONGEST_NAME or has_control(name, lines=False) or looks_like_formula(name)
    return "name_bad" if bad else ""


def _choices_fault(choices: tuple[str, ...]) -> str:
    if not choices:
        return "choices_missing"
    if len(choices) > MOST_CHOICES or len({fold(choice) for choice in choices}) < len(choices):
        return "choices_bad"
    bad = (not choice.strip() or len(choice) > LONGEST_CHOICE or has_control(choice, lines=False) for choice in choices)
    return "choices_bad" if any(bad) else ""


def _repeated(fields: tuple[CustomField, ...]) -> list[int]:
    seen: set[tuple[Target, str]] = set()
    repeated = []
    for place, field in enumerate(fields):
        key = (field.target, fold(field.name.strip()))
        if not field.retired and key[1]:
            if key in seen:
                repeated.append(place)
            seen.add(key)
    return repeated


# Values ----------------------------------------------------------------------------------------------------------


def validate_custom(fields: tuple[CustomField, ...], custom: Custom, before: Custom = ()) -> tuple[Fault, ...]:
    """What is wrong with values, given the living ``fields`` of that kind of record and the values they replace."""
    values, old = dict(custom_tidied(custom)), dict(before)
    faults = [(field.id, _value_fault(field, values.get(field.id), old.get(field.id))) for field in fields]
    ours = {field.id for field in fields}
    faults += [(name, "unknown") for name, value in values.items() if name not in ours and old.get(name) != value]
    return tuple((PREFIX + name, code) for name, code in faults if code)


def kept(fields: tuple[CustomField, ...], custom: Custom, before: Custom) -> Custom:
    """``custom`` with those values of ``before`` whose fields are not filled in any more."""
    ours = {field.id for field in fields}
    old = {name: value for name, value in before if name not in ours}
    return custom_tidied(tuple((old | dict(custom)).items()))


def _value_fault(field: CustomField, value: Value | None, old: Value | None) -> str:
    if value is None:
        return "required" if field.required else ""
    if field.type is FieldType.YES_NO:
        return "" if isinstance(value, bool) else "unknown"
    if field.type in {FieldType.NUMBER, FieldType.AMOUNT}:
        return _number_fault(field.type, value)
    if not isinstance(value, str):
        return "unknown"
    if field.type is FieldType.DAY:
        return "" if is_day(value) else "day"
    if field.type is FieldType.CHOICE:
        return "" if value in field.choices or value == old else "choice"
    return "control" if has_control(value, lines=False) else "too_long" if len(value) > LONGEST_VALUE else ""


def _number_fault(kind: FieldType, value: Value) -> str:
    if isinstance(value, (bool, str)):
        return str(kind)
    least = 0 if kind is FieldType.AMOUNT else -GREATEST_AMOUNT
    return "" if least <= value <= GREATEST_AMOUNT else str(kind)


# Words -----------------------------------------------------------------------------------------------------------

_YES_NO = {"vi": ("không", "có"), "en": ("no", "yes")}


def shown_value(kind: FieldType | None, value: Value | None, language: str = "vi") -> str:
    """A value as people read it; ``kind`` is None where the field is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[language][value]
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".") + (" ₫" if kind is FieldType.AMOUNT else "")
    return day_shown(value) if kind is FieldType.DAY else value


def custom_changes(fields: tuple[CustomField, ...], before: Custom, after: Custom) -> list[tuple[str, str, str]]:
    """(name of the field, before, after) for each value that differs, in the order of the fields."""
    known = {field.id: field for field in fields}
    old, new = dict(before), dict(after)
    ids = [*known, *sorted((old.keys() | new.keys()) - known.keys())]
    changes = []
    for name in ids:
        if old.get(name) != new.get(name):
            field = known.get(name)
            kind = field.type if field else None
            told = (shown_value(kind, old.get(name)), shown_value(kind, new.get(name)))
            changes.append((field.name if field else name, *told))
    return changes
