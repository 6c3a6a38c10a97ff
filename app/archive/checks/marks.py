"""What this account remembers of a vault's files between two looks: the size, time, salt and hash of each.

They stand in the profile, outside the vault, as ``checks/<vault>.json``. Nothing secret, no names: hashes of
ciphertext.
A file that is damaged or of another form means that nothing is remembered: the next look then compares with nothing,
and says so by its date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.vault.durable import write_atomically

FOLDER = "checks"


@dataclass(frozen=True, slots=True)
class Mark:
    """One file as it was: bytes, modification time (ns), SHA-256 in hex, the first 16 bytes in hex, when first seen."""

    size: int
    mtime: int
    digest: str
    salt: str
    since: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one file, by its path inside the vault; or, as a remark, something that keys must judge."""

    name: str
    code: str


@dataclass(slots=True)
class Notes:
    """``looked_at`` is when all files were last read (UTC microseconds), ``faults`` what was wrong then."""

    vault: str
    looked_at: int = 0
    seconds_tenths: int = 0
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    marks: dict[str, Mark] = field(default_factory=dict)
    first_at: int = 0
    """When this account first kept notes about the vault."""


def notes_file(profile: Path, vault_id: bytes) -> Path:
    """Where the notes about one vault stand."""
    return profile / FOLDER / f"{vault_id.hex()}.json"


def read_notes(path: Path) -> Notes | None:
    """The notes; None where there are none that can be read."""
    try:
        raw = json.loads(path.read_bytes())
        return Notes(
            vault=str(raw["vault"]),
            looked_at=int(raw["looked_at"]),
            seconds_tenths=int(raw["seconds_tenths"]),
            faults=_faults(raw["faults"]),
            remarks=_faults(raw["remarks"]),
            marks={str(name): Mark(*_mark(parts)) for name, parts in raw["marks"].items()},
            first_at=int(raw["first_at"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_notes(path: Path, notes: Notes) -> None:
    """Replace the notes. Raises Problem for a full or forbidden disk; the old ones are there then."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {
        "vault": notes.vault,
        "looked_at": notes.looked_at,
        "seconds_tenths": notes.seconds_tenths,
        "faults": [[fault.name, fault.code] for fault in notes.faults],
        "remarks": [[fault.name, fault.code] for fault in notes.remarks],
        "marks": {
            name: [mark.size, mark.mtime, mark.digest, mark.salt, mark.since]
            for name, mark in sorted(notes.marks.items())
        },
        "first_at": notes.first_at,
    }
    write_atomically(path, json.dumps(content, ensure_ascii=True, sort_keys=True).encode("ascii"))


def _faults(raw: Any) -> tuple[Fault, ...]:  # noqa: ANN401 (whatever JSON holds)
    return tuple(Fault(str(name), str(code)) for name, code in raw)


def _mark(parts: Any) -> tuple[int, int, str, str, int]:  # noqa: ANN401 (whatever JSON holds)
    size, mtime, digest, salt, since = parts
    return int(size), int(mtime), str(digest), str(salt), int(since)
