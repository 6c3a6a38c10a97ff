"""The register of archives, in the officers' store."""

from __future__ import annotations

from typing import Any

from app.ids import Id
from app.oversight.archives.model import ArchiveRow
from app.vault.change import Change
from app.vault.compartment import Compartment

KIND = "journal-archive"


def archives(office: Compartment) -> tuple[ArchiveRow, ...]:
    """Every archive on record, newest first."""
    rows = [ArchiveRow(**record.body) for record in office.of_kind(KIND)]
    return tuple(sorted(rows, key=lambda row: -row.last))


def put_archive(change: Change, rid: Id, row: ArchiveRow) -> None:
    """Enter one."""
    body: dict[str, Any] = {name: getattr(row, name) for name in ArchiveRow.__slots__}
    change.put(rid, KIND, body, base=None)
