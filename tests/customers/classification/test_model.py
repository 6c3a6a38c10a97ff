"""The criteria, the proposal with its reason, the day of the next review, and who may decide: pure rules."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from app.access.duty import Duty
from app.access.level import Level
from app.customers.classification.model import (
    QUESTIONS,
    Direction,
    LevelForm,
    RequestState,
    asked,
    due_on,
    given_grounds,
    propose,
    proposed_review,
    questions_of,
    require_form,
    review_fault,
    review_limits,
    why_not_decide,
    why_not_refuse,
)
from app.customers.form import Grounds, Relation
from app.errors import Problem
from app.ids import Id
from tests.fixtures.vault import MORNING

ONE, OTHER = Id(b"1" * 16), Id(b"2" * 16)
TODAY = date(2026, 11, 24)


def test_every_criterion_but_the_ordinary_has_questions_in_both_languages() -> None:
    assert questions_of(Relation.ORDINARY) == ()
    assert all(len(questions_of(relation)) >= 3 for relation in (Relation.IMPORTANT, Relation.INTEREST))
    texts = [*(asked(one, "vi") for one in QUESTIONS), *(asked(one, "en") for one in QUESTIONS)]
    assert len(set(texts)) == 2 * len(QUESTIONS)
    assert all(text.endswith("?") for text in texts)
    assert len({one.id for one in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("answers", "picked", "level"),
    [
        ((), Relation.ORDINARY, Level.CONFIDENTIAL),
        (("own_terms",), Relation.ORDINARY, Level.SECRET),
        (("own_terms", "liability"), Relation.ORDINARY, Level.TOP_SECRET),
        (("own_terms",), Relation.INTEREST, Level.TOP_SECRET),
        (("liability",), Relation.IMPORTANT, Level.TOP_SECRET),
        (("of a later version",), Relation.ORDINARY, Level.CONFIDENTIAL),
    ],
)
def test_the_highest_criterion_wins(answers: tuple[str, ...], picked: Relation, level: Level) -> None:
    assert propose(answers, picked).level == level


def test_the_reason_says_the_criterion_and_what_was_answered() -> None:
    vi, en = (propose(("own_terms", "liability"), language=language).reason for language in ("vi", "en"))
    assert vi == "Đụng trực tiếp đến lợi ích công ty: lộ ra thì công ty có thể bị phạt hoặc bị kiện."
    assert en.startswith("Directly touches")
    assert "điều khoản" in propose(("own_terms", "dispute")).reason
    assert propose(()).reason == "Quan hệ thông thường."


@pytest.mark.parametrize(
    ("level", "today", "day"),
    [
        (Level.CONFIDENTIAL, TODAY, date(2027, 11, 24)),
        (Level.SECRET, TODAY, date(2027, 5, 24)),
        (Level.TOP_SECRET, TODAY, date(2027, 2, 24)),
        (Level.TOP_SECRET, date(2026, 11, 30), date(2027, 2, 28)),
        (Level.CONFIDENTIAL, date(2028, 2, 29), date(2029, 2, 28)),
        (Level.SECRET, date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_the_proposed_day(level: Level, today: date, day: date) -> None:
    assert proposed_review(level, today) == day


def test_the_day_is_in_the_future_and_within_two_years() -> None:
    first, last = review_limits(TODAY)
    assert (first, last) == (date(2026, 11, 25), date(2028, 11, 23))
    days = {"2026-11-24": "day_passed", "2028-11-24": "day_too_far", "24/11": "day_unreadable", "": "day_unreadable"}
    assert {day: review_fault(day, TODAY).partition(".")[2] for day in days} == days
    assert (review_fault(first.isoformat(), TODAY), review_fault(last.isoformat(), TODAY)) == ("", "")


def test_without_a_day_it_is_due_when_the_time_of_its_level_is_over() -> None:
    assert due_on(Level.SECRET, "", MORNING) == "2027-05-24"
    assert due_on(Level.SECRET, "2027-01-01", MORNING) == "2027-01-01"


def test_a_level_is_given_with_reason_day_and_name() -> None:
    given = given_grounds(Level.SECRET, Grounds(("own_terms",)), ONE, MORNING)
    assert given == Grounds(
        ("own_terms",), "Nghiệp vụ quan trọng: có điều khoản mà khách khác không có.", "2027-05-24", ONE.hex(), MORNING
    )
    assert given_grounds(Level.TOP_SECRET, Grounds(), ONE, MORNING).reason == "Quan hệ thông thường."
    with pytest.raises(Problem, match=r"classification\.reason_missing"):
        given_grounds(Level.CONFIDENTIAL, Grounds(("own_terms",)), ONE, MORNING)
    assert given_grounds(Level.CONFIDENTIAL, Grounds(("own_terms",), "Đã hết"), ONE, MORNING).reason == "Đã hết"


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason_missing"), (" \n", "reason_missing"), ("x" * 1001, "reason_too_long")]
)
def test_a_reason_in_words(reason: str, code: str) -> None:
    with pytest.raises(Problem, match=rf"classification\.{code}"):
        require_form(LevelForm(Level.SECRET, reason, "2027-01-01"), TODAY)


@pytest.mark.parametrize(("duty", "person"), [*product(Duty, (ONE, OTHER))])
def test_who_asks_to_lower_never_decides(duty: Duty, person: Id) -> None:
    def why(direction: Direction) -> str:
        return why_not_decide(
            direction, RequestState.ASKED, asker=ONE, person=person, duties=(duty,), holds=True, unchanged=True
        )

    lowering = "classification.manager_decides" if duty is not Duty.MANAGER else ""
    if duty is Duty.MANAGER and person == ONE:
        lowering = "classification.own_request"
    assert why(Direction.LOWER) == lowering
    assert why_not_refuse(RequestState.ASKED, asker=ONE, person=person, duties=(duty,)) == lowering
    assert why(Direction.RAISE) == ""


@pytest.mark.parametrize("state", [state for state in RequestState if state is not RequestState.ASKED])
def test_what_is_settled_stays_settled(state: RequestState) -> None:
    duties, code = (Duty.MANAGER,), "classification.not_in_this_state"
    for direction in Direction:
        why = why_not_decide(direction, state, asker=ONE, person=OTHER, duties=duties, holds=True, unchanged=True)
        assert why == code
    assert why_not_refuse(state, asker=ONE, person=OTHER, duties=duties) == code


def test_without_the_key_or_after_an_edit_nothing_is_lowered() -> None:
    for holds, unchanged, code in (
        (False, True, "session.beyond_clearance"),
        (True, False, "classification.changed_since"),
    ):
        why = why_not_decide(
            Direction.LOWER, RequestState.ASKED, asker=ONE, person=OTHER, duties=(Duty.MANAGER,), holds=holds,
            unchanged=unchanged,
        )  # fmt: skip
        assert why == code
