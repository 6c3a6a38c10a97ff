"""A copy of a vault that was put back says so: a mark in its folder, and what follows from it.

* A restore lays a copy beside the present vault. The mark, ``restored.json``, is written before the folder gets its
  name; what is still being laid lies in a folder whose name ends with `UNFINISHED` and a number, and is no vault.
* Whoever writes in a copy writes a journal chain of its own: the writer's incarnation follows from the mark, so that no
  number is given twice for two entries of one writer, whatever went on in the vault that the copy was taken from.
* A mark gives nothing. A folder with one is looked at and no more, until a manager and an officer have stated that the
  copy is accepted (`Label.RESTORED`), and each device only takes a statement that knows what that device has seen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, pae
from app.keys.hashing import sha256
from app.vault.anchor import Head
from app.vault.directory import Directory
from app.vault.durable import read_small, write_atomically
from app.vault.roster import Roster

NAME = "restored.json"
UNFINISHED = ".restoring-"
FORMAT = 1
_LONGEST = 4096
_FIELDS = {"format", "restore", "at", "copied_at", "partial"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy that was put back says about itself; times are UTC microseconds.

    ``restore`` is the number of this restore, ``copied_at`` the last moment the copy knows of; ``partial``: not all
    compartments are in it, so it can never take the vault's place.
    """

    restore: Id
    at: int
    copied_at: int
    partial: bool = False


def write_mark(folder: Path, mark: Mark) -> None:
    """Mark a folder as a copy that was put back."""
    content = {
        "format": FORMAT,
        "restore": mark.restore.hex(),
        "at": mark.at,
        "copied_at": mark.copied_at,
        "partial": mark.partial,
    }
    write_atomically(folder / NAME, json.dumps(content, sort_keys=True).encode("ascii"))


def mark_of(folder: Path) -> Mark | None:
    """The mark of a folder; None for a vault that was never put back.

    Raises Problem("vault.half_restored") for a folder that is still being laid, Corrupt("vault.label_damaged").
    """
    if any(UNFINISHED in part for part in folder.absolute().parts):
        raise Problem("vault.half_restored")
    try:
        raw = json.loads(read_small(folder / NAME, _LONGEST))
        if set(raw) != _FIELDS or raw["format"] != FORMAT or type(raw["partial"]) is not bool:
            raise Corrupt("vault.label_damaged")
        if type(raw["at"]) is not int or type(raw["copied_at"]) is not int:
            raise Corrupt("vault.label_damaged")
        return Mark(from_hex(raw["restore"]), raw["at"], raw["copied_at"], raw["partial"])
    except FileNotFoundError:
        return None
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Corrupt("vault.label_damaged").because(error) from error


def incarnation(own: Id, mark: Mark | None) -> Id:
    """The incarnation under which somebody writes; ``own`` is that of the device."""
    return own if mark is None else Id(sha256(pae(Label.INCARNATION, own, mark.restore))[: len(own)])


def accepted(roster: Roster, directory: Directory, mark: Mark, seen: Head) -> bool:
    """Whether a statement of the pair accepts this copy, for a device whose newest statement is ``seen``.

    Either the device has seen nothing that is not in the copy, or the statement names what it has seen as left behind.
    """
    stated = [one for one in roster.restored if one.restore == mark.restore]
    return any(directory.contains(*seen) or seen[1] in one.left for one in stated)


def goes_on(roster: Roster, directory: Directory, mark: Mark, seen: Head) -> bool:
    """Whether the device has accepted this copy already: it has seen the statement, in this very chain."""
    stated = [one.seq for one in roster.restored if one.restore == mark.restore]
    return bool(stated) and seen[0] >= min(stated) and directory.contains(*seen)
