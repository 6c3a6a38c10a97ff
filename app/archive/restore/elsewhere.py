"""The outcome of a drill that was held on a clean machine, in one line that an officer of the vault can believe later.

Nobody can sign there. But who put kit and shares together has the house's keys, and so the private journal key, which
officers keep for ever: a tag drawn from it over the outcome is made by whoever opened that backup, or by an officer. A
line that was changed, or made up by anybody else, is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import derive, same

MARK = "niem-drill"
LONGEST = 64 * 1024
_KINDS = {
    **dict.fromkeys(("at", "copied_at", "seconds", "entries", "statements", "missing", "compartments", "records"), int),
    "source": str,
    "whole": bool,
    "faults": list,
}
"""What an outcome says (`app.archive.restore.store.body_of`); anything else would stand in the register for ever."""


def line_of(body: Mapping[str, Any], vault_id: Id, journal: bytes) -> str:
    """The line; ``journal`` is the private journal key of the house that was opened."""
    data = canonical(dict(body))
    return f"{MARK} {b64(data)} {b64(_tag(journal, vault_id, data))}"


def read_line(text: str, vault_id: Id, journal: Sequence[bytes]) -> dict[str, Any]:
    """The outcome in a file's text, by any of an officer's journal keys.

    Raises Problem("restore.no_drill_line") for a text without such a line, Problem("restore.drill_unproved") for one
    that none of the keys vouches for.
    """
    line = next((line for line in reversed(text.splitlines()) if line.startswith(f"{MARK} ")), "")
    try:
        _, body, tag = line.split(" ")
        data, said = unb64(body), unb64(tag)
    except (Corrupt, ValueError) as error:
        raise Problem("restore.no_drill_line") from error
    if not any(same(_tag(key, vault_id, data), said) for key in journal):
        raise Problem("restore.drill_unproved")
    told = parse_canonical(data)
    if {name: type(value) for name, value in told.items()} != _KINDS:
        raise Problem("restore.drill_unproved")
    return told


def _tag(journal: bytes, vault_id: Id, data: bytes) -> bytes:
    return derive(journal, pae(Label.DRILL_TOLD, vault_id, data))
