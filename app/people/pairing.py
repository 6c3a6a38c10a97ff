"""Those who act together at one desk: a manager and an officer, and more officers where most of them have to sign.

Who is who, whose keys are given, who writes the register; and whether the signatures suffice, before anything is
stated: a statement with too few of them would not be believed by anybody, and nor would what follows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.errors import Corrupt, Problem
from app.ids import Id
from app.people.granting import keys_held
from app.session.door import EVERYDAY, OpenKey, Session
from app.session.identity import Identity, unlock
from app.session.signing import countersigner, own_office
from app.session.subject import Credential, Subject
from app.vault.compartment import Compartment
from app.vault.roster import OFFICER
from app.vault.statement import Signers


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """The two, unlocked for one act; one person twice in one-person mode. ``office`` is the open office store.

    ``beside`` are the others who sign as well.
    """

    session: Session
    manager: Identity
    officer: Identity
    office: Compartment
    beside: tuple[Identity, ...] = ()

    @property
    def signers(self) -> Signers:
        """Everybody with their keys, each once."""
        people = {who.uid: who.signing_key for who in (self.manager, self.officer, *self.beside)}
        return list(people.items())

    def keys(self, project: Id) -> dict[Level, OpenKey]:
        """What the manager holds of ``project``, which is all that can be given."""
        return keys_held(self.session.vault, self.manager, project, self.session.latest())


@contextmanager
def pair(
    session: Session, passphrase: str, credential: Credential, event: Event, *, top_secret: bool
) -> Iterator[Pair]:
    """The signed-in person, who types the passphrase again, and the second person, as manager and officer.

    ``top_secret``: whether the keys behind the second asking are needed: level 3, and signing documents. Others who
    stand ``beside`` in the credential type their own passphrases and sign as well. Raises
    Refused("people.needs_manager_and_officer"), Problem("session.same_person"), Problem("people.signs_twice"),
    Problem("keys.wrong_passphrase_or_machine") for any of them.
    """
    signing = [session.uid, credential.uid, *(one.uid for one in credential.beside)]
    if any(signing.count(one.uid) > 1 for one in credential.beside):
        raise Problem("people.signs_twice")
    session.confirm(passphrase)
    with countersigner(session, credential, event) as second, ExitStack() as opened:
        roster = session.vault.roster
        if not roster.is_pair({session.uid, second.uid}):
            raise session.refuse(event, Subject(person=second.uid), "people.needs_manager_and_officer")
        manages = Duty.MANAGER in session.duties
        first = session.identity
        if top_secret and session.room == EVERYDAY:
            first = unlock(session.world, session.vault.folder, session.uid, passphrase, step_up=True)
        manager, officer = (first, second.identity) if manages else (second.identity, first)
        others = [opened.enter_context(countersigner(session, one, event)).identity for one in credential.beside]
        office = second.office
        if office is None:
            office = own_office(session)
            if office is None:
                raise Corrupt("people.register_damaged")
            opened.callback(office.close)
        yield Pair(session, manager, officer, office, tuple(others))


def require_officers(two: Pair, uid: Id) -> None:
    """Most of the other officers sign when ``uid`` becomes an officer or ceases to be one (`roster_rules`, rule 4).

    Raises Problem("people.needs_more_officers", needed=…, signing=…).
    """
    roster = two.session.vault.roster
    needed = roster.officers_needed(uid)
    signing = sum(1 for one, _ in two.signers if one != uid and OFFICER in roster.duties_of(one))
    if signing < needed:
        raise Problem("people.needs_more_officers", needed=needed, signing=signing)
