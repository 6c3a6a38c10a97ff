"""A person's encryption keys renewed, at the unlocking after somebody's data was destroyed, and once a year.

What lies in old copies of the vault is sealed to the old keys. They are not kept: once this is done, no copy of a
keyslot opens to them any more (keys-and-files §6).

Order, each step repeatable; the keyslot itself and the directory say how far it has come, and the next unlocking goes
on from there:

1. new keys are made, and a slot that holds new and old ones takes the place of the present one (`resealing`);
2. one transaction of the directory, signed by the person: the new keys, and the own wraps sealed to them with the same
   grants inside; letters that wait for the person as well;
3. the keys of the house files are sealed to the new key;
4. a slot that holds only the new keys takes the place of that one, and its device secret is deleted.

Who has not renewed within seven days of a destruction is suspended: until officers enrol them anew (as after a lost
machine) they are let in no more. Managers and officers are not: it is they who have to do that, and an office that came
back from its holidays would be locked out for ever.

From 1 to 4 the slot in force opens whatever is sealed to the old key or the new one, so a colleague may seal something
for this person at any moment between.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from app.access.event import Event
from app.access.level import Level
from app.clock import DAY
from app.errors import Corrupt, Problem
from app.keys.encoding import Label, b64
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey
from app.people import resealing
from app.people.resealing import SlotPlace
from app.session.door import EVERYDAY, Session
from app.session.identity import LONGEST_KEYS, open_upper
from app.session.keyslot import EverydayKeys, StepUpKeys
from app.session.subject import Subject
from app.vault.directory import DirectoryChange
from app.vault.durable import read_small, write_atomically
from app.vault.exclusive import alone
from app.vault.grant import open_wrap, seal_wrap
from app.vault.house_keys import open_house_keys, seal_house_keys
from app.vault.roster import MANAGER, OFFICER, Person
from app.vault.vault import Vault

LONGEST_USE: Final = 365 * DAY
RENEWAL_DAYS: Final = 7
"""How long somebody has after a destruction."""

STEPS: Final = 6
"""How often `renew_if_due` tells its progress."""

BOTH_ROOMS: Final = "both"
"""One statement for the wraps of both rooms, so that it does not tell who is cleared for the upper one."""

Progress = Callable[[int, int], None]


def due(session: Session) -> bool:
    """Whether the person's keys are to be renewed now: half done, asked for by a destruction, or a year old."""
    seq, at = session.person.renewed
    begun = len(session.identity.everyday.encryption) > 1
    return begun or session.vault.roster.renew_asked > seq or session.latest() - at > LONGEST_USE


def deadline(vault: Vault, person: Person) -> int:
    """Until when the person has to renew their keys (UTC microseconds); 0 when no destruction asks for it.

    Counted from the first destruction since they renewed, so that the next one puts nothing off.
    """
    if vault.roster.renew_asked <= person.renewed[0]:
        return 0
    asked = (
        statement.at
        for statement in vault.directory.statements(Label.RETIRE)
        if statement.fields["renew"] and statement.seq > person.renewed[0]
    )
    return next(asked, 0) + RENEWAL_DAYS * DAY


def suspended(session: Session) -> bool:
    """Whether the time to renew has run out for a holder who signs for nobody."""
    due_at = deadline(session.vault, session.person)
    holds = bool(session.open_keys() or session.upstairs_keys)
    return bool(due_at) and session.latest() > due_at and holds and not session.person.duties & {MANAGER, OFFICER}


def renew_if_due(session: Session, passphrase: str, progress: Progress = lambda _done, _total: None) -> bool:
    """Renew the keys of an everyday session that has just been unlocked; whether that was done.

    A full disk, a locked keyring or a vault at work does not keep the person out: it is journalled, and the next
    unlocking tries again. Raises Corrupt, and what ``progress`` raises.
    """
    if session.room != EVERYDAY or not due(session):
        return False
    try:
        # Nobody writes compartments or the house anew meanwhile, with wraps for keys that are about to be gone.
        with alone(session.vault.folder.lock, wait=0), session.act(Event.KEYS_RENEW):
            _renew(session, passphrase, progress)
    except Problem as error:
        session.refuse(Event.KEYS_RENEW, Subject(), error.code)
        return False
    with suppress(Problem):
        resealing.settle(SlotPlace.of(session))
    return True


