"""What may be seen of items over all customers of a project. Every function passes the door first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from app.access.event import Event
from app.access.level import Level
from app.customers.entry.trust import author
from app.customers.folding import fold
from app.customers.form import Ref
from app.customers.items import store, timeline
from app.customers.items.kinds import ItemKind, Stage
from app.customers.items.life import STAGES
from app.customers.items.model import (
    DuePage,
    Happening,
    ItemFilter,
    ItemPage,
    ItemRow,
    Order,
    RemovedItem,
    RemovedPage,
)
from app.customers.projection import wanted_words
from app.customers.store import customer, items_of
from app.ids import Id, from_hex
from app.session.door import Session
from app.session.subject import Subject
from app.vault.record import Record

MOST_ROWS = 500
MOST_DUE = 500


def list_items(
    session: Session,
    project: Id,
    kind: ItemKind,
    levels: tuple[Level, ...],
    wanted: ItemFilter = ItemFilter(),  # noqa: B008 (frozen)
    order: Order = Order.TITLE,
    after: bytes | None = None,
    limit: int = 200,
) -> ItemPage:
    """A stretch of the items of a kind, over ``levels`` and all customers; ``after`` is the cursor of the one before.

    A following stretch belongs to the look that was journalled first. Raises Refused for a level without its key: not
    even a count of it is told.
    """
    levels = tuple(sorted(set(levels)))
    look = ("items", project, kind, levels, wanted, order)
    follows = after is not None and session.goes_on(look)
    first = Event.ITEM_SEARCH if wanted_words(wanted.text) else Event.ITEM_LIST
    for level in levels:
        session.read(Event.ITEM_PAGE, Subject(project, level))
    event = Event.ITEM_PAGE if follows else first
    session.read(event, Subject(project, max(levels, default=None), note=f"{kind},{_levels_note(levels)}"))
    session.went_on_record(look)
    places = _places(session, project, levels)
    number = max(1, min(limit, MOST_ROWS))
    rows = store.list_rows(places, kind, wanted, order, store.decode_cursor(order, after), number)
    counts = _stage_counts(places, kind, wanted)
    chosen = [(n, amount) for stage, n, amount in counts if not wanted.stages or stage in wanted.stages]
    return ItemPage(
        rows=_named(session, [row for _, row in rows]),
        next=store.encode_cursor(order, rows[-1][0]) if len(rows) == number else None,
        total=sum(n for n, _ in chosen),
        amount=sum(amount for _, amount in chosen),
        stages=tuple((stage, n) for stage, n, _ in counts),
    )


def due_items(session: Session, project: Id, until: str, owner: str = "", levels: tuple[Level, ...] = ()) -> DuePage:
    """Next steps, follow-ups and reviews that are due by ``until`` (ISO), over ``levels``, without any over every level
    that is open here. With ``owner`` only the rows of that person; ``owners`` counts everybody's all the same.
    """
    levels = tuple(sorted(set(levels))) or session.levels(project)
    for level in levels:
        session.read(Event.ITEM_PAGE, Subject(project, level))
    session.read(Event.ITEM_DUE, Subject(project, max(levels, default=None), note=_levels_note(levels)))
    places = _places(session, project, levels)
    rows = sorted(
        (row for place in places for row in store.due_rows(place, until, owner, MOST_DUE)),
        key=lambda row: (row.due, row.ref.rid),
    )
    owners = _owners(places, until)
    total = sum(n for name, n in owners if not owner or fold(name) == fold(owner))
    return DuePage(_named(session, rows[:MOST_DUE]), total, owners)


def customer_timeline(session: Session, ref: Ref) -> tuple[Happening, ...]:
    """What happened to a customer file, newest first: its own savings, and its items', of every level open here."""
    above = [level for level in session.levels(ref.project) if level >= ref.level]
    session.read(Event.ITEM_TIMELINE, Subject(ref.project, ref.level, ref.rid, note=_levels_note(above)))
    compartment = session.compartment(ref.project, ref.level)
    customer(compartment, ref.rid)
    told = timeline.of_customer(compartment.history(ref.rid), ref.level, partial(author, session))
    for level in above:
        holder = session.compartment(ref.project, level)
        removed = store.removed_rows(holder, None, ref.rid, MOST_ROWS)
        for rid in (*(record.rid for record in items_of(holder, ref.rid)), *removed):
            told += timeline.of_item(holder.history(rid), Ref(ref.project, level, rid), partial(author, session))
    told.sort(key=lambda happening: happening.at)
    told.reverse()  # not sorted downwards: what happened in one moment is to stand newest first too
    return tuple(told)


