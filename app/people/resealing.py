"""A keyslot sealed anew: under another passphrase, or with other keys in it. One slot works at every moment.

Order (keys-and-files §7); killed at any step, `settle` at the next unlocking finishes or takes back:

1. a note in this account's profile says which number is being made;
2. a new device secret, number n+1, goes into the keyring;
3. the new slot is sealed under it and written beside the one in force, synced, read back and opened;
4. it takes the old one's place by a rename: from here on the new one is in force;
5. the act stands in the journal;
6. the old device secret is deleted under both names: no copy of the old slot opens any more. Then the note goes.

Rules:

* Nothing is deleted on the word of the note: what is in force is the number inside the slot that stands in its place,
  and only when the keyring holds the secret of that number do its two neighbours go.
* The note lies in the profile, not in the vault: no colleague can write one or take one away.
* One process at a time: another room of the same person waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.access.event import Event
from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.keys.encoding import b64, canonical, parse_canonical
from app.keys.hashing import random_bytes
from app.keys.slot import new_header, open_everyday, read_header, seal_slot
from app.keys.system_keyring import Keyring
from app.session.door import EVERYDAY, Session
from app.session.identity import LONGEST_SLOT
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.session.subject import Subject
from app.session.world import World
from app.vault.durable import disk_errors, read_small, remove, sync_folder, write_atomically
from app.vault.exclusive import alone
from app.vault.folder import Folder

Step = Callable[[], None]
"""Told after each slow step; may raise Cancelled, which takes everything back."""

LONGEST_NOTE = 4096


def _untold() -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where one person's keyslot lives: the vault's folder, the profile and the keyring of this device."""

    world: World
    folder: Folder
    vault_id: Id
    uid: Id

    @classmethod
    def of(cls, session: Session) -> SlotPlace:
        """The signed-in person's."""
        return cls(session.world, session.vault.folder, session.vault.vault_id, session.uid)

    @property
    def slot(self) -> Path:
        """The slot in force."""
        return self.folder.slot(self.uid, self.world.device.id)

    @property
    def beside(self) -> Path:
        """The next slot, until it is in force."""
        return self.slot.with_suffix(".next")

    @property
    def note(self) -> Path:
        """There while a slot is being sealed anew."""
        return self.world.profile / f"{self.vault_id.hex()}.{self.uid.hex()}.resealing"

    @property
    def keyring(self) -> Keyring:
        """The device secrets."""
        return self.world.keyring_for(self.vault_id)

    def number(self) -> int:
        """The number of the slot in force. Raises Corrupt("keys.slot_damaged")."""
        try:
            return read_header(read_small(self.slot, LONGEST_SLOT)).slot_no
        except OSError as error:
            raise Corrupt("keys.slot_damaged").because(error) from error

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else seals or settles this slot meanwhile."""
        with alone(self.note.with_suffix(".slot.lock")):
            yield


def reseal(
    place: SlotPlace,
    everyday: EverydayKeys,
    step_up: StepUpKeys | None,
    passphrase: str,
    event: Event | None = None,
    step: Step = _untold,
) -> None:
    """Steps 1 to 4. `settle` has to follow once the act stands in the journal.

    ``event`` is put on record by the next unlocking when this process is killed before it could do so itself. Raises
    Problem for the disk, the keyring or too little memory, and what ``step`` raises; the old slot is in force then.
    """
    with place.held():
        _settle(place)
        number = place.number() + 1
        content = {"event": event.value if event else "", "number": number}
        write_atomically(place.note, canonical(content))
        try:
            _build(place, number, everyday, step_up, passphrase, step)
            with disk_errors():
                place.beside.replace(place.slot)
                sync_folder(place.slot.parent)
        except BaseException:
            # What cannot be taken back now is taken back at the next unlocking: the note is still there.
            with suppress(NiemError):
                _settle(place)
            raise


def settle(place: SlotPlace) -> str:
    """Step 6, or taking back what was cut off before step 4.

    Returns the value of the event that took effect, "" when there was nothing or it did not. Raises Problem.
    """
    if not place.note.is_file():
        return ""
    with place.held():
        return _settle(place)


def settle_interrupted(session: Session) -> int:
    """Settle what an earlier process of this person left; returns how many. Runs at every everyday unlocking."""
    place = SlotPlace.of(session)
    if session.room != EVERYDAY or not place.note.is_file():
        return 0
    done = settle(place)
    if done:
        session.read(Event(done), Subject(note=Event.RECOVERED.value))
    return 1


def _build(
    place: SlotPlace, number: int, everyday: EverydayKeys, step_up: StepUpKeys | None, passphrase: str, step: Step
) -> None:
    """Steps 2 and 3."""
    secret = random_bytes(32)
    place.keyring.put(SECRET_PURPOSE, place.uid, number, b64(secret))
    header = new_header(place.vault_id, place.uid, place.world.device.id, number, place.world.cost)
    plain = everyday.encoded()
    sealed = seal_slot(header, plain, step_up.encoded() if step_up else None, passphrase, secret)
    step()
    write_atomically(place.beside, sealed)
    written = read_small(place.beside, LONGEST_SLOT)
    # Section a is authenticated over the whole file, so opening it proves section b as well.
    if written != sealed or open_everyday(written, passphrase, secret) != plain:
        raise Corrupt("keys.slot_damaged")
    step()


def _settle(place: SlotPlace) -> str:
    if not place.note.is_file():
        return ""
    number = place.number()
    keyring = place.keyring
    if keyring.get(SECRET_PURPOSE, place.uid, number) is None:
        raise Problem("keys.wrong_passphrase_or_machine")  # the slot is another machine's: nothing here is ours to end
    remove(place.beside)
    for neighbour in (number - 1, number + 1):
        keyring.delete(SECRET_PURPOSE, place.uid, neighbour)
    event = _noted(place, number)
    remove(place.note)
    return event


def _noted(place: SlotPlace, number: int) -> str:
    """The event of the note when what it announced is in force."""
    with suppress(OSError, Corrupt, KeyError, TypeError, ValueError):
        raw = parse_canonical(read_small(place.note, LONGEST_NOTE))
        return Event(raw["event"]).value if raw["event"] and raw["number"] == number else ""
    return ""
