"""How each person likes each list: the columns' order, widths, which are hidden, and what the list is sorted by.

Pure rules:

* One file for this OS account; in it each person has layouts of their own. No customer and no person is named: people
  stand there by id, lists and columns by words of the program.
* A file that is missing, damaged or of another form means the layouts that the lists start with.
* What is out of its range is left out; more people, lists or columns than anybody has are forgotten, oldest first.
* Writing replaces the whole file at once, so a crash leaves the old one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import profile
from app.settings.replacing import replace_file

FILE_NAME = "layouts.json"
WIDTH = (24, 2000)
"""The narrowest and the widest that a column may be, logical pixels at 100 %."""
MOST_PEOPLE, MOST_LISTS, MOST_COLUMNS = 20, 100, 60


@dataclass(frozen=True, slots=True)
class Layout:
    """``order`` has every column's key from left to right; ``widths`` only those that the person chose."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    sorted_by: str = ""
    descending: bool = False


def load(person: str, folder: Path | None = None) -> dict[str, Layout]:
    """The layouts of a person (their id in hexadecimal), by list."""
    lists = _stored(folder).get(person)
    if not isinstance(lists, dict):
        return {}
    return {name: _understood(kept) for name, kept in lists.items() if isinstance(kept, dict)}


def keep(person: str, name: str, layout: Layout | None, folder: Path | None = None) -> None:
    """Keep a person's layout of the list ``name``; ``None`` forgets it. Raises ``OSError`` when the disk refuses."""
    people = _stored(folder)
    before = people.pop(person, None)
    lists = before if isinstance(before, dict) else {}
    lists.pop(name, None)
    if layout is not None:
        lists[name] = _written(layout)
    people[person] = _latest(lists, MOST_LISTS)
    text = json.dumps(_latest(people, MOST_PEOPLE), ensure_ascii=False, indent=1)
    replace_file((folder or profile()) / FILE_NAME, text)


def _stored(folder: Path | None) -> dict[str, Any]:
    try:
        stored = json.loads(((folder or profile()) / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _latest(pairs: dict[str, Any], most: int) -> dict[str, Any]:
    return dict(list(pairs.items())[-most:])


def _written(layout: Layout) -> dict[str, object]:
    return {
        "order": list(layout.order),
        "hidden": list(layout.hidden),
        "widths": dict(layout.widths),
        "sorted_by": layout.sorted_by,
        "descending": layout.descending,
    }


def _understood(kept: dict[str, Any]) -> Layout:
    widths = kept.get("widths")
    pairs = widths.items() if isinstance(widths, dict) else ()
    sorted_by = kept.get("sorted_by")
    return Layout(
        order=_keys(kept.get("order")),
        hidden=_keys(kept.get("hidden")),
        widths=tuple((key, width) for key, width in pairs if _is_width(width))[:MOST_COLUMNS],
        sorted_by=sorted_by if isinstance(sorted_by, str) else "",
        descending=kept.get("descending") is True,
    )


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(key for key in value if isinstance(key, str)))[:MOST_COLUMNS]


def _is_width(value: object) -> bool:
    return type(value) is int and WIDTH[0] <= value <= WIDTH[1]
