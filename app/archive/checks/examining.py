"""Examining the files of a vault, one after the other, with the keys that were handed over.

What is asked is a `Question`, what comes of it one `Found` for each file. Nothing here knows a session: it happens in
the process that asks, or in one of its own (`app.archive.checks.apart`), which is over when its asker is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive.checks.looking import CIPHERTEXT, codes_of, look_again
from app.errors import Corrupt
from app.ids import Id
from app.journal.store import Journal, JournalSeen
from app.keys.compartment_key import file_key
from app.session.recording import papers_of
from app.vault.anchor import Anchor, require_seen
from app.vault.check import check_compartment, check_file
from app.vault.compartment import Compartment, Place, Projection
from app.vault.folder import Folder
from app.vault.house_escrow import LETTER_EXCHANGED, letter_exchanged
from app.vault.ledger import PublicKeyOf
from app.vault.sealed_check import damaged_documents
from app.vault.sealed_file import SealedFiles
from app.vault.still_copy import still_copy, sweep
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE, Vault, office_place

Tell = Callable[[int, int], None]
"""Told (done, total) in files and pieces of files; may raise Cancelled."""

OLDER = "vault.older_than_seen"


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A compartment to be examined, with its present 32-byte key."""

    place: Place
    key: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """What to examine, and with what. ``seen`` is what the device of the asker saw before.

    With ``notes`` all files are read as ciphertext first, and what is remembered of them stands there; ``now`` is UTC
    microseconds.
    """

    folder: Path
    directory_key: bytes
    office_key: bytes | None
    house: bool
    compartments: tuple[Held, ...]
    seen: Anchor
    notes: Path | None
    now: int

    @property
    def parts(self) -> int:
        """How many there are to tell of; the look at ciphertext counts for one."""
        house = 2 + bool(self.office_key) if self.house else 0
        return len(self.compartments) + house + (self.notes is not None)


@dataclass(frozen=True, slots=True)
class HurtDocument:
    """A document whose sealed file is missing or not what was signed for."""

    rid: Id
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one file was found to be: the codes of what is wrong, and its documents that are hurt."""

    file: Id
    faults: tuple[str, ...]
    documents: tuple[HurtDocument, ...] = ()


def examine(question: Question, projections: Sequence[Projection], tell: Tell) -> Iterator[Found]:
    """Look at every file of ``question``. What cannot be opened is found damaged, and the rest is looked at.

    Raises Corrupt where the directory itself cannot be read: without it nobody's signature can be judged.
    """
    folder = Folder(question.folder)
    sweep(folder)
    done = 0
    if question.notes is not None:
        # First, while nothing is open here: closing a file that was read drops this process's locks on it.
        yield Found(
            CIPHERTEXT, codes_of(look_again(folder, question.notes, question.now, _asking(tell, 0, question.parts)))
        )
        done += 1
    directory, public_key_of, officer_key_of, journal, vault_id = _directory(question, folder)
    if question.house:
        tell(done, question.parts)
        yield Found(DIRECTORY_FILE, directory)
        done += 1
        tell(done, question.parts)
        yield Found(JOURNAL_FILE, _journal(question, folder, vault_id, journal, public_key_of))
        done += 1
        if question.office_key:
            tell(done, question.parts)
            yield Found(OFFICE_FILE, _office(question, folder, vault_id, officer_key_of))
            done += 1
    files = SealedFiles(folder, vault_id)
    for held in question.compartments:
        tell(done, question.parts)
        yield _compartment(
            question, folder, held, projections, public_key_of, files, _asking(tell, done, question.parts)
        )
        done += 1
    tell(done, question.parts)


@dataclass(frozen=True, slots=True)
class _Journalled:
    """What the directory says of the journal: the key that its details are sealed to, and the checkpoints."""

    public: bytes
    papers: tuple[JournalSeen, ...]


def _directory(question: Question, folder: Folder) -> tuple[tuple[str, ...], PublicKeyOf, PublicKeyOf, _Journalled, Id]:
    vault = Vault.open(folder, question.directory_key)
    try:
        faults: tuple[str, ...] = ()
        if question.house:
            faults = tuple(check_file(vault.directory.connection))
            if not faults and not vault.directory.contains(*question.seen.directory):
                faults = (OLDER,)
            elif not faults and letter_exchanged(vault.directory, vault.roster):
                faults = (LETTER_EXCHANGED,)
        roster = vault.roster
        journal = _Journalled(roster.journal_public, papers_of(vault))
        return faults, roster.public_key_of, roster.officer_key_of, journal, vault.vault_id
    finally:
        vault.close()


def _journal(
    question: Question, folder: Folder, vault_id: Id, known: _Journalled, public_key_of: PublicKeyOf
) -> tuple[str, ...]:
    key = file_key(question.directory_key, JOURNAL_FILE)
    try:
        standing = Journal.open(folder.journal, key, vault_id, known.public)
        try:
            with still_copy(folder, standing.connection, folder.journal) as path:
                return _journal_copy(path, key, vault_id, known, public_key_of, question.seen.seen)
        finally:
            standing.close()
    except Corrupt as error:
        return (error.code,)


def _journal_copy(
    path: Path, key: bytes, vault_id: Id, known: _Journalled, public_key_of: PublicKeyOf, seen: JournalSeen
) -> tuple[str, ...]:
    copy = Journal.open(path, key, vault_id, known.public)
    try:
        if faults := check_file(copy.connection):
            return tuple(faults)
        found = copy.examine(public_key_of, papers=known.papers, device=seen)
        return tuple(sorted({one.code for one in found.breaks}))
    finally:
        copy.close()


def _office(question: Question, folder: Folder, vault_id: Id, officer_key_of: PublicKeyOf) -> tuple[str, ...]:
    held = Held(office_place(vault_id), question.office_key or b"")
    return _database(question, folder, folder.office, held, (), officer_key_of, lambda _: ())[0]


def _compartment(
    question: Question,
    folder: Folder,
    held: Held,
    projections: Sequence[Projection],
    public_key_of: PublicKeyOf,
    files: SealedFiles,
    tell: Callable[[int], None],
) -> Found:
    def documents(opened: Compartment) -> tuple[HurtDocument, ...]:
        return tuple(HurtDocument(one.rid, one.name, one.code) for one in damaged_documents(files, opened, tell))

    path = folder.compartment(held.place.file_id)
    faults, hurt = _database(question, folder, path, held, projections, public_key_of, documents)
    return Found(held.place.file_id, (*faults, *sorted({one.code for one in hurt})), hurt)


def _database(
    question: Question,
    folder: Folder,
    path: Path,
    held: Held,
    projections: Sequence[Projection],
    public_key_of: PublicKeyOf,
    documents: Callable[[Compartment], tuple[HurtDocument, ...]],
) -> tuple[tuple[str, ...], tuple[HurtDocument, ...]]:
    key = file_key(held.key, held.place.file_id)

    def opened(at: Path) -> Compartment:
        return Compartment.open(at, key, held.place, projections, public_key_of=public_key_of)

    try:
        standing = opened(path)
        try:
            with still_copy(folder, standing.connection, path) as at:
                copy = opened(at)
                try:
                    require_seen(question.seen, copy)
                    faults = tuple(check_compartment(copy, public_key_of))
                    return faults, () if faults else documents(copy)
                finally:
                    copy.close()
        finally:
            standing.close()
    except Corrupt as error:
        return (error.code,), ()


def _asking(tell: Tell, done: int, total: int) -> Callable[[int], None]:
    return lambda _: tell(done, total)
