"""The ceremony: a recovery seed is made, split, proved, and forgotten; what it opens is put into two kits.

Order (keys-and-files §7.1), each step whole before the next:

1. an intent, with the names of the files that are about to be written;
2. the seed is split and every sufficient subset of the shares recombined;
3. the escrow keys are made and sealed, the kit is signed, written to both places and read back;
4. the sheets are drawn, in memory;
5. one transaction of the directory: the kit and the escrow wraps come into force, the intent says "stated";
6. the sheets are given out; when the people have them, `confirm` clears the intent.

Killed or failed before 5, nothing is in force, and `settle_interrupted` takes the files of 3 away; a file out of its
reach is refused by the reader, because the directory does not know its key. Killed after 5, the sheets are lost with
the process: the intent stays, the kit counts as unconfirmed, and the ceremony is held again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.access.event import Event
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.encoding import Label, b64
from app.keys.recovery import Pool, kit_file, kit_name, new_pool, new_seed, recovery_key
from app.keys.shares import split
from app.keys.signature import fingerprint_words
from app.people.escrow import Escrowed, escrow_all, seal_escrow, uncovered
from app.people.pairing import Pair
from app.recovery import kit, store
from app.recovery.model import CeremonyForm, Checkpoint, Held, Progress, Sheet, on_one_disk
from app.recovery.sheet import Edition, sheets
from app.session.clearance import OpenKey, open_clearances
from app.session.door import EVERYDAY, Session
from app.session.postponed import CEREMONY, STATED
from app.vault.exclusive import BUSY, alone
from app.vault.house_escrow import escrow_in, house_escrow, unused
from app.vault.roster import ESCROW
from app.vault.statement import Intent
from app.vault.vault import Vault

BUILDING = "building"
STEPS = 6


@dataclass(frozen=True, slots=True, repr=False)
class _Made:
    """What steps 2 to 4 made; the seed is gone already."""

    recovery: bytes
    pool: Pool
    papers: tuple[Sheet, ...]


def hold(session: Session, two: Pair, form: CeremonyForm, progress: Progress, checkpoint: Checkpoint) -> Held:
    """Hold the ceremony. ``progress`` may raise Cancelled until the kit is stated; nothing is left then.

    Nobody rewrites a compartment, settles or holds another ceremony meanwhile. Raises Problem("vault.busy").
    """
    with alone(session.vault.folder.lock, wait=0):
        return _hold(session, two, form, progress, checkpoint)


def _hold(session: Session, two: Pair, form: CeremonyForm, progress: Progress, checkpoint: Checkpoint) -> Held:
    vault = session.vault
    serial = next_serial(vault)
    files = tuple(folder / kit_name(vault.vault_id, serial) for folder in (form.first, form.second))
    body = {"device": session.world.device.id.hex(), "files": [str(file) for file in files], "serial": serial}
    with vault.directory.change(session.now()) as change:
        intent = change.begin(CEREMONY, BUILDING, body)
    checkpoint("intent")
    try:
        made = _make(session, two, form, serial, files, progress, checkpoint)
        escrowed = _state(session, two, form, serial, made, intent, body)
    except BaseException:
        if not is_stated(vault, intent):
            kit.take_away(vault, files, serial)
            with vault.directory.change(session.now()) as change:
                change.finish(intent)
        raise
    checkpoint("stated")
    vault.refresh()
    progress(STEPS, STEPS)
    return Held(serial, (files[0], files[1]), made.papers, len(escrowed), on_one_disk(form.first, form.second))


def _make(
    session: Session,
    two: Pair,
    form: CeremonyForm,
    serial: int,
    files: Sequence[Path],
    progress: Progress,
    checkpoint: Checkpoint,
) -> _Made:
    """Steps 2 to 4. The seed lives in this function alone."""
    vault_id, genesis = session.vault.vault_id, session.vault.label.genesis
    seed = new_seed()
    shares = split(seed, form.threshold, len(form.custodians))
    recovery = recovery_key(seed, vault_id, genesis).public
    del seed
    progress(1, STEPS)
    checkpoint("split")
    pool = new_pool(recovery, vault_id, serial)
    data = kit_file(vault_id, genesis, serial, recovery, pool.entries, two.signers)
    progress(2, STEPS)
    for done, (file, name) in enumerate(zip(files, ("first kit", "second kit"), strict=True), start=3):
        kit.write(file, data)
        progress(done, STEPS)
        checkpoint(name)
    roster = session.vault.roster
    edition = Edition(
        company=roster.company,
        place=roster.place,
        at=session.now(),
        serial=serial,
        threshold=form.threshold,
        words=fingerprint_words(genesis),
        custodians=form.custodians,
    )
    papers = sheets(edition, shares)
    progress(5, STEPS)
    checkpoint("drawn")
    return _Made(recovery, pool, papers)


def _state(
    session: Session, two: Pair, form: CeremonyForm, serial: int, made: _Made, intent: Id, body: dict[str, object]
) -> list[Escrowed]:
    """Step 5: first the officers' register, then the directory."""
    vault, publics = session.vault, made.pool.publics
    keys = held_by(vault, two, session.now())[: len(publics) - 1]
    escrowed = [seal_escrow(index, publics[index], key) for index, key in enumerate(keys)]
    last = len(escrowed)
    with two.office.change(Event.RECOVERY_CEREMONY.value, two.officer, session.now()) as noted:
        store.put_kit(noted, session.world.new_id(), made.recovery, form.custodians)
    with vault.stating(session.now()) as change:
        _require_pair(vault, two)
        change.state(
            Label.KIT,
            {
                "serial": str(serial),
                "recovery": b64(made.recovery),
                "publics": [b64(public) for public in publics],
                "custodians": len(form.custodians),
                "threshold": form.threshold,
            },
            two.signers,
        )
        # The house is escrowed as well: with it a backup's directory, journal and office store open on a clean machine.
        house = house_escrow(last, publics[last], vault.vault_id, vault.roster.house, two.officer.house)
        change.take_in(
            two.signers,
            taken=[*(one.taken_in for one in escrowed), house],
            dropped=vault.directory.wraps_of(ESCROW),  # they open with a kit that is no longer in force
            escrow=[*(one.index for one in escrowed), last],
        )
        change.advance(intent, STATED, body)
    return escrowed


