"""Signing documents, and a second person at the desk.

A second person types their own passphrase in the dialog of the first. Their keys are opened for the length of one
block, used for the signature the block needs, and dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.errors import Problem
from app.ids import Id
from app.keys.signature import SigningKey
from app.pdf.signing import Signer
from app.session.closing import closed_if_damaged
from app.session.door import Session
from app.session.identity import Identity, unlock
from app.session.subject import Credential, Subject
from app.vault.anchor import require_seen, with_head
from app.vault.compartment import Compartment
from app.vault.record import WriterId
from app.vault.vault import open_office


@dataclass(frozen=True, slots=True)
class Countersigner:
    """A second person, opened for one act. ``office`` is there for officers, ``signer`` for who signs documents."""

    uid: Id
    name: str
    duties: frozenset[Duty]
    signing_key: SigningKey
    identity: Identity
    office: Compartment | None
    signer: Signer | None

    @property
    def writer_id(self) -> WriterId:
        """Who writes, when the second person writes to the office store."""
        return self.identity.writer_id

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature by the second person."""
        return self.signing_key.sign(message)


@contextmanager
def countersigner(session: Session, credential: Credential, event: Event) -> Iterator[Countersigner]:
    """Open the second person for one act.

    Raises Problem("session.same_person") unless the vault is in one-person mode, Problem("session.not_in_service"),
    Problem("keys.wrong_passphrase_or_machine"), journalled with the second person as subject, and after several of
    those Problem("session.wait").
    """
    roster = session.vault.roster
    if credential.uid == session.uid and not session.one_person:
        raise Problem("session.same_person")
    person = roster.people.get(credential.uid)
    if person is None or not person.serves:
        raise Problem("session.not_in_service")
    with session.counted_try(credential.uid, event.value):
        identity = unlock(session.world, session.vault.folder, credential.uid, credential.passphrase, step_up=True)
    anchor_file = session.anchor_file.of_colleague(credential.uid)
    office = None
    if identity.house.office is not None:
        office = open_office(session.vault.folder, session.vault.vault_id, identity.house.office, roster.officer_key_of)
    try:
        if office is not None and identity.house.office is not None:
            require_seen(anchor_file.read(), office)
            closed_if_damaged(office, roster, identity.house.office)
        yield Countersigner(
            uid=credential.uid,
            name=person.name,
            duties=frozenset(Duty(duty) for duty in person.duties),
            signing_key=identity.signing_key,
            identity=identity,
            office=office,
            signer=signer_of(identity, person.name),
        )
        if office is not None:
            written = office
            anchor_file.advance(lambda before: with_head(before, written))
    finally:
        if office is not None:
            office.close()


@contextmanager
def step_up(session: Session, passphrase: str) -> Iterator[Signer | None]:
    """Confirm the passphrase and open the person's own signing key for one act; None for who signs no documents."""
    session.confirm(passphrase)
    session.read(Event.STEP_UP, Subject())
    identity = session.identity
    if identity.step_up is None:
        identity = unlock(session.world, session.vault.folder, session.uid, passphrase, step_up=True)
    yield signer_of(identity, session.person.name)


def own_office(session: Session) -> Compartment | None:
    """The office store, opened with the signed-in person's own key; None for who is no officer. Close it after use."""
    return session.open_office()


def signer_of(identity: Identity, name: str) -> Signer | None:
    """The document signer inside an opened identity."""
    keys = identity.step_up
    if keys is None or not (keys.signer_key and keys.certificate and keys.authority and keys.revocations):
        return None
    return Signer(keys.signer_key, keys.certificate, keys.authority, keys.revocations, name)