def _renew(session: Session, passphrase: str, progress: Progress) -> None:
    place = SlotPlace.of(session)
    told = 0

    def step() -> None:
        nonlocal told
        told += 1
        progress(min(told, STEPS), STEPS)

    keys = session.identity.everyday
    upper = open_upper(session.world, session.vault.folder, session.uid, passphrase)
    step()
    if len(keys.encryption) == 1:
        keys, upper = _with_new(keys, upper)
        resealing.reseal(place, keys, upper, passphrase, step=step)
        resealing.settle(place)
        session.identity = replace(session.identity, everyday=keys)
    _state(session, keys, upper)
    _seal_house(session, keys)
    step()
    keys = replace(keys, encryption=keys.encryption[:1])
    upper = replace(upper, top_secret=upper.top_secret[:1])
    resealing.reseal(place, keys, upper, passphrase, Event.KEYS_RENEW, step)
    session.identity = replace(session.identity, everyday=keys)


def _with_new(keys: EverydayKeys, upper: StepUpKeys) -> tuple[EverydayKeys, StepUpKeys]:
    """New keys before the present ones."""
    lower, higher = EncryptionKey.generate(), EncryptionKey.generate()
    keys = replace(keys, encryption=(lower, *keys.encryption), step_up_public=higher.public)
    return keys, replace(upper, top_secret=(higher, *upper.top_secret))


def _state(session: Session, keys: EverydayKeys, upper: StepUpKeys) -> None:
    """Step 2. Does nothing that was done before."""
    from app.people import enrolment, letters  # loaded where keys are renewed: unlocking waits for neither

    vault, uid, signing = session.vault, session.uid, session.identity.signing_key
    vault.refresh()
    person = session.person
    lower, higher = keys.encryption[0].public, upper.top_secret[0].public
    with vault.stating(session.now()) as change:
        if vault.directory.head != (vault.roster.seq, vault.roster.h):
            raise Problem("vault.changed_meanwhile")
        for seal_anew in (letters.seal_anew, *session.world.renewals):
            seal_anew(session, change, keys.encryption)
        pairs = _seal_wraps(session, change, keys, upper)
        if pairs:
            named = [[b64(old), b64(new)] for old, new in sorted(pairs)]
            change.state(Label.REWRAP, {"uid": uid.hex(), "room": BOTH_ROOMS, "pairs": named}, [(uid, signing)])
        if person.encryption != lower:
            enrolment.state_key(change, uid, signing, lower, "everyday")
        if person.step_up != higher:
            enrolment.state_key(change, uid, signing, higher, "top_secret")
    vault.refresh()


def _seal_wraps(
    session: Session, change: DirectoryChange, keys: EverydayKeys, upper: StepUpKeys
) -> list[tuple[bytes, bytes]]:
    """Every own wrap that only the old keys open, sealed to the new ones: hash before, hash after."""
    vault, uid = session.vault, session.uid
    new = (keys.encryption[0], upper.top_secret[0])
    old = keys.encryption[1:] + upper.top_secret[1:]
    pairs = []
    for wrap in vault.directory.wraps_of(uid):
        before = sha256(wrap.blob)
        if before not in vault.roster.taken:
            continue  # it never counted; whoever put it there sealed it
        with suppress(Corrupt):
            content = open_wrap(old, vault.vault_id, uid, wrap.blob)
            if content is None:
                continue
            lower, higher = new
            blob = seal_wrap((higher if content.place.level == Level.TOP_SECRET else lower).public, content)
            change.remove_wrap(wrap.wrap_id)
            change.add_wrap(uid, blob)
            pairs.append((before, sha256(blob)))
    return pairs


def _seal_house(session: Session, keys: EverydayKeys) -> None:
    """Step 3, read back."""
    vault, uid, house = session.vault, session.uid, session.identity.house
    path = vault.folder.keys(uid, session.world.device.id)
    write_atomically(path, seal_house_keys(keys.encryption[0].public, vault.vault_id, uid, house))
    if open_house_keys(keys.encryption[:1], vault.vault_id, uid, read_small(path, LONGEST_KEYS)) != house:
        raise Corrupt("vault.house_keys_damaged")
