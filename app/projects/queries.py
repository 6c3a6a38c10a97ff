"""What may be seen about projects and clearances."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.errors import Corrupt
from app.ids import Id
from app.people import register
from app.people.proof import bundle_of
from app.projects import halves, requests, reviewing
from app.projects.model import GrantRow, ProjectRow, RequestRow, RequestState, Review
from app.projects.requests import Request
from app.projects.reviewing import Progress
from app.session.door import Session
from app.session.signing import own_office
from app.vault.compartment import Compartment


def list_projects(session: Session) -> tuple[ProjectRow, ...]:
    """The projects that the person can open, by name; for an officer the names of all of them, without a level."""
    session.read(Event.PROJECT_LIST)
    rows = {row.project: ProjectRow(row.project, row.name, row.levels) for row in session.projects()}
    office = own_office(session)
    if office is not None:
        try:
            for entry in register.projects(office):
                if entry.project not in rows and register.in_force(office, session.vault, entry):
                    rows[entry.project] = ProjectRow(entry.project, entry.name, ())
        finally:
            office.close()
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.project)))


def list_requests(session: Session) -> tuple[RequestRow, ...]:
    """The requests that concern this person, newest first: one's own; for who signs, those that they may decide on.

    A manager is not shown what is asked for in a project that they do not hold.
    """
    session.read(Event.CLEARANCE_REQUESTS)
    office = own_office(session)
    try:
        names = {entry.project: entry.name for entry in register.projects(office)} if office else {}
        names |= {row.project: row.name for row in session.projects()}
        shown = [one for one in requests.requests_of(session) if _concerns(session, one, names)]
        return tuple(_row(session, office, one, names) for one in shown)
    finally:
        if office is not None:
            office.close()


def list_grants(session: Session) -> tuple[GrantRow, ...]:
    """Who is cleared for what until when, with both signatures: for officers of all projects, for managers their own.

    Managers are told what an officer's program last wrote to them; what was withdrawn since is left out.
    """
    session.read(Event.CLEARANCE_LIST)
    return reviewing.grants(session)


def review_clearances(session: Session, progress: Progress | None = None) -> Review:
    """What has lapsed or lapses within 30 days; and for officers, who alone read the journal, what 90 days left unused.

    ``progress`` is told how many entries of the journal were looked at.
    """
    session.read(Event.CLEARANCE_REVIEW)
    return reviewing.review(session, progress)


def export_grants(session: Session) -> bytes:
    """Every grant that was ever given, with the signed chain that proves it (`app.people.proof`); for officers."""
    session.read(Event.CLEARANCE_EXPORT)
    office = own_office(session)
    if office is None:
        raise Corrupt("people.register_damaged")
    try:
        return bundle_of(session.vault, office)
    finally:
        office.close()


def _concerns(session: Session, request: Request, names: dict[Id, str]) -> bool:
    if session.uid in (request.asker, request.uid) or may(Event.CLEARANCE_COUNTERSIGN, session.duties):
        return True
    return request.project is None or request.project in names


def _row(session: Session, office: Compartment | None, request: Request, names: dict[Id, str]) -> RequestRow:
    half = request.half
    project = half.wraps[0].place.project if half and half.wraps else request.project
    step, why_not = _next_step(session, office, request)
    return RequestRow(
        request=request.id,
        at=request.at,
        asker=request.asker,
        asker_name=session.name_of(request.asker),
        uid=request.uid,
        person_name=session.name_of(request.uid),
        project=project,
        project_name=names.get(project, request.project_name) if project else request.project_name,
        level=request.level,
        not_after=request.not_after,
        reason=request.reason,
        state=request.state,
        signer_name=session.name_of(half.by) if half else "",
        signed_at=half.at if half else 0,
        answered_by=session.name_of(request.answered_by) if request.answered_by else "",
        answer=request.answer,
        half=half.name if half else "",
        next_step=step,
        why_not=why_not,
        mine=request.asker == session.uid,
    )


def _next_step(session: Session, office: Compartment | None, request: Request) -> tuple[str, str]:
    """What this person can do next, and the code of what keeps them from it."""
    if not request.state.is_open:
        return "", ""
    if request.state is RequestState.SIGNED and office is not None:
        return "countersign", halves.refuse_half(session, office, request)
    if may(Event.CLEARANCE_SIGN, session.duties):
        return "sign", _refuse_signing(session, request)
    if office is not None:
        return "countersign", "projects.not_signed_yet"
    return "", ""


def _refuse_signing(session: Session, request: Request) -> str:
    if session.uid in session.vault.roster.family_of(request.uid):
        return "projects.self_grant"
    own = session.levels(request.project) if request.project else tuple(Level)
    # Level 3 shows only in the top-secret room; whether it is held is seen when the passphrase is there.
    if request.level < Level.TOP_SECRET and request.level not in own:
        return "projects.beyond_givers_clearance"
    return ""
