"""One revision of a record out of a compartment."""

from __future__ import annotations

from app.errors import Problem
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record


def revision(compartment: Compartment, rid: Id, rev: int) -> Record:
    """The revision ``rev`` of a record. Raises Problem("revisions.no_such_revision")."""
    found = next((record for record in compartment.history(rid) if record.rev == rev and record.op == "U"), None)
    if found is None:
        raise Problem("revisions.no_such_revision")
    return found
