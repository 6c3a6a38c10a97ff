"""One part of the page that keeps the vault whole: what stands under one of its tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.access.event import Event
from app.session.model import Summary
from ui.tasks import Tasks
from ui.widgets.page import Page


class Part(Page):
    """A page without a head of its own: ``title`` is written on its tab, its buttons stand in the head of the page.

    ``reload`` is called when its tab is opened and whenever the page is asked to, while that tab is open.
    """

    def head_buttons(self) -> tuple[QWidget, ...]:
        """The buttons for the page's head, shown while this tab is open; always the same ones."""
        return ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One tab: its key, the acts of which a person must be allowed one to be offered it, and how it is made."""

    key: str
    events: tuple[Event, ...]
    make: Callable[[Tasks, Summary], Part]
