"""The pure rules: which backups stay, when one is due, how old is old."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.archive.backup.model import BackupRow, Destination, Plan, checked, is_due, last_struck, superfluous
from app.cli.backup import _line
from app.clock import DAY, SECOND
from app.errors import Problem
from ui.archive.backup.words import row_words

HOUR = 60 * 60 * SECOND
NOON = int(datetime(2026, 11, 24, 5, 0, tzinfo=UTC).timestamp()) * SECOND  # in Vietnam


def daily(days: int) -> list[tuple[int, int, int]]:
    return [(number, NOON + number * DAY, NOON + number * DAY) for number in range(1, days + 1)]


def test_days_weeks_and_months_stay_and_never_the_last_proved_goes() -> None:
    for days in (1, 7, 8, 40, 400):
        rows = daily(days)
        stay = {number for number, *_ in rows} - set(superfluous(rows))
        assert stay >= {number for number, *_ in rows[-7:]}
        assert len(stay) <= 7 + 5 + 12
    assert len(stay) >= 7 + 3 + 10  # a year: some of the days are also the newest of their week or month
    again = [row for row in daily(400) if row[0] in stay]
    assert superfluous(again) == []
    assert superfluous([(1, NOON, NOON), (2, NOON + DAY, 0), (3, NOON + 2 * DAY, 0)]) == []
    assert superfluous([(1, NOON, 0), (2, NOON, NOON)]) == [1]
    assert superfluous([(1, NOON, 0)]) == []
    old = [(1, NOON + 900 * DAY, NOON), (2, NOON, NOON)]  # the clock was set back between them
    assert 2 not in superfluous(old)


def test_it_is_due_once_a_day_and_again_an_hour_after_a_failure() -> None:
    plan = Plan((), scheduled=True, hour=12)
    assert last_struck(NOON, 12) == NOON
    assert last_struck(NOON - 1, 12) == NOON - DAY
    assert is_due(plan, 0, 0, NOON, there=True)
    assert not is_due(plan, NOON + 1, 0, NOON + HOUR, there=True)
    assert is_due(plan, NOON - HOUR, 0, NOON, there=False)
    assert not is_due(plan, NOON - HOUR, NOON + 1, NOON + HOUR - 1, there=True)
    assert is_due(plan, NOON - HOUR, NOON + 1, NOON + 2 * HOUR, there=True)
    assert not is_due(plan, NOON - HOUR, NOON + 1, NOON + 2 * HOUR, there=False)
    assert is_due(plan, NOON - HOUR, NOON + 1, NOON + DAY, there=False)
    assert not is_due(Plan((), scheduled=False, hour=12), 0, 0, NOON, there=True)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan((Destination(" ", "/x"),)), "name_missing"),
        (Plan((Destination("n" * 61, "/x"),)), "name_long"),
        (Plan((Destination("n", " "),)), "path_missing"),
        (Plan((Destination("Két", "/x"), Destination("két ", "/y"))), "same_name"),
        (Plan(tuple(Destination(str(n), "/x") for n in range(9))), "too_many"),
        (Plan((), hour=24), "hour"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(plan: Plan, code: str) -> None:
    with pytest.raises(Problem, match=rf"backup\.{code}"):
        checked(plan)


@pytest.mark.parametrize(
    "code", ["part_missing", "part_damaged", "document_damaged", "file_differs", "no_room", "number_taken"]
)
def test_a_failure_in_the_register_is_told_without_holes(code: str) -> None:
    row = BackupRow(
        7,
        "SL-0007",
        "folder",
        "",
        "Két",
        "Minh",
        NOON,
        0,
        0,
        "failed",
        f"backup.{code}",
        "",
        here=False,
        may_exist=True,
    )
    assert "{" not in row_words(row) + _line(row, "en") + _line(row, "vi")
