"""Each rule by hand: just enough to speak, just too little, and what must not make it speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from app.access.event import Event
from app.ids import Id
from app.oversight.acts import Act
from app.oversight.alerts.baseline import usual
from app.oversight.alerts.finding import Finding, Severity, severity
from app.oversight.alerts.kept import packed, unpacked
from app.oversight.alerts.limits import DEFAULTS, FLOORS, Rule, require_sane
from app.oversight.alerts.rules import Office
from app.oversight.alerts.tally import Tally, begins, day_of, is_sunday
from app.oversight.alerts.watch import Watch
from tests.oversight.alerts.simulation.measuring import half_year

HOUR = 3600 * 1_000_000
MONDAY = (date(2026, 6, 1) - date(1970, 1, 1)).days
LAN, NAM, HA = (Id(name.encode().ljust(16)) for name in ("lan", "nam", "ha"))
NORTH, SOUTH = Id(b"north".ljust(16)), Id(b"south".ljust(16))
OFFICE = Office({LAN: ("customer-service",), NAM: ("customer-service",), HA: ("officer",)}, {})
READ, SEARCH = Event.CUSTOMER_VIEW.value, Event.CUSTOMER_SEARCH.value


class Story:
    """Acts as they are made up, numbered in their order."""

    def __init__(self, office: Office = OFFICE, today: int = 2**31) -> None:
        self.watch = Watch(Tally(DEFAULTS, today))
        self.office = office
        self.number = 0
        self.found: list[Finding] = []

    def do(self, who: Id, day: int, count: int, event: str = READ, *, hour: float = 9.0, **said: object) -> None:
        """The same act ``count`` times, about other records each time, a minute apart."""
        acts = []
        for _ in range(count):
            self.number += 1
            given = {"project": NORTH, "rid": Id(self.number.to_bytes(16, "big")), **said}
            at = begins(day) + int(hour * HOUR) + self.number % 600 * 60_000_000 // 10
            acts.append(Act(self.number, at, who, Id(bytes(16)), event, **given))  # type: ignore[arg-type]
        self.tell(acts)

    def tell(self, acts: Iterable[Act]) -> None:
        self.found += self.watch.follow(acts, self.office)

    def past(self, who: Id, count: int = 20, days: int = 20) -> int:
        """Ordinary days; returns the day after them, a Monday."""
        first = MONDAY - 28
        for day in (one for one in range(first, MONDAY) if not is_sunday(one)):
            if day >= MONDAY - days:
                self.do(who, day, count + day % 3)
        return MONDAY

    def of(self, rule: Rule) -> list[Finding]:
        return [finding for finding in self.found if finding.rule is rule]


def test_days_are_those_of_vietnam() -> None:
    assert is_sunday((date(2026, 6, 7) - date(1970, 1, 1)).days)
    assert not is_sunday(MONDAY)
    assert day_of(begins(MONDAY)) == MONDAY
    assert day_of(begins(MONDAY) - 1) == MONDAY - 1


def test_the_middle_and_the_spread_are_hardly_moved_by_one_wild_day() -> None:
    calm = usual([20, 22, 19, 21, 20, 23, 20, 21, 22, 20], ())
    wild = usual([20, 22, 19, 21, 20, 23, 20, 21, 22, 2000], ())
    assert abs(calm.middle - wild.middle) <= 1
    assert wild.above(4.5, 30) < 50
    assert calm.span() == (16, 25)


@pytest.mark.parametrize("event", [READ, Event.CUSTOMER_IMPORT_COMPARE.value])  # also beside a list's rows
@pytest.mark.parametrize(("count", "speaks"), [(38, False), (60, True)])
def test_mass_reading_is_measured_by_ones_own_days(count: int, speaks: bool, event: str) -> None:
    story = Story()
    story.do(LAN, story.past(LAN), count, event)
    assert bool(story.of(Rule.MASS)) is speaks
    for finding in story.of(Rule.MASS):
        assert (finding.figure, finding.own, len(finding.entries)) == (count, True, count)
        assert finding.low <= 20 <= finding.high


def test_what_is_much_for_one_is_nothing_for_another() -> None:
    story = Story()
    day = story.past(LAN, 60)
    story.found.clear()
    story.do(LAN, day, 75)
    assert not story.of(Rule.MASS)


def test_the_same_record_twice_is_one_record() -> None:
    story = Story()
    story.do(LAN, story.past(LAN), 100, rid=Id(bytes(16)))
    assert not story.of(Rule.MASS)


def test_who_is_new_is_measured_by_those_with_the_same_duties() -> None:
    story = Story()
    day = story.past(NAM, days=28)
    story.do(LAN, day, 45)
    assert not story.of(Rule.MASS)
    story.do(LAN, day, 45)
    (finding,) = {one.person: one for one in story.of(Rule.MASS)}.values()
    assert not finding.own
    assert finding.high > 0


def test_where_nothing_is_known_three_times_the_floor_is_needed() -> None:
    story, floor = Story(), FLOORS[Rule.MASS].default
    story.do(HA, MONDAY, 3 * floor)
    assert not story.of(Rule.MASS)
    story.do(HA, MONDAY, 1)
    assert story.of(Rule.MASS)


def test_a_campaign_of_all_with_the_same_duties_is_no_alarm_and_of_one_alone_is() -> None:
    busy, alone = Story(), Story()
    for story in (busy, alone):
        day = story.past(LAN)
        story.past(NAM)
        story.do(NAM, day, 52 if story is busy else 20)
        story.do(LAN, day, 52)
    assert not [one for one in busy.of(Rule.MASS) if one.person == LAN]
    assert [one for one in alone.of(Rule.MASS) if one.person == LAN]


def test_a_little_more_every_day_is_found_in_the_week() -> None:
    story = Story()
    day = story.past(LAN, days=28)
    for step in range(5):
        story.do(LAN, day + step, 36)
    assert {finding.form for finding in story.of(Rule.MASS)} == {"mass_slow"}


@pytest.mark.parametrize(
    ("rule", "event", "said"),
    [
        (Rule.WALK, SEARCH, {"note": "levels:1 step:1", "rid": None}),
        (Rule.EMPTY, SEARCH, {"note": "levels:1 found:0", "rid": None}),
        (Rule.REVEAL, Event.FIELD_REVEAL.value, {"note": "phone"}),
        (Rule.DENIED, READ, {"outcome": "session.beyond_clearance"}),
        (Rule.DENIED, Event.CONFIRM_FAILED.value, {"project": None, "rid": None}),
        (Rule.CLOCK, Event.CLOCK_BACK.value, {"project": None, "rid": None}),
        (Rule.RELEASE, Event.RELEASE_ASK.value, {"outcome": "release.top_secret_never"}),
    ],
)
def test_what_is_counted_by_the_day_speaks_from_its_floor_on(rule: Rule, event: str, said: dict[str, object]) -> None:
    story, floor = Story(), FLOORS[rule].default
    day = story.past(LAN)
    story.do(LAN, day, floor - 1, event, **said)
    assert not story.of(rule)
    story.do(LAN, day, 1, event, **said)
    assert story.of(rule)[-1].figure == floor
    assert len(story.of(rule)[-1].entries) == floor


def test_what_is_only_missing_is_no_refusal() -> None:
    story = Story()
    story.do(LAN, story.past(LAN), 40, outcome="session.no_lessons")
    story.do(LAN, MONDAY, 40, event="", outcome="journal.detail_unreadable")
    assert not story.of(Rule.DENIED)


def test_numbers_count_in_a_row_and_a_pause_ends_it() -> None:
    story, floor = Story(), FLOORS[Rule.WALK].default
    day = story.past(LAN)
    for hour in (9.0, 11.0, 14.0, 16.0):
        story.do(LAN, day, floor // 2, SEARCH, hour=hour, note="step:1", rid=None)
    assert not story.of(Rule.WALK)


@pytest.mark.parametrize(("day", "hour"), [(0, 22.0), (0, 3.0), (6, 10.0)])
def test_reading_at_night_and_on_sundays_is_out_of_hours(day: int, hour: float) -> None:
    story = Story()
    story.do(LAN, story.past(LAN) + day, 8, hour=hour)
    assert story.of(Rule.HOURS)


def test_who_often_works_late_is_left_alone() -> None:
    story = Story()
    for day in range(MONDAY - 60, MONDAY):
        if not is_sunday(day):
            story.do(LAN, day, 20, hour=19.0 if day % 2 else 20.5)
    story.found.clear()
    story.do(LAN, MONDAY, 20, hour=20.5)
    assert not story.of(Rule.HOURS)


def test_a_day_on_which_nearly_nobody_works_is_known_when_it_is_over() -> None:
    people = [Id(bytes([one]) * 16) for one in range(8)]
    story = Story(Office(dict.fromkeys(people, ("sales",)), {}))
    for day in range(MONDAY - 50, MONDAY):
        if not is_sunday(day):
            for who in people:
                story.do(who, day, 10)
    story.do(people[0], MONDAY, 10)
    assert not story.of(Rule.HOURS)
    story.do(people[1], MONDAY + 1, 1)
    (finding,) = story.of(Rule.HOURS)
    assert (finding.form, finding.person, finding.until) == ("hours_alone", people[0], MONDAY)


def test_a_first_time_on_a_project_unless_new_or_just_cleared() -> None:
    story, cleared = Story(), Story()
    for one in (story, cleared):
        one.past(LAN)
        one.do(NAM, MONDAY - 28, 3, project=SOUTH)
    cleared.do(HA, MONDAY, 1, Event.CLEARANCE_COUNTERSIGN.value, project=None, about=LAN)
    for one in (story, cleared):
        one.do(LAN, MONDAY, 2, project=SOUTH)
        assert not one.of(Rule.PROJECT)
        one.do(LAN, MONDAY + 1, 1, project=SOUTH)
    assert story.of(Rule.PROJECT)[0].project == SOUTH
    assert not cleared.of(Rule.PROJECT)
    story.do(LAN, MONDAY + 2, 30, project=SOUTH)
    assert len({one.key for one in story.of(Rule.PROJECT)}) == 1


@pytest.mark.parametrize(("gone", "speaks"), [(29, False), (30, True)])
def test_use_after_a_long_absence(gone: int, speaks: bool) -> None:
    story = Story()
    story.past(LAN)
    last = max(story.watch.tally.people[LAN].days)
    story.do(LAN, last + gone, 2)
    assert bool(story.of(Rule.ABSENCE)) is speaks


def test_a_manager_s_refusals_count_for_who_asked() -> None:
    story = Story()
    day = story.past(LAN)
    story.past(NAM)
    for number in range(3):
        rid = Id(bytes([90 + number]) * 16)
        story.do(LAN, day, 1, Event.RELEASE_ASK.value, rid=rid)
        story.do(NAM, day + number, 1, Event.RELEASE_REFUSE.value, rid=rid)
    assert {finding.person for finding in story.of(Rule.RELEASE)} == {LAN}


def test_one_record_read_by_many() -> None:
    rid, people = Id(b"vip".ljust(16)), [Id(bytes([one]) * 16) for one in range(9)]
    story = Story()
    for who in people:
        story.past(who, 5, 7)
    for number, who in enumerate(people[:5]):
        story.do(who, MONDAY + number % 3, 1, rid=rid)
    assert not story.of(Rule.CROWD)
    story.do(people[5], MONDAY + 3, 1, rid=rid)
    (finding,) = story.of(Rule.CROWD)
    assert (finding.record, finding.person, finding.figure) == (rid, None, 6)


def test_a_machine_ahead_of_time_counts_for_today() -> None:
    story = Story(today=MONDAY)
    day = story.past(LAN)
    story.do(LAN, day + 5000, 1)
    story.do(LAN, day, 60)
    assert story.of(Rule.MASS)[-1].figure == 61


@pytest.mark.parametrize(("times", "expected"), [(1.0, Severity.LOW), (1.5, Severity.MEDIUM), (3.0, Severity.HIGH)])
def test_gravity_follows_from_how_far_beyond(times: float, expected: Severity) -> None:
    assert severity(30 * times, 30) is expected


def test_what_is_remembered_comes_back_the_same() -> None:
    whole, parts = Story(), Story()
    whole.past(LAN)
    parts.past(LAN)
    tally = unpacked(packed(parts.watch.tally), DEFAULTS, 2**31)
    assert tally is not None
    assert packed(tally) == packed(parts.watch.tally)
    parts.watch = Watch(tally)
    for story in (whole, parts):
        story.do(LAN, MONDAY, 60)
        story.do(LAN, MONDAY + 1, 5, hour=22.0)
    assert parts.found == whole.found
    assert unpacked(b"", DEFAULTS, 0) is None
    assert unpacked(b"{}", DEFAULTS, 0) is None
    assert unpacked(packed(tally), replace(DEFAULTS, opens=5), 0) is None


def test_the_defaults_are_within_their_own_bounds() -> None:
    require_sane(DEFAULTS)
    assert set(FLOORS) == set(Rule)


def test_it_is_the_same_however_seldom_the_officer_unlocks() -> None:
    """One half-year looked through day by day, and at once."""
    daily, once = half_year(3), half_year(3, every=10_000)
    assert daily.alerts == once.alerts
