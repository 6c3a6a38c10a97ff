"""A compartment that a check found damaged takes no more changes, from anybody, until it is stated whole again.

What still reads is read; drafts, changes and a rewrite are refused with "vault.damaged_read_only". A document whose
sealed file is hurt closes nothing: it lies outside the compartment's file, and the rest can go on.
"""

from __future__ import annotations

from app.vault.compartment import Compartment
from app.vault.roster import Roster

OF_DOCUMENTS = "documents."
"""How the codes begin of what is wrong with sealed files."""


def closes(faults: tuple[str, ...]) -> bool:
    """Whether what was found closes the file for writing."""
    return any(not code.startswith(OF_DOCUMENTS) for code in faults)


def closed_if_damaged(compartment: Compartment, roster: Roster) -> Compartment:
    """The same compartment, open for reading only where the directory says that it is damaged."""
    compartment.read_only = closes(roster.damage_of(compartment.place.file_id))
    return compartment
