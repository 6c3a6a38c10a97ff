"""The table of duties, cell by cell, against the one that was written by hand."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import decide, may
from app.access.separation import refuse_duties
from app.access.table import (
    HAPPENINGS,
    LEVELS,
    NO_CLEARANCE,
    NO_KEYS,
    Cell,
    Standing,
    answer,
    cell,
    of_files,
    who_may,
    whole_table,
)
from tests.access.by_hand import ROWS, holders, needs_standing, never_at_top_secret

WITHOUT_KEYS = {Duty.ADMINISTRATOR, Duty.OFFICER}
TOGETHER = [
    (Duty.CLERK, Duty.SALES),
    (Duty.CLERK, Duty.CUSTOMER_SERVICE),
    (Duty.SALES, Duty.CUSTOMER_SERVICE),
    (Duty.CLERK, Duty.SALES, Duty.CUSTOMER_SERVICE),
]
"""Every set of two and more duties that one person may have."""
HELD = [*((duty,) for duty in Duty), *TOGETHER]
NAMES = ["+".join(held) for held in HELD]
MISSING: list[tuple[str, ...]] = [(), ("agreement",), ("lessons",), ("agreement", "lessons")]


def said_by_hand(
    event: Event,
    held: tuple[Duty, ...],
    level: Level | None,
    *,
    cleared: bool = True,
    active: bool = True,
    missing: tuple[str, ...] = (),
) -> str:
    """What the table by hand answers: the code of why not, or nothing."""
    if not active:
        return "session.ended_service"
    if not any(duty in holders(event.value) for duty in held):
        return "session.not_your_duty"
    if level == Level.TOP_SECRET and never_at_top_secret(event.value):
        return "session.top_secret_never_leaves"
    if missing and needs_standing(event.value):
        return "session.no_agreement" if missing[0] == "agreement" else "session.no_lessons"
    return "" if level is None or cleared else "session.beyond_clearance"


def test_the_table_by_hand_knows_every_act_and_no_other() -> None:
    assert sorted(ROWS) == sorted(event.value for event in Event)


def test_the_sets_walked_are_all_that_one_person_may_have() -> None:
    sets = [held for size in range(1, len(Duty) + 1) for held in combinations(Duty, size) if not refuse_duties(held)]
    assert {frozenset(held) for held in sets} == {frozenset(held) for held in HELD}


@pytest.mark.parametrize("held", HELD, ids=NAMES)
def test_the_door_decides_as_the_table_by_hand(held: tuple[Duty, ...]) -> None:
    walked = 0
    for event, level, cleared, active, missing in product(Event, LEVELS, (True, False), (True, False), MISSING):
        decided = decide(event, held, active=active, level=level, cleared=cleared, missing=missing)
        wanted = said_by_hand(event, held, level, cleared=cleared, active=active, missing=missing)
        assert decided.why == wanted, (event, level, cleared, active, missing)
        assert decided.allowed == (not wanted)
        walked += 1
    assert walked == len(Event) * 4 * 2 * 2 * 4


@pytest.mark.parametrize("held", HELD, ids=NAMES)
def test_every_cell_says_what_the_door_says(held: tuple[Duty, ...]) -> None:
    for event, level in product(Event, LEVELS):
        wanted = said_by_hand(event, held, level)
        given = cell(event, held, level)
        if wanted:
            assert given == Cell(wanted), (event, level)
        elif level is None:
            assert given == Cell(), event
        elif set(held) <= WITHOUT_KEYS:
            assert given == Cell(NO_KEYS), (event, level)
        else:
            assert given == Cell(with_key=True), (event, level)


def test_the_whole_table_has_every_cell_and_each_is_its_own() -> None:
    table = whole_table()
    assert len(table) == len(Duty) * len(Event) * 4
    assert all(table[duty, event, level] == cell(event, (duty,), level) for duty, event, level in table)


@pytest.mark.parametrize("held", TOGETHER, ids="+".join)
def test_duties_that_meet_add_up_and_nothing_more(held: tuple[Duty, ...]) -> None:
    for event, level in product(Event, LEVELS):
        alone = [cell(event, (duty,), level) for duty in held]
        both = cell(event, held, level)
        assert both.allowed == any(one.allowed for one in alone), (event, level)
        assert both in alone, (event, level)


@pytest.mark.parametrize("event", Event)
def test_who_may_is_who_is_offered_it(event: Event) -> None:
    assert set(who_may(event)) == holders(event.value)
    assert [duty for duty in Duty if may(event, (duty,))] == list(who_may(event))


@pytest.mark.parametrize("held", HELD, ids=NAMES)
@pytest.mark.parametrize("levels", [(), (1,), (1, 2), (1, 2, 3)])
@pytest.mark.parametrize("room", [False, True])
def test_a_person_is_told_what_the_door_would_say_with_their_keys(
    held: tuple[Duty, ...], levels: tuple[int, ...], room: bool
) -> None:
    keys = frozenset(Level(level) for level in levels)
    for event, level, missing in product(Event, LEVELS, MISSING):
        told = answer(event, Standing(frozenset(held), keys, room, missing), level)
        inside = room and level == Level.TOP_SECRET
        cleared = level is None or level in keys or inside
        said = said_by_hand(event, held, level, cleared=cleared, missing=missing)
        if said == NO_CLEARANCE and set(held) <= WITHOUT_KEYS:
            said = NO_KEYS
        assert told.why == said, (event, level, missing)
        assert told.with_key == (not said and inside and level not in keys), (event, level, missing)


def test_without_a_key_the_reason_is_the_clearance() -> None:
    sales = Standing(frozenset({Duty.SALES}), frozenset({Level.CONFIDENTIAL}))
    assert answer(Event.CUSTOMER_VIEW, sales, Level.CONFIDENTIAL).allowed
    assert answer(Event.CUSTOMER_VIEW, sales, Level.SECRET).why == NO_CLEARANCE
    assert answer(Event.RELEASE_ASK, sales, Level.TOP_SECRET).why == "session.top_secret_never_leaves"
    assert answer(Event.JOURNAL_READ, sales, None).why == "session.not_your_duty"


def test_acts_of_files_are_asked_at_a_level_and_the_others_are_not() -> None:
    assert of_files(Event.CUSTOMER_VIEW)
    assert of_files(Event.DESTRUCTION_EXECUTE)
    assert not any(of_files(event) for event in (Event.PERSON_ADD, Event.JOURNAL_READ, Event.CERTIFICATE_VIEW))
    assert all(of_files(event) for event in Event if never_at_top_secret(event.value))


def test_what_the_program_writes_by_itself_belongs_to_nobody_in_particular() -> None:
    assert {Event.CONFIRM_FAILED, Event.CLOCK_BACK, Event.RELEASE_OUTPUT_FAILED, Event.RECOVERED} <= HAPPENINGS
    of_files = {Event.RELEASE_OUTPUT_DONE, Event.RELEASE_OUTPUT_FAILED, Event.LEVEL_FINISH}
    assert all(who_may(event) == tuple(Duty) or event in of_files for event in HAPPENINGS)
