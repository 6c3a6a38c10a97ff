"""Which column of an office's list was read as which field, the last time a list with these headers was imported.

Pure rules:

* One file for this OS account. No header stands in it, only a digest of all headers of a list together.
* A file that is missing, damaged or of another form means that nothing is remembered.
* More lists than anybody has are forgotten, oldest first; writing replaces the whole file at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.paths import profile
from app.settings.replacing import replace_file

FILE_NAME = "list-mappings.json"
MOST_LISTS = 200


def recall(headers: Sequence[str], folder: Path | None = None) -> tuple[str, ...] | None:
    """The field of each column, or ``None`` for headers that were not met before."""
    kept = _stored(folder).get(_name(headers))
    if isinstance(kept, list) and len(kept) == len(headers) and all(isinstance(field, str) for field in kept):
        return tuple(kept)
    return None


def keep(headers: Sequence[str], mapping: Sequence[str], folder: Path | None = None) -> None:
    """Remember a mapping. Raises ``OSError`` when the disk refuses."""
    lists = _stored(folder)
    name = _name(headers)
    lists.pop(name, None)
    lists[name] = list(mapping)
    latest = dict(list(lists.items())[-MOST_LISTS:])
    replace_file((folder or profile()) / FILE_NAME, json.dumps(latest, indent=1))


def _name(headers: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(header.strip().casefold() for header in headers).encode("utf-8")).hexdigest()[:24]


def _stored(folder: Path | None) -> dict[str, Any]:
    try:
        stored = json.loads(((folder or profile()) / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}
