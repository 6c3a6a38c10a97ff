"""Two compartments of one project with random customers and items, and what a plain look at every body would find."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.level import Level
from app.clock import DAY, FixedClock, local_date
from app.customers.body import grounds_to_body, item_to_body, to_body
from app.customers.collation import sort_key
from app.customers.folding import fold
from app.customers.form import CustomerForm, Grounds, ItemForm, ItemKind, Ref, Relation
from app.customers.projection import CUSTOMER, ITEM, searchable, words_of
from app.customers.search.listing import Place
from app.customers.search.model import ListFilter, ListOrder, OrderBy
from app.customers.validation import normalised
from app.ids import Id, made_at, new_id
from app.vault.compartment import Compartment
from tests.fixtures.compartments import AT, Shelf, new_shelf

SYLLABLES = (
    "An",
    "Ăn",
    "Ân",
    "Ánh",
    "Đào",
    "Dao",
    "Nguyễn",
    "Nguyên",
    "Hường",
    "Hương",
    "Mã 9",
    "Mã 10",
    "Trần",
    "漢字",
)
OWNERS = ("", "Lan", "lan", "Lê Quân", "Đào Ánh")
TITLES = ("Đơn hàng 12 2026", "Gọi lại", "Chiết khấu Hường", "HĐ 7")
ME = "Lê Quân"
DAYS = 40


@dataclass(frozen=True)
class Known:
    """A customer with everything that a plain look needs."""

    rid: Id
    form: CustomerForm
    updated_at: int
    review: str
    items: tuple[tuple[Id, ItemForm, str], ...]


class Shelves:
    """Level 1 and level 2, open, and what was put there."""

    def __init__(self, places: tuple[Place, ...], known: tuple[Known, ...]) -> None:
        self.places, self.known = places, known


@contextmanager
def filled(folder: Path, seed: int, size: int) -> Iterator[Shelves]:
    """Random customers in two compartments, in several savings; items at the customer's level or above."""
    chance = random.Random(seed)
    shelves = [new_shelf(folder, level=level) for level in (1, 2)]
    opened = [shelf.create() for shelf in shelves]
    project = opened[0].place.project
    known = tuple(_customer(chance, number, project, shelves, opened) for number in range(size))
    yield Shelves(tuple(Place(project, Level(at), one) for at, one in enumerate(opened, start=1)), known)
    for one in opened:
        one.close()


def _customer(
    chance: random.Random, number: int, project: Id, shelves: Sequence[Shelf], opened: Sequence[Compartment]
) -> Known:
    level = Level(chance.choice((1, 1, 2)))
    rid = new_id(FixedClock(AT - chance.randrange(DAYS) * DAY))
    form = CustomerForm(
        name=" ".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))),
        code=chance.choice(("", f"KH-{number % 7:03d}", f"vip{number % 5}")),
        phones=chance.choice(((), ("0912345678",), ("0901234567", "0912 300 400"))),
        tax_code=chance.choice(("", "0100109106", "0100109106-001")),
        address=chance.choice(("", "12 Trần Phú, Huế", "Số 9 Đào Duy Anh")),
        owner=chance.choice(OWNERS),
        relation=chance.choice(list(Relation)),
        level=level,
        note=chance.choice(("", "thích cà phê", "gọi Hường")),
    )
    review = chance.choice(("", "2026-01-01", "2030-01-01"))
    at = AT - chance.randrange(DAYS) * DAY
    body = {**to_body(form), "classification": grounds_to_body(level, Grounds(review=review))}
    shelf, compartment = shelves[level - 1], opened[level - 1]
    items = []
    with compartment.change("customer:create", shelf.hand, at) as change:
        change.put(rid, CUSTOMER, body, base=None)
    for _ in range(chance.choice((0, 0, 1, 2))):
        item, stage = _item(chance, Ref(project, level, rid)), chance.choice(("open", "done"))
        item_rid = new_id(FixedClock(AT + chance.randrange(1000) * 1000))
        with opened[item.level - 1].change("item:create", shelves[item.level - 1].hand, at) as change:
            change.put(item_rid, ITEM, {**item_to_body(item), "stage": stage}, base=None)
        items.append((item_rid, item, stage))
    return Known(rid, normalised(form), at, review, tuple(items))


def _item(chance: random.Random, customer: Ref) -> ItemForm:
    return ItemForm(
        customer, chance.choice(list(ItemKind)), Level(chance.randint(customer.level, 2)), chance.choice(TITLES)
    )


@dataclass(frozen=True)
class Term:
    """One part of a query: a word, a phrase (closed or not), or a number in groups."""

    parts: tuple[str, ...]
    phrase: bool = False
    closed: bool = True

    def typed(self) -> str:
        """As one types it."""
        text = " ".join(self.parts)
        return f'"{text}{chr(34) if self.closed else ""}' if self.phrase else text


