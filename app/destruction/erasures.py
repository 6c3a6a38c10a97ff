"""The ledger of erasures: what was destroyed, marked in the directory so that it does not come back from an older copy.

It lies outside the compartments, in the statements by which a manager and an officer retire a compartment's key. A mark
is a hash of a record's random id: it names nobody and cannot be turned back into the id, but whoever holds an older
copy of the vault, with that record in it, finds it by the same hash.

The ledger is written down (`ledger_of`) with the whole chain of statements, so that it proves itself: the rules of the
directory are applied to it again from the first statement on. `replaying` applies it to an older copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Corrupt, Problem
from app.ids import from_hex
from app.keys.encoding import canonical, parse_canonical
from app.people.proof import chain_from, followed, told_statement
from app.vault.erasure_marks import erasing, marks
from app.vault.erasure_marks import mark as mark  # noqa: PLC0414 (the ledger's marks are told here)
from app.vault.vault import Vault

FORMAT = "niem erasures 1"
LONGEST_LEDGER = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was destroyed by the statements after the last one of a copy: the marks, and by how many destructions."""

    marks: frozenset[bytes]
    erasures: int


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
    # Every mark there ever was: what an earlier destruction took out is not in the copy, and asking costs nothing.
    return Ledger(frozenset(marks(chain)), sum(1 for _ in erasing(chain[seq:])))
