"""What may be seen around lists: places in a long one, owners to choose from, one's own kept searches."""

from __future__ import annotations

from app.access.event import Event
from app.access.level import Level
from app.customers.folding import fold
from app.customers.search import saved, store
from app.customers.search.asked import asked
from app.customers.search.listing import listing_for
from app.customers.search.model import (
    BY_NAME,
    MOST_SKIPPED,
    NO_FILTER,
    Anchor,
    ListFilter,
    ListOrder,
    OwnerChoice,
    SavedSearch,
)
from app.customers.search.paging import anchors, encode_cursor
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject

MOST_OWNERS = 200


def list_anchors(
    session: Session,
    project: Id,
    levels: tuple[Level, ...],
    text: str = "",
    order: ListOrder = BY_NAME,
    filters: ListFilter = NO_FILTER,
) -> tuple[Anchor, ...]:
    """Cursors all over the list that `list_customers` gives, none further from the next than it may skip.

    They belong to the look that was journalled with the list; without one, this is a look of its own.
    """
    wanted = asked(text)
    levels = tuple(sorted(set(levels)))
    look = (project, levels, wanted, filters)
    for level in levels:
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
    event = Event.CUSTOMER_PAGE if session.goes_on(look) else Event.CUSTOMER_LIST
    session.read(event, Subject(project, max(levels, default=None)))
    found = listing_for(session, project, levels, wanted, order, filters)
    every = MOST_SKIPPED // 2
    return tuple(Anchor(rows, encode_cursor(cursor)) for rows, cursor in anchors(found.tiers, every, order))


def list_owners(session: Session, project: Id, levels: tuple[Level, ...]) -> tuple[OwnerChoice, ...]:
    """Who is in charge of customers at ``levels``, by name, the first `MOST_OWNERS` of them."""
    found: dict[str, str] = {}
    for level in sorted(set(levels)):
        session.read(Event.CUSTOMER_PAGE, Subject(project, level))
        for key, name in store.owners(session.compartment(project, level), MOST_OWNERS):
            found.setdefault(key, name)
    return tuple(OwnerChoice(found[key], key) for key in sorted(found))[:MOST_OWNERS]


def list_saved_searches(session: Session, project: Id) -> tuple[SavedSearch, ...]:
    """The searches that this person keeps in a project, by name; those of levels that are not open do not exist."""
    session.read(Event.SEARCH_LIST, Subject(project))
    found = [
        saved.from_record(project, level, record)
        for level in session.levels(project)
        for record in store.searches_of(session.compartment(project, level), session.uid)
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.search.name), one.rid)))
