"""The kit written anew without the entries of destroyed epochs: new sticks, the next serial, no shares needed.

An escrow key whose entry is in no kit any more is gone: nobody opens an old copy of what it was for (keys-and-files
§6). The entries that stay are carried over byte by byte, sealed as they are.

Order (keys-and-files §7.4, step 7), each step whole before the next:

1. an intent, with the names of the files that are about to be written;
2. the present kit is read and proved; the new one is signed, written to both new sticks and read back;
3. one transaction of the directory: the new kit is stated, the intent goes;
4. the old sticks are destroyed, by hand, and a manager and an officer put that on record (`former`).

Killed before 3, nothing is in force, and `settle_interrupted` takes the files of 2 away. Until 4 both kits are good.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.errors import Corrupt, Problem
from app.keys.encoding import Label
from app.keys.recovery import Kit, kit_file, kit_name
from app.people.kits import dead_entries
from app.people.pairing import Pair
from app.recovery import kit
from app.recovery.ceremony import next_serial
from app.recovery.model import Checkpoint, Progress, Renewed, RenewForm, on_one_disk
from app.session.door import EVERYDAY, Session
from app.vault.exclusive import BUSY, alone
from app.vault.vault import Vault

PROCEDURE, BUILDING = "kit-renewal", "building"
STEPS = 4


def renew(session: Session, two: Pair, form: RenewForm, progress: Progress, checkpoint: Checkpoint) -> Renewed:
    """Write the kit anew. ``progress`` may raise Cancelled until the kit is stated; nothing is left then.

    Nobody rewrites a compartment meanwhile. Raises Problem("vault.busy"), Problem("recovery.nothing_dead"),
    Problem("recovery.used_stick"), what `kit.read` and `kit.write` raise.
    """
    with alone(session.vault.folder.lock, wait=0):
        session.vault.refresh()
        return _renew(session, two, form, progress, checkpoint)


def _renew(session: Session, two: Pair, form: RenewForm, progress: Progress, checkpoint: Checkpoint) -> Renewed:
    vault = session.vault
    present = kit.read(vault, form.present)
    dead = dead_entries(vault)
    if not dead:
        raise Problem("recovery.nothing_dead")
    entries = _kept(vault, present, dead)
    serial = next_serial(vault)
    files = tuple(_fresh(vault, folder, serial) for folder in (form.first, form.second))
    body = {"device": session.world.device.id.hex(), "files": [str(file) for file in files], "serial": serial}
    with vault.directory.change(session.now()) as change:
        intent = change.begin(PROCEDURE, BUILDING, body)
    try:
        progress(1, STEPS)
        checkpoint("intent")
        data = kit_file(
            vault.vault_id, present.genesis, serial, present.recovery, entries, two.signers, pool=present.pool
        )
        for done, (file, name) in enumerate(zip(files, ("first kit", "second kit"), strict=True), start=2):
            kit.write(file, data)
            progress(done, STEPS)
            checkpoint(name)
        with vault.stating(session.now()) as change:
            vault.refresh()
            if not vault.roster.is_pair([uid for uid, _ in two.signers]) or dead_entries(vault) != dead:
                raise Problem("vault.changed_meanwhile")
            change.state(Label.KIT_RENEWED, {"serial": str(serial), "dropped": sorted(dead)}, two.signers)
            change.finish(intent)
    except BaseException:
        if any(found.id == intent for found in vault.directory.intents()):
            kit.take_away(vault, files, serial)
            with vault.directory.change(session.now()) as change:
                change.finish(intent)
        raise
    checkpoint("stated")
    vault.refresh()
    progress(STEPS, STEPS)
    return Renewed(serial, (files[0], files[1]), len(dead), on_one_disk(form.first, form.second))


def _kept(vault: Vault, present: Kit, dead: frozenset[int]) -> dict[int, bytes]:
    """The entries of the new kit. Raises Corrupt("keys.kit_damaged") when one that should stay is not there."""
    stated = vault.roster.kit
    wanted = set(range(len(stated.publics))) - stated.dropped - dead if stated else set()
    if not wanted <= present.entries.keys():
        raise Corrupt("keys.kit_damaged")
    return {number: present.entries[number] for number in sorted(wanted)}


def _fresh(vault: Vault, folder: Path, serial: int) -> Path:
    """The new kit's file. Raises Problem("recovery.used_stick"): flash memory keeps what is written over."""
    name = kit_name(vault.vault_id, serial)
    if any(folder.glob(f"{name.rpartition('-')[0]}-*")):
        raise Problem("recovery.used_stick")
    return folder / name


def settle_interrupted(session: Session) -> int:
    """Take back what was cut off on this device before the new kit came into force; returns how many."""
    if session.room != EVERYDAY:
        return 0
    here = session.world.device.id.hex()
    mine = [
        found
        for found in session.vault.directory.intents()
        if found.procedure == PROCEDURE and found.body["device"] == here
    ]
    if not mine:
        return 0
    try:
        with alone(session.vault.folder.lock, wait=0):
            for found in mine:
                files: Sequence[Path] = [Path(str(file)) for file in found.body["files"]]
                kit.take_away(session.vault, files, int(found.body["serial"]))
                with session.vault.directory.change(session.now()) as change:
                    change.finish(found.id)
    except Problem as error:
        if error.code != BUSY:
            raise
        return 0
    return len(mine)
