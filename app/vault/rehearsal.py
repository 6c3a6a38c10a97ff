"""Trying statements out before they are for good.

A statement that breaks a rule of the roster would make the chain unreadable for everybody, for ever. So whoever states
something that depends on who serves at that very moment asks here, inside the transaction.
"""

from __future__ import annotations

from copy import deepcopy

from app.vault.roster_rules import follow
from app.vault.vault import Vault


def rehearse(vault: Vault) -> None:
    """Within a change of the directory: follow all that is new in it on a copy of the roster.

    Raises Corrupt("vault.roster_forged"), which takes the change back.
    """
    roster = deepcopy(vault.roster)
    for statement in vault.directory.statements(after=roster.seq):
        follow(roster, statement, vault.vault_id)
