"""What may be seen of releases: the list, one request with just what would leave, what can be chosen, what waits."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.consents.rows import row_of as consent_row
from app.consents.store import today
from app.customers import store as customers
from app.customers.model import Ref, from_body
from app.errors import Problem
from app.ids import Id
from app.release import delegation, rows, second, store
from app.release.deciding import why_not_send_back
from app.release.handed import handed_lines
from app.release.lines import field_text
from app.release.model import (
    ALLOWED,
    OPEN,
    RELEASABLE,
    UNDECIDED,
    Act,
    DelegateRow,
    ReleaseRow,
    ReleaseState,
    ReleaseView,
    Waiting,
)
from app.release.standing import (
    brings_back,
    facts_of,
    hands_over,
    is_party,
    may_countersign,
    may_take_back,
    why_i_may_not_decide,
    why_not_leave,
)
from app.session.door import Session
from app.session.subject import Subject

MOST_WAITING = 10_000
_WAITING = "state IN ({})".format(", ".join(f"'{state}'" for state in sorted((*OPEN, ReleaseState.HANDED_OVER))))


def list_releases(session: Session, project: Id) -> tuple[ReleaseRow, ...]:
    """All requests of the project's levels that are open, newest first."""
    session.read(Event.RELEASE_LIST, Subject(project=project))
    found = [
        rows.row_of(session, request)
        for level in store.open_levels(session, project)
        for request in second.answered(session, store.requests_in(session.compartment(project, level)))
    ]
    return rows.newest_first(found)


def get_release(session: Session, ref: Ref) -> ReleaseView:
    """One request, whole. Raises ``Problem("release.not_found")``."""
    session.read(Event.RELEASE_VIEW, Subject(project=ref.project, level=ref.level, rid=ref.rid))
    request, _ = second.request_at(session, ref)
    facts = facts_of(session, request)
    why_not = why_i_may_not_decide(session, facts)
    allowed = ALLOWED[facts.state]
    return ReleaseView(
        row=rows.row_of(session, request, unchanged=facts.unchanged),
        rev=request.rev,
        recipient_kind=request.recipient_kind,
        recipient_contact=request.recipient_contact,
        detail=request.detail,
        lines=handed_lines(session, request) if request.output and not facts.unchanged else facts.lines,
        digest=facts.digest,
        form=request.form,
        consent=consent_row(session, facts.consent) if facts.consent else None,
        past=rows.past_of(session, request),
        editors=tuple(sorted(session.name_of(uid) for uid in facts.editors - {request.asker})),
        addressee=session.name_of(request.addressee) if request.addressee else "",
        may_decide=not why_not,
        why_not=why_not,
        may_countersign=may_countersign(session, facts),
        may_send_back=Act.SEND_BACK in allowed and not why_not_send_back(session, facts),
        may_amend=Act.AMEND in allowed,
        may_hand_over=not why_not_leave(session, request),
        may_withdraw=Act.WITHDRAW in allowed and is_party(session, request),
        may_take_back=may_take_back(session, facts),
        decisions=tuple(rows.shown_decision(session, one) for one in request.signed),
        returned=tuple(rows.shown_return(session, one) for one in request.returned),
        output=rows.shown_output(session, request.output),
        end=rows.shown_end(session, request.end),
    )


def releases_under(session: Session, consent: Ref) -> tuple[ReleaseRow, ...]:
    """Every request under a consent, newest first: which of them have stopped, and which are out already."""
    subject = Subject(project=consent.project, level=consent.level, rid=consent.rid)
    session.read(Event.RELEASE_UNDER_CONSENT, subject)
    return rows.newest_first([rows.row_of(session, request) for request in rows.under_consent(session, consent)])


def waiting(session: Session) -> Waiting:
    """How much waits for the person over all projects: numbers only."""
    session.read(Event.RELEASE_WAITING, Subject())
    decide = late = sent_back = hand_over = overdue = 0
    day = today(session).isoformat()
    for keys in session.projects():
        for level in store.open_levels(session, keys.project):
            compartment = session.compartment(keys.project, level)
            open_ones = store.requests_where(compartment, _WAITING, (), MOST_WAITING)
            for request in second.answered(session, open_ones):
                row = rows.row_of(session, request)
                to_decide = row.may_decide and row.state in UNDECIDED
                decide += to_decide
                late += to_decide and row.decide_by < day
                sent_back += row.mine and row.state in (ReleaseState.SENT_BACK, ReleaseState.STOPPED)
                hand_over += row.state is ReleaseState.APPROVED and hands_over(session, request)
                overdue += row.state is ReleaseState.OVERDUE and brings_back(session, request)
    return Waiting(decide, late, sent_back, hand_over, overdue)


def releasable_fields(session: Session, customer: Ref) -> tuple[tuple[str, str, str], ...]:
    """(field, label code, text) of everything of a customer that can be chosen; empty fields are left out.

    Raises ``Problem("release.top_secret_never")`` for a top-secret customer, journalled, before anything is read.
    """
    subject = Subject(project=customer.project, level=customer.level, rid=customer.rid)
    if customer.level == Level.TOP_SECRET:
        session.refuse(Event.RELEASE_PREPARE, subject, "release.top_secret_never")
        raise Problem("release.top_secret_never")
    session.read(Event.RELEASE_PREPARE, subject)
    form = from_body(customers.customer(session.compartment(customer.project, customer.level), customer.rid).body)
    texts = ((field, f"customer.{field}", field_text(form, field)) for field in RELEASABLE)
    return tuple(row for row in texts if row[2].strip())


def deciders(session: Session, project: Id) -> tuple[tuple[Id, str], ...]:
    """Every other manager, by name: whom a request may be put before, and who may stand in."""
    session.read(Event.RELEASE_PREPARE, Subject(project=project))
    roster = session.vault.roster
    own = roster.family_of(session.uid)
    found = ((person.uid, person.name) for person in roster.holders(str(Duty.MANAGER)) if person.uid not in own)
    return tuple(sorted(found, key=lambda pair: pair[1].casefold()))


def countersigners(session: Session) -> tuple[tuple[Id, str], ...]:
    """Every officer, by name: who may give the second approval at a manager's desk."""
    session.read(Event.RELEASE_PREPARE, Subject())
    found = ((person.uid, person.name) for person in session.vault.roster.holders(str(Duty.OFFICER)))
    return tuple(sorted((pair for pair in found if pair[0] != session.uid), key=lambda pair: pair[1].casefold()))


def list_delegations(session: Session, project: Id) -> tuple[DelegateRow, ...]:
    """Who decides in whose stead, now and before, the latest first."""
    session.read(Event.RELEASE_LIST, Subject(project=project, note="delegations"))
    now = session.latest()
    found = sorted(delegation.all_of(session, project), key=lambda one: one.at, reverse=True)
    return tuple(
        DelegateRow(
            rid=one.rid,
            by=session.name_of(one.by),
            delegate=session.name_of(one.delegate),
            start=one.start,
            until=one.until,
            reason=one.reason,
            in_force=one.covers(now),
            ended=bool(one.ended) or one.until < today(session).isoformat(),
            mine=one.by == session.uid,
        )
        for one in found
    )
