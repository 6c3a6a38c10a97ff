"""Leaving: one act by which a person's access ends, and every key they had is replaced.

Order (keys-and-files §7.3): the revocation, signed by a manager and an officer, names every compartment that the person
could open; from then on they cannot unlock, their open sessions end, and those compartments are read only. Then each is
written anew under a fresh key for all who stay, and at last the house moves. Killed anywhere after the revocation, the
rest stays owed and `renew_owed` carries on.

Who leaves with a manager's keys that nobody else holds would take the way in along: such a compartment is first given
to another manager. For a lost machine there is no time for that; then the recovery kit opens it.
"""

from __future__ import annotations

from app.access.event import Event
from app.errors import Problem
from app.ids import Id
from app.keys.encoding import Label
from app.people import register
from app.people.freezing import clean_reason, serving
from app.people.model import LeaveReason
from app.people.pairing import Pair, pair, require_officers
from app.people.rekeying import Checkpoint, Progress, Rekeyed, held_by_no_other_manager, renew_owed
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.roster import OFFICER, Person


def leave(
    session: Session,
    uid: Id,
    why: LeaveReason,
    note: str,
    passphrase: str,
    countersigner: Credential,
    progress: Progress,
    checkpoint: Checkpoint,
) -> Rekeyed:
    """See `app.people.actions.leave_person`."""
    event, subject = Event.PERSON_LEAVE, Subject(person=uid, note=why.value)
    with session.act(event, subject), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        person = serving(session, uid)
        if uid in dict(two.signers):
            raise session.refuse(event, subject, "people.not_oneself")
        if not session.vault.roster.keeps_a_pair_without(uid):
            raise Problem("people.needed_to_sign")
        if OFFICER in person.duties:
            require_officers(two, uid)
        reason = clean_reason(note)
        held = _held(session, two, person)
        only_here = held_by_no_other_manager(session, two, person, held)
        if only_here and why is not LeaveReason.LOST:
            raise Problem("people.only_holder", count=only_here)
        _revoke(session, two, uid, reason, held)
        checkpoint("revoked")
        return renew_owed(session, two, progress, checkpoint)


def carry_on(
    session: Session, passphrase: str, countersigner: Credential, progress: Progress, checkpoint: Checkpoint
) -> Rekeyed:
    """See `app.people.actions.renew_keys_owed`."""
    event = Event.PERSON_REKEY
    with session.act(event), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        return renew_owed(session, two, progress, checkpoint)


def _held(session: Session, two: Pair, person: Person) -> tuple[Id, ...]:
    """The compartments whose key the person has, lapsed clearances included: a key that was known stays known."""
    holders = register.all_holders(two.office, session.vault)
    return tuple(sorted({holder.cid for holder in holders if holder.uid == person.uid}))


def _revoke(session: Session, two: Pair, uid: Id, reason: str, owed: tuple[Id, ...]) -> None:
    vault = session.vault
    with vault.stating(session.now()) as change:
        gone = vault.directory.wraps_of(uid)
        if gone:
            change.take_in(two.signers, dropped=gone)
        change.state(
            Label.REVOKE,
            {"uid": uid.hex(), "reason": reason, "owed": sorted(cid.hex() for cid in owed)},
            two.signers,
        )
    vault.refresh()