def plainly(
    shelves: Shelves, terms: Sequence[Term], order: ListOrder, filters: ListFilter, levels: Sequence[Level], now: int
) -> list[Id]:
    """The ids that a look at every body gives, in order."""
    found = [
        one
        for one in shelves.known
        if one.form.level in levels and _passes(one, filters, levels, now) and _matches(one, terms, levels)
    ]
    found.sort(key=lambda one: _key(one, order.by), reverse=order.descending)
    if order == ListOrder() and any(part != fold(part) for term in terms if not term.phrase for part in term.parts):
        found.sort(key=lambda one: not _as_typed(one, terms))
    return [one.rid for one in found]


def _key(one: Known, by: OrderBy) -> tuple[object, ...]:
    name = sort_key(one.form.name)
    return {
        OrderBy.NAME: (name, one.rid),
        OrderBy.CODE: (fold(one.form.code), one.rid),
        OrderBy.OWNER: (fold(one.form.owner), name, one.rid),
        OrderBy.UPDATED: (one.updated_at, one.rid),
        OrderBy.CREATED: (one.rid,),
    }[by]


def _passes(one: Known, filters: ListFilter, levels: Sequence[Level], now: int) -> bool:
    updated, created = local_date(one.updated_at).isoformat(), local_date(made_at(one.rid)).isoformat()
    wanted_items = [
        item
        for _, item, stage in one.items
        if item.level in levels and filters.kind in (None, item.kind) and filters.stage in ("", stage)
    ]
    return (
        (not filters.owner or fold(one.form.owner) == fold(filters.owner))
        and (not filters.mine or fold(one.form.owner) == fold(ME))
        and filters.relation in (None, one.form.relation)
        and updated >= filters.updated_from
        and (not filters.updated_until or updated <= filters.updated_until)
        and created >= filters.created_from
        and (not filters.created_until or created <= filters.created_until)
        and (not filters.review_due or "" < one.review <= local_date(now).isoformat())
        and (bool(wanted_items) or (filters.kind is None and not filters.stage))
    )


def _matches(one: Known, terms: Sequence[Term], levels: Sequence[Level]) -> bool:
    fields = [words_of(text) for text in searchable(one.form).values()]
    items = [words_of(f"{item.title} {item.text}") for _, item, _ in one.items if item.level in levels]
    return _fit(fields, terms) or any(_fit([words], terms) for words in items)


def _fit(fields: Sequence[Sequence[str]], terms: Sequence[Term]) -> bool:
    everything = [word for field in fields for word in field]
    return all(
        _phrase(fields, term) if term.phrase else _loose(everything, [fold(part) for part in term.parts])
        for term in terms
    )


def _loose(words: Sequence[str], parts: Sequence[str]) -> bool:
    def begins(part: str) -> bool:
        return any(word.startswith(part) for word in words)

    joined = "".join(parts)
    if len(parts) > 1 and joined.isdigit():
        apart = len(joined) < 7 or not joined.startswith(("0", "84"))
        return begins(joined) or (apart and all(map(begins, parts)))
    return all(begins(word) for part in parts for word in words_of(part))


def _phrase(fields: Sequence[Sequence[str]], term: Term) -> bool:
    wanted = words_of(" ".join(term.parts))
    for words in fields:
        for start in range(len(words) - len(wanted) + 1):
            piece = list(words[start : start + len(wanted)])
            if piece[:-1] == wanted[:-1] and (
                piece[-1] == wanted[-1] or (not term.closed and piece[-1].startswith(wanted[-1]))
            ):
                return True
    return False


def _as_typed(one: Known, terms: Sequence[Term]) -> bool:
    """Whether the customer's own words fit, those with accents in the name as they were typed."""
    fields = [words_of(text) for text in searchable(one.form).values()]
    name = one.form.name.casefold().split()
    folded = [word for field in fields for word in field]
    loose = [term for term in terms if not term.phrase]
    return _fit(fields, terms) and all(
        any(word.startswith(part.casefold()) for word in (name if part.casefold() != fold(part) else folded))
        for term in loose
        for part in term.parts
        if not part.isdigit()
    )


def with_filter(chance: random.Random) -> ListFilter:
    """A random filter, often none."""
    day = local_date(AT - chance.randrange(DAYS) * DAY).isoformat()
    return chance.choice(
        [
            ListFilter(), ListFilter(), ListFilter(owner="LAN"), ListFilter(relation=Relation.IMPORTANT),
            ListFilter(updated_from=day), ListFilter(created_until=day), ListFilter(mine=True),
            ListFilter(review_due=True), ListFilter(kind=ItemKind.DEALING), ListFilter(stage="done"),
            ListFilter(kind=ItemKind.POLICY, stage="open", owner="lan"),
            replace(ListFilter(updated_from=day), updated_until=day, relation=Relation.ORDINARY),
        ]
    )  # fmt: skip
