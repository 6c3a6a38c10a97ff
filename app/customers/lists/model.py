"""One change for many customers, and the pure rules around it.

1. What can be changed for many at once is who is in charge, the relation, and a line more in the notes; never a level,
   a name or a number, which are each a customer's own.
2. Every record is changed by itself, over what the person saw in the list: whoever saved since is not overwritten.
3. A record that already is as wanted gets no revision.
4. What was done can be taken back where nobody saved since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.customers.form import CustomerForm, Ref, Relation
from app.customers.validation import Fault, text_fault, tidy

MOST_AT_ONCE = 1000
"""Records that one act may change."""


class Field(StrEnum):
    """What can be changed for many customers at once; the value is the field's name in the form."""

    OWNER = "owner"
    RELATION = "relation"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ManyChange:
    """``value`` is the new text, the relation's value, or the line to add to the notes."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Picked:
    """A customer chosen in the list, and when it was saved last as the list told it."""

    ref: Ref
    seen_at: int


@dataclass(frozen=True, slots=True)
class Done:
    """One customer that was changed: from which revision to which."""

    ref: Ref
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ManyResult:
    """What became of the records: ``done`` by revision, and counts.

    ``entered`` were sent to be reviewed, since their project takes data in by three steps; ``alike`` were as wanted
    already; ``changed`` were saved by somebody since, or are gone; ``refused`` by code; ``left`` were not come to,
    because it was stopped, or because of ``stopped_by`` (a code).
    """

    done: tuple[Done, ...] = ()
    entered: int = 0
    alike: int = 0
    changed: int = 0
    refused: tuple[tuple[str, int], ...] = ()
    left: int = 0
    stopped_by: str = ""


def applied(form: CustomerForm, change: ManyChange) -> CustomerForm:
    """The form with the change."""
    if change.field is Field.OWNER:
        return replace(form, owner=tidy(change.value))
    if change.field is Field.RELATION:
        return replace(form, relation=Relation(change.value))
    lines = [form.note, tidy(change.value)] if form.note else [tidy(change.value)]
    return replace(form, note="\n".join(lines))


def fault_of(change: ManyChange) -> Fault | None:
    """What is wrong with the change itself, whomever it is for."""
    if change.field is Field.RELATION:
        return None if change.value in set(Relation) else ("relation", "required")
    text = tidy(change.value)
    if change.field is Field.NOTE and not text:
        return ("note", "required")
    code = text_fault(change.field.value, text)
    return (change.field.value, code) if code else None
