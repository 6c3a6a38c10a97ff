"""Everything about customers that crosses between the processes, and the pure rules around it.

The rules themselves live in ``form``, ``contacts``, ``validation``, ``body`` and ``folding``; they are named here
again so that the window needs this one module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.access.level import Level
from app.customers.body import (
    from_body,
    item_from_body,
    item_to_body,
    ref_from_body,
    ref_to_body,
    to_body,
)
from app.customers.contacts import shown_phone, standard_phone
from app.customers.entry.model import NEVER_COMPARED, Trust
from app.customers.folding import fold
from app.customers.form import (
    FIELD_NAMES,
    FIELDS,
    CustomerForm,
    Grounds,
    ItemForm,
    ItemKind,
    Ref,
    Relation,
    proposed_level,
)
from app.customers.items.kinds import Stage
from app.customers.items.life import first_stage
from app.customers.items.validation import normalised_item, validate_item
from app.customers.rules.model import CustomField
from app.customers.validation import (
    Fault,
    looks_like_formula,
    normalised,
    validate,
)
from app.ids import Id, made_at

__all__ = [
    "FIELDS",
    "FIELD_NAMES",
    "CustomField",
    "CustomerCard",
    "CustomerForm",
    "CustomerPage",
    "CustomerRow",
    "Draft",
    "Fault",
    "FieldChange",
    "Grounds",
    "Item",
    "ItemForm",
    "ItemKind",
    "Level",
    "Ref",
    "Relation",
    "Revision",
    "Stage",
    "fold",
    "from_body",
    "item_from_body",
    "item_to_body",
    "looks_like_formula",
    "normalised",
    "normalised_item",
    "proposed_level",
    "ref_from_body",
    "ref_to_body",
    "shown_phone",
    "standard_phone",
    "to_body",
    "validate",
    "validate_item",
]


class CustomerRow(NamedTuple):
    """One line of the list. ``phone`` is the first number, standard form.

    A tuple, since rows come by the hundred: it is made, and crosses to the window, in a third of a dataclass's time.

    ``matched`` names the field that the search found, empty when it was the name or no search was made. Where it was
    something that belongs to the customer, it is that thing's kind, with its title and its level.
    """

    ref: Ref
    name: str
    code: str
    level: Level
    phone: str
    owner: str
    updated_at: int
    matched: str = ""
    matched_title: str = ""
    matched_level: Level | None = None

    @property
    def created_at(self) -> int:
        """UTC microseconds, to the millisecond: its id tells."""
        return made_at(self.ref.rid)


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """A stretch of the list. ``next`` is the cursor of the following page or ``None``; ``total`` counts all matches;
    ``counts`` gives the matches of each level that was asked for; ``highest`` is the highest level of which anything
    shows, 0 for none. ``too_many``: so many items match that they were left out.

    Unless ``counted``, these are the first rows alone: total, counts and highest tell of no others.
    """

    rows: tuple[CustomerRow, ...]
    next: bytes | None
    total: int
    counts: tuple[tuple[Level, int], ...]
    highest: int = 0
    too_many: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A prospect, dealing or special policy of a customer, as stored. ``form`` is normalised.

    ``trust`` says whether its fields were ever compared with their source; ``documents`` how many are bound to it, at
    the levels that are open.
    """

    ref: Ref
    form: ItemForm
    rev: int
    updated_at: int
    updated_by: str
    trust: Trust = NEVER_COMPARED
    documents: int = 0

    @property
    def customer(self) -> Ref:
        """Whose it is."""
        return self.form.customer

    @property
    def kind(self) -> ItemKind:
        """Which of the three."""
        return self.form.kind

    @property
    def title(self) -> str:
        """Its title."""
        return self.form.title

    @property
    def text(self) -> str:
        """The need, the text, the terms."""
        return self.form.text

    @property
    def amount(self) -> int | None:
        """In đồng."""
        return self.form.amount

    @property
    def day(self) -> str:
        """The day it is about, ISO or empty."""
        return self.form.day

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return self.form.stage or first_stage(self.form.kind)


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """A whole customer file with the items of every level that the session may open. ``…_by`` are names.

    ``trust`` says whether the customer's fields were ever compared with their source.
    ``fields`` are the project's own, retired ones included: whoever shows a value needs the field's name and type.
    """

    ref: Ref
    form: CustomerForm
    rev: int
    created_at: int
    created_by: str
    updated_at: int
    updated_by: str
    items: tuple[Item, ...]
    trust: Trust = NEVER_COMPARED
    fields: tuple[CustomField, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after a revision, as text for people."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One saving of a customer: who, when, what changed."""

    rev: int
    at: int
    by: str
    changes: tuple[FieldChange, ...]


NEW = "new"
"""Among the values of a draft of something new: the id that its record will have (`app.customers.saved`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Typed text that was not saved when the vault locked. ``rid`` is the record being edited, ``None`` for a new
    one; ``form`` names the dialog that can take it up again.
    """

    key: str
    form: str
    project: Id
    level: Level
    rid: Id | None
    values: dict[str, str]
    at: int
