"""What may be done about projects and clearances."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.access.separation import SIGNING
from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.people.model import LONGEST_PROJECT_NAME, clean_name
from app.people.pairing import pair
from app.people.rekeying import Checkpoint, Progress
from app.projects import giving, halves, requests, sharing, store
from app.projects.model import GrantForm, RequestState, Withdrawn, clean_reason, end_of
from app.projects.requests import Request
from app.session.door import TOP_SECRET_ROOM, Session
from app.session.signing import own_office
from app.session.subject import Credential, Subject


def create_project(session: Session, name: str, passphrase: str, countersigner: Credential) -> Id:
    """Make a project with its three compartments; the signed-in manager is its custodian, an officer countersigns.

    Raises Problem for the name ("people.name_…"), Problem("projects.name_taken") for a name that the manager's own
    projects have already, and what `pair` raises.
    """
    wanted = clean_name(name, longest=LONGEST_PROJECT_NAME)
    event = Event.PROJECT_CREATE
    with session.act(event):
        if any(row.name == wanted for row in session.projects()):
            raise Problem("projects.name_taken")
        with pair(session, passphrase, countersigner, event, top_secret=False) as two:
            entry, keys = store.make_project(session, two, wanted)
            sharing.write_to_managers(session, two.office, two.officer)
    for key in keys:
        if session.room == TOP_SECRET_ROOM or key.place.level < Level.TOP_SECRET:
            session.hold(key)
    return entry.project


def grant_clearance(session: Session, form: GrantForm, passphrase: str, countersigner: Credential) -> None:
    """Clear a person for a project up to a level, both signers at one desk; what lasts longer already stays as it is.

    The signed-in manager gives no more than their own keys; an officer countersigns. Raises
    Refused("projects.self_grant") when either of them is the person, Refused("projects.beyond_givers_clearance"),
    Refused("people.duty_without_clearance"), Problem("session.not_in_service"), Problem("people.no_top_secret_key"),
    Problem("projects.cleared_already"), Problem for the day and the reason, and what `pair` raises.
    """
    event, subject = Event.CLEARANCE_GRANT, _about(form.uid, form.level)
    with session.act(event, subject):
        _require_others(session, event, subject, {session.uid, countersigner.uid})
        grantee = giving.grantee_of(session, event, subject, form.level)
        not_after, why = end_of(form.until, session.latest()), clean_reason(form.reason)
        if form.project is None:
            raise Problem("projects.which_project")
        with pair(session, passphrase, countersigner, event, top_secret=form.level == Level.TOP_SECRET) as two:
            giving.give_at_one_desk(session, two, grantee, form.project, form.level, not_after, why)


def withdraw_clearance(
    session: Session,
    uid: Id,
    project: Id,
    level: Level,
    passphrase: str,
    countersigner: Credential,
    progress: Progress | None = None,
    checkpoint: Checkpoint | None = None,
) -> Withdrawn:
    """Take a level of a project from a person, and with it all higher ones; a manager and an officer at one desk.

    What they held the key of is written anew under another key; until then nobody writes there. Cancelled meanwhile,
    the rest stays owed (`app.people.actions.renew_keys_owed`). Raises
    Refused("session.beyond_clearance") when the manager of the two does not hold the project,
    Problem("projects.not_cleared"), Problem("projects.last_manager"), and what `pair` raises.
    """
    event, subject = Event.CLEARANCE_WITHDRAW, _about(uid, level)
    watch, cut = progress or (lambda _done, _total: None), checkpoint or (lambda _step: None)
    with session.act(event, subject), pair(session, passphrase, countersigner, event, top_secret=True) as two:
        if not two.keys(project):
            raise session.refuse(event, subject, "session.beyond_clearance")
        return giving.withdraw(session, two, uid, project, level, watch, cut)


def ask_clearance(session: Session, form: GrantForm) -> Id:
    """Ask for a clearance, for oneself, or as a manager or an officer for another; returns the request's id.

    Raises Refused("projects.asks_for_another"), Problem("projects.asked_already"), Problem for the day, the reason and
    the project's name, and what keeps the person from holding a clearance.
    """
    event, subject = Event.CLEARANCE_ASK, _about(form.uid, form.level)
    with session.act(event, subject):
        checked, not_after = _checked(session, event, subject, form)
        request = session.world.new_id()
        with session.vault.directory.change(session.now()) as change:
            requests.post_asked(session, change, request, checked, not_after)
            requests.tidy(session, change)
    return request


def _checked(session: Session, event: Event, subject: Subject, form: GrantForm) -> tuple[GrantForm, int]:
    """The form with clean texts, and the moment the clearance would end."""
    if form.uid != session.uid and not session.duties & SIGNING:
        raise session.refuse(event, subject, "projects.asks_for_another")
    giving.grantee_of(session, event, subject, form.level)
    not_after, reason = end_of(form.until, session.latest()), clean_reason(form.reason)
    name = clean_name(form.project_name, longest=LONGEST_PROJECT_NAME)
    for known in requests.requests_of(session):
        same = (known.asker, known.uid, known.level) == (session.uid, form.uid, form.level)
        if same and known.state.is_open and (known.project, known.project_name) == (form.project, name):
            raise Problem("projects.asked_already")
    return replace(form, project_name=name, reason=reason), not_after


def withdraw_request(session: Session, request: Id) -> None:
    """Take back what one has asked for. Raises Problem("projects.request_closed"), Refused("projects.not_yours")."""
    event, subject = Event.CLEARANCE_UNASK, _named(session, request)
    with session.act(event, subject):
        found = requests.open_request(session, request)
        if found.asker != session.uid:
            raise session.refuse(event, subject, "projects.not_yours")
        _end(session, found, RequestState.WITHDRAWN, "")


def refuse_request(session: Session, request: Id, reason: str) -> None:
    """Say no, as a manager or an officer, with a reason that who asked will read.

    Raises Problem("projects.request_closed") and Problem for the reason.
    """
    with session.act(Event.CLEARANCE_REFUSE, _named(session, request)):
        said = clean_reason(reason)
        _end(session, requests.open_request(session, request), RequestState.REFUSED, said)


def _end(session: Session, request: Request, state: RequestState, answer: str) -> None:
    with session.vault.directory.change(session.now()) as change:
        requests.post_end(session, change, request, state, answer)


def sign_request(session: Session, request: Id, project: Id, passphrase: str) -> None:
    """The manager's half: what was asked for is sealed and signed, and waits for an officer.

    ``project`` is the one that was asked for, or the manager's choice where only a name was given. Raises
    Problem("projects.request_closed"), Problem("projects.which_project"), Refused("projects.self_grant"),
    Refused("projects.beyond_givers_clearance"), and for the passphrase.
    """
    with session.act(Event.CLEARANCE_SIGN, _named(session, request)):
        _sign(session, requests.open_request(session, request), project, passphrase, None)


def sign_clearance(session: Session, form: GrantForm, passphrase: str) -> Id:
    """Ask for another and sign at once, where no officer is at the desk; returns the request's id. Raises as both."""
    event, subject = Event.CLEARANCE_SIGN, _about(form.uid, form.level)
    with session.act(event, subject):
        checked, not_after = _checked(session, event, subject, form)
        if checked.project is None:
            raise Problem("projects.which_project")
        request = session.world.new_id()
        asked = Request(
            request, session.now(), session.uid, form.uid, checked.project, checked.project_name, form.level,
            not_after, checked.reason,
        )  # fmt: skip
        _sign(session, asked, checked.project, passphrase, checked)
    return request


