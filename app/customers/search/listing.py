"""The list of customers over several compartments: what was asked for, as tiers of lanes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from app.access.level import Level
from app.customers.form import Ref
from app.customers.model import CustomerRow
from app.customers.projection import BETWEEN, SEARCHED
from app.customers.search import question
from app.customers.search.asked import Asked, holds
from app.customers.search.elsewhere import Belonging, look_elsewhere
from app.customers.search.lanes import (
    LISTED,
    WORDS,
    Found,
    HeldLane,
    Lane,
    Raw,
    TableLane,
    key_of,
)
from app.customers.search.model import BY_NAME, ListFilter, ListOrder
from app.customers.search.question import Condition
from app.ids import Id
from app.session.door import Session
from app.vault.compartment import Compartment

_ASKED_AT_ONCE = 500
LONG = 20_000
"""Customers; above so many a search is not counted before its first rows are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A compartment and the level of its customers."""

    project: Id
    level: Level
    compartment: Compartment


@dataclass(frozen=True, slots=True)
class Listing:
    """``tiers`` to read from; how many customers there are of each level; ``highest`` level of which anything shows.

    Where nothing was counted, there are no counts, and no level.
    """

    tiers: tuple[tuple[Lane, ...], ...]
    counts: tuple[tuple[Level, int], ...]
    highest: int
    too_many: bool


def listing(
    places: Sequence[Place],
    asked: Asked,
    order: ListOrder,
    filters: ListFilter,
    *,
    me: str,
    now: int,
    counted: bool = True,
) -> Listing:
    """The list that was asked for, with everything counted, unless that is to be left.

    Who typed accents and asked for no order of their own gets those with just these accents in the name first.
    """
    if asked.empty:
        return Listing((), tuple((place.level, 0) for place in places), 0, too_many=False)
    elsewhere = look_elsewhere([(place.level, place.compartment) for place in places], asked)
    lanes: list[list[Lane]] = []
    counts: dict[Level, int] = {}
    seen: set[int] = set()
    for place in places:
        conditions = question.narrowed(filters, me, now, _above(places, place, filters))
        own = _own(place, asked, order, conditions)
        held = HeldLane(_held(place, asked, order, conditions, elsewhere.found[place.level]), order)
        lanes.append([*own, held])
        if not counted:
            continue
        counts[place.level] = sum(lane.count() for lane in (*own, held))
        seen.update({int(place.level)} if counts[place.level] else ())
        seen.update(_level_of(row) for _, row in held.rows(None, held.count()))
    tiers = _tiers(lanes)
    return Listing(tiers, tuple(counts.items()), max(seen, default=0), elsewhere.too_many)


def listing_for(
    session: Session,
    project: Id,
    levels: Sequence[Level],
    wanted: Asked,
    order: ListOrder,
    filters: ListFilter,
    *,
    counted: bool = True,
) -> Listing:
    """The list over the session's own compartments. Whoever asks has passed the door with every one of ``levels``."""
    places = [Place(project, level, session.compartment(project, level)) for level in levels]
    return listing(places, wanted, order, filters, me=session.person.name, now=session.latest(), counted=counted)


def is_long(session: Session, project: Id, levels: Sequence[Level]) -> bool:
    """Whether counting what a search finds takes longer than a hand rests between two keys."""
    rows = (session.compartment(project, level).rows(question.ALL) for level in levels)
    return sum(int(counted) for ((counted,),) in rows) > LONG


def _tiers(lanes: Sequence[Sequence[Lane]]) -> tuple[tuple[Lane, ...], ...]:
    """From one list per compartment, by tier and last what is held, to one list per tier."""
    tiers = max((len(one) - 1 for one in lanes), default=0)
    found = [[one[tier] for one in lanes] for tier in range(tiers)]
    if found:
        found[-1] += [one[-1] for one in lanes if one[-1].count()]
    return tuple(tuple(tier) for tier in found)


def _own(place: Place, asked: Asked, order: ListOrder, filters: Sequence[Condition]) -> list[Lane]:
    make = _maker(place, asked)
    if not asked:
        return [TableLane(place.compartment, order, make, filters=filters)]

    def lane(match: str, fits: Callable[[str], bool]) -> Lane:
        words = [question.words(match), *question.phrases(asked)]
        return TableLane(place.compartment, order, make, words=words, filters=filters, fits=fits)

    if asked.accented is None or order != BY_NAME:
        return [lane(asked.match(), asked.fits)]
    first = asked.match(accented=True)
    return [
        lane(first, asked.fits_accented),
        lane(
            f"({asked.match()}) NOT ({first})",
            lambda words: asked.fits(words) and not asked.fits_accented(words),
        ),
    ]


def _held(
    place: Place,
    asked: Asked,
    order: ListOrder,
    filters: Sequence[Condition],
    found: dict[Id, Belonging],
) -> list[Found]:
    """Customers of this compartment whose own words do not fit, but something that belongs to them does."""
    rows: list[Found] = []
    tests = "".join(f" AND {one.testing()}" for one in filters)
    params = [value for one in filters for value in one.params]
    rids = list(found)
    for start in range(0, len(rids), _ASKED_AT_ONCE):
        some = rids[start : start + _ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT {LISTED} FROM customer c WHERE c.rid IN ({marks}){tests}"  # noqa: S608 - fixed words
        rows += [
            (key_of(row, order.by), _row(place, row, why.kind, why.title, why.level))
            for row in place.compartment.rows(sql, (*some, *params))
            if not asked.fits(row[WORDS]) and (why := found[Id(row[0])])
        ]
    return rows


def _above(places: Sequence[Place], place: Place, filters: ListFilter) -> list[Id]:
    """Customers of this level with a wanted item in a higher compartment of those listed."""
    if filters.kind is None and not filters.stage:
        return []
    return [
        rid
        for other in places
        if other.level > place.level
        for rid in question.customers_with_item(other.compartment, filters, place.level)
    ]


def _maker(place: Place, asked: Asked) -> Callable[[Raw], CustomerRow]:
    if not asked:
        return partial(_row, place)
    return lambda row: _row(place, row, _field(row[WORDS], asked), "", None)


def _row(place: Place, row: Raw, matched: str = "", title: str = "", higher: Level | None = None) -> CustomerRow:
    rid, name, _, code, _, phone, owner, _, updated_at, _ = row
    level = place.level
    ref = Ref(place.project, level, rid)
    return CustomerRow(ref, name, code, level, phone, owner, updated_at, matched, title, higher)


def _field(indexed: str, asked: Asked) -> str:
    """Which field besides the name made a row a match; empty when the name did, or nothing was searched."""
    if not asked:
        return ""
    name, accented, *others = indexed.split(f" {BETWEEN} ")
    if holds([*name.split(" "), *accented.split(" ")], asked.words) and all(p.fits(name) for p in asked.phrases):
        return ""
    missed = [part for part in asked.beginnings() if not any(one.startswith(part) for one in name.split(" "))]
    for field, words in zip(SEARCHED[2:], others, strict=False):
        have = words.split(" ")
        if any(one.startswith(part) for part in missed or asked.beginnings() for one in have):
            return field
    return ""


def _level_of(row: CustomerRow) -> int:
    return int(row.matched_level or row.level)
