"""What may be done about people: taken in, moved, suspended, let go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.separation import refuse_clearance, refuse_duties
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.passphrase import require_acceptable
from app.people import (
    enrolment,
    freezing,
    granting,
    inviting,
    leaving,
    moving,
    register,
    second_person,
    sessions,
    taking_in,
)
from app.people import passphrase as passphrases
from app.people.enrolment import BUILDING, PROCEDURE, STATED, NewPerson
from app.people.granting import Sealed, Terms
from app.people.model import (
    InvitationForm,
    Invited,
    LeaveReason,
    MoveForm,
    PersonForm,
    TakeInForm,
    TakenPerson,
    clean_name,
)
from app.people.pairing import Pair, pair, require_officers
from app.people.rekeying import Checkpoint, Progress, Rekeyed
from app.session.door import OpenKey, Session
from app.session.subject import Credential, Subject
from app.vault.grant import GRANTED


def add_person(session: Session, form: PersonForm, passphrase: str, countersigner: Credential) -> Id:
    """Enrol a person on this device, with duties and perhaps a clearance; returns their id.

    A manager and an officer sign, one signed in and the other as ``countersigner``; a clearance is given by the
    manager, up to the manager's own. The new person types the form's passphrase. Raises Problem for the form
    ("people.name_…", "keys.passphrase_…", "people.no_duty" and the duties that must not meet), for either passphrase,
    and the keyring's problems; Refused("people.needs_manager_and_officer"), Refused("people.beyond_givers_clearance").
    Nothing is made then. For a new officer most of the officers sign, others beside the two:
    Problem("people.needs_more_officers"). An officer added to a vault of one person ends that mode
    (`app.people.second_person`).
    """
    event = Event.PERSON_ADD
    duties = frozenset(form.duties)
    name = clean_name(form.name)
    title = clean_name(form.title) if form.title.strip() else ", ".join(duty.label() for duty in sorted(duties))
    note = f"level {int(form.clearance)}" if form.clearance else ""
    with session.act(event, Subject(note=note)):
        _require_fit(session, form, name, duties)
        top_secret = form.clearance == Level.TOP_SECRET
        with pair(session, passphrase, countersigner, event, top_secret=top_secret) as two:
            given = _given_keys(session, two, form)
            enrolment.require_working_keyring(session.world, session.vault.vault_id)
            authority = register.read_authority(two.office)
            if authority.root.certificate != session.vault.roster.authority:
                raise Corrupt("people.register_damaged")  # not the root that the genesis was signed over
            new = enrolment.new_person(session.world, name, title, duties, authority=authority)
            if Duty.OFFICER in duties:
                require_officers(two, new.uid)
            _enrol(session, two, new, form.passphrase, given)
    return new.uid


def invite_person(
    session: Session, form: InvitationForm, path: Path, passphrase: str, countersigner: Credential
) -> Invited:
    """Write an invitation, signed by a manager and an officer, to ``path``; it lapses after a week.

    Raises Problem for the form and for either passphrase, "people.continued_already", "people.needs_more_officers",
    and the disk's problems; Refused for duties that must not meet, Refused("people.needs_manager_and_officer").
    """
    return inviting.invite(session, form, Path(path), passphrase, countersigner)


def take_person_in(
    session: Session, path: Path, form: TakeInForm, passphrase: str, countersigner: Credential
) -> TakenPerson:
    """Take in who answered an invitation, signed by a manager and an officer, once the words were compared.

    Raises what `app.people.queries.view_answer` raises, Problem("people.answer_changed") for another file than the one
    that was compared, what `add_person` raises for duties, clearance and passphrases. Nothing is changed then.
    """
    return taking_in.take_in(session, Path(path), form, passphrase, countersigner)


def freeze_person(session: Session, uid: Id, reason: str, passphrase: str) -> None:
    """Suspend a person at once: they cannot unlock, and what they have open ends at its next act.

    One manager or officer suffices. Raises Refused("people.not_oneself"), Problem("people.frozen_already"),
    Problem("people.left_already"), Problem("people.needed_to_sign") for the only manager or officer left,
    Problem("people.reason_…") and the problems of the passphrase.
    """
    freezing.freeze(session, uid, reason, passphrase)


def thaw_person(session: Session, uid: Id, passphrase: str, countersigner: Credential) -> None:
    """Give a suspended person access back; a manager and an officer sign.

    Raises Problem("people.not_frozen"), Problem("people.left_already"), Refused("people.not_oneself") and what `pair`
    raises.
    """
    freezing.thaw(session, uid, passphrase, countersigner)


def move_person(
    session: Session,
    form: MoveForm,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint | None = None,
) -> Rekeyed:
    """Give a person other duties, another title and other clearances; what the old ones opened gets new keys.

    Raises Problem for the title, the duties that must not meet, "people.needed_to_sign", "people.left_already";
    Refused("people.beyond_givers_clearance"), Refused("people.not_oneself") and what `pair` raises. Nothing is changed
    then. Cancelled between two compartments leaves the rest owed: see `renew_keys_owed`. Who becomes an officer or ends
    that duty needs most of the other officers, others beside the two: Problem("people.needs_more_officers").
    """
    return moving.move(session, form, passphrase, countersigner, progress or _silent, checkpoint or _on)


def leave_person(
    session: Session,
    uid: Id,
    why: LeaveReason,
    note: str,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint | None = None,
) -> Rekeyed:
    """End a person's access: revoked at once, and all that they could open written anew under fresh keys.

    Raises Problem("people.only_holder", count=…) when they hold compartments that no other manager does,
    Problem("people.needed_to_sign"), Problem("people.left_already"), Problem("people.reason_…"),
    Refused("people.not_oneself") and what `pair` raises. Cancelled leaves the rest owed: see `renew_keys_owed`. For an
    officer most of the other officers sign, others beside the two: Problem("people.needs_more_officers").
    """
    watch, cut = progress or _silent, checkpoint or _on
    return leaving.leave(session, uid, why, note, passphrase, countersigner, watch, cut)


def renew_keys_owed(
    session: Session,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint | None = None,
) -> Rekeyed:
    """Carry on with new keys after an interruption, or in the name of a manager who was not there. As `pair` raises."""
    return leaving.carry_on(session, passphrase, countersigner, progress or _silent, checkpoint or _on)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _on(_step: str) -> None:
    """Nobody cuts."""


def _require_fit(session: Session, form: PersonForm, name: str, duties: frozenset[Duty]) -> None:
    refused = refuse_duties(duties) or (refuse_clearance(duties) if form.clearance else "")
    if refused:
        raise session.refuse(Event.PERSON_ADD, Subject(), refused)
    require_acceptable(form.passphrase, (name, session.vault.roster.company))


def _given_keys(session: Session, two: Pair, form: PersonForm) -> list[OpenKey]:
    """The keys that the clearance is made of: every level up to it, each held by the manager."""
    if form.clearance is None:
        return []
    held = two.keys(form.project)
    wanted = [level for level in Level if level <= form.clearance]
    if any(level not in held for level in wanted):
        raise session.refuse(Event.PERSON_ADD, Subject(person=two.manager.uid), "people.beyond_givers_clearance")
    return [held[level] for level in wanted]


def _enrol(session: Session, two: Pair, new: NewPerson, passphrase: str, given: list[OpenKey]) -> None:
    world, vault = session.world, session.vault
    body = {"device": world.device.id.hex(), "uid": new.uid.hex()}
    alone = second_person.ends_alone(session, new)
    with vault.directory.change(session.now()) as change:
        intent = change.begin(PROCEDURE, BUILDING, body)
    house = enrolment.house_keys_for(two.officer.house, new.person.duties)
    try:
        enrolment.write_keyslot(world, vault.folder, vault.vault_id, new, passphrase, house)
        terms = Terms(vault.vault_id, GRANTED, world.new_id(), vault.directory.head[0], two.signers)
        wraps = [granting.seal_for(terms, key, new.person) for key in given]
        _note(session, two, terms, wraps)
        with vault.directory.change(session.now()) as change:
            enrolment.state_person(change, new.person, two.signers)
            if wraps:
                change.take_in(two.signers, taken=[wrap.taken_in for wrap in wraps])
            if alone:
                second_person.state(session, change, new)
            change.advance(intent, STATED, body)
    except BaseException:
        enrolment.undo(world, vault.folder, vault.vault_id, new.uid)
        with vault.directory.change(session.now()) as change:
            change.finish(intent)
        raise
    vault.refresh()
    # The person exists by now; what the keyring did not take is put at the next unlocking.
    with suppress(Problem):
        enrolment.put_name(world, vault.vault_id, new.uid, new.person.name)
        enrolment.pin(world, vault.vault_id, new.uid, vault.directory.head)
        with vault.directory.change(session.now()) as change:
            change.finish(intent)
    if alone:
        second_person.move_house(session, two, new)


def _note(session: Session, two: Pair, terms: Terms, wraps: list[Sealed]) -> None:
    if not wraps:
        return
    with two.office.change(Event.PERSON_ADD.value, two.officer, session.now()) as change:
        granting.note(change, session.world.new_id, terms, wraps)


def change_passphrase(
    session: Session, old: str, new: str, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> None:
    """Seal the person's own keys under ``new``; ``old`` is asked also in an open session.

    Raises Problem("people.passphrase_unchanged"), "keys.passphrase_…" for one that is too weak,
    Problem("keys.wrong_passphrase_or_machine") and Problem("session.wait") for the old one, the keyring's and the
    disk's problems; the old one holds then.
    """
    passphrases.change(session, old, new, progress)


def end_sessions(session: Session, uid: Id, reason: str, passphrase: str) -> None:
    """End every open session of ``uid``: each is refused whatever it asks next. For officers, about somebody else.

    Raises Refused("people.not_oneself"), Problem("people.reason_…"), Problem("people.left_already") and what
    `Session.confirm` raises.
    """
    sessions.end(session, uid, reason, passphrase)
