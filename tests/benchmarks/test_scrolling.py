"""A list of a million scrolls smoothly: a page at p95 within its time, the process within its memory."""

from __future__ import annotations

from tests.benchmarks.measure import percentile
from tests.benchmarks.scrolling import MOST_BYTES, MOST_SECONDS, PAGES, measured


def test_a_million_rows_scroll_smoothly_in_little_memory() -> None:
    told = measured()
    assert len(told["ours"]) >= PAGES - 5
    assert percentile(told["ours"], 0.95) <= MOST_SECONDS
    assert told["bytes"][0] <= MOST_BYTES
