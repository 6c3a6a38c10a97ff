"""A vault with its directory open: the place, who belongs to it, and the keys of its three house files.

``directory.db`` and ``journal.db`` are under the directory key, which everybody in service holds; ``office.db`` under
the office key, which only officers hold. Each file has a key of its own, derived from those by the file's name. When
somebody has left, the three move to a new folder under new keys (`app.vault.house`).

The chain of statements is verified from what this device's anchor has seen on; from the beginning when it has seen
nothing, and in every full check.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass

from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.keys.compartment_key import file_key
from app.keys.hashing import same
from app.vault.compartment import Compartment, Place
from app.vault.directory import Directory, DirectoryChange
from app.vault.folder import Folder, Label, LabelMark
from app.vault.ledger import PublicKeyOf, Writer
from app.vault.roster import Roster
from app.vault.roster_rules import begin, follow
from app.vault.roster_snapshot import EVERY, KEPT, digest_of_snapshot, roster_from, snapshot_of
from app.vault.statement import FIRST_PREV, Head

DIRECTORY_FILE = Id(b"niem directory 1")
JOURNAL_FILE = Id(b"niem journal   1")
OFFICE_FILE = Id(b"niem office    1")
NO_PROJECT = Id(bytes(16))

NOTHING_KNOWN: Head = (0, FIRST_PREV)
"""No snapshot has been verified on this device."""


@dataclass(slots=True)
class Vault:
    """An open vault. ``roster`` follows the directory; call `refresh` after changing it.

    ``known`` is the newest snapshot that was verified here: its statement's number and its hash, for the anchor.
    ``pending``: an older copy that was put back and that this device has not accepted: it is looked at, and no more.
    """

    folder: Folder
    label: Label
    directory: Directory
    directory_key: bytes
    roster: Roster
    known: Head = NOTHING_KNOWN
    pending: bool = False
    label_mark: LabelMark | None = None

    @classmethod
    def open(cls, folder: Folder, directory_key: bytes, known: Head = NOTHING_KNOWN) -> Vault:
        """Open the directory, verify its chain from ``known`` on and read who belongs to the vault."""
        label = folder.read_label()
        directory = Directory.open(folder.directory, file_key(directory_key, DIRECTORY_FILE), label.vault_id)
        try:
            roster, found = _read(directory, label, known)
        except BaseException:
            directory.close()
            raise
        opened = cls(folder, label, directory, directory_key, roster, found)
        directory.still_here = opened.require_here
        return opened

    @property
    def vault_id(self) -> Id:
        """The vault's id."""
        return self.label.vault_id

    @property
    def journal_key(self) -> bytes:
        """The file key of journal.db."""
        return file_key(self.directory_key, JOURNAL_FILE)

    def require_here(self) -> None:
        """Raise Problem("vault.house_moved") when the house files lie under newer keys by now, and
        Problem("vault.gone_away") when the folder is not where it was.

        Asked before every entry of the journal, so the label is only read again once its file is another one.
        """
        mark = self.folder.label_mark()
        if mark is None or mark != self.label_mark:
            if self._label_now() != self.label:
                raise Problem("vault.house_moved")
            self.label_mark = mark

    def _label_now(self) -> Label:
        try:
            return self.folder.read_label()
        except Problem as error:
            if error.code == "vault.not_a_vault":  # it was one when it was opened
                raise Problem("vault.gone_away") from error
            raise

    def refresh(self) -> None:
        """Read what was stated since, by us or by another process."""
        seen = (self.roster.seq, self.roster.h)
        self.directory.verify_linking(seen)
        self.roster, self.known = _followed(self.directory, self.label, self.roster, self.known)

    @contextmanager
    def stating(self, at: int) -> Iterator[DirectoryChange]:
        """A change of the directory whose statements are tried out on a copy of the roster before they are for good.

        A statement that breaks a rule would make the chain unreadable for everybody, for ever. Raises
        Corrupt("vault.roster_forged") when one of them does; the change is taken back then.
        """
        with self.directory.change(at) as change:
            yield change
            rehearse(self)

    def verify_whole(self) -> None:
        """Verify the chain from its beginning, every signature included. Raises Corrupt."""
        _read(self.directory, self.label, NOTHING_KNOWN)

    def reopen(self, directory_key: bytes) -> None:
        """Go on in the house that is in force now, whose directory key this is."""
        moved = Vault.open(self.folder, directory_key, self.known)
        self.directory.close()
        self.label, self.directory, self.directory_key = moved.label, moved.directory, moved.directory_key
        self.roster, self.known = moved.roster, moved.known
        self.directory.still_here = self.require_here

    def close(self) -> None:
        """Close the directory."""
        self.directory.close()


