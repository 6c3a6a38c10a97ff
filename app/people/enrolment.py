"""A new person's keys: made here, sealed into a keyslot under their passphrase and this account's keyring, proved.

Order, so that nothing half made is ever in force (keys-and-files §7.2):

1. the keyring proves that it keeps what it is given, before anything is made;
2. device secret into the keyring, keyslot and house keys into files, each synced;
3. the keyslot is read back and opened with the passphrase as it was typed;
4. one transaction of the directory states the person; from then on they exist;
5. the display name goes into the keyring, for the unlock page, and the directory's head into the person's anchor.

`undo` takes 2, 3 and 5 back. What a kill leaves behind is named by an intent in the directory, which
`settle_interrupted` works off at the next unlocking.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.access.duty import Duty
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.authority import Keypair, issue_signer
from app.keys.encoding import Label, b64
from app.keys.hashing import random_bytes
from app.keys.signature import SigningKey
from app.keys.slot import new_header, open_everyday, seal_slot
from app.keys.system_keyring import Keyring, SystemKeyring
from app.keys.wrap import EncryptionKey
from app.people.register import Authority
from app.session.door import EVERYDAY, Session
from app.session.identity import Identity
from app.session.keyslot import NAME_NUMBER, NAME_PURPOSE, SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.session.world import World
from app.vault.anchor import PURPOSE as ANCHOR_PURPOSE
from app.vault.anchor import Anchor, AnchorFile, Head
from app.vault.directory import DirectoryChange
from app.vault.durable import remove, write_atomically
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys, seal_house_keys
from app.vault.record import WriterId
from app.vault.roster import Person
from app.vault.statement import Signers

PROCEDURE = "enrol"
BUILDING, STATED = "building", "stated"
FIRST_SLOT = 1
_ANCHOR_NUMBER = 1


@dataclass(frozen=True, slots=True, repr=False)
class NewPerson:
    """Somebody about to join: what the directory will say of them, and their fresh private keys."""

    person: Person
    everyday: EverydayKeys
    step_up: StepUpKeys | None

    @property
    def uid(self) -> Id:
        """The person."""
        return self.person.uid

    def identity(self, world: World, house: HouseKeys) -> Identity:
        """The person as if unlocked: founders sign and write before anybody has signed in."""
        writer_id = WriterId(self.uid, world.device.id, world.device.incarnation)
        return Identity(writer_id, self.everyday, house, self.step_up)


def new_person(world: World, name: str, title: str, duties: frozenset[Duty], *, authority: Authority) -> NewPerson:
    """Fresh keys for a person on this device, with a certificate for signing papers. Takes a second.

    Everybody has a key for top secret, so that it does not tell who is cleared, and a clearance can come later.
    """
    uid, at = world.new_id(), world.clock.now()
    upper = EncryptionKey.generate()
    signer = issue_signer(authority.root, name, title, uid, at)
    step_up = _step_up_keys(upper, signer, authority)
    everyday = EverydayKeys(
        identity=SigningKey.generate(),
        encryption=(EncryptionKey.generate(),),
        step_up_public=upper.public,
        has_step_up=True,
    )
    person = Person(
        uid=uid,
        name=name,
        title=title,
        duties=frozenset(duty.value for duty in duties),
        identity=everyday.identity.public,
        device=world.device.id,
        encryption=everyday.encryption[0].public,
        step_up=everyday.step_up_public,
        at=at,
    )
    return NewPerson(person, everyday, step_up)


def _step_up_keys(upper: EncryptionKey, signer: Keypair, authority: Authority) -> StepUpKeys:
    return StepUpKeys((upper,), signer.key, signer.certificate, authority.root.certificate, authority.revocations)


def require_working_keyring(world: World, vault_id: Id) -> None:
    """Let the OS keyring prove itself. Raises Problem("keys.no_system_keyring") and the other keyring problems."""
    keyring = world.keyring_for(vault_id)
    if not isinstance(keyring, SystemKeyring):
        raise Problem("keys.no_system_keyring")
    keyring.self_test()


def write_keyslot(
    world: World, folder: Folder, vault_id: Id, new: NewPerson, passphrase: str, house: HouseKeys
) -> None:
    """Steps 2 and 3. Whoever calls it calls `undo` when anything fails, here or later."""
    keyring = world.keyring_for(vault_id)
    secret = random_bytes(32)
    header = new_header(vault_id, new.uid, world.device.id, FIRST_SLOT, world.cost)
    everyday = new.everyday.encoded()
    step_up = new.step_up.encoded() if new.step_up else None
    keyring.put(SECRET_PURPOSE, new.uid, FIRST_SLOT, b64(secret))
    path = folder.slot(new.uid, world.device.id)
    write_atomically(path, seal_slot(header, everyday, step_up, passphrase, secret))
    sealed = seal_house_keys(new.person.encryption, vault_id, new.uid, house)
    write_atomically(folder.keys(new.uid, world.device.id), sealed)
    # Section a is authenticated over the whole file, so opening it proves section b as well.
    if open_everyday(path.read_bytes(), passphrase, secret) != everyday:
        raise Corrupt("keys.slot_damaged")


def house_keys_for(house: HouseKeys, duties: Collection[str]) -> HouseKeys:
    """What somebody with ``duties`` gets of an officer's ``house`` keys."""
    if Duty.OFFICER.value in duties:
        return HouseKeys(house.directory, house.office, house.journal)
    return HouseKeys(house.directory)


