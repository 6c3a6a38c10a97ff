"""Discs that carry a backup stand in the directory's register of copies as well (`app.vault.backups`).

So a certificate of destruction lists them, and the shredding of one closes its line. A disc takes its number there when
it was read back, before it enters the officers' register; that it was destroyed is stated after the record of its
shredding, and again by whatever comes next where that was cut off.
"""

from __future__ import annotations

from pathlib import Path

from app.archive.backup import register
from app.archive.backup.format import COVER, LONGEST_COVER
from app.archive.backup.reading import read_cover
from app.archive.discs import store
from app.archive.discs.store import Carried
from app.errors import Problem
from app.keys.hashing import sha256
from app.session.door import Session
from app.vault.backups import DESTROYED, DISC, PROVED
from app.vault.compartment import Compartment
from app.vault.durable import read_small


def backup_in(session: Session, folder: Path) -> Carried:
    """The backup in the folder that was chosen; nothing when it is none.

    Raises Problem("discs.other_vault"), and what reading its cover raises.
    """
    if not (folder / COVER).is_file():
        return Carried()
    cover = read_cover(folder)
    if cover.vault_id != session.vault.vault_id:
        raise Problem("discs.other_vault")
    return Carried(cover.number, sha256(read_small(folder / COVER, LONGEST_COVER)))


def enter(session: Session, carried: Carried, number: str, size: int) -> int:
    """Put a disc that was read back into the directory's register; gives its number there, 0 where it carries none.

    What took a number and was cut off goes on with it: nobody could close the line of a number without a disc.
    """
    if not carried.number or carried.number > session.vault.roster.backups:
        return 0
    begun = (one for one in register.backups_of(session) if (one.medium, one.place) == (DISC, number))
    known = next((one.number for one in begun if one.of == carried.number and not one.gone_at), 0)
    copy = register.numbered(session, known or register.take(session, DISC, number, of=carried.number))
    if not copy.counts:
        register.note(session, copy, PROVED, sha256=carried.cover, size=size)
    return copy.number


def close(session: Session, office: Compartment) -> None:
    """State as destroyed what was shredded and is not stated so yet."""
    for copy, record in store.copies_to_close(office):
        known = register.numbered(session, copy)
        if known.gone != DESTROYED:
            register.note(session, known, DESTROYED, why=record, sha256=known.sha256)
