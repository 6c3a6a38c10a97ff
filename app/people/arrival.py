"""The first unlocking of somebody who joined from their own account, and the end of their earlier identities.

1. `move_in`: the keyslot that waits in the profile is opened, completed with the certificate that the office issued,
   and sealed anew into the vault's folder. The vault must be the one of the invitation. Then the person signs in like
   everybody; killed before that, they do it again.
2. `settle_arrival`, a recovery of every everyday session: the arrival is journalled, what waited goes, and who
   continues an earlier identity ends it with the new one: a human being is in service once.
"""

from __future__ import annotations

import shutil
from typing import Any

from app.access.event import Event
from app.access.separation import SIGNING
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.authority import certifies, lists_revoked
from app.keys.encoding import Label, b64, canonical, parse_canonical, unb64
from app.keys.slot import new_header, open_everyday, open_step_up, read_header, seal_slot
from app.people import enrolment, joining
from app.people.certificate_due import CERTIFICATE as CERTIFICATE  # noqa: PLC0414 (the letter that it reaches one by)
from app.people.invitation import read_answer
from app.people.joining import ANSWER, GONE, MOVING, SLOT
from app.session.door import EVERYDAY, Session
from app.session.identity import LONGEST_KEYS, LONGEST_SLOT, WRONG
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.session.subject import Subject
from app.session.world import World
from app.vault.durable import disk_errors, read_small, write_atomically
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys, open_house_keys
from app.vault.vault import Vault


def move_in(world: World, folder: Folder, uid: Id, passphrase: str) -> None:
    """Put the waiting keyslot into the vault's folder, so that its person can sign in. Does nothing when it is there.

    Raises Problem("people.not_waiting"), Problem("people.another_vault"), Problem("people.not_taken_in"),
    Problem("keys.wrong_passphrase_or_machine"), Corrupt for damaged files, and the disk's problems.
    """
    place = joining.place_of(world, uid)
    answer = read_answer(joining.read_file(place / ANSWER))
    label, invitation = folder.read_label(), answer.invitation
    if (label.vault_id, label.genesis) != (invitation.vault_id, invitation.genesis):
        raise Problem("people.another_vault")
    target = folder.slot(uid, world.device.id)
    if target.exists() and (place / MOVING).exists():
        return
    slot = read_small(place / SLOT, LONGEST_SLOT)
    header = read_header(slot)
    if (header.vault_id, header.uid, header.device_id) != (label.vault_id, uid, world.device.id):
        raise Corrupt("keys.slot_damaged")
    kept = world.keyring_for(label.vault_id).get(SECRET_PURPOSE, uid, header.slot_no)
    if kept is None:
        raise Problem(WRONG)
    secret = unb64(kept)
    everyday = EverydayKeys.decoded(open_everyday(slot, passphrase, secret))
    if everyday.identity.public != answer.identity:
        raise Problem("people.another_vault")  # the file beside the keys is not the one that was signed with them
    upper = StepUpKeys.decoded(open_step_up(slot, passphrase, secret))
    upper = _certified(folder, everyday, _house_keys(world, folder, everyday, uid), upper, uid)
    enrolment.pin_first(world, label.vault_id, uid, (1, invitation.genesis))
    fresh = new_header(label.vault_id, uid, world.device.id, header.slot_no, world.cost)
    sealed = seal_slot(fresh, everyday.encoded(), upper.encoded(), passphrase, secret)
    if open_everyday(sealed, passphrase, secret) != everyday.encoded():
        raise Corrupt("keys.slot_damaged")
    write_atomically(place / MOVING, b"")
    write_atomically(target, sealed)


def settle_arrival(session: Session) -> int:
    """After the first unlocking: journal it, end the earlier identities, take the waiting place away. Returns 0 or 1.

    A recovery: it runs in every everyday session, so that one that was cut off is done by the next.
    """
    if session.room != EVERYDAY:
        return 0
    world, vault, uid = session.world, session.vault, session.uid
    place = joining.waiting(world, vault.vault_id, uid)
    letters = vault.directory.letters(CERTIFICATE, uid)
    ending = _ends_earlier(session)
    if not place.exists() and not ending:
        return 0
    with session.act(Event.PERSON_ARRIVE, Subject(person=uid)):
        with vault.stating(session.now()) as change:
            for letter in letters:
                change.drop_letter(letter.id)
            if ending:
                change.state(Label.CONTINUED, {"uid": uid.hex()}, [(uid, session.identity.signing_key)])
        vault.refresh()
    if place.exists():
        gone = place.with_name(place.name + GONE)
        with disk_errors():
            place.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
    return 1


def _ends_earlier(session: Session) -> bool:
    """Whether earlier identities are still in service, and end with this one.

    Where the signing duties differ by now, a manager and an officer have to end them.
    """
    active = [person for person in session.vault.roster.earlier_of(session.uid) if person.active]
    signing = {duty.value for duty in SIGNING}
    return bool(active) and all(person.duties & signing <= session.person.duties for person in active)


def certificate_letter(certificate: bytes, root: bytes, revocations: bytes) -> bytes:
    """What the office leaves for the person; nothing in it is secret, and the person checks it against the genesis."""
    return canonical({"authority": b64(root), "certificate": b64(certificate), "revocations": b64(revocations)})


def _house_keys(world: World, folder: Folder, everyday: EverydayKeys, uid: Id) -> HouseKeys:
    try:
        blob = read_small(folder.keys(uid, world.device.id), LONGEST_KEYS)
    except FileNotFoundError as error:
        raise Problem("people.not_taken_in") from error
    except OSError as error:
        raise Corrupt("vault.house_keys_damaged").because(error) from error
    return open_house_keys(everyday.encryption, folder.read_label().vault_id, uid, blob)


def _certified(folder: Folder, everyday: EverydayKeys, house: HouseKeys, upper: StepUpKeys, uid: Id) -> StepUpKeys:
    """The step-up keys with the certificate that waits in the directory; unchanged when none there is genuine."""
    vault = Vault.open(folder, house.directory)
    try:
        person = vault.roster.people.get(uid)
        if person is None or person.identity != everyday.identity.public:
            raise Problem("people.not_taken_in")
        root, key = vault.roster.authority, upper.signer_key or b""
        for letter in vault.directory.letters(CERTIFICATE, uid):
            raw = letter_parts(letter.blob)
            certificate, revocations = raw.get("certificate", b""), raw.get("revocations", b"")
            genuine = raw.get("authority") == root and lists_revoked(root, revocations)
            if genuine and certifies(root, certificate, key):
                return StepUpKeys(upper.top_secret, key, certificate, root, revocations)
    finally:
        vault.close()
    return upper


def letter_parts(blob: bytes) -> dict[str, bytes]:
    """What a letter holds; empty when it is none of ours: anybody in service can leave one."""
    try:
        raw: dict[str, Any] = parse_canonical(blob)
        return {name: unb64(text) for name, text in raw.items()}
    except (Corrupt, TypeError, ValueError):
        return {}
