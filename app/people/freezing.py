"""Suspending a person at once, and giving access back.

One manager or officer freezes somebody else, in the minutes before a formal leaving or at a suspicion; a manager and an
officer together unfreeze. While frozen a person cannot unlock, and sessions that are open end at their next act.
Nothing is re-keyed: that is what leaving is for. Rules: `app.vault.roster_rules`.
"""

from __future__ import annotations

from app.access.event import Event
from app.errors import Problem
from app.ids import Id
from app.keys.encoding import Label
from app.people.pairing import pair
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.roster import Person

LONGEST_REASON = 500


def freeze(session: Session, uid: Id, reason: str, passphrase: str) -> None:
    """Suspend ``uid``; signed by the session's person. See `app.people.actions.freeze_person`."""
    event, subject = Event.PERSON_FREEZE, Subject(person=uid)
    with session.act(event, subject):
        session.confirm(passphrase)
        person = serving(session, uid)
        if uid == session.uid:
            raise session.refuse(event, subject, "people.not_oneself")
        if person.frozen:
            raise Problem("people.frozen_already")
        if not session.vault.roster.keeps_a_pair_without(uid):
            raise Problem("people.needed_to_sign")
        signers = [(session.uid, session.identity.signing_key)]
        with session.vault.stating(session.now()) as change:
            change.state(Label.FREEZE, {"uid": uid.hex(), "reason": clean_reason(reason)}, signers)
        session.vault.refresh()


def thaw(session: Session, uid: Id, passphrase: str, countersigner: Credential) -> None:
    """Give ``uid`` access back. See `app.people.actions.thaw_person`."""
    event, subject = Event.PERSON_THAW, Subject(person=uid)
    with session.act(event, subject):
        if not serving(session, uid).frozen:
            raise Problem("people.not_frozen")
        with pair(session, passphrase, countersigner, event, top_secret=False) as two:
            if uid in dict(two.signers):
                raise session.refuse(event, subject, "people.not_oneself")
            with session.vault.stating(session.now()) as change:
                change.state(Label.THAW, {"uid": uid.hex()}, two.signers)
        session.vault.refresh()


def serving(session: Session, uid: Id) -> Person:
    """The person, who has not left. Raises Problem("people.left_already")."""
    session.vault.refresh()
    person = session.vault.roster.people.get(uid)
    if person is None or not person.active:
        raise Problem("people.left_already")
    return person


def clean_reason(reason: str) -> str:
    """The reason in one line. Raises Problem("people.reason_missing"), Problem("people.reason_too_long")."""
    text = " ".join(reason.split())
    if not text:
        raise Problem("people.reason_missing")
    if len(text) > LONGEST_REASON:
        raise Problem("people.reason_too_long", longest=LONGEST_REASON)
    return text
