"""Unlocking a person: passphrase and device secret open the keyslot, the keyslot opens the keys of the house.

There is one answer for a wrong passphrase, another machine and a missing device secret, so that nobody learns which
of the two was right; a damaged file is told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.keys.encoding import unb64
from app.keys.hashing import KEY_SIZE
from app.keys.signature import SigningKey
from app.keys.slot import open_everyday, open_step_up, read_header
from app.keys.wrap import EncryptionKey
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.session.world import World
from app.vault.durable import read_small
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys, open_house_keys
from app.vault.incarnation import incarnation, mark_of
from app.vault.record import WriterId

LONGEST_SLOT, LONGEST_KEYS = 1024 * 1024, 64 * 1024
"""Far more bytes than these files have; one that somebody exchanged must not fill the memory."""

WRONG = "keys.wrong_passphrase_or_machine"


@dataclass(frozen=True, slots=True)
class Identity:
    """An unlocked person. ``step_up`` is there only in the top-secret room, or while a document is signed."""

    writer_id: WriterId
    everyday: EverydayKeys
    house: HouseKeys
    step_up: StepUpKeys | None

    @property
    def uid(self) -> Id:
        """The person."""
        return self.writer_id.uid

    @property
    def signing_key(self) -> SigningKey:
        """The identity key."""
        return self.everyday.identity

    @property
    def wrap_keys(self) -> tuple[EncryptionKey, ...]:
        """The keys that open this person's wraps now: levels 1–2, and 3 only after stepping up."""
        return self.everyday.encryption + (self.step_up.top_secret if self.step_up else ())

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature over ``message``."""
        return self.signing_key.sign(message)


def unlock(world: World, folder: Folder, uid: Id, passphrase: str, *, step_up: bool) -> Identity:
    """Open the keyslot of ``uid`` on this device; with ``step_up`` also its second section, when there is one.

    Raises Problem("keys.wrong_passphrase_or_machine"), Refused("session.ended_service") for whom the house has no keys
    any more, Corrupt("keys.slot_damaged"), and the keyring's problems.
    """
    mark, vault_id = mark_of(folder.path), folder.read_label().vault_id
    slot, secret = _slot_and_secret(world, folder, vault_id, uid)
    everyday = EverydayKeys.decoded(open_everyday(slot, passphrase, secret))
    second = None
    if step_up and everyday.has_step_up:
        second = StepUpKeys.decoded(open_step_up(slot, passphrase, secret))
    try:
        blob = read_small(folder.keys(uid, world.device.id), LONGEST_KEYS)
    except FileNotFoundError as error:
        raise Refused("session.ended_service") from error  # the house has moved on without this person
    except OSError as error:
        raise Corrupt("vault.house_keys_damaged").because(error) from error
    house = open_house_keys(everyday.encryption, vault_id, uid, blob)
    own = incarnation(world.device.incarnation, mark)
    writer_id = WriterId(uid, world.device.id, own)
    return Identity(writer_id, everyday, house, second)


def confirm(world: World, folder: Folder, uid: Id, passphrase: str) -> None:
    """Check the passphrase again and keep nothing. Raises as `unlock`."""
    slot, secret = _slot_and_secret(world, folder, folder.read_label().vault_id, uid)
    open_everyday(slot, passphrase, secret)


def open_upper(world: World, folder: Folder, uid: Id, passphrase: str) -> StepUpKeys:
    """The keys of the second section alone, to seal them anew. Raises as `unlock`; everybody has them."""
    slot, secret = _slot_and_secret(world, folder, folder.read_label().vault_id, uid)
    return StepUpKeys.decoded(open_step_up(slot, passphrase, secret))


def _slot_and_secret(world: World, folder: Folder, vault_id: Id, uid: Id) -> tuple[bytes, bytes]:
    """The slot and its device secret; looked at twice, since another room may just be sealing the slot anew."""
    return _found(world, folder, vault_id, uid) or _found(world, folder, vault_id, uid) or _not_here()


def _not_here() -> tuple[bytes, bytes]:
    raise Problem(WRONG)


def _found(world: World, folder: Folder, vault_id: Id, uid: Id) -> tuple[bytes, bytes] | None:
    try:
        slot = read_small(folder.slot(uid, world.device.id), LONGEST_SLOT)
    except FileNotFoundError as error:
        raise Problem(WRONG) from error
    except OSError as error:
        raise Corrupt("keys.slot_damaged").because(error) from error
    header = read_header(slot)
    if (header.vault_id, header.uid, header.device_id) != (vault_id, uid, world.device.id):
        raise Corrupt("keys.slot_damaged")
    kept = world.keyring_for(vault_id).get(SECRET_PURPOSE, uid, header.slot_no)
    return (slot, _secret(kept)) if kept is not None else None


def _secret(kept: str) -> bytes:
    """The device secret. Something else in its place is not the secret of this machine."""
    try:
        secret = unb64(kept)
    except ValueError as error:
        raise Problem(WRONG) from error
    if len(secret) != KEY_SIZE:
        raise Problem(WRONG)
    return secret
