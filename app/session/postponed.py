"""Whether there is a recovery kit to rely on, and whether putting the ceremony off has come to its end.

A kit counts from the moment its sheets were confirmed as handed out. Until then the ceremony's intent stands in the
directory; were that the end, nobody could open the kit.
"""

from __future__ import annotations

from app.access.event import Event
from app.access.postponement import TAKES_IN, owed
from app.access.restored import LOOKS
from app.vault.vault import Vault

CEREMONY, STATED = "ceremony", "stated"
"""The procedure's name in the directory, and its step from the statement on."""


def unconfirmed(vault: Vault) -> bool:
    """Whether the sheets of the kit in force were never confirmed as handed out."""
    stated = vault.roster.kit
    return stated is not None and any(
        found.procedure == CEREMONY and found.step == STATED and str(found.body["serial"]) == stated.serial
        for found in vault.directory.intents()
    )


def refusal(event: Event, vault: Vault, now: int) -> str:
    """Why this act is refused as the vault stands, as a code; empty when it is not.

    That is for want of a recovery kit, or in an older copy that was put back and not accepted.
    """
    if vault.pending and event not in LOOKS:
        return "session.copy_not_accepted"
    return "session.recovery_owed" if event in TAKES_IN and recovery_owed(vault, now) else ""


def recovery_owed(vault: Vault, now: int) -> bool:
    """Whether no new data may be taken in before the ceremony is held."""
    roster = vault.roster
    if not owed(roster.without_kit_since, now, kit_ready=False):
        return False
    return roster.kit is None or unconfirmed(vault)
