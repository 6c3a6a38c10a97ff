"""What may be seen of levels: why a customer has theirs, what is due or asked for, who opens a level."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import DAY, local_date
from app.customers import store as customers
from app.customers.body import from_body, item_from_body
from app.customers.classification import store
from app.customers.classification.model import (
    MONTHS,
    SOON,
    Classification,
    Direction,
    LevelRequest,
    Owed,
    Readers,
    RequestState,
    ReviewPage,
    ReviewRow,
    due_on,
    why_not_decide,
    why_not_refuse,
)
from app.customers.form import CustomerForm, Ref
from app.errors import Problem
from app.ids import Id
from app.projects import reviewing
from app.session.door import Session
from app.session.subject import Subject
from app.vault.record import Record

MOST_ROWS = 300
_RECENT_ROWS = 3000
_WRITERS = "SELECT DISTINCT writer FROM (SELECT writer FROM ledger ORDER BY seq DESC LIMIT ?)"
_MONTH = 31 * DAY


def get_classification(session: Session, customer: Ref) -> Classification:
    """Why a customer has their level, since when, and when that is looked at again."""
    session.read(Event.CUSTOMER_PAGE, Subject(customer.project, customer.level, customer.rid))
    record = customers.customer(session.compartment(customer.project, customer.level), customer.rid)
    return store.classification_of(session, record)


def overdue_reviews(session: Session, project: Id, levels: tuple[Level, ...] = ()) -> ReviewPage:
    """Customers whose level is to be looked at by now or within two weeks, the longest due first.

    Over ``levels``, without any over all that are open. At most 300 rows; the counts are of all.
    """
    asked = tuple(sorted(levels or session.levels(project)))
    for level in asked:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    session.read(Event.LEVEL_LIST, Subject(project, max(asked, default=None), note="reviews"))
    now = session.now()
    today = local_date(now)
    rows: list[ReviewRow] = []
    total = overdue = 0
    for level in asked:
        compartment = session.compartment(project, level)
        soon = (today + SOON).isoformat()
        made = now - MONTHS[level] * _MONTH
        total += store.count_due(compartment, soon, made)
        overdue += store.count_due(compartment, today.isoformat(), made)
        for rid, name, code, review, created_at in store.due_rows(compartment, soon, made, MOST_ROWS):
            day = due_on(level, review, created_at)
            row = ReviewRow(Ref(project, level, rid), name, code, day, day <= today.isoformat(), "", 0)
            rows.append(row)
    rows.sort(key=lambda row: (row.review, row.name, row.ref.rid))
    return ReviewPage(tuple(_with_reason(session, row) for row in rows[:MOST_ROWS]), total, overdue)


def _with_reason(session: Session, row: ReviewRow) -> ReviewRow:
    record = customers.customer(session.compartment(row.ref.project, row.ref.level), row.ref.rid)
    grounds = from_body(record.body).grounds
    return replace(row, reason=grounds.reason if grounds else "", rev=record.rev)


def level_requests(session: Session, project: Id) -> tuple[LevelRequest, ...]:
    """Requests that wait and concern this person: one's own, and those that they could carry out or refuse."""
    levels = session.levels(project)
    session.read(Event.LEVEL_LIST, Subject(project, max(levels, default=None), note="requests"))
    rows = [
        _request_row(session, request, record)
        for level in levels
        for request in store.requests_in(session.compartment(project, level))
        if request.state is RequestState.ASKED
        for record in _still_there(session, request)
    ]
    return tuple(sorted((row for row in rows if _concerns(row)), key=lambda row: -row.asked_at))


def _concerns(row: LevelRequest) -> bool:
    return row.mine or row.may_decide or row.may_refuse or row.room


def _still_there(session: Session, request: store.Request) -> Iterator[Record]:
    """What a request is about; nothing when that was removed meanwhile."""
    with suppress(Problem):
        yield store.subject_of(session.compartment(request.ref.project, request.ref.level), request)


