"""Lists in every order, far places, narrowed lists, and searches that the search box understands beyond words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.access.level import Level
from app.customers.form import Relation
from app.customers.queries import list_customers
from app.customers.search.listing import LONG
from app.customers.search.model import ListFilter, ListOrder, OrderBy
from app.customers.search.queries import list_anchors
from tests.benchmarks import limit
from tests.benchmarks.measure import Figure, in_turn, percentile, timed

if TYPE_CHECKING:
    from tests.benchmarks.cases import Bench

LEVELS = (Level.CONFIDENTIAL,)
# With accents (two tiers), a phrase, numbers in groups, words that stand in items as well if there are any.
TYPED = ("trần phú", "hùng", "đặng thị", '"trần phú"', '"dược phẩm lê', "0901 23", "090 12", "kh000", "ly văn 12")
PLAIN = ("nguyen", "cong ty", "tran van", "phuc 12", "hung", "duoc pham le", "n", "vu", "tran phu", "cong ty vu")
FILTERS = (
    ListFilter(owner="Lê Văn An"), ListFilter(updated_from="2020-01-01"), ListFilter(mine=True),
    ListFilter(relation=Relation.IMPORTANT), ListFilter(owner="Bùi Thị Hoa", created_from="2020-01-01"),
)  # fmt: skip


def measure_lists(bench: Bench) -> Iterator[Figure]:
    """Each beside the shortest page by name, or the shortest search, of the same rows without any of ours."""
    for by in OrderBy:
        for descending in (False, True):
            if by is not OrderBy.NAME or descending:
                yield _next_page(bench, ListOrder(by, descending))
    yield _far_page(bench)
    yield _typed(bench)
    if bench.size > LONG:
        yield _first_rows(bench)
    yield _narrowed(bench)


def _next_page(bench: Bench, order: ListOrder) -> Figure:
    first = list_customers(bench.session, bench.project, LEVELS, order=order)
    way = "down" if order.descending else "up"
    return in_turn(
        f"next page of 200 in order of {order.by}, {way}, beside one by name",
        bench.size,
        lambda: list_customers(bench.session, bench.project, LEVELS, after=first.next, order=order),
        lambda: limit.page(bench.raw),
        target=4,
        repeats=15,
    )


def _far_page(bench: Bench) -> Figure:
    """A page that the scroll bar was dragged to: from the nearest cursor, passing over what is between."""
    list_customers(bench.session, bench.project, LEVELS)
    anchors = list_anchors(bench.session, bench.project, LEVELS)
    chance = random.Random(9)

    def ours() -> None:
        row = chance.randrange(bench.size)
        near = max((one for one in anchors if one.rows <= row), key=lambda one: one.rows, default=None)
        rows, cursor = (near.rows, near.cursor) if near else (0, None)
        if cursor is None:
            list_customers(bench.session, bench.project, LEVELS, skip=row)
        else:
            list_customers(bench.session, bench.project, LEVELS, "", cursor, skip=row - rows)

    return in_turn(
        "a page anywhere, from the nearest of the known places, beside the first",
        bench.size, ours, lambda: limit.page(bench.raw), target=20, repeats=25,
    )  # fmt: skip


def _typed(bench: Bench) -> Figure:
    """95 of 100 searches with accents, phrases, and numbers in groups, beside the bare words."""
    ours: list[float] = []
    least: list[float] = []
    for _ in range(4):
        for text in TYPED:
            ours.append(timed(lambda t=text: list_customers(bench.session, bench.project, LEVELS, t, limit=50)))
            least.append(timed(_bare(bench, text)))
    return Figure(
        "search with accents, phrases, numbers in groups, first 50 with counts (p95)",
        bench.size, (percentile(ours, 0.95),), (percentile(least, 0.95),), 3,
    )  # fmt: skip


def _first_rows(bench: Bench) -> Figure:
    """What the window shows before anything is counted, of both kinds of searches; the limit does not count either."""
    ours: list[float] = []
    least: list[float] = []
    for _ in range(4):
        for text in (*PLAIN, *TYPED):
            work = lambda t=text: list_customers(bench.session, bench.project, LEVELS, t, first=60)  # noqa: E731
            ours.append(timed(work))
            least.append(timed(_bare(bench, text, counts=False)))
    return Figure(
        "the first 60 a search finds, by name, before they are counted (p95)",
        bench.size, (percentile(ours, 0.95),), (percentile(least, 0.95),), 2,
    )  # fmt: skip


def _bare(bench: Bench, text: str, *, counts: bool = True) -> Callable[[], None]:
    from app.customers.projection import words_of

    words = tuple(words_of(text))

    def work() -> None:
        limit.search(bench.raw, words, counts=counts)
        limit.synced_insert(bench.notes)

    return work


def _narrowed(bench: Bench) -> Figure:
    """95 of 100 lists narrowed by owner, days, relation, in two orders, nothing remembered from the one before."""
    from app.customers.search import lanes

    ours: list[float] = []
    least: list[float] = []

    def raw() -> None:
        limit.page(bench.raw)
        limit.synced_insert(bench.notes)

    for order in (ListOrder(), ListOrder(OrderBy.UPDATED, descending=True)):
        for filters in FILTERS:
            lanes._counts.clear()
            work = lambda f=filters, o=order: list_customers(bench.session, bench.project, LEVELS, order=o, filters=f)  # noqa: E731
            ours.append(timed(work))
            least.append(timed(raw))
    return Figure(
        "a narrowed list, first 200 with counts, beside an unnarrowed one (p95)",
        bench.size, (percentile(ours, 0.95),), (percentile(least, 0.95),), 400,
    )  # fmt: skip