def _require_pair(vault: Vault, two: Pair) -> None:
    """Inside a change: the two may still sign, whatever was stated while the kit was made."""
    vault.refresh()
    if not vault.roster.is_pair([uid for uid, _ in two.signers]):
        raise Problem("vault.changed_meanwhile")


def held_by(vault: Vault, two: Pair, now: int) -> list[OpenKey]:
    """Every compartment key that the manager of the pair holds, in a fixed order."""
    keys = open_clearances(vault, two.manager, now, upstairs=True).keys.values()
    return sorted(keys, key=lambda key: key.place.cid)


def escrow_rest(session: Session, two: Pair) -> int:
    """Give the compartments that the manager holds, and that the kit in force does not cover, their escrow wraps.

    The house gets its own as well, where a move found no escrow key left.
    """
    vault = session.vault
    missing = uncovered(two.office, vault)
    keys = [key for key in held_by(vault, two, session.now()) if key.place.cid in missing]
    without_house = escrow_in(vault.directory, vault.roster) is None
    if not keys and not without_house:
        return 0
    with vault.stating(session.now()) as change:
        _require_pair(vault, two)
        escrowed = escrow_all(vault.roster, keys)
        if len(escrowed) < len(keys):
            raise Problem("recovery.pool_empty")
        taken, used = [one.taken_in for one in escrowed], [one.index for one in escrowed]
        if without_house:
            kit, free = vault.roster.kit, unused(vault.roster, used)
            if kit is None or not free:
                raise Problem("recovery.pool_empty")
            number = vault.roster.house
            taken.append(house_escrow(free[0], kit.publics[free[0]], vault.vault_id, number, two.officer.house))
            used.append(free[0])
        change.take_in(two.signers, taken=taken, escrow=used)
    vault.refresh()
    return len(escrowed)


def next_serial(vault: Vault) -> int:
    """The number of the next kit, after any that a copy put back does not know."""
    return max(serial_in_force(vault), vault.roster.kit_left[0]) + 1


def serial_in_force(vault: Vault) -> int:
    """The number of the kit in force, 0 without one. Raises Corrupt("recovery.serial_unknown") for none of ours."""
    stated = vault.roster.kit
    if stated is None:
        return 0
    if not (stated.serial.isascii() and stated.serial.isdigit()):
        raise Corrupt("recovery.serial_unknown")
    return int(stated.serial)


def is_stated(vault: Vault, intent: Id) -> bool:
    """Whether the kit of this intent has come into force."""
    return any(found.id == intent and found.step == STATED for found in vault.directory.intents())


def confirm(vault: Vault, at: int) -> None:
    """Step 6: the people have their sheets. Intents of ceremonies that were replaced go with it."""
    for found in vault.directory.intents():
        if found.procedure == CEREMONY and found.step == STATED:
            with vault.directory.change(at) as change:
                change.finish(found.id)


def settle_interrupted(session: Session) -> int:
    """Take back ceremonies on this device that were cut off before the kit came into force; returns how many."""
    if session.room != EVERYDAY:
        return 0  # the everyday process of this account may be in the middle of one
    vault, here = session.vault, session.world.device.id.hex()
    mine = [
        found
        for found in vault.directory.intents()
        if found.procedure == CEREMONY and found.step == BUILDING and found.body["device"] == here
    ]
    if not mine:
        return 0
    try:
        with alone(vault.folder.lock, wait=0):
            return _settle(session, mine)
    except Problem as error:
        if error.code != BUSY:
            raise
        return 0


def _settle(session: Session, mine: Sequence[Intent]) -> int:
    vault = session.vault
    for intent in mine:
        kit.take_away(vault, [Path(str(file)) for file in intent.body["files"]], int(intent.body["serial"]))
        with vault.directory.change(session.now()) as change:
            change.finish(intent.id)
    return len(mine)
