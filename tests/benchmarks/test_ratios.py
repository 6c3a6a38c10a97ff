"""No figure is off by more than twice its target at 10,000 customers: a noisy machine passes, a lost index does not."""

from __future__ import annotations

import pytest

from tests.benchmarks.cases import measure_all

SIZE = 10_000


def test_every_ratio_stays_within_twice_its_target(subtests: pytest.Subtests) -> None:
    for figure in measure_all(SIZE, repeats=2):
        with subtests.test(figure.what):
            assert figure.ratio <= 2 * figure.target, figure.line()
