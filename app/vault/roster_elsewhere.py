"""Statements whose rules stand in files of their own: backups, checkpoints of the journal, checks of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.keys.encoding import Label
from app.vault.backups import backed_up
from app.vault.checkpoint_rules import checkpointed
from app.vault.roster_checks import checked

if TYPE_CHECKING:
    from app.ids import Id
    from app.vault.roster import Roster
    from app.vault.statement import Statement


def follow_elsewhere(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """What follows from a statement of one of these kinds. Raises ValueError for any other."""
    match statement.kind:
        case Label.BACKUP:
            backed_up(roster, statement, signers)
        case Label.CHECKPOINT:
            checkpointed(roster, statement, signers)
        case Label.CHECKED:
            checked(roster, statement, signers)
        case _:
            raise ValueError("no statement of ours")
