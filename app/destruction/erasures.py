"""The ledger of erasures: what was destroyed, marked in the directory so that it does not come back from an older copy.

It lies outside the compartments, in the statements by which a manager and an officer retire a compartment's key. A mark
is a hash of a record's random id: it names nobody and cannot be turned back into the id, but whoever holds an older
copy of the vault, with that record in it, finds it by the same hash.

The ledger is written down (`ledger_of`) with the whole chain of statements, so that it proves itself: the rules of the
directory are applied to it again from the first statement on. `replaying` applies it to an older copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, canonical, pae, parse_canonical, unb64
from app.keys.hashing import sha256
from app.people.proof import chain_from, followed, told_statement
from app.vault.statement import Statement
from app.vault.vault import Vault

FORMAT = "niem erasures 1"
LONGEST_LEDGER = 64 * 1024 * 1024
_MARK_SIZE = 16


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was destroyed by the statements after the last one of a copy: the marks, and by how many destructions."""

    marks: frozenset[bytes]
    erasures: int


def mark(vault_id: Id, rid: Id) -> bytes:
    """What stands in the ledger for one destroyed record, the same in whatever compartment it stood."""
    return sha256(pae(Label.ERASED, vault_id, rid))[:_MARK_SIZE]


def ledger_of(vault: Vault) -> bytes:
    """The ledger as a file: canonical JSON, names nobody but those who sign statements."""
    roots = vault.directory.wraps_roots()
    told = [told_statement(statement, roots[statement.seq]) for statement in vault.directory.statements()]
    return canonical({"format": FORMAT, "vault_id": vault.vault_id.hex(), "statements": told})


def read_ledger(vault: Vault, data: bytes) -> Ledger:
    """The ledger in ``data``, for the copy ``vault``.

    Raises Problem("erasures.no_ledger") for another kind of file, Problem("erasures.other_vault"),
    Problem("erasures.older") for one that does not go on from where the copy ends, and Corrupt("vault.roster_forged").
    """
    try:
        if len(data) > LONGEST_LEDGER:
            raise Problem("erasures.no_ledger")
        raw = parse_canonical(data)
        if raw["format"] != FORMAT:
            raise Problem("erasures.no_ledger")
        vault_id = from_hex(raw["vault_id"])
        chain = chain_from(vault_id, raw["statements"])
    except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError) as error:
        raise Problem("erasures.no_ledger") from error
    if vault_id != vault.vault_id or not chain or chain[0].h != vault.label.genesis:
        raise Problem("erasures.other_vault")
    seq, h = vault.directory.head
    if len(chain) < seq or chain[seq - 1].h != h:
        raise Problem("erasures.older")
    followed(chain, vault_id)
    return Ledger(frozenset(_marks(chain)), sum(1 for _ in _erasing(chain[seq:])))


def _erasing(chain: list[Statement]) -> Iterator[Statement]:
    return (statement for statement in chain if statement.kind == Label.RETIRE and statement.fields.get("erased"))


def _marks(chain: list[Statement]) -> Iterator[bytes]:
    """Every mark there ever was: what an earlier destruction took out is not in the copy, and asking costs nothing."""
    return (unb64(text) for statement in _erasing(chain) for text in statement.fields["erased"])
