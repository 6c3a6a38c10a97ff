"""Where the lists of one person find again how they were left: columns, widths, order.

The window holds one while somebody is signed in (``window.layouts``); a list asks for it when it comes into sight, so
that no page has to hand it on, and a list in another window simply remembers nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtWidgets import QWidget

from app.settings import layouts
from app.settings.layouts import Layout
from ui.widgets.dialog import Dialog
from ui.widgets.page import Page


class LayoutMemory:
    """The layouts of a person, given by their id in hexadecimal."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._known = layouts.load(person)

    def recall(self, name: str) -> Layout | None:
        """How the list ``name`` was left, ``None`` if nothing about it was ever changed."""
        return self._known.get(name)

    def keep(self, name: str, layout: Layout | None) -> None:
        """Remember a layout, or with ``None`` that the list is as it starts."""
        if layout is None:
            self._known.pop(name, None)
        else:
            self._known[name] = layout
        with suppress(OSError):  # a full disk makes itself heard where something is lost by it
            layouts.keep(self._person, name, layout)


def memory_of(widget: QWidget) -> LayoutMemory | None:
    """The memory of the window that ``widget`` is in."""
    found = getattr(widget.window(), "layouts", None)
    return found if isinstance(found, LayoutMemory) else None


def name_of_list(widget: QWidget, keys: Iterable[str]) -> str:
    """What a list with columns ``keys`` is called in a memory: its page or dialog, and which columns it has.

    Columns may be fields that the office named itself, so only a digest of their keys is written down.
    """
    place: QWidget | None = widget
    while place is not None and not isinstance(place, Page | Dialog):
        place = place.parentWidget()
    where = type(place).__module__ if place is not None else ""
    digest = hashlib.sha256("\n".join(sorted(keys)).encode("utf-8")).hexdigest()[:12]
    return "/".join(part for part in (where, widget.objectName(), digest) if part)
