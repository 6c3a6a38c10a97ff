"""Drawing and judging: pure, repeatable with a seed, and silent about the right answers."""

from __future__ import annotations

import pickle
from random import Random

import pytest

from app.clock import DAY
from app.errors import Problem
from app.lessons.drawing import Drawn, draw, judge, paper_of
from app.lessons.library import lessons
from app.lessons.model import LessonState, Question, state_at, term_end

NOW = 1_700_000_000_000_000


def drawn(seed: int = 1, place: int = 0) -> Drawn:
    return draw(lessons("vi")[place], 1, Random(seed))


def right_of(one: Drawn) -> list[int]:
    return [shown.index(question.right) for question, shown in one.questions()]


def test_a_try_asks_different_questions_of_the_pool() -> None:
    for seed in range(200):
        paper = paper_of(drawn(seed))
        assert len({question.text for question in paper.questions}) == len(paper.questions) == 5


def test_every_question_and_every_place_of_the_right_answer_comes_up() -> None:
    lesson = lessons("vi")[0]
    tries = [drawn(seed) for seed in range(300)]
    assert {place for one in tries for place, _ in one.order} == set(range(len(lesson.pool)))
    for place in range(len(lesson.pool)):
        places = {
            right for one in tries for (at, _), right in zip(one.order, right_of(one), strict=True) if at == place
        }
        assert places == {0, 1, 2}


def test_one_seed_gives_one_try_and_another_gives_another() -> None:
    assert drawn(7) == drawn(7)
    assert drawn(7).order != drawn(8).order


def test_what_the_window_gets_holds_no_right_answer_and_no_reason() -> None:
    one = drawn()
    assert set(Question.__dataclass_fields__) == {"text", "answers"}
    crossing = pickle.dumps(paper_of(one))
    for question, _ in one.questions():
        assert question.why.encode() not in crossing


def test_all_right_is_passed_and_all_wrong_is_not() -> None:
    one = drawn()
    assert judge(one, right_of(one)).passed
    wrong = [(right + 1) % 3 for right in right_of(one)]
    result = judge(one, wrong)
    assert (result.score, result.passed) == (0, False)
    assert [mark.answers[mark.right] for mark in result.marks] == [q.answers[q.right] for q, _ in one.questions()]


@pytest.mark.parametrize(("wrong", "passed"), [(0, True), (1, True), (2, False)])
def test_the_pass_mark_is_the_lessons_own(wrong: int, passed: bool) -> None:
    one = drawn()
    answers = right_of(one)
    for place in range(wrong):
        answers[place] = (answers[place] + 1) % 3
    assert judge(one, answers).passed is passed


@pytest.mark.parametrize("answers", [(), (0, 0, 0, 0), (0,) * 6, (0, 0, 0, 0, -1), (0, 0, 0, 0, 3), (True,) * 5])
def test_answers_that_are_none_are_not_judged(answers: tuple[int, ...]) -> None:
    with pytest.raises(Problem, match=r"lessons\.unanswered"):
        judge(drawn(), answers)


def test_every_try_counts_in_percent() -> None:
    one = drawn()
    answers = right_of(one)
    answers[0] = (answers[0] + 1) % 3
    assert judge(one, answers).percent == 80


def test_a_lesson_counts_for_a_year_and_says_so_in_its_last_month() -> None:
    until = term_end(NOW)
    assert until - NOW == 365 * DAY
    assert state_at(NOW, 0) is LessonState.NEVER
    assert state_at(NOW, until) is LessonState.IN_FORCE
    assert state_at(until - 30 * DAY - 1, until) is LessonState.IN_FORCE
    assert state_at(until - 30 * DAY, until) is LessonState.LAPSING
    assert state_at(until, until) is LessonState.LAPSING
    assert state_at(until + 1, until) is LessonState.LAPSED
