"""A manager and an officer acting together at one desk: who is who, whose keys are given, who writes the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import Corrupt
from app.ids import Id
from app.people.granting import keys_held
from app.session.door import EVERYDAY, OpenKey, Session
from app.session.identity import Identity, unlock
from app.session.signing import countersigner, own_office
from app.session.subject import Credential, Subject
from app.vault.compartment import Compartment
from app.vault.statement import Signers


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """The two, unlocked for one act; one person twice in one-person mode. ``office`` is the open office store."""

    session: Session
    manager: Identity
    officer: Identity
    office: Compartment

    @property
    def signers(self) -> Signers:
        """Both with their keys, each once."""
        people = {who.uid: who.signing_key for who in (self.manager, self.officer)}
        return list(people.items())

    def keys(self, project: Id) -> dict[Level, OpenKey]:
        """What the manager holds of ``project``, which is all that can be given."""
        return keys_held(self.session.vault, self.manager, project, self.session.now())


@contextmanager
def pair(
    session: Session, passphrase: str, credential: Credential, event: Event, *, top_secret: bool
) -> Iterator[Pair]:
    """The signed-in person, who types the passphrase again, and the second person, as manager and officer.

    ``top_secret``: whether the keys behind the second asking are needed: level 3, and signing documents. Raises
    Refused("people.needs_manager_and_officer"), Problem("session.same_person"),
    Problem("keys.wrong_passphrase_or_machine") for either of them.
    """
    session.confirm(passphrase)
    with countersigner(session, credential, event) as second:
        roster = session.vault.roster
        if not roster.is_pair({session.uid, second.uid}):
            raise session.refuse(event, Subject(person=second.uid), "people.needs_manager_and_officer")
        manages = Duty.MANAGER in session.duties
        first = session.identity
        if top_secret and session.room == EVERYDAY:
            first = unlock(session.world, session.vault.folder, session.uid, passphrase, step_up=True)
        manager, officer = (first, second.identity) if manages else (second.identity, first)
        if second.office is not None:
            yield Pair(session, manager, officer, second.office)
            return
        office = own_office(session)
        if office is None:
            raise Corrupt("people.register_damaged")
        try:
            yield Pair(session, manager, officer, office)
        finally:
            office.close()
