"""What checks of the vault's files found, as the directory states it: which file was whole when, and which is damaged.

Rules:

1. One person who serves states it. What they have no key for they do not state; nobody can prove that they looked.
2. A file is named by the id in its name on disk, the house files and the look at ciphertext by fixed ids.
3. Damage stands, whoever found it, until a manager or an officer states the file whole, or gone: nobody else takes it
   away, nor puts something else in its place. Nobody else can open for writing what was closed because of damage.
4. Who states that a file is damaged proves that they have its key (`damage_proof`). The directory does not tell, but
   everybody whom it concerns can: who holds the key closes the file for such a statement alone. What others state turns
   the light red, names them, and keeps nobody from working.
5. A file written anew has another id, and begins without a past.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.ids import Id, from_hex
from app.keys.encoding import Label, pae, unb64
from app.keys.hashing import KEY_SIZE, derive, same
from app.vault.roster_fields import require

if TYPE_CHECKING:
    from app.vault.roster import Roster
    from app.vault.statement import Statement

MOST_PARTS, MOST_FAULTS = 2000, 32
CLEARS = frozenset({"manager", "officer"})
_CODE = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody states to be wrong with a file, and the proof that they have its key, empty for none."""

    by: Id
    faults: tuple[str, ...]
    proof: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """The last check of one file: when (UTC microseconds), by whom, and the codes of what is wrong.

    ``claims`` are what each person stated who found it damaged, as long as that stands.
    """

    at: int
    by: Id
    faults: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


def damage_proof(key: bytes, file: Id, by: Id, faults: Collection[str]) -> bytes:
    """What only somebody with the 32-byte ``key`` of a file can say of its damage, for this statement alone."""
    return derive(key, pae(Label.DAMAGE, file, by, *faults))


def proved_damage(roster: Roster, file: Id, key: bytes) -> tuple[str, ...]:
    """The codes of what was stated of a file by people who have its ``key``."""
    known = roster.checked.get(file)
    claims = known.claims if known else ()
    proved = (one for one in claims if same(one.proof, damage_proof(key, file, one.by, one.faults)))
    return tuple(dict.fromkeys(code for one in proved for code in one.faults))


def checked(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """Take in what one check found."""
    fields: dict[str, Any] = statement.fields
    require(len(signers) == 1 and set(fields) == {"parts", "gone"})
    (by,) = signers
    require(isinstance(fields["parts"], list) and isinstance(fields["gone"], list))
    require(len(fields["parts"]) + len(fields["gone"]) <= MOST_PARTS)
    clears = bool(roster.duties_of(by) & CLEARS)
    require(all(isinstance(part, list) and len(part) in (2, 3) for part in fields["parts"]))
    found = {from_hex(part[0]): _claim(by, part[1:]) for part in fields["parts"]}
    require(len(found) == len(fields["parts"]))
    for file, claim in found.items():
        if claim.faults:
            before = roster.checked.get(file)
            claims = (*(one for one in (before.claims if before else ()) if one.by != by), claim)
            faults = tuple(dict.fromkeys(code for one in claims for code in one.faults))
            roster.checked[file] = Checked(statement.at, by, faults, claims)
        elif clears or not _damaged(roster, file):
            roster.checked[file] = Checked(statement.at, by, ())
    for file in map(from_hex, fields["gone"]):
        if clears or not _damaged(roster, file):
            roster.checked.pop(file, None)


def _damaged(roster: Roster, file: Id) -> bool:
    known = roster.checked.get(file)
    return known is not None and bool(known.faults)


def _claim(by: Id, told: list[Any]) -> Claim:
    faults = _faults(told[0])
    require(len(told) == (2 if faults else 1))
    proof = unb64(told[1]) if faults else b""
    require(len(proof) in (0, KEY_SIZE))
    return Claim(by, faults, proof)


def _faults(value: object) -> tuple[str, ...]:
    require(isinstance(value, list))
    faults = list(value) if isinstance(value, list) else []
    require(len(faults) <= MOST_FAULTS and all(isinstance(code, str) and _CODE.fullmatch(code) for code in faults))
    return tuple(faults)
