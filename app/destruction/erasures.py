"""The ledger of erasures: what was destroyed, marked in the directory so that it does not come back from an older copy.

It lies outside the compartments, in the statements by which a manager and an officer retire a compartment's key. A mark
is a hash of a record's random id: it names nobody and cannot be turned back into the id, but whoever holds an older
copy of the vault, with that record in it, finds it by the same hash.
"""

from __future__ import annotations

from app.ids import Id
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256

_MARK_SIZE = 16


def mark(vault_id: Id, rid: Id) -> bytes:
    """What stands in the ledger for one destroyed record, the same in whatever compartment it stood."""
    return sha256(pae(Label.ERASED, vault_id, rid))[:_MARK_SIZE]