def put_name(world: World, vault_id: Id, uid: Id, name: str) -> None:
    """Step 5."""
    world.keyring_for(vault_id).put(NAME_PURPOSE, uid, NAME_NUMBER, name)


def pin(world: World, vault_id: Id, uid: Id, directory: Head) -> None:
    """Anchor what the vault is for a person who has not unlocked yet, so that no other can be put in its place."""
    AnchorFile(world.profile, vault_id, uid, world.keyring_for(vault_id)).write(Anchor(1, directory=directory))


def pin_first(world: World, vault_id: Id, uid: Id, directory: Head) -> None:
    """`pin`, but for a person who has no anchor yet: one that is there knows more and is never taken back.

    Anybody in service can write an intent; it must not make a machine forget what it has seen.
    """
    if AnchorFile(world.profile, vault_id, uid, world.keyring_for(vault_id)).read().counter == 0:
        pin(world, vault_id, uid, directory)


def name_here(keyring: Keyring, uid: Id) -> str | None:
    """The display name of somebody with a keyslot on this device."""
    return keyring.get(NAME_PURPOSE, uid, NAME_NUMBER)


def state_person(change: DirectoryChange, person: Person, signers: Signers) -> None:
    """A person's entry with their public keys (step 4), or with other duties or another title.

    ``signers`` are a manager and an officer. Belongs before the wraps of the same transaction: they are taken in for a
    person who is known.
    """
    change.state(
        Label.PERSON,
        {
            "uid": person.uid.hex(),
            "name": person.name,
            "title": person.title,
            "duties": sorted(person.duties),
            "identity": b64(person.identity),
            "device": person.device.hex(),
            "encryption": b64(person.encryption),
            "step_up": b64(person.step_up) if person.step_up else None,
            "continues": person.continues.hex() if person.continues else None,
        },
        signers,
    )


def state_key(change: DirectoryChange, uid: Id, signing: SigningKey, public: bytes, room: str) -> None:
    """The person's own word for their encryption key of ``room`` ("everyday" or "top_secret")."""
    change.state(Label.ENCKEY, {"uid": uid.hex(), "public": b64(public), "room": room}, [(uid, signing)])


def undo(world: World, folder: Folder, vault_id: Id, uid: Id) -> None:
    """Take back whatever there is of a person who was not stated: files first, so that they never lack their secret."""
    for path in (folder.slot(uid, world.device.id), folder.keys(uid, world.device.id)):
        if path.parent.is_dir():
            remove(path)
    forget_here(world, vault_id, uid)


def forget_here(world: World, vault_id: Id, uid: Id) -> None:
    """Take back what this account keeps outside the vault for a person who never was in it."""
    keyring = world.keyring_for(vault_id)
    keyring.delete(SECRET_PURPOSE, uid, FIRST_SLOT)
    keyring.delete(NAME_PURPOSE, uid, NAME_NUMBER)
    keyring.delete(ANCHOR_PURPOSE, uid, _ANCHOR_NUMBER)
    for anchor in world.profile.glob(f"{vault_id.hex()}.{uid.hex()}.*"):
        anchor.unlink(missing_ok=True)


def settle_interrupted(session: Session) -> int:
    """Work off enrolments on this device that were cut off; returns how many. Runs at every everyday unlocking.

    Killed before the directory took the person in, they never were; killed after it, only step 5 is missing.
    """
    if session.room != EVERYDAY:
        return 0  # the everyday process of this account may be in the middle of one
    vault, world, settled = session.vault, session.world, 0
    for intent in vault.directory.intents():
        if intent.procedure != PROCEDURE or intent.body["device"] != world.device.id.hex():
            continue
        uid = Id(bytes.fromhex(intent.body["uid"]))
        person = vault.roster.people.get(uid)
        if person is None:
            undo(world, vault.folder, vault.vault_id, uid)
        else:
            put_name(world, vault.vault_id, uid, person.name)
            pin_first(world, vault.vault_id, uid, vault.directory.head)
        with vault.directory.change(session.now()) as change:
            change.finish(intent.id)
        settled += 1
    return settled
