"""Keeping searches. Each is its owner's alone, in the compartment of the highest level that it covers.

Its text may name a customer, so it stands where the customer may be named, and goes with the clearance and with the
customer (`app.destruction.scope`).
"""

from __future__ import annotations

from app.access.event import Event
from app.customers.search import store
from app.customers.search.model import KeptSearch, SavedSearch
from app.customers.search.saved import SEARCH, checked, from_record, to_body
from app.errors import Problem
from app.ids import Id
from app.session.door import Session
from app.session.subject import Subject

MOST_KEPT = 100


def save_search(session: Session, project: Id, search: KeptSearch) -> SavedSearch:
    """Keep a search under a name. Raises Problem("search.…") for what is wrong with it, and ("search.too_many")."""
    search = checked(search)
    level = max(search.levels)
    for wanted in search.levels:
        session.read(Event.CUSTOMER_PAGE, Subject(project, wanted))
    rid = session.world.new_id()
    with session.change(Event.SEARCH_SAVE, Subject(project, level, rid)) as change:
        if len(store.searches_of(session.compartment(project, level), session.uid)) >= MOST_KEPT:
            raise Problem("search.too_many", most=MOST_KEPT)
        record = change.put(rid, SEARCH, to_body(search, session.uid), base=None)
    return from_record(project, level, record)


def rename_search(session: Session, saved: SavedSearch, name: str) -> SavedSearch:
    """Give one's own search another name. Raises Problem("search.not_found"), Problem("vault.changed_meanwhile")."""
    with session.change(Event.SEARCH_RENAME, Subject(saved.project, saved.level, saved.rid)) as change:
        record = store.search(session.compartment(saved.project, saved.level), saved.rid, session.uid)
        kept = from_record(saved.project, saved.level, record).search
        renamed = checked(KeptSearch(name, kept.text, kept.levels, kept.order, kept.filters))
        record = change.put(saved.rid, SEARCH, {**record.body, **to_body(renamed, session.uid)}, base=saved.rev)
    return from_record(saved.project, saved.level, record)


def delete_search(session: Session, saved: SavedSearch) -> None:
    """Give up one's own search. Raises Problem("search.not_found"), Problem("vault.changed_meanwhile")."""
    with session.change(Event.SEARCH_DELETE, Subject(saved.project, saved.level, saved.rid)) as change:
        store.search(session.compartment(saved.project, saved.level), saved.rid, session.uid)
        change.remove(saved.rid, saved.rev)
