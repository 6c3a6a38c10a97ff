"""What happened to a customer file, told from the revisions of its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.access.level import Level
from app.customers.body import from_body, item_from_body
from app.customers.form import FIELDS, CustomerForm, ItemForm, Ref
from app.customers.items.model import Happening, ItemChange, What
from app.customers.items.removed import is_removed_item
from app.customers.items.words import ITEM_FIELDS, item_field_text, item_value
from app.vault.record import Record

_OF_A_MOVE = frozenset({"stage", "reason", "since"})
CUSTOM = "custom"
"""The field that stands for all of a project's own."""

Author = Callable[[Record], str]
"""Whose words a revision holds."""


def of_customer(history: Iterable[Record], level: Level, author: Author) -> list[Happening]:
    """Each saving of a customer, oldest first, with the codes of the fields that it changed."""
    told: list[Happening] = []
    before: CustomerForm | None = None
    for record in history:
        if record.op != "U":
            continue
        form, by = from_body(record.body), author(record)
        if before is None:
            told.append(Happening(What.CUSTOMER_ENTERED, record.at, by, level))
        elif changed := _changed(before, form):
            told.append(Happening(What.CUSTOMER_EDITED, record.at, by, level, changes=changed))
        before = form
    return told


def of_item(history: Iterable[Record], ref: Ref, author: Author) -> list[Happening]:
    """Each saving of an item, oldest first: entered, edited field by field, moved, taken off and brought back."""
    told: list[Happening] = []
    before: ItemForm | None = None
    gone = False
    for record in history:
        by = author(record)
        if record.op == "U":
            form = item_from_body(record.body)
            if gone:
                told.append(_happening(What.BROUGHT_BACK, record, form, ref, by))
            told += _of_revision(record, before, form, ref, by)
            before = form
        elif before is not None and is_removed_item(record):
            told.append(_happening(What.REMOVED, record, replace(before, reason=record.body["reason"]), ref, by))
        gone = is_removed_item(record)
    return told


def _happening(what: What, record: Record, form: ItemForm, ref: Ref, by: str) -> Happening:
    return Happening(
        what, record.at, by, ref.level, form.kind, ref, form.title, form.stage,
        reason=form.reason if what is What.REMOVED else "",
    )  # fmt: skip


def _of_revision(record: Record, before: ItemForm | None, form: ItemForm, ref: Ref, by: str) -> list[Happening]:
    def happened(what: What, changes: tuple[ItemChange, ...] = (), came_from: ItemForm | None = None) -> Happening:
        return Happening(
            what, record.at, by, ref.level, form.kind, ref, form.title, form.stage,
            came_from.stage if came_from else None, form.reason if came_from else "",
            form.since if came_from else form.day, changes,
        )  # fmt: skip

    if before is None:
        return [happened(What.ADDED)]
    told = []
    if changes := item_changes(before, form):
        told.append(happened(What.EDITED, changes))
    if before.stage is not form.stage:
        told.append(happened(What.MOVED, came_from=before))
    return told


def item_changes(before: ItemForm, form: ItemForm) -> tuple[ItemChange, ...]:
    """The fields that differ, moves aside, as text for people; what a project's own fields hold is not told here."""
    changes = [
        ItemChange(field, item_field_text(before, field), item_field_text(form, field))
        for field in ITEM_FIELDS[form.kind]
        if field not in _OF_A_MOVE and item_value(before, field) != item_value(form, field)
    ]
    if before.custom != form.custom:
        changes.append(ItemChange(CUSTOM, "", ""))
    return tuple(changes)


def _changed(before: CustomerForm, form: CustomerForm) -> tuple[ItemChange, ...]:
    fields = (*FIELDS, CUSTOM)
    return tuple(ItemChange(field, "", "") for field in fields if getattr(before, field) != getattr(form, field))
