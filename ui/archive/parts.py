"""The tabs of the page that keeps the vault whole, in their order. What a duty may not do is not offered."""

from __future__ import annotations

from app.access.event import Event
from app.access.policy import may
from app.session.model import Summary
from ui.archive.backup.view import BackupPart
from ui.archive.checks.view import ChecksPart
from ui.archive.discs.view import DiscsPart
from ui.archive.part import Entry
from ui.archive.restore.view import RestorePart

PARTS: tuple[Entry, ...] = (
    Entry("checks", (Event.VAULT_VERIFY,), ChecksPart),
    Entry("backup", (Event.BACKUP_LIST,), BackupPart),
    Entry("restore", (Event.RESTORE_STATE,), RestorePart),
    Entry("discs", (Event.DISC_LIST,), DiscsPart),
)  # fmt: skip


def offered(summary: Summary) -> tuple[Entry, ...]:
    """The tabs that this person is offered."""
    return tuple(entry for entry in PARTS if any(may(event, summary.duties) for event in entry.events))