def _sign(session: Session, request: Request, project: Id, passphrase: str, form: GrantForm | None) -> None:
    """Post the half; with ``form`` also the first word before it."""
    event, subject = Event.CLEARANCE_SIGN, _about(request.uid, request.level, request.id)
    if request.project not in (None, project):
        raise Problem("projects.which_project")
    _require_others(session, event, subject, {session.uid})
    giving.grantee_of(session, event, subject, request.level)
    try:
        half = halves.first_half(session, request, project, passphrase)
    except Refused as error:
        raise session.refuse(event, subject, error.code) from None
    with session.vault.directory.change(session.now()) as change:
        store.require_unchanged(session)
        if form is not None:
            requests.post_asked(session, change, request.id, form, request.not_after)
        requests.post_half(session, change, request, half)


def countersign_request(session: Session, request: Id, half: str, passphrase: str) -> None:
    """The officer's half: the clearance is in force afterwards. ``half`` is that of the `RequestRow` that was shown.

    Raises Problem("projects.request_closed"), Problem("projects.request_outdated") when the manager has signed anew or
    the compartment was written anew since, what `halves.require_countersignable` raises, and for the passphrase.
    """
    event, subject = Event.CLEARANCE_COUNTERSIGN, _named(session, request)
    with session.act(event, subject):
        session.confirm(passphrase)
        found = requests.open_request(session, request)
        if found.half is not None and found.half.name != half:
            raise Problem(halves.OUTDATED)
        giving.grantee_of(session, event, subject, found.level)
        office = own_office(session)
        if office is None:
            raise Corrupt("people.register_damaged")
        try:
            checked = halves.require_countersignable(session, office, found)
            giving.give_with_half(session, office, found, checked)
        except Refused as error:
            raise session.refuse(event, subject, error.code) from None
        finally:
            office.close()


def _require_others(session: Session, event: Event, subject: Subject, signers: set[Id]) -> None:
    """Neither signer is the person, under any of that person's identities."""
    if subject.person is not None and session.vault.roster.family_of(subject.person) & signers:
        raise session.refuse(event, subject, "projects.self_grant")


def _about(uid: Id, level: Level, request: Id | None = None) -> Subject:
    return Subject(person=uid, rid=request, note=f"levels:{int(level)}")


def _named(session: Session, request: Id) -> Subject:
    """What an act on a request is about, as far as this session can read the request."""
    found = next((one for one in requests.requests_of(session) if one.id == request), None)
    return _about(found.uid, found.level, request) if found else Subject(rid=request)
