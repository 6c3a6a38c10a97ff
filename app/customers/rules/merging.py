"""Fields of a project that two people decided on at the same time, brought together. Nothing here reads or writes.

Pure rules:

1. What one of the two changed in a field stands as that one left it; what both changed stands as *mine*, since whoever
   saves second has seen the other's.
2. No field that either of them added is lost. Two new ones of one name stand side by side, and the second is pointed
   out where fields are judged.
3. The order is theirs, unless I changed it; what the other order does not know comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.customers.rules.model import CustomField, Target

Fields = tuple[CustomField, ...]

_KINDS = list(Target)


def merged(base: Fields, mine: Fields, theirs: Fields) -> Fields:
    """``mine`` over ``theirs``, both decided from ``base``; each field as the rules say, kind by kind."""
    base, mine, theirs = _by_kind(base), _by_kind(mine), _by_kind(theirs)
    old, new, typed = _by_id(base), _by_id(theirs), _by_id(mine)
    kept = {name: _both(old.get(name, field), typed.get(name, field), field) for name, field in new.items()}
    moved = [field.id for field in mine if field.id] != [field.id for field in base if field.id in typed]
    order = [*(typed if moved else new), *(new if moved else typed)]
    fields = [kept[name] for name in dict.fromkeys(order) if name in kept]
    fields += [field for field in mine if not field.id]
    return _by_kind(fields)


def changed(before: Fields, after: Fields) -> tuple[tuple[CustomField | None, CustomField | None], ...]:
    """(before, after) for each field that differs; None for one that was not there. Fields are never taken away."""
    old = _by_id(before)
    pairs = [(old.get(field.id) if field.id else None, field) for field in after]
    return tuple((was, now) for was, now in pairs if was != now)


def orders(before: Fields, after: Fields) -> tuple[tuple[Target, Fields, Fields], ...]:
    """(kind, before, after) for each kind whose living fields stand in another order, among those that both know."""
    found = []
    for target in Target:
        was = [field for field in before if field.target is target and not field.retired]
        now = [field for field in after if field.target is target and not field.retired]
        common = {field.id for field in was} & {field.id for field in now if field.id}
        was, now = ([field for field in fields if field.id in common] for fields in (was, now))
        if [field.id for field in was] != [field.id for field in now]:
            found.append((target, tuple(was), tuple(now)))
    return tuple(found)


def _by_kind(fields: Iterable[CustomField]) -> Fields:
    return tuple(sorted(fields, key=lambda field: _KINDS.index(field.target)))


def _by_id(fields: Fields) -> dict[str, CustomField]:
    return {field.id: field for field in fields if field.id}


def _both(old: CustomField, mine: CustomField, theirs: CustomField) -> CustomField:
    """One field: mine where I changed something of it, theirs everywhere else."""
    return replace(
        theirs,
        name=mine.name if mine.name != old.name else theirs.name,
        required=mine.required if mine.required != old.required else theirs.required,
        choices=mine.choices if mine.choices != old.choices else theirs.choices,
        retired=mine.retired if mine.retired != old.retired else theirs.retired,
    )