def _customer_named(session: Session, customer: Ref) -> CustomerForm | None:
    if customer.level not in session.levels(customer.project):
        return None
    record = session.compartment(customer.project, customer.level).get(customer.rid)
    return from_body(record.body) if record is not None and record.op == "U" else None


def _request_row(session: Session, request: store.Request, record: Record) -> LevelRequest:
    form = _customer_named(session, request.customer)
    compartment = session.compartment(request.ref.project, request.ref.level)
    item = item_from_body(record.body) if request.item is not None else None
    raises = request.direction is Direction.RAISE
    holds = request.form.level in session.levels(request.ref.project)
    asker = store.asker_for(session, request)
    why = why_not_decide(
        request.direction,
        request.state,
        asker=asker,
        person=session.uid,
        duties=session.duties,
        holds=holds,
        unchanged=store.still_fits(session.compartment(request.ref.project, request.ref.level), request, record.rev),
    )
    refusal = why_not_refuse(request.state, asker=asker, person=session.uid, duties=session.duties)
    writes = may(Event.LEVEL_RAISE, session.duties)
    upstairs = request.form.level == Level.TOP_SECRET and not holds and session.upstairs_keys > 0
    return LevelRequest(
        ref=request.ref,
        customer=request.customer,
        customer_name=form.name if form else "",
        customer_code=form.code if form else "",
        direction=request.direction,
        to=request.form.level,
        reason=request.form.reason,
        review=request.form.review,
        criteria=request.form.criteria,
        with_items=request.form.with_items,
        asker=request.asker,
        asker_name=session.name_of(request.asker),
        asked_at=request.asked_at,
        state=request.state,
        customer_rev=request.customer_rev,
        rev=record.rev,
        mine=asker == session.uid,
        may_decide=not why and writes,
        may_refuse=not refusal,
        why_not=why,
        room=raises and writes and upstairs,
        item=request.item,
        item_title=item.title if item else "",
        item_kind=item.kind if item else None,
        along=store.count_along(compartment, request),
    )


def owed_rewrites(session: Session) -> tuple[Owed, ...]:
    """The open compartments that wait to be written anew without what raised customers left; for managers."""
    session.read(Event.LEVEL_LIST, Subject(note="left behind"))
    if not may(Event.LEVEL_CLEAR, session.duties):
        return ()
    found = []
    for row in session.projects():
        for level in row.levels:
            left = store.remainders_in(session.compartment(row.project, level))
            if left:
                files = len({remainder.item or remainder.customer for remainder in left})
                found.append(Owed(row.project, level, files, min(remainder.at for remainder in left)))
    return tuple(found)


def level_readers(session: Session, project: Id, level: Level) -> Readers:
    """Who will be able to open ``level`` of a project, as far as this session may know it.

    A manager is told what an officer's program last wrote to them. Anybody else is told whom they have seen writing
    there, where they open the level themselves; the list of clearances is not theirs to read.
    """
    session.read(Event.LEVEL_READERS, Subject(project, note=f"level:{int(level)}"))
    held = level in session.levels(project)
    managers = tuple(
        sorted(person.name for person in session.vault.roster.people.values() if _manages(person.duties, person.serves))
    )
    if may(Event.CLEARANCE_LIST, session.duties):
        rows = [row for row in reviewing.grants(session) if row.project == project and not row.lapsed]
        names = {row.person_name for row in rows if row.level == level}
        if names:
            return Readers(level, tuple(sorted(names)), True, held, managers)
    return Readers(level, _seen_writing(session, project, level) if held else (), False, held, managers)


def _seen_writing(session: Session, project: Id, level: Level) -> tuple[str, ...]:
    rows = session.compartment(project, level).rows(_WRITERS, (_RECENT_ROWS,))
    people = session.vault.roster.people
    uids = {Id(writer[:16]) for (writer,) in rows} | {session.uid}
    return tuple(sorted(people[uid].name for uid in uids if uid in people and people[uid].serves))


def _manages(duties: frozenset[str], serves: bool) -> bool:
    return serves and "manager" in duties