def removed_items(
    session: Session, project: Id, levels: tuple[Level, ...], kind: ItemKind | None = None, customer: Ref | None = None
) -> RemovedPage:
    """What was taken off last at ``levels``, newest first: of a kind, of one customer, or of all. At most 500."""
    levels = tuple(sorted(set(levels)))
    rid = None if customer is None else customer.rid
    for level in levels:
        session.read(Event.ITEM_PAGE, Subject(project, level))
    note = f"{kind or 'all'},{_levels_note(levels)}"
    session.read(Event.ITEM_REMOVED_LIST, Subject(project, max(levels, default=None), rid, note=note))
    rows: list[RemovedItem] = []
    total = 0
    for place in _places(session, project, levels):
        total += store.count_removed(place.compartment, kind, rid)
        for found in store.removed_rows(place.compartment, kind, rid, MOST_ROWS):
            record = place.compartment.get(found)
            if record is not None:
                rows.append(_removed(session, place, record))
    rows.sort(key=lambda row: (-row.removed_at, row.ref.rid))
    return RemovedPage(tuple(rows[:MOST_ROWS]), total)


def _removed(session: Session, place: store.Place, record: Record) -> RemovedItem:
    said, owner = record.body, Id(from_hex(record.body["customer"]))
    name, customer = "", None
    for level in session.levels(place.project):
        if level <= place.level and (names := store.names_of(session.compartment(place.project, level), [owner])):
            name, customer = names[owner], Ref(place.project, level, owner)
    return RemovedItem(
        Ref(place.project, place.level, record.rid), customer, name, ItemKind(said["kind"]), said["title"],
        said["reason"], record.at, session.name_of(record.writer.uid), record.rev,
    )  # fmt: skip


def _places(session: Session, project: Id, levels: Iterable[Level]) -> list[store.Place]:
    return [store.Place(project, level, session.compartment(project, level)) for level in levels]


def _stage_counts(places: Sequence[store.Place], kind: ItemKind, wanted: ItemFilter) -> list[tuple[Stage, int, int]]:
    found = [count for place in places for count in store.count_stages(place.compartment, kind, wanted)]
    return [
        (stage, sum(n for one, n, _ in found if one is stage), sum(money for one, _, money in found if one is stage))
        for stage in STAGES[kind]
    ]


def _named(session: Session, rows: Sequence[ItemRow]) -> tuple[ItemRow, ...]:
    """The rows with the names of those customers that this session can open."""
    by_place: dict[tuple[Id, Level], set[Id]] = {}
    for row in rows:
        by_place.setdefault((row.customer.project, row.customer.level), set()).add(row.customer.rid)
    names: dict[Id, str] = {}
    for (project, level), rids in by_place.items():
        if level in session.levels(project):
            names |= store.names_of(session.compartment(project, level), sorted(rids))
    return tuple(replace(row, customer_name=names.get(row.customer.rid, "")) for row in rows)


def _owners(places: Sequence[store.Place], until: str) -> tuple[tuple[str, int], ...]:
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for place in places:
        for key, name, n in store.due_owners(place.compartment, until):
            names.setdefault(key, name)
            counts[key] = counts.get(key, 0) + n
    return tuple((names[key], counts[key]) for key in sorted(counts))


def _levels_note(levels: Iterable[Level]) -> str:
    return "levels:" + ",".join(str(int(level)) for level in sorted(levels))
