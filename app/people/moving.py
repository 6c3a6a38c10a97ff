"""Other duties, another title, other clearances: everything that the old place gave ends with the new one.

Rules:

* The duties are judged as when joining (`access.separation`); who may hold no customer file loses every clearance.
* The new clearances are stated per project, up to one level. What was held above it is withdrawn in the same
  transaction; its compartments are owed a new key, which follows at once (`renew_owed`). What is missing is given by
  the manager who signs, no further than their own keys.
* Who becomes an officer is given the officers' keys before the statement that makes them one; who ceases to be one
  makes the house move. Most of the other officers sign for that (`roster_rules`, rule 4).
* Nobody moves themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.separation import refuse_clearance, refuse_duties
from app.errors import Problem
from app.ids import Id
from app.people import enrolment, granting, register
from app.people.freezing import serving
from app.people.granting import Sealed, Terms
from app.people.model import MoveForm, clean_name
from app.people.pairing import Pair, pair, require_officers
from app.people.rekeying import Checkpoint, Progress, Rekeyed, held_by_no_other_manager, renew_owed
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.durable import write_atomically
from app.vault.grant import GRANTED
from app.vault.house_keys import seal_house_keys
from app.vault.roster import OFFICER, Person
from app.vault.statement import Wrap


@dataclass(frozen=True, slots=True)
class _Clearances:
    """What is withdrawn (wraps and their compartments) and what is given."""

    dropped: tuple[Wrap, ...]
    owed: tuple[Id, ...]
    given: tuple[Sealed, ...]
    terms: Terms


def move(
    session: Session,
    form: MoveForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress,
    checkpoint: Checkpoint,
) -> Rekeyed:
    """See `app.people.actions.move_person`."""
    event, subject = Event.PERSON_MOVE, Subject(person=form.uid)
    duties, title = frozenset(form.duties), clean_name(form.title)
    with session.act(event, subject):
        refused = refuse_duties(duties) or (
            refuse_clearance(duties) if any(row.level for row in form.clearances) else ""
        )
        if refused:
            raise session.refuse(event, subject, refused)
        with pair(session, passphrase, countersigner, event, top_secret=True) as two:
            person = serving(session, form.uid)
            if form.uid in dict(two.signers):
                raise session.refuse(event, subject, "people.not_oneself")
            _require_no_lonely_duty(session, person, duties)
            if (Duty.OFFICER in duties) != (OFFICER in person.duties):
                require_officers(two, form.uid)
                if session.one_person:
                    raise Problem("people.add_officer_instead")  # the founder's own duty ends with their signature
            changed = replace(person, title=title, duties=frozenset(duty.value for duty in duties))
            clearances = _clearances(session, two, changed, form)
            only_here = held_by_no_other_manager(session, two, person, clearances.owed)
            if only_here:
                raise Problem("people.only_holder", count=only_here)
            _state(session, two, person, changed, clearances)
            checkpoint("moved")
            return renew_owed(session, two, progress, checkpoint)


def _require_no_lonely_duty(session: Session, person: Person, duties: frozenset[Duty]) -> None:
    """There is always a manager and an officer: nobody leaves such a duty who is the only one with it."""
    for duty in (Duty.MANAGER, Duty.OFFICER):
        others = [other for other in session.vault.roster.holders(duty.value) if other.uid != person.uid]
        if duty.value in person.duties and duty not in duties and not others:
            raise Problem("people.needed_to_sign")


def _clearances(session: Session, two: Pair, person: Person, form: MoveForm) -> _Clearances:
    vault, wanted = session.vault, {row.project: int(row.level or 0) for row in form.clearances}
    held = [holder for holder in register.all_holders(two.office, vault) if holder.uid == person.uid]
    others = 0 if refuse_clearance(form.duties) else max(Level)
    beyond = [holder for holder in held if holder.level > wanted.get(holder.project, others)]
    stays = {(holder.project, holder.level) for holder in held} - {(h.project, h.level) for h in beyond}
    terms = Terms(vault.vault_id, GRANTED, session.world.new_id(), vault.directory.head[0], two.signers, form.not_after)
    given = []
    for project, highest in wanted.items():
        keys = two.keys(project)
        for level in (level for level in Level if level <= highest and (project, level) not in stays):
            if level not in keys:
                raise session.refuse(
                    Event.PERSON_MOVE, Subject(person=two.manager.uid), "people.beyond_givers_clearance"
                )
            given.append(granting.seal_for(terms, keys[level], person))
    dropped = tuple(holder.wrap for holder in beyond)
    return _Clearances(dropped, tuple(sorted({holder.cid for holder in beyond})), tuple(given), terms)


def _state(session: Session, two: Pair, before: Person, after: Person, clearances: _Clearances) -> None:
    vault = session.vault
    if OFFICER in after.duties and OFFICER not in before.duties:
        _hand_over_house(session, two, after)
    if clearances.given:
        with two.office.change(Event.PERSON_MOVE.value, two.officer, session.now()) as noted:
            granting.note(noted, session.world.new_id, clearances.terms, clearances.given)
    with vault.directory.change(session.now()) as change:
        enrolment.state_person(change, after, two.signers)
        if clearances.dropped or clearances.given:
            change.take_in(
                two.signers,
                taken=[sealed.taken_in for sealed in clearances.given],
                dropped=clearances.dropped,
                owed=clearances.owed,
            )
    vault.refresh()


def _hand_over_house(session: Session, two: Pair, person: Person) -> None:
    """The officers' keys for somebody who is about to be one: a statement without them would name a blind officer."""
    vault = session.vault
    sealed = seal_house_keys(person.encryption, vault.vault_id, person.uid, two.officer.house)
    write_atomically(vault.folder.keys(person.uid, person.device), sealed)
