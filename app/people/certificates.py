"""A person's certificate for signing papers renewed, in its last ninety days or after its end, at unlocking.

The office's own authority lies in the officers' store, and the private key never leaves its keyslot. So it takes two
unlockings of the person and one of an officer between them, and no act of anybody:

1. The person's program sends the officers its present certificate, in a letter signed by the identity key.
2. An officer's program certifies the same public key for the same person, for three more years, where that certificate
   is one of this house for this very person, who serves. Name and title are those of the directory now. Nothing that
   was not certified before gets in by this way. The new certificate is laid down in the directory.
3. The person's program takes it into the keyslot, when it is of this house, for this person and for the own key.

What was signed before stays good: its certificate travels in the paper and was in force when it was signed. An officer
does all three at one unlocking. Nothing here is secret but the key; everybody can read how long a certificate lasts.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from app.access.duty import Duty
from app.access.event import Event
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.authority import certifies, certify_signer, lasts_until, public_of
from app.keys.document_signature import named_by
from app.keys.encoding import b64, unb64
from app.people import letters, register, resealing
from app.people.arrival import certificate_letter, letter_parts
from app.people.certificate_due import ASKING, CERTIFICATE, LAST_DAYS, RENEWED, until_of
from app.people.letters import Read
from app.people.resealing import SlotPlace
from app.session.door import Session
from app.session.identity import open_upper
from app.session.keyslot import StepUpKeys
from app.session.signing import own_office
from app.session.subject import Subject
from app.vault.roster import NOBODY
from app.vault.statement import Letter
from app.vault.vault import Vault


def ends_of(vault: Vault, uid: Id, issued: Iterable[Letter]) -> list[int]:
    """When each of these letters' certificates ends, as far as it is one of this house for this person."""
    found = (letter_parts(letter.blob).get("certificate", b"") for letter in issued)
    return [lasts_until(one) for one in found if _is_of(vault, uid, one)]


def renew_if_due(session: Session, passphrase: str) -> None:
    """Do of steps 1 to 3 what is due for an everyday session that has just been unlocked.

    A full disk, a locked keyring or a damaged office store keeps nobody out: the next unlocking tries again.
    """
    with suppress(Problem, Corrupt):
        _certify_others(session)
    with suppress(Problem, Corrupt):
        _renew_own(session, passphrase)


def _renew_own(session: Session, passphrase: str) -> None:
    vault, uid = session.vault, session.uid
    come = vault.directory.letters(CERTIFICATE, uid)
    due = until_of(vault, uid) - session.latest() < LAST_DAYS
    if not come and (not due or _asked(session)):
        return
    upper = open_upper(session.world, vault.folder, uid, passphrase)
    if upper.signer_key is None or upper.certificate is None:
        return
    if not come and Duty.OFFICER in session.duties:
        _certify(session, uid, upper.certificate)
        come = vault.directory.letters(CERTIFICATE, uid)
    if come:
        _take_in(session, upper, passphrase)
    elif due:
        with (
            session.act(Event.KEYS_CERTIFICATE, Subject(note="request")),
            vault.directory.change(session.now()) as change,
        ):
            readers = [letters.the_officers(vault.roster), letters.the_person(session.person)]
            body = {"certificate": b64(upper.certificate)}
            letters.post(change, ASKING, vault.vault_id, session.identity, session.now(), body, readers)


def _asked(session: Session) -> bool:
    """Whether the officers were asked, and have not answered yet; asked again when that is long ago."""
    mine = [one for one in letters.read_letters(session, ASKING) if one.by == session.uid]
    return any(session.latest() - one.at < LAST_DAYS // 3 for one in mine)


def _take_in(session: Session, upper: StepUpKeys, passphrase: str) -> None:
    """Step 3. What is no certificate of ours for this key goes without a trace: anybody can leave one."""
    vault, uid = session.vault, session.uid
    come = vault.directory.letters(CERTIFICATE, uid)
    root, key = vault.roster.authority, upper.signer_key or b""
    found = [letter_parts(letter.blob).get("certificate", b"") for letter in come]
    good = [one for one in found if _is_of(vault, uid, one) and certifies(root, one, key)]
    newest = max(good, key=lasts_until, default=b"")
    with session.act(Event.KEYS_CERTIFICATE, Subject(note="renewed" if newest else "refused")):
        place = SlotPlace.of(session)
        if newest and lasts_until(newest) > lasts_until(upper.certificate or b""):
            keys = replace(upper, certificate=newest)
            resealing.reseal(place, session.identity.everyday, keys, passphrase)
            resealing.settle(place)
        asked = [one.id for one in letters.read_letters(session, ASKING) if one.by == uid]
        with vault.directory.change(session.now()) as change:
            for letter in (*(one.id for one in come), *asked):
                change.drop_letter(letter)


def _certify_others(session: Session) -> None:
    """Step 2, for an officer."""
    if Duty.OFFICER not in session.duties or not session.vault.directory.letters(ASKING, NOBODY):
        return
    for one in letters.read_letters(session, ASKING):
        certificate = _present(one)
        serves = bool(session.vault.roster.duties_of(one.by))
        if one.by == session.uid or not serves or not _is_of(session.vault, one.by, certificate):
            continue
        if until_of(session.vault, one.by) - session.latest() < LAST_DAYS:
            _certify(session, one.by, certificate)
    with session.vault.directory.change(session.now()) as change:
        for letter in session.vault.directory.letters(ASKING, NOBODY):
            change.drop_letter(letter.id)


def _present(one: Read) -> bytes:
    try:
        return unb64(one.body["certificate"])
    except (Corrupt, KeyError, TypeError, ValueError):
        return b""


def _certify(session: Session, uid: Id, certificate: bytes) -> None:
    """A new certificate for the key in ``certificate``, laid down for its person and for everybody."""
    vault = session.vault
    person = vault.roster.people[uid]
    office = own_office(session)
    if office is None:
        return
    try:
        authority = register.read_authority(office)
    finally:
        office.close()
    if authority.root.certificate != vault.roster.authority:
        raise Corrupt("people.register_damaged")
    with session.act(Event.KEYS_CERTIFY, Subject(person=uid)):
        public = public_of(certificate)
        new = certify_signer(authority.root, public, person.name, person.title, uid, session.now())
        letter = certificate_letter(new, authority.root.certificate, authority.revocations)
        with vault.directory.change(session.now()) as change:
            change.put_letter(CERTIFICATE, uid, letter)
            change.put_letter(RENEWED, uid, letter)


def _is_of(vault: Vault, uid: Id, certificate: bytes) -> bool:
    """Whether a certificate is of this house, for this person."""
    named = named_by(vault.roster.authority, certificate)
    return named is not None and named.uid == uid.hex()
