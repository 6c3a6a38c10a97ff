"""What the window asks of a page.

A page is made by the window as ``SomethingPage(tasks, summary)`` the first time it is opened, and is thrown away when
the vault locks. It asks for its data in ``reload``, which the window calls when the page is shown, on F5, and after an
act anywhere has changed something while the page is visible.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.access.level import Level
from app.ids import Id
from ui.widgets.first_focus import FirstFocus


@dataclass(frozen=True, slots=True)
class DraftSaving:
    """How to save one unfinished form: ``function(session, *args)`` in the room it belongs to."""

    function: Callable[..., object]
    args: tuple[object, ...]
    room: str = "everyday"


@dataclass(frozen=True, slots=True)
class Finder:
    """Where customers are to be found from a page: of which project, at which levels, in which room."""

    project: Id
    levels: tuple[Level, ...]
    room: str = "everyday"


NO_FINDER = Finder(Id(b""), ())
"""No customer is to be found from here."""


class Page(FirstFocus):
    """One subject of the window."""

    level_changed = Signal()
    """``highest_level`` is another one now: the window draws its banner anew."""
    page_wanted = Signal(str, object)
    """Open another page: its key (``"customers"``) and what to show there (see ``show_subject``), or ``None``."""
    badge_changed = Signal(int)
    """How many things wait here, for the number beside the page's name in the sidebar."""

    def title(self) -> str:
        """The subject in words; names no customer, since it goes into the window's title."""
        raise NotImplementedError

    def highest_level(self) -> int:
        """The highest level visible on the page now: 0 none, 1 bí mật, 2 cơ mật, 3 tuyệt mật."""
        return 0

    def reload(self) -> None:
        """Fetch what is shown anew, keeping the selection and the place in lists."""

    def drafts_to_save(self) -> tuple[DraftSaving, ...]:
        """What has been typed here, or in a dialog of this page, and not yet saved; asked just before locking."""
        return ()

    def show_subject(self, subject: object) -> None:
        """Show one thing, such as a record's id; what it is, is between the page that asks and this one."""

    def finder(self) -> Finder | None:
        """Where going anywhere by name (Ctrl+K) finds customers from here; ``None``: as from the page of customers."""
        return None

    def resume_draft(self, draft: object) -> None:
        """Open the form that ``draft`` was saved from, filled with it."""
