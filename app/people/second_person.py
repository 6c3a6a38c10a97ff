"""One-person mode left: the founder, who was manager and officer in one, gets an officer beside them.

Rules:

* Adding an officer ends the mode (`roster_rules`, rule 10); in the same transaction the founder's own duty as an
  officer ends, signed by the founder and the new officer. There is no moment with one person who may sign for both.
* The founder knew the officers' keys. So the house moves to new ones at once, the journal's key with it: what is
  written from then on is read by the new officer alone. Should the move fail, it stays owed, like after any leaving.
* What was written before is not taken back: the founder could read it all along (docs/decisions).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from app.access.duty import Duty
from app.errors import Problem
from app.people import enrolment
from app.people.enrolment import NewPerson
from app.people.pairing import Pair
from app.people.rekeying import renew_owed
from app.session.door import Session
from app.vault.directory import DirectoryChange
from app.vault.roster import OFFICER


def ends_alone(session: Session, new: NewPerson) -> bool:
    """Whether taking in ``new`` ends one-person mode."""
    return session.one_person and Duty.OFFICER.value in new.person.duties


def state(session: Session, change: DirectoryChange, new: NewPerson) -> None:
    """The founder is an officer no longer; belongs into the transaction that takes ``new`` in, after that."""
    founder = replace(session.person, duties=session.person.duties - {OFFICER})
    signers = [(session.uid, session.identity.signing_key), (new.uid, new.everyday.identity)]
    enrolment.state_person(change, founder, signers)


def move_house(session: Session, two: Pair, new: NewPerson) -> None:
    """New house keys that the founder does not know, signed by the founder and the new officer."""
    officer = new.identity(session.world, two.officer.house)
    with suppress(Problem):
        renew_owed(session, Pair(session, two.manager, officer, two.office))
