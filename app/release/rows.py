"""Requests as the window shows them: lines of lists, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.clock import DAY
from app.consents.model import same_words
from app.copies.store import customer_name
from app.customers.model import Ref
from app.ids import Id
from app.release import second, store
from app.release.approvals import sides_for
from app.release.body import Approval, Request, SentBack, StoredEnd, StoredOutput
from app.release.model import OUT, UNDECIDED, Decision, EndRow, OutputRow, Past, ReleaseRow, ReleaseState, Returned
from app.release.rules import RULES, why_not_decide
from app.release.standing import is_mine, state_of, states_out, uncovered_now
from app.session.door import Session

MOST_PAST = 20
"""So many earlier requests are shown of each kind."""
MOST_OUT = 1000
"""So many outputs with one recipient are counted."""
RECENT = 90 * DAY


def row_of(session: Session, request: Request, *, unchanged: bool = True) -> ReleaseRow:
    """The line of the list. ``unchanged`` false: the files are no longer what was asked for."""
    name, code = customer_name(session, request.customer)
    uncovered = uncovered_now(session, request)
    state = state_of(session, request, uncovered)
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
        mine=is_mine(session, request),
        may_decide=unchanged and state in UNDECIDED and _is_for_me(session, request, state),
        decide_by=store.decide_by_of(request).isoformat(),
        keep_until=request.keep_until,
        signed=len(request.approvals),
        needed=RULES[request.ref.level].needed,
    )


def _is_for_me(session: Session, request: Request, state: ReleaseState) -> bool:
    """Whether the person may decide, asked only of what waits: who wrote and who is away costs a look at each."""
    editors = store.editors_of(session, request)
    sides = sides_for(session, request, session.uid, editors, request.signers, session.latest())
    return not why_not_decide(state, sides, person=session.uid, duties=session.duties, unchanged=True)


def newest_first(rows: Sequence[ReleaseRow]) -> tuple[ReleaseRow, ...]:
    """In the order of the list."""
    return tuple(sorted(rows, key=lambda row: (row.asked_at, row.number), reverse=True))


def past_of(session: Session, request: Request) -> Past:
    """What went before, at the levels of the project that are open."""
    recipient, asker = same_words(request.recipient_name), request.asker
    out = _out_to(session, request, recipient)
    recently = "asker = ? AND asked_at > ?"
    since = session.latest() - RECENT
    return Past(
        customer=_others(session, request, "customer = ?", (request.customer.rid,)),
        recipient=_others(session, request, "recipient = ?", (recipient,)),
        asker=_others(session, request, "asker = ?", (asker,)),
        recipient_out=len(out),
        recipient_overdue=sum(state is ReleaseState.OVERDUE for state in out),
        asker_asked=_count(session, request, recently, (asker, since)),
        asker_refused=_count(session, request, f"{recently} AND state = 'refused'", (asker, since)),
    )


def _others(session: Session, request: Request, condition: str, params: Sequence[Any]) -> tuple[ReleaseRow, ...]:
    found = second.answered(session, _where(session, request.ref.project, condition, params))
    rows = newest_first([row_of(session, one) for one in found if one.ref != request.ref])
    return rows[:MOST_PAST]


def _where(
    session: Session, project: Id, condition: str, params: Sequence[Any], most: int = MOST_PAST + 1
) -> list[Request]:
    return [
        request
        for level in store.open_levels(session, project)
        for request in store.requests_where(session.compartment(project, level), condition, params, most)
    ]


def _out_to(session: Session, request: Request, recipient: str) -> list[ReleaseState]:
    """How each other request stands whose output this recipient still has."""
    handed = "recipient = ? AND state = 'handed_over'"
    found = _where(session, request.ref.project, handed, (recipient,), MOST_OUT)
    states = states_out(session, [one for one in found if one.ref != request.ref])
    return [state for state in states if state in OUT]


def _count(session: Session, request: Request, condition: str, params: Sequence[Any]) -> int:
    """How many other requests meet a condition, over the levels that are open."""
    sql = f"SELECT count(*) FROM release WHERE {condition} AND rid <> ?"  # noqa: S608 (conditions of this module)
    project = request.ref.project
    compartments = (session.compartment(project, level) for level in store.open_levels(session, project))
    return sum(int(one.rows(sql, (*params, request.ref.rid))[0][0]) for one in compartments)


def under_consent(session: Session, consent: Ref) -> list[Request]:
    """The requests under a consent, at the levels that are open, newest first."""
    found = (
        request
        for level in store.open_levels(session, consent.project)
        for request in store.requests_where(
            session.compartment(consent.project, level), "consent = ?", (consent.rid,), 10_000
        )
    )
    return second.answered(session, found)


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
