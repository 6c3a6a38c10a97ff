"""What damage to one compartment leaves of the work: it takes no more changes, and the others go on.

1. A compartment that a check of somebody with its key found damaged is read only, for everybody, until it is stated
   whole again: drafts, changes and a rewrite are refused with "vault.damaged_read_only". A document whose sealed file
   is hurt closes nothing: it lies outside the compartment's file.
2. A compartment that does not even open at unlocking is set aside for the session, as if its key were not held: lists
   and cards of the other levels are whole without it. The check, and what is brought back, still have its key.
3. What must reach every level, a destruction or a change of level, is refused while one of the project is set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.access.event import Event
from app.access.level import Level
from app.errors import Problem
from app.ids import Id
from app.session.clearance import OpenKey
from app.vault.compartment import Compartment
from app.vault.roster import Roster
from app.vault.roster_checks import proved_damage

Keys = Mapping[tuple[Id, Level], OpenKey]

READ_ONLY = "vault.damaged_read_only"
REACHES_ALL = frozenset(
    {
        Event.DESTRUCTION_REQUEST,
        Event.DESTRUCTION_APPROVE,
        Event.DESTRUCTION_EXECUTE,
        Event.ERASURE_REPLAY,
        Event.LEVEL_RAISE,
        Event.LEVEL_ASK_LOWER,
        Event.LEVEL_LOWER,
        Event.LEVEL_CLEAR,
    }
)
"""The acts that must find a record wherever it stands."""

OF_DOCUMENTS = "documents."
"""How the codes begin of what is wrong with sealed files."""


def closes(faults: tuple[str, ...]) -> bool:
    """Whether what was found closes the file for writing."""
    return any(not code.startswith(OF_DOCUMENTS) for code in faults)


def closed(roster: Roster, file: Id, key: bytes) -> bool:
    """Whether somebody who has the ``key`` of that file states that it is damaged."""
    return closes(proved_damage(roster, file, key))


def closed_if_damaged(compartment: Compartment, roster: Roster, key: bytes) -> Compartment:
    """The same compartment, open for reading only where the directory says that it is damaged."""
    compartment.read_only = closed(roster, compartment.place.file_id, key)
    return compartment


def usable(keys: Keys, set_aside: Collection[Id]) -> dict[tuple[Id, Level], OpenKey]:
    """The keys of the compartments that open; ``set_aside`` are the ids of the files that do not."""
    return {slot: key for slot, key in keys.items() if key.place.file_id not in set_aside}


def require_all(event: Event, project: Id | None, keys: Keys, set_aside: Collection[Id]) -> None:
    """Raise Problem("vault.damaged_read_only") for an act that must reach a compartment which does not open."""
    if not set_aside or event not in REACHES_ALL:
        return
    if any(owner == project and key.place.file_id in set_aside for (owner, _), key in keys.items()):
        raise Problem(READ_ONLY)
