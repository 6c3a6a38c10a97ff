"""Joining from one's own account: the new person's keys, until they are taken in.

Order, so that nothing half made is ever in force:

1. *Accepting*, without the vault: the keyring proves itself; keys are made; the device secret goes into the keyring,
   the keyslot and the answer's file into this account's profile, where they wait. The anchor is pinned to the genesis
   that the invitation names: no other vault can be put in the place of that one. The waiting place takes its name last;
   one that is still ``.building`` is swept up, with its keyring entries, when somebody next accepts.
2. *The first unlocking*, once the manager and the officer have taken the person in: `app.people.arrival`.

Private keys and the passphrase never leave the account: the answer holds public keys alone.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from app.access.duty import Duty
from app.errors import Corrupt, NiemError, Problem
from app.ids import Id, from_hex
from app.keys.authority import new_signer_key
from app.keys.encoding import b64
from app.keys.hashing import random_bytes
from app.keys.passphrase import require_acceptable
from app.keys.signature import SigningKey
from app.keys.slot import new_header, open_everyday, seal_slot
from app.keys.wrap import EncryptionKey
from app.people import enrolment
from app.people.invitation import LONGEST, Answer, Invitation, publish, read_answer, read_invitation, write_answer
from app.people.model import Answered, InvitationView, Joining
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.session.world import World
from app.vault.durable import disk_errors, read_small, sync_folder, write_atomically

_PLACE, SLOT, ANSWER, MOVING = "joining", "keys.slot", "answer.niem-join", "moving"
_BUILDING, GONE = ".building", ".gone"


def look_at(world: World, path: Path) -> InvitationView:
    """What the invitation in ``path`` says, and whether it was answered here.

    Raises Problem: "people.file_unreadable", "people.invitation_damaged", "people.invitation_lapsed".
    """
    invitation = _invitation(world, read_file(path))
    return InvitationView(
        company=invitation.company,
        name=invitation.name,
        title=invitation.title,
        duties=tuple(sorted(Duty(duty) for duty in invitation.duties)),
        until=invitation.until,
        words=invitation.words,
        digest=invitation.digest,
        again=invitation.continues is not None,
        answered=(waiting(world, invitation.vault_id, invitation.uid) / ANSWER).is_file(),
    )


def accept(world: World, path: Path, compared: bytes, passphrase: str, answer_path: Path) -> Answered:
    """Make the person's keys in this account and write the answer's file to ``answer_path``.

    ``compared`` is the digest of the invitation whose words were compared. Raises Problem: what `look_at` raises,
    "people.invitation_changed", "people.answered_already", "keys.passphrase_…", the keyring's and the disk's problems.
    Nothing is left behind then.
    """
    content = read_file(path)
    invitation = _invitation(world, content)
    if invitation.digest != compared:
        raise Problem("people.invitation_changed")
    vault_id, uid = invitation.vault_id, invitation.uid
    place = waiting(world, vault_id, uid)
    sweep(world)
    if place.exists() or _has_keys_here(world, vault_id, uid):
        raise Problem("people.answered_already")
    require_acceptable(passphrase, (invitation.name, invitation.company))
    enrolment.require_working_keyring(world, vault_id)
    building = place.with_name(place.name + _BUILDING)
    try:
        with disk_errors():
            building.mkdir(mode=0o700, parents=True)
        answer, identity = _make_keys(world, building, invitation, passphrase)
        enrolment.put_name(world, vault_id, uid, invitation.name)
        enrolment.pin(world, vault_id, uid, (1, invitation.genesis))
        written = write_answer(answer, content, identity)
        write_atomically(building / ANSWER, written)
        with disk_errors():
            building.rename(place)
            sync_folder(place.parent)
    except BaseException:
        _forget(world, building, vault_id, uid)
        raise
    try:
        publish(answer_path, written)
    except BaseException:
        give_up(world, uid)
        raise
    return Answered(uid, answer.words, answer_path)


def waiting_here(world: World) -> tuple[Joining, ...]:
    """Everybody who answered an invitation in this account and has not unlocked yet."""
    found = []
    for place in _places(world):
        with suppress(NiemError, ValueError, OSError):
            vault_id, uid = _whose(place)
            answer = read_answer(read_file(place / ANSWER))
            name = enrolment.name_here(world.keyring_for(vault_id), uid) or ""
            found.append(Joining(uid, vault_id, name, answer.invitation.company, answer.words))
    return tuple(sorted(found, key=lambda joining: joining.name))


def write_answer_again(world: World, uid: Id, answer_path: Path) -> Answered:
    """Another copy of the answer's file, for one that got lost on the way. Raises Problem("people.not_waiting")."""
    place = place_of(world, uid)
    content = read_file(place / ANSWER)
    publish(answer_path, content)
    return Answered(uid, read_answer(content).words, answer_path)


