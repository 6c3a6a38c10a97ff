"""Moving the house: directory, journal and office store under new keys, so that who left no longer reads them.

The three files and everybody's key files lie in one folder, ``house-<number>``; ``vault.json`` says which number is in
force. Crash-safe by the common rule (keys-and-files §7):

1. nobody else writes: the lock of rewrites, and every one of the three files held still;
2. the next folder is made, empty: what an interrupted move left there goes;
3. all rows are copied into new files under new keys; the chain gets a "house" statement, signed by a manager and an
   officer; everybody in service gets a key file, sealed to their encryption key;
4. the new files are opened and verified through new connections, and synced;
5. the switch: ``vault.json`` is replaced;
6. the old folder goes.

Killed before 5, the old house is in force and `sweep` takes the new folder away; killed after it, the new one is in
force and `sweep` takes the old one away. Who has the old files open is told "vault.house_moved" at their next change,
which is asked inside the very transaction: nothing is written into a house that nobody reads any more.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from app.errors import Corrupt
from app.keys.compartment_key import file_key, new_key
from app.keys.encoding import Label, b64
from app.keys.wrap import EncryptionKey
from app.vault import database
from app.vault.compartment import Compartment
from app.vault.database import Connection
from app.vault.directory import Directory, DirectoryChange
from app.vault.durable import disk_errors, share_as_folder, sync_file, sync_folder, write_atomically
from app.vault.exclusive import alone
from app.vault.folder import Folder
from app.vault.house_escrow import escrow_in, house_escrow, put_letter, unused
from app.vault.house_keys import HouseKeys, seal_house_keys
from app.vault.roster import ESCROW, OFFICER, Person
from app.vault.roster_rules import read_roster
from app.vault.statement import Signers
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE, Vault

Checkpoint = Callable[[str], None]
"""Told the name of each step when it is done: the place where tests cut the power."""

DIRECTORY_TABLES = ("meta", "statement", "statement_signature", "wrap", "intent", "snapshot", "letter")
JOURNAL_TABLES = ("meta", "entry", "head")
OFFICE_TABLES = ("meta", "record", "revision", "ledger", "attachment", "draft", "outbox", "sync_state", "chain",
                 "conflict", "erasure_order", "erasure_ack", "key_epoch")  # fmt: skip


def move_house(
    vault: Vault,
    journal: Connection,
    office: Compartment,
    before: HouseKeys,
    signers: Signers,
    at: int,
    checkpoint: Checkpoint = lambda _: None,
) -> HouseKeys:
    """Move, and give an officer's keys of the new house. ``before`` are an officer's keys of the present one.

    ``vault`` still shows the old house afterwards: `Vault.reopen` it. Raises Problem("vault.busy") while somebody
    rewrites a compartment, Corrupt("vault.rewrite_not_verified") with nothing changed, and the disc's problems.
    """
    folder, number = vault.folder, vault.label.house + 1
    keys = _next_keys(before, renew_journal=vault.roster.house_owed > 1)
    with alone(folder.lock, wait=0), ExitStack() as held:
        vault.require_here()
        vault.refresh()  # who renewed their keys a moment ago must find the new house sealed to the new ones
        for connection in (vault.directory.connection, journal, office.connection):
            held.enter_context(database.held_still(connection))
        place = _empty(folder.house(number))
        checkpoint("made")
        _copy(vault, journal, office, place, keys)
        checkpoint("copied")
        _state(vault, place, keys, number, signers, at)
        people = [person for person in vault.roster.people.values() if person.active]
        _hand_out(vault, place, people, keys)
        checkpoint("stated")
        _verify(vault, place, keys, number)
        _sync(place)
        checkpoint("verified")
        folder.write_label(vault.vault_id, vault.label.genesis, number)
        checkpoint("switched")
    _take_away(folder.house(number - 1))
    return keys


def sweep(folder: Folder) -> int:
    """Take away the folders of houses that are not in force; returns how many. A move under way is left alone."""
    in_force = folder.house()
    left = [path for path in folder.path.glob("house-*") if path != in_force and path.is_dir()]
    if left:
        with alone(folder.lock, wait=0):
            for path in left:
                _take_away(path)
    return len(left)


def _next_keys(before: HouseKeys, *, renew_journal: bool) -> HouseKeys:
    journal = (EncryptionKey.generate().private, *before.journal) if renew_journal else before.journal
    return HouseKeys(new_key(), new_key(), journal)


def _empty(place: Path) -> Path:
    with disk_errors():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        share_as_folder(place)
        sync_folder(place.parent)
    return place


def _copy(vault: Vault, journal: Connection, office: Compartment, place: Path, keys: HouseKeys) -> None:
    if keys.office is None:
        raise ValueError("a house has an office key")
    sources = (
        (vault.directory.connection, "directory", file_key(keys.directory, DIRECTORY_FILE), DIRECTORY_TABLES),
        (journal, "journal", file_key(keys.directory, JOURNAL_FILE), JOURNAL_TABLES),
        (office.connection, "office", file_key(keys.office, OFFICE_FILE), OFFICE_TABLES),
    )
    for old, name, key, tables in sources:
        schema = "compartment" if name == "office" else name
        made = database.create_database(place / f"{name}.db", key, schema, unfinished=True)
        try:
            database.copy_rows(old, made, tables)
        finally:
            made.close()


def _state(vault: Vault, place: Path, keys: HouseKeys, number: int, signers: Signers, at: int) -> None:
    directory = Directory.open(place / "directory.db", file_key(keys.directory, DIRECTORY_FILE), vault.vault_id)
    public = EncryptionKey.from_bytes(keys.journal[0]).public
    try:
        with directory.change(at) as change:
            change.state(Label.HOUSE, {"number": number, "journal_public": b64(public)}, signers)
            officer = next(one for one in signers if OFFICER in vault.roster.duties_of(one[0]))
            put_letter(directory, change, public, number, keys, officer)
            _escrow(vault, directory, change, number, keys, signers)
    finally:
        directory.close()


def _escrow(
    vault: Vault, directory: Directory, change: DirectoryChange, number: int, keys: HouseKeys, signers: Signers
) -> None:
    """The new keys for the recovery kit, as long as it has an escrow key left; those of before open old copies only."""
    kit, free = vault.roster.kit, unused(vault.roster)
    if kit is None or not free:
        return
    before = escrow_in(vault.directory, vault.roster)
    made = house_escrow(free[0], kit.publics[free[0]], vault.vault_id, number, keys)
    gone = [wrap for wrap in directory.wraps_of(ESCROW) if before is not None and wrap.blob == before.blob]
    change.take_in(signers, taken=[made], dropped=gone, escrow=[free[0]])


def _hand_out(vault: Vault, place: Path, people: Sequence[Person], keys: HouseKeys) -> None:
    for person in people:
        own = keys if OFFICER in person.duties else HouseKeys(keys.directory)
        sealed = seal_house_keys(person.encryption, vault.vault_id, person.uid, own)
        write_atomically(place / vault.folder.keys(person.uid, person.device).name, sealed)


def _verify(vault: Vault, place: Path, keys: HouseKeys, number: int) -> None:
    """What was written opens by itself and says what the old house says, and one statement more."""
    directory = Directory.open(place / "directory.db", file_key(keys.directory, DIRECTORY_FILE), vault.vault_id)
    try:
        directory.verify_linking()
        roster = read_roster(directory.statements(), vault.label.genesis, vault.vault_id)
    finally:
        directory.close()
    same = roster.seq > vault.directory.head[0] and roster.house == number and roster.owed == vault.roster.owed
    if not same or not _same_files(place, keys):
        raise Corrupt("vault.rewrite_not_verified")


def _same_files(place: Path, keys: HouseKeys) -> bool:
    if keys.office is None:
        return False
    files = (("journal", file_key(keys.directory, JOURNAL_FILE)), ("office", file_key(keys.office, OFFICE_FILE)))
    for name, key in files:
        schema = "compartment" if name == "office" else name
        opened = database.open_database(place / f"{name}.db", key, schema)
        try:
            whole = not opened.execute("PRAGMA cipher_integrity_check").fetchall()
        finally:
            opened.close()
        if not whole:
            return False
    return True


def _sync(place: Path) -> None:
    with disk_errors():
        for file in place.iterdir():
            sync_file(file)
        sync_folder(place)
        sync_folder(place.parent)


def _take_away(place: Path) -> None:
    """The old files go. On Windows one that is still open elsewhere stays; the next sweep takes it."""
    shutil.rmtree(place, ignore_errors=True)
