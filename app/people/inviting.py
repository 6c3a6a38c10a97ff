"""Inviting a person into the vault, by a manager and an officer, and judging the answer.

* An invitation changes nothing in the vault: it is a signed file, and the journal says who invited whom. One that is
  never answered lapses after a week; until then it opens nothing either, since taking in needs both signatures again.
* An answer can be taken in when it is whole and signed, for this vault, to an invitation by a manager and an officer
  who still serve, in time, and not used: the invitation's id is the person's, and nobody is entered twice.
* Whoever has keys already is invited as the one who continues them: a new machine or account, or one that was lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.access.separation import refuse_duties
from app.clock import DAY
from app.errors import Problem
from app.ids import Id
from app.people.invitation import Answer, Invitation, publish, read_answer, write_invitation
from app.people.joining import read_file
from app.people.model import AnswerView, InvitationForm, Invited, clean_name
from app.people.pairing import Pair, pair, require_officers
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.roster import OFFICER, Person

TERM = 7 * DAY


def invite(session: Session, form: InvitationForm, path: Path, passphrase: str, second: Credential) -> Invited:
    """See `app.people.actions.invite_person`."""
    uid, event = session.world.new_id(), Event.PERSON_INVITE
    with session.act(event, Subject(person=form.continues or uid)):
        form = _completed(session, form)
        refused = why_not_together(session, form.duties, form.continues)
        if refused:
            raise session.refuse(event, Subject(), refused)
        with pair(session, passphrase, second, event, top_secret=False) as two:
            duties = frozenset(duty.value for duty in form.duties)
            require_officers_sign(two, uid, duties, form.continues)
            now, vault = session.latest(), session.vault
            invitation = Invitation(
                vault_id=vault.vault_id,
                genesis=vault.label.genesis,
                company=vault.roster.company,
                uid=uid,
                name=form.name,
                title=form.title,
                duties=duties,
                continues=form.continues,
                at=now,
                until=now + TERM,
                signers={signer: key.public for signer, key in two.signers},
            )
            publish(path, write_invitation(invitation, two.signers))
    return Invited(uid, invitation.name, invitation.until, invitation.words, path)


def look_at_answer(session: Session, path: Path) -> AnswerView:
    """See `app.people.queries.view_answer`."""
    session.read(Event.PERSON_ANSWER)
    answer = require_fitting(session, read_answer(read_file(path)))
    invited = answer.invitation
    return AnswerView(
        uid=invited.uid,
        name=invited.name,
        title=invited.title,
        duties=tuple(sorted(Duty(duty) for duty in invited.duties)),
        until=invited.until,
        invitation_words=invited.words,
        answer_words=answer.words,
        digest=answer.digest,
        continues=session.name_of(invited.continues) if invited.continues else "",
    )


def _completed(session: Session, form: InvitationForm) -> InvitationForm:
    """The form in its one spelling; for a new machine, with what the office knows of the person."""
    if form.continues is None:
        title = form.title if form.title.strip() else ", ".join(duty.label() for duty in sorted(form.duties))
        if not form.duties:
            raise Problem("people.no_duty")
        return InvitationForm(clean_name(form.name), clean_name(title), tuple(form.duties))
    person = _continued(session, form.continues)
    duties = tuple(sorted(Duty(duty) for duty in person.duties))
    return InvitationForm(person.name, person.title, duties, person.uid)


def why_not_together(session: Session, duties: Iterable[Duty], continues: Id | None) -> str:
    """The one person of one-person mode keeps both duties on a new machine."""
    return "" if continues is not None and session.one_person else refuse_duties(duties)


def _continued(session: Session, earlier: Id) -> Person:
    """The earlier identity, which nobody continues yet. Raises Problem("people.continued_already")."""
    session.vault.refresh()
    people = session.vault.roster.people
    if earlier not in people or any(person.continues == earlier for person in people.values()):
        raise Problem("people.continued_already")
    return people[earlier]


def require_officers_sign(two: Pair, uid: Id, duties: frozenset[str], continues: Id | None) -> None:
    """Who becomes an officer needs most of the others to sign.

    Raises Problem("people.needs_more_officers"), and Problem("people.officer_at_the_desk") for the officer who ends
    one-person mode: the founder's own duty ends in the same act, which that officer's key has to sign.
    """
    if OFFICER not in duties:
        return
    if two.session.one_person and continues is None:
        raise Problem("people.officer_at_the_desk")
    require_officers(two, uid)


def require_fitting(session: Session, answer: Answer) -> Answer:
    """The answer, if it can be taken in here and now. Raises Problem with the reason."""
    session.vault.refresh()
    vault, invited = session.vault, answer.invitation
    roster = vault.roster
    if (invited.vault_id, invited.genesis) != (vault.vault_id, vault.label.genesis):
        raise Problem("people.answer_for_another_vault")
    genuine = all(roster.public_key_of(uid) == public for uid, public in invited.signers.items())
    if not genuine or not roster.is_pair(invited.signers.keys()):
        raise Problem("people.invitation_not_ours")
    if invited.uid in roster.people:
        raise Problem("people.invitation_used")
    if answer.identity in {person.identity for person in roster.people.values()}:
        raise Problem("people.invitation_used")
    if session.latest() > invited.until:
        raise Problem("people.invitation_lapsed_here")
    if invited.continues is not None:
        person = _continued(session, invited.continues)
        if (person.name, person.title, person.duties) != (invited.name, invited.title, invited.duties):
            raise Problem("people.invitation_outdated")
    return answer
