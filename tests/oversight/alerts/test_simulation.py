"""The simulated office in small: what is planted is found, and an honest office is left in peace.

The whole measurement, and its figures, are docs/alerts.md.
"""

from __future__ import annotations

import pytest

from app.paths import RESOURCES
from tests.oversight.alerts.simulation.measuring import HELD_OUT, Measured, measure
from tests.oversight.alerts.simulation.planted import KINDS, Strength
from tests.oversight.alerts.simulation.printed import head

SOME = HELD_OUT[:4]


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure(SOME)


@pytest.mark.parametrize(("strength", "share"), [(Strength.CLEAR, 0.88), (Strength.GROSS, 0.94)])
def test_what_is_planted_is_found(measured: Measured, strength: Strength, share: float) -> None:
    assert measured.share(strength) >= share


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_goes_unseen(measured: Measured, kind: str) -> None:
    assert measured.planted[kind, Strength.GROSS] == len(SOME)
    assert measured.rate(kind, Strength.GROSS) >= 0.5
    assert measured.rate(kind, Strength.CLEAR) >= 0.25


def test_an_officer_is_not_bothered_more_than_every_other_week(measured: Measured) -> None:
    assert measured.false_a_week <= 0.5


def test_the_page_in_docs_tells_the_limits_in_force() -> None:
    page = (RESOURCES.parent / "docs" / "alerts.md").read_text("utf-8")
    assert page.startswith("\n".join(head()))
    assert "**all**" in page