def give_up(world: World, uid: Id) -> None:
    """Forget the keys that wait in this account.

    Raises Problem("people.not_waiting"), Problem("people.arrived_already") for who has begun to unlock with them.
    """
    place = place_of(world, uid)
    if (place / MOVING).exists():
        raise Problem("people.arrived_already")
    building = place.with_name(place.name + _BUILDING)
    with disk_errors():
        place.rename(building)
    _forget(world, building, *_whose(place))


def sweep(world: World) -> None:
    """Take away what interruptions left: of an acceptance with its keyring entries, of an arrival the files alone."""
    for place in _places(world):
        with suppress(ValueError):
            if place.name.endswith(_BUILDING):
                _forget(world, place, *_whose(place.with_name(place.name.removesuffix(_BUILDING))))
            elif place.name.endswith(GONE):
                shutil.rmtree(place, ignore_errors=True)


def _has_keys_here(world: World, vault_id: Id, uid: Id) -> bool:
    """Whether this account's keyring knows the person: whatever an invitation says, they are not put over."""
    keyring = world.keyring_for(vault_id)
    secret = keyring.get(SECRET_PURPOSE, uid, enrolment.FIRST_SLOT)
    return secret is not None or enrolment.name_here(keyring, uid) is not None


def _make_keys(world: World, place: Path, invitation: Invitation, passphrase: str) -> tuple[Answer, SigningKey]:
    identity, everyday_key, upper = SigningKey.generate(), EncryptionKey.generate(), EncryptionKey.generate()
    private, public = new_signer_key()
    everyday = EverydayKeys(identity, (everyday_key,), upper.public, has_step_up=True).encoded()
    step_up = StepUpKeys((upper,), private).encoded()
    vault_id, uid, device = invitation.vault_id, invitation.uid, world.device.id
    secret = random_bytes(32)
    header = new_header(vault_id, uid, device, enrolment.FIRST_SLOT, world.cost)
    world.keyring_for(vault_id).put(SECRET_PURPOSE, uid, enrolment.FIRST_SLOT, b64(secret))
    write_atomically(place / SLOT, seal_slot(header, everyday, step_up, passphrase, secret))
    if open_everyday((place / SLOT).read_bytes(), passphrase, secret) != everyday:
        raise Corrupt("keys.slot_damaged")
    answer = Answer(
        invitation, device, identity.public, everyday_key.public, upper.public, public, world.clock.now()
    )  # fmt: skip
    return answer, identity


def _invitation(world: World, content: bytes) -> Invitation:
    invitation = read_invitation(content)
    if world.clock.now() > invitation.until:
        raise Problem("people.invitation_lapsed")
    return invitation


def read_file(path: Path) -> bytes:
    """A small file. Raises Problem("people.file_unreadable")."""
    try:
        return read_small(Path(path), LONGEST)
    except OSError as error:
        raise Problem("people.file_unreadable") from error


def waiting(world: World, vault_id: Id, uid: Id) -> Path:
    """Where the keys of one person wait, if they do."""
    return world.profile / _PLACE / f"{vault_id.hex()}.{uid.hex()}"


def _places(world: World) -> list[Path]:
    found = world.profile / _PLACE
    return sorted(place for place in found.iterdir() if place.is_dir()) if found.is_dir() else []


def place_of(world: World, uid: Id) -> Path:
    """The waiting place of a person who has answered. Raises Problem("people.not_waiting")."""
    for place in _places(world):
        if place.name.endswith(f".{uid.hex()}") and (place / ANSWER).is_file():
            return place
    raise Problem("people.not_waiting")


def _whose(place: Path) -> tuple[Id, Id]:
    vault, _, uid = place.name.partition(".")
    return from_hex(vault), from_hex(uid)


def _forget(world: World, building: Path, vault_id: Id, uid: Id) -> None:
    """Take the place away with its person's keyring entries, as far as the machine allows."""
    with suppress(NiemError):
        enrolment.forget_here(world, vault_id, uid)
    shutil.rmtree(building, ignore_errors=True)
