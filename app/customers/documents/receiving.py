"""Taking a file in, so that it is there with its record or not at all, whatever happens in between.

Intent in the directory → sealed into ``staging/`` and synced → read back whole, its words taken out → given its name in
``a/`` → the record, in one transaction → intent cleared. The intent names the sealed file and the compartment
by their random ids. Whoever unlocks next on the same device finishes what was cut off: a file whose record
is there stays, any other goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from app.access.level import Level
from app.customers.documents import reading, store
from app.customers.documents.reading import Words
from app.customers.documents.source import Source
from app.errors import Corrupt, NiemError, Problem
from app.ids import Id, from_hex, random_id
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.sealed_file import SealedFile, SealedFiles
from app.vault.statement import Intent

PROCEDURE = "document"

Progress = Callable[[int, int], None]
"""Told how many bytes of how many were worked off; may raise Cancelled."""


def sealed_files(session: Session) -> SealedFiles:
    """The sealed files of the session's vault."""
    return SealedFiles(session.vault.folder, session.vault.vault_id)


@dataclass(frozen=True, slots=True)
class Receiving:
    """One file on its way in: the id its record will have, and the name its sealed file will have."""

    files: SealedFiles
    rid: Id
    file: Id
    cid: Id

    def seal(self, source: Source, tell: Callable[[int], None]) -> SealedFile:
        """The sealed file, in staging. Raises Problem("vault.disk_full") and what reading the source raises."""
        self.files.require_room(source.size)
        return self.files.write(self.file, self.cid, source.pieces(), tell)

    def verify(self, sealed: SealedFile, media_type: str, tell: Callable[[int], None]) -> Words:
        """Read the sealed file back whole, and the words in it. Raises Problem("documents.not_kept")."""
        try:
            return reading.words(_told(self.files.plain(sealed, staged=True), tell), media_type)
        except Corrupt:
            raise Problem("documents.not_kept") from None


@contextmanager
def receiving(session: Session, project: Id, level: Level, rid: Id) -> Iterator[Receiving]:
    """Around all of it. When the block is over, the sealed file is there if and only if the record is."""
    files, file, cid = sealed_files(session), random_id(), session.compartment(project, level).cid
    body = {
        "file": file.hex(),
        "cid": cid.hex(),
        "device": session.world.device.id.hex(),
        "room": session.room,
    }
    with session.vault.directory.change(session.now()) as directory:
        intent = directory.begin(PROCEDURE, "begun", body)
    try:
        yield Receiving(files, rid, file, cid)
    finally:
        with suppress(NiemError):  # what cannot be settled now is settled at the next unlocking
            _settle(session, intent, files, file, kept=session.compartment(project, level).get(rid) is not None)


def settle_interrupted(session: Session) -> int:
    """Finish or undo what was cut off on this device in this room; returns how many files were on their way.

    Where the compartment's key is not held, what lies in staging goes and the rest waits for somebody who holds it.
    """
    files, settled = sealed_files(session), 0
    for intent in session.vault.directory.intents():
        if intent.procedure != PROCEDURE or not _is_ours(session, intent):
            continue
        file = from_hex(intent.body["file"])
        files.drop_staged(file)
        compartment = _compartment(session, from_hex(intent.body["cid"]))
        if compartment is not None:
            # Asked of the records, not of the intent: anybody in service could have noted one about any file.
            _settle(session, intent.id, files, file, kept=store.is_named(compartment, file))
            settled += 1
    return settled


def _settle(session: Session, intent: Id, files: SealedFiles, file: Id, *, kept: bool) -> None:
    if not kept:
        files.remove(file)
    with session.vault.directory.change(session.now()) as directory:
        directory.finish(intent)


def _is_ours(session: Session, intent: Intent) -> bool:
    """Begun in this room of this device, whose process is then not in the middle of it any more."""
    return (intent.body["device"], intent.body["room"]) == (session.world.device.id.hex(), session.room)


def _compartment(session: Session, cid: Id) -> Compartment | None:
    for key in session.open_keys():
        if key.place.cid == cid:
            with suppress(Corrupt):  # it waits until the compartment is mended
                return session.compartment(key.place.project, Level(key.place.level))
    return None


def _told(pieces: Iterator[bytes], tell: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        tell(len(piece))
