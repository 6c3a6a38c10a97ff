"""What may be seen of customer files. Every function passes the door first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.access.event import Event
from app.access.level import Level
from app.customers import store
from app.customers.body import from_body, item_from_body
from app.customers.entry.model import What
from app.customers.entry.trust import author, trust_of
from app.customers.form import FIELDS, Ref
from app.customers.model import (
    CustomerCard,
    CustomerPage,
    CustomerRow,
    Draft,
    Item,
    Revision,
)
from app.customers.revisions.differences import customer_steps, field_text
from app.customers.rules.store import rules_of
from app.customers.saved import drafts_at
from app.customers.search.asked import asked
from app.customers.search.listing import is_long, listing_for
from app.customers.search.model import BY_NAME, MOST_SKIPPED, NO_FILTER, ListFilter, ListOrder
from app.customers.search.paging import decode_cursor, encode_cursor, stretch
from app.customers.search.walking import asked_mark, opened_mark
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject
from app.vault.record import Record

MOST_ROWS = 500


def list_customers(
    session: Session,
    project: Id,
    levels: tuple[Level, ...],
    text: str = "",
    after: bytes | None = None,
    limit: int = 200,
    order: ListOrder = BY_NAME,
    filters: ListFilter = NO_FILTER,
    skip: int = 0,
    first: int = 0,
    again: bool = False,
) -> CustomerPage:
    """A stretch of the list in ``order``, over ``levels``, narrowed by ``filters`` and by what ``text`` asks for.

    A following stretch (``after`` is the cursor of the one before, or an `list_anchors` cursor with ``skip`` rows to
    pass over) belongs to the look that was journalled first. Raises Refused for a level without its key: not even a
    count of it is told. Raises Problem("search.bad_day"), Problem("customers.bad_cursor").

    With ``first`` a search among very many gives so many rows as soon as it has them, and counts nothing; asking
    ``again`` for the counted list belongs to the same look.
    """
    wanted = asked(text)
    levels = tuple(sorted(set(levels)))
    look = (project, levels, wanted, filters)
    follows = (after is not None or again) and session.goes_on(look)
    event = Event.CUSTOMER_PAGE if follows else Event.CUSTOMER_SEARCH if wanted else Event.CUSTOMER_LIST
    for level in levels:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    note = f"{_levels_note(levels)} {filters.note()}".strip()
    if event is not Event.CUSTOMER_SEARCH:
        session.read(event, Subject(project, max(levels, default=None), note=note))
        session.went_on_record(look)
    hurries = bool(first and wanted) and is_long(session, project, levels)
    found = listing_for(session, project, levels, wanted, order, filters, counted=not hurries)
    most = max(1, min(first if hurries else limit, MOST_ROWS))
    passed = max(0, min(skip, MOST_SKIPPED))
    rows = stretch(found.tiers, decode_cursor(after, order.by), most, passed, order)
    if event is Event.CUSTOMER_SEARCH:
        # The entry says whether anything was found, so it is written here: on record before anything is shown.
        note = f"{note} {asked_mark(session, text, found=bool(rows))}".strip()
        session.read(event, Subject(project, max(levels, default=None), note=note))
        session.went_on_record(look)
    if hurries:
        return _first_rows(tuple(row for _, row in rows), levels, most, too_many=found.too_many)
    return CustomerPage(
        rows=tuple(row for _, row in rows),
        next=encode_cursor(rows[-1][0]) if len(rows) == most else None,
        total=sum(count for _, count in found.counts),
        counts=found.counts,
        highest=found.highest,
        too_many=found.too_many,
    )


def _first_rows(rows: tuple[CustomerRow, ...], levels: Sequence[Level], most: int, *, too_many: bool) -> CustomerPage:
    """A page of what was read without counting; fewer than were wanted are all there are, and so they are counted."""
    counts = tuple((level, sum(row.level == level for row in rows)) for level in levels)
    highest = max((int(row.matched_level or row.level) for row in rows), default=0)
    return CustomerPage(rows, None, len(rows), counts, highest, too_many, counted=len(rows) < most)


def list_linked_customers(session: Session, project: Id) -> tuple[CustomerRow, ...]:
    """Customers of lower levels that have top-secret items: what the top-secret room shows beside its own list."""
    session.read(Event.CUSTOMER_LIST, Subject(project, Level.TOP_SECRET, note="linked"))
    compartment = session.compartment(project, Level.TOP_SECRET)
    rows = []
    for rid, level in store.customers_below(compartment, Level.TOP_SECRET):
        record = session.compartment(project, level).get(rid)
        if record is None or record.op != "U":
            continue
        form = from_body(record.body)
        phone = form.phones[0] if form.phones else ""
        rows.append(CustomerRow(Ref(project, level, rid), form.name, form.code, level, phone, form.owner, record.at))
    return tuple(rows)


def get_customer(session: Session, ref: Ref) -> CustomerCard:
    """A whole customer file, with the items of every level that this session can open."""
    above = [level for level in session.levels(ref.project) if level >= ref.level]
    note = f"{_levels_note(above)} {opened_mark(session, ref)}".strip()
    session.read(Event.CUSTOMER_VIEW, Subject(ref.project, ref.level, ref.rid, note=note))
    compartment = session.compartment(ref.project, ref.level)
    record = store.customer(compartment, ref.rid)
    first = compartment.history(ref.rid)[0]
    bound = Counter[Id]()
    for level in above:
        bound.update(store.documents_of_items(session.compartment(ref.project, level), ref.rid))
    items = [
        replace(_item(session, Ref(ref.project, level, found.rid), found), documents=bound[found.rid])
        for level in above
        for found in store.items_of(session.compartment(ref.project, level), ref.rid)
    ]
    return CustomerCard(
        ref=ref,
        form=from_body(record.body),
        rev=record.rev,
        created_at=first.at,
        created_by=author(session, first),
        updated_at=record.at,
        updated_by=author(session, record),
        items=tuple(sorted(items, key=lambda item: -item.updated_at)),
        trust=trust_of(session, What.CUSTOMER, record),
        fields=rules_of(session, ref.project).fields,
    )


def customer_history(session: Session, ref: Ref) -> tuple[Revision, ...]:
    """Every saving of a customer, newest first, with what it changed field by field."""
    session.read(Event.CUSTOMER_HISTORY, Subject(ref.project, ref.level, ref.rid))
    compartment = session.compartment(ref.project, ref.level)
    store.customer(compartment, ref.rid)
    steps = customer_steps(compartment.history(ref.rid), rules_of(session, ref.project).fields)
    found = [Revision(record.rev, record.at, author(session, record), changes) for record, changes in steps]
    return tuple(reversed(found))


def reveal_field(session: Session, ref: Ref, field: str) -> str:
    """The text of one masked field: each look is journalled by itself."""
    if field not in FIELDS:
        raise Problem("customers.not_found")
    session.read(Event.FIELD_REVEAL, Subject(ref.project, ref.level, ref.rid, note=field))
    record = store.customer(session.compartment(ref.project, ref.level), ref.rid)
    return field_text(from_body(record.body), field)


def list_drafts(session: Session) -> tuple[Draft, ...]:
    """What this person was typing when the vault locked, newest first, without what has been saved since."""
    session.read(Event.DRAFT_LIST, Subject())
    found = [
        Draft(
            row.key, row.form, key.project, level, row.rid, {name: str(text) for name, text in row.body.items()}, row.at
        )
        for key in session.projects()
        for level in key.levels
        for row in drafts_at(session, key.project, level)
    ]
    return tuple(sorted(found, key=lambda draft: -draft.at))


def _item(session: Session, ref: Ref, record: Record) -> Item:
    trust = trust_of(session, What.ITEM, record)
    return Item(ref, item_from_body(record.body), record.rev, record.at, author(session, record), trust)


def _levels_note(levels: Iterable[Level]) -> str:
    return "levels:" + ",".join(str(int(level)) for level in sorted(levels))
