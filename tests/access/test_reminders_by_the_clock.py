"""Whatever reminds somebody of something goes by clocks, and a clock that was once years ahead silences none of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.postponement import REMIND_AFTER
from app.archive.checks.model import GRACE, WEEK, Light, Part, light_of
from app.archive.restore.model import drill_due
from app.clock import DAY, local, long_ago, shown_time
from app.ids import Id
from app.recovery.model import reminded
from app.vault.checkpoint_rules import EVERY, is_due
from app.vault.roster import Checkpoint, Roster

NOW = 1_795_000_000 * 1_000_000
AHEAD = NOW + 3000 * DAY
ROSTER = Roster(
    company="",
    place="",
    one_person=False,
    journal_public=bytes(32),
    authority=b"",
    custodian=Id(bytes(16)),
    founders={},
    founded_at=NOW - 400 * DAY,
    seq=1,
    h=bytes(32),
)


def checkpoint(at: int) -> Roster:
    """A vault whose last checkpoint was signed then."""
    return replace(ROSTER, checkpoint=Checkpoint(1, 1, at, 1))


@pytest.mark.parametrize(
    ("done", "passed"), [(NOW, False), (NOW - 10 * DAY, False), (NOW - 11 * DAY, True), (NOW + DAY, False)]
)
def test_something_is_long_ago_after_its_time(done: int, passed: bool) -> None:
    assert long_ago(done, NOW, 10 * DAY) is passed


def test_what_was_done_on_a_day_to_come_tells_nothing_of_its_age() -> None:
    assert long_ago(AHEAD, NOW, 10 * DAY)
    assert Part(AHEAD, NOW - DAY, ()).due(NOW)
    assert light_of([Part(AHEAD, NOW - DAY, ()), Part(NOW - DAY, NOW - DAY, ())], NOW) is Light.YELLOW
    assert drill_due([NOW - 91 * DAY, AHEAD], ROSTER.founded_at, NOW)
    assert not drill_due([NOW - 89 * DAY, AHEAD], ROSTER.founded_at, NOW)
    assert reminded(NOW - 400 * DAY, AHEAD, NOW)
    assert is_due(checkpoint(AHEAD), NOW)


def test_nothing_is_due_before_its_day() -> None:
    for part, light in ((NOW - WEEK + 1, Light.GREEN), (NOW - WEEK - GRACE, Light.YELLOW)):
        assert light_of([Part(part, part, ())], NOW) is light
    assert Part(NOW - WEEK, 0, ()).due(NOW)
    assert not Part(NOW - WEEK + 1, 0, ()).due(NOW)
    assert not reminded(NOW - 400 * DAY, NOW - REMIND_AFTER, NOW)
    assert not is_due(checkpoint(NOW - EVERY), NOW)
    assert is_due(checkpoint(NOW - EVERY), NOW, NOW + 1)  # by the latest that this clock has ever said


def test_a_moment_of_no_calendar_has_a_day_all_the_same() -> None:
    for moment in (-(2**63), 2**63 - 1):
        assert local(moment).date().year in (1, 9999)
        assert shown_time(moment)
