"""The marks of what was destroyed, in the statements by which a compartment's key is retired.

A mark is a hash of a record's random id: it names nobody and cannot be turned back into the id, but whoever still has
something about that record finds it by the same hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.ids import Id
from app.keys.encoding import Label, pae, unb64
from app.keys.hashing import sha256
from app.vault.statement import Statement

_MARK_SIZE = 16


def mark(vault_id: Id, rid: Id) -> bytes:
    """What stands in the ledger for one destroyed record, the same in whatever compartment it stood."""
    return sha256(pae(Label.ERASED, vault_id, rid))[:_MARK_SIZE]


def erasing(chain: Iterable[Statement]) -> Iterator[Statement]:
    """The statements by which something was destroyed."""
    return (statement for statement in chain if statement.kind == Label.RETIRE and statement.fields.get("erased"))


def marks(chain: Iterable[Statement]) -> Iterator[bytes]:
    """Every mark in these statements."""
    return (unb64(text) for statement in erasing(chain) for text in statement.fields["erased"])
