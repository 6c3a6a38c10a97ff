"""Requests as the window shows them: lines of lists, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.clock import DAY
from app.consents.model import same_words
from app.copies.store import customer_name
from app.customers.model import Ref
from app.ids import Id
from app.release import store
from app.release.approvals import sides_for
from app.release.body import Approval, Request, SentBack, StoredEnd, StoredOutput
from app.release.model import OUT, UNDECIDED, Decision, EndRow, OutputRow, Past, ReleaseRow, ReleaseState, Returned
from app.release.rules import RULES, why_not_decide
from app.release.standing import state_of, uncovered_now
from app.session.door import Session

MOST_PAST = 20
"""So many earlier requests are shown of each kind."""
RECENT = 90 * DAY


def row_of(session: Session, request: Request, *, unchanged: bool = True) -> ReleaseRow:
    """The line of the list. ``unchanged`` false: the files are no longer what was asked for."""
    name, code = customer_name(session, request.customer)
    uncovered = uncovered_now(session, request)
    state = state_of(session, request, uncovered)
    editors = store.editors_of(session, request) if request.stored_state in UNDECIDED else frozenset({request.asker})
    sides = sides_for(session, request, session.uid, editors, request.signers, session.latest())
    why = why_not_decide(
        state, sides, person=session.uid, duties=session.duties, unchanged=unchanged, uncovered=uncovered
    )
    return ReleaseRow(
        ref=request.ref,
        number=request.number,
        customer_name=name,
        customer_code=code,
        level=request.ref.level,
        recipient_name=request.recipient_name,
        purpose=request.purpose,
        asker_name=session.name_of(request.asker),
        asked_at=request.asked_at,
        until=request.until,
        state=state,
        mine=request.asker == session.uid,
        may_decide=not why,
        decide_by=store.decide_by_of(request).isoformat(),
        keep_until=request.keep_until,
        signed=len(request.approvals),
        needed=RULES[request.ref.level].needed,
    )


def newest_first(rows: Sequence[ReleaseRow]) -> tuple[ReleaseRow, ...]:
    """In the order of the list."""
    return tuple(sorted(rows, key=lambda row: (row.asked_at, row.number), reverse=True))


def past_of(session: Session, request: Request) -> Past:
    """What went before, at the levels of the project that are open."""
    recipient = same_words(request.recipient_name)
    out = _where(
        session, request.ref.project, "recipient = ? AND state = ?", (recipient, str(ReleaseState.HANDED_OVER))
    )
    rows = [row_of(session, one) for one in out if one.ref != request.ref]
    return Past(
        customer=_others(session, request, "customer = ?", (request.customer.rid,)),
        recipient=_others(session, request, "recipient = ?", (recipient,)),
        asker=_others(session, request, "asker = ?", (request.asker,)),
        recipient_out=sum(row.state in OUT for row in rows),
        recipient_overdue=sum(row.state is ReleaseState.OVERDUE for row in rows),
        asker_asked=_count(session, request, "asker = ? AND asked_at > ?"),
        asker_refused=_count(session, request, "asker = ? AND asked_at > ? AND state = 'refused'"),
    )


def _others(session: Session, request: Request, condition: str, params: Sequence[Any]) -> tuple[ReleaseRow, ...]:
    found = _where(session, request.ref.project, condition, params)
    rows = newest_first([row_of(session, one) for one in found if one.ref != request.ref])
    return rows[:MOST_PAST]


def _where(session: Session, project: Id, condition: str, params: Sequence[Any]) -> list[Request]:
    return [
        request
        for level in store.open_levels(session, project)
        for request in store.requests_where(session.compartment(project, level), condition, params, MOST_PAST + 1)
    ]


def _count(session: Session, request: Request, condition: str) -> int:
    sql = f"SELECT count(*) FROM release WHERE {condition} AND rid <> ?"  # noqa: S608 (conditions of this module)
    params = (request.asker, session.latest() - RECENT, request.ref.rid)
    project = request.ref.project
    levels = store.open_levels(session, project)
    return sum(int(session.compartment(project, level).rows(sql, params)[0][0]) for level in levels)


def under_consent(session: Session, consent: Ref) -> list[Request]:
    """The requests under a consent, at the levels that are open, newest first."""
    return [
        request
        for level in store.open_levels(session, consent.project)
        for request in store.requests_where(
            session.compartment(consent.project, level), "consent = ?", (consent.rid,), 10_000
        )
    ]


def shown_decision(session: Session, approval: Approval) -> Decision:
    """A signed word with the name of who said it."""
    return Decision(session.name_of(approval.by), approval.at, approval.approved, approval.reason, str(approval.duty))


def shown_return(session: Session, one: SentBack) -> Returned:
    """A sending back with the name of who did it."""
    return Returned(session.name_of(one.by), one.at, one.reason)


def shown_output(session: Session, output: StoredOutput | None) -> OutputRow | None:
    """An output with the name of who handed it over."""
    if output is None:
        return None
    return OutputRow(output.number, output.pages, output.at, session.name_of(output.by), output.sha256)


def shown_end(session: Session, end: StoredEnd | None) -> EndRow | None:
    """The end of an output with the name of who wrote it down."""
    return EndRow(end.how, end.note, session.name_of(end.by), end.at) if end else None
