"""Proving a backup: read back from its medium, restored into a scratch place, and that looked at as a vault.

1. The system is asked to forget what it remembers of the files, so that the medium itself is read.
2. Every part is opened and unpacked, every document read where it lies: each has the SHA-256 of what was put in.
3. In the scratch place the label is this vault's, the directory opens, its chain and every signature in it hold, and
   who made the backup signed its cover; the journal opens, its pages are whole, its heads are those of the manifest;
   the office store and compartments likewise, as far as keys are at hand. Without a key the SHA-256 has to do.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from app.access.level import Level
from app.archive.backup import reading
from app.archive.backup.format import Cover, Manifest
from app.archive.backup.making import destination_errors
from app.archive.backup.model import Progress
from app.errors import Corrupt, NiemError, Problem
from app.journal.store import Journal
from app.keys.compartment_key import file_key
from app.session.door import Session
from app.vault.check import check_file
from app.vault.compartment import Compartment
from app.vault.database import Connection
from app.vault.directory import Directory
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys
from app.vault.roster import Roster
from app.vault.roster_rules import read_roster
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, open_office

Head = tuple[int, bytes]


def prove(session: Session, source: Path, key: bytes, house: HouseKeys, scratch: Path, progress: Progress) -> Cover:
    """Prove the backup in ``source``; ``house`` are the keys of its day. Raises Corrupt, and what `unpack` raises."""
    with destination_errors():
        forget(source)
        cover = reading.read_cover(source)
        place, documents = scratch / "restored", cover.documents.size
        manifest = reading.unpack(
            source, key, place, lambda done, total: progress(done, total + documents), documents=False
        )
        size = manifest.size
        reading.check_documents(source, cover, lambda done, _: progress(size + done, size + documents))
    try:
        _look_at(session, Folder(place), cover, manifest, house)
    except Problem as error:  # what opening a file calls a problem of the disk is here a backup that does not open
        raise Corrupt("backup.does_not_open").because(error) from error
    return cover


def forget(source: Path) -> None:
    """Ask the system to read these files from the medium next time. Where it cannot, its memory is read."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    with suppress(NiemError, OSError):
        for _, path, _ in reading.files_of(source):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                advise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)


def _look_at(session: Session, place: Folder, cover: Cover, manifest: Manifest, house: HouseKeys) -> None:
    vault_id = session.vault.vault_id
    if (cover.vault_id, cover.genesis) != (vault_id, session.vault.label.genesis):
        raise Corrupt("backup.other_vault")
    heads = {(chain, epoch): (seq, h) for chain, epoch, seq, h in manifest.heads}
    secret = file_key(house.directory, DIRECTORY_FILE)
    with closing(Directory.open(place.directory, secret, vault_id)) as directory:
        directory.verify_linking()
        roster = read_roster(directory.statements(), cover.genesis, vault_id)
        reading.require_signed(cover, roster)
        _require(directory.connection, directory.head, heads.pop(("directory", cover.house), None))
    _look_at_journal(place, cover, house, roster, heads)
    if house.office is not None:
        with closing(open_office(place, vault_id, house.office, roster.officer_key_of)) as office:
            _require(office.connection, office.head, heads.pop(("office", cover.house), office.head))
    _look_at_compartments(session, place, roster, heads)


def _look_at_journal(
    place: Folder, cover: Cover, house: HouseKeys, roster: Roster, heads: dict[tuple[str, int], Head]
) -> None:
    secret = file_key(house.directory, JOURNAL_FILE)
    with closing(Journal.open(place.journal, secret, cover.vault_id, roster.journal_public)) as journal:
        found = {(f"journal {writer.encoded().hex()}", 0): head for writer, head in journal.heads().items()}
        stated = {name: heads.pop(name) for name in list(heads) if name[0].startswith("journal ")}
        if found != stated or check_file(journal.connection):
            raise Corrupt("backup.head_differs")


def _look_at_compartments(session: Session, place: Folder, roster: Roster, heads: dict[tuple[str, int], Head]) -> None:
    """Those that the maker and who proves it both have the key of."""
    held = {(f"compartment {key.place.cid.hex()}", key.place.epoch): key for key in session.open_keys()}
    for name, head in heads.items():
        key = held.get(name)
        if key is None:
            continue
        opened = Compartment.open(
            place.compartment(key.place.file_id),
            file_key(key.key, key.place.file_id),
            key.place,
            session.world.projections,
            public_key_of=roster.public_key_of,
            locked_memory=key.place.level == Level.TOP_SECRET,
        )
        with closing(opened):
            _require(opened.connection, opened.head, head)


def _require(connection: Connection, found: Head, stated: Head | None) -> None:
    if found != stated or check_file(connection):
        raise Corrupt("backup.head_differs")