def rehearse(vault: Vault) -> None:
    """Within a change of the directory: follow all that is new in it on a copy of the roster."""
    tried = deepcopy(vault.roster)
    for statement in vault.directory.statements(after=tried.seq):
        follow(tried, statement, vault.vault_id)


def _read(directory: Directory, label: Label, known: Head) -> tuple[Roster, Head]:
    roster = _snapshot(directory, known)
    if roster is not None:
        directory.verify_linking((roster.seq, roster.h))
        return _followed(directory, label, roster, known)
    directory.verify_linking()
    return _followed(directory, label, None, NOTHING_KNOWN)


def _snapshot(directory: Directory, known: Head) -> Roster | None:
    """The roster that this device verified before, if its text is still there."""
    seq, digest = known
    text = directory.snapshot(seq) if seq else None
    if text is None or not same(digest_of_snapshot(text), digest):
        return None
    try:
        return roster_from(text)
    except (KeyError, TypeError, ValueError, Corrupt):
        return None  # by another program's hand; the whole chain tells the same


def _followed(directory: Directory, label: Label, roster: Roster | None, known: Head) -> tuple[Roster, Head]:
    last = 0
    for statement in directory.statements(after=roster.seq if roster else 0):
        roster = begin(statement, label.genesis) if roster is None else follow(roster, statement, label.vault_id)
        if roster.seq % EVERY == 0:
            text = snapshot_of(roster)
            known = (roster.seq, digest_of_snapshot(text))
            _keep(directory, roster.seq, text)
        last = statement.seq
    if roster is None:
        raise Corrupt("vault.roster_forged", seq=last)
    if roster.house != label.house:
        # The chain that says it moved lies in the new folder: this is an old house, put back.
        raise Corrupt("vault.older_than_seen")
    return roster, known


def _keep(directory: Directory, seq: int, text: str) -> None:
    """Keep a snapshot. Where that fails just now, the next reader verifies more, and no more happens than that."""
    if directory.snapshot(seq) == text or directory.connection.in_transaction:
        return
    with suppress(NiemError), directory.change(0) as change:
        change.keep_snapshot(seq, text, kept=KEPT)


def office_place(vault_id: Id) -> Place:
    """office.db has the shape of a compartment that belongs to no project and has no level."""
    return Place(vault_id, OFFICE_FILE, NO_PROJECT, 0, 1, OFFICE_FILE)


def create_office(folder: Folder, vault_id: Id, office_key: bytes, writer: Writer, at: int) -> Compartment:
    """A new office store."""
    place = office_place(vault_id)
    return Compartment.create(folder.office, file_key(office_key, OFFICE_FILE), place, (), writer=writer, at=at)


def open_office(folder: Folder, vault_id: Id, office_key: bytes, public_key_of: PublicKeyOf) -> Compartment:
    """The office store, for officers."""
    key = file_key(office_key, OFFICE_FILE)
    if not folder.office.is_file():
        raise Corrupt("vault.file_missing")
    return Compartment.open(folder.office, key, office_place(vault_id), (), public_key_of=public_key_of)
