"""What checks of the vault's files found, as the directory states it: which file was whole when, and which is damaged.

Rules:

1. One person who serves states it. What they have no key for they do not state; nobody can prove that they looked.
2. A file is named by the id in its name on disk, the house files and the look at ciphertext by fixed ids.
3. Damage stands, whoever found it, until a manager or an officer states the file whole, or gone: what others state
   about it is passed over. Nobody else can open for writing what was closed because of damage.
4. A file written anew has another id, and begins without a past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.ids import Id, from_hex
from app.vault.roster_fields import require

if TYPE_CHECKING:
    from app.vault.roster import Roster
    from app.vault.statement import Statement

MOST_PARTS, MOST_FAULTS = 2000, 32
CLEARS = frozenset({"manager", "officer"})
_CODE = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checked:
    """The last check of one file: when (UTC microseconds), by whom, and the codes of what is wrong."""

    at: int
    by: Id
    faults: tuple[str, ...]


def checked(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """Take in what one check found."""
    fields: dict[str, Any] = statement.fields
    require(len(signers) == 1 and set(fields) == {"parts", "gone"})
    (by,) = signers
    require(isinstance(fields["parts"], list) and isinstance(fields["gone"], list))
    require(len(fields["parts"]) + len(fields["gone"]) <= MOST_PARTS)
    clears = bool(roster.duties_of(by) & CLEARS)
    found = {from_hex(file): Checked(statement.at, by, _faults(faults)) for file, faults in fields["parts"]}
    require(len(found) == len(fields["parts"]))
    for file, one in found.items():
        if one.faults or clears or not _damaged(roster, file):
            roster.checked[file] = one
    for file in map(from_hex, fields["gone"]):
        if clears or not _damaged(roster, file):
            roster.checked.pop(file, None)


def _damaged(roster: Roster, file: Id) -> bool:
    known = roster.checked.get(file)
    return known is not None and bool(known.faults)


def _faults(value: object) -> tuple[str, ...]:
    require(isinstance(value, list))
    faults = list(value) if isinstance(value, list) else []
    require(len(faults) <= MOST_FAULTS and all(isinstance(code, str) and _CODE.fullmatch(code) for code in faults))
    return tuple(faults)
