"""Stating in the directory what becomes of a copy of the vault; see `app.vault.backups` for what each step means.

Discs take their numbers here as well: ``take(session, DISC, place, of=number of the backup on it)``, and ``note`` it as
proved when it was read back, as destroyed when it was shredded.
"""

from __future__ import annotations

from collections.abc import Collection

from app.errors import Problem
from app.keys.encoding import Label, b64
from app.session.door import Session
from app.vault.backups import FAILED, FOLDER, LONGEST_TEXT, MADE, Backup, backup_name, register_of


def backups_of(session: Session) -> list[Backup]:
    """Every copy there ever was, in order of numbers."""
    return register_of(session.vault.directory.statements(Label.BACKUP))


def next_name(session: Session) -> str:
    """The number that the next copy will have."""
    session.vault.refresh()
    return backup_name(session.vault.roster.backups + 1)


def take(session: Session, medium: str, place: str, *, of: int = 0) -> int:
    """Take the next number, before anything is written. Raises what stating raises."""
    vault = session.vault
    with vault.stating(session.now()) as change:
        vault.refresh()
        number = vault.roster.backups + 1
        change.state(
            Label.BACKUP,
            {
                "number": number,
                "step": MADE,
                "medium": medium,
                "of": of,
                "place": place[:LONGEST_TEXT],
                "note": "",
                "sha256": "",
                "size": 0,
            },
            [(session.uid, session.identity.signing_key)],
        )
    vault.refresh()
    return number


def note(session: Session, copy: Backup, step: str, *, why: str = "", sha256: bytes = b"", size: int = 0) -> None:
    """State what became of a copy: proved, failed (``why``: a code), deleted, destroyed (``why`` says how), dropped."""
    vault = session.vault
    with vault.stating(session.now()) as change:
        vault.refresh()
        change.state(
            Label.BACKUP,
            {
                "number": copy.number,
                "step": step,
                "medium": copy.medium,
                "of": copy.of,
                "place": copy.place,
                "note": why[:LONGEST_TEXT],
                "sha256": b64(sha256),
                "size": size,
            },
            [(session.uid, session.identity.signing_key)],
        )
    vault.refresh()


def numbered(session: Session, number: int) -> Backup:
    """One copy. Raises Problem("backup.unknown_number")."""
    for copy in backups_of(session):
        if copy.number == number:
            return copy
    raise Problem("backup.unknown_number")


def settle(session: Session, place: str, *, left: Collection[str]) -> None:
    """Put on record as failed what this account began in ``place`` and what left nothing there when it was cut off.

    ``left`` are the names of what lies there. Another account's destination of that name may be another disk.
    """
    for copy in backups_of(session):
        cut_off = copy.medium == FOLDER and not (copy.proved_at or copy.failed_at or copy.gone_at)
        mine = copy.place == place and copy.by == session.uid
        if cut_off and mine and not any(copy.name in name for name in left):
            note(session, copy, FAILED, why="backup.cut_off")
