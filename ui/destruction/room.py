"""Which room an order is handled in, and the way into the top-secret one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.access.level import Level
from app.customers.model import Ref
from app.errors import NiemError
from app.people.entrance import sign_in
from app.session.model import Summary
from ui.tasks import Room, Tasks

LEAVING_SECONDS = 2.0


def room_of(ref: Ref) -> Room:
    """Orders about top-secret files exist in the top-secret room only."""
    return "top_secret" if ref.level == Level.TOP_SECRET else "everyday"


def open_room(tasks: Tasks) -> Room:
    """The top-secret room while it is open, where every level can be seen; else the everyday one."""
    return "top_secret" if tasks.top_secret is not None and tasks.top_secret.alive else "everyday"


def enter_room(
    tasks: Tasks,
    summary: Summary,
    passphrase: str,
    *,
    then: Callable[[Summary], None],
    failed: Callable[[NiemError], None],
    owner: QObject,
) -> None:
    """Open the top-secret room of the vault that is open, in a process of its own."""
    vault = Path(summary.vault_path)
    tasks.enter(
        sign_in, vault, summary.uid, passphrase, "top_secret", then=then, failed=failed, owner=owner, room="top_secret"
    )


def leave_room(tasks: Tasks) -> None:
    """Close the top-secret room in good order."""
    if tasks.top_secret is not None:
        tasks.leave((), ("top_secret",), LEAVING_SECONDS)
        tasks.close_room("top_secret")
