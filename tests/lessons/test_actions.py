"""Learning on a real vault: who passes what, what is stated and journalled, and what does not count."""

from __future__ import annotations

import gc
import inspect
import pickle
import weakref

import pytest

from app.clock import DAY, SECOND, shown_date
from app.copies.queries import list_copies
from app.errors import Corrupt, Problem, Refused
from app.keys.encoding import Label
from app.lessons import actions, queries, tries
from app.lessons.actions import hand_in_answers
from app.lessons.library import lessons
from app.lessons.model import LessonState, Paper, Result
from app.lessons.queries import begin_questions, lesson_certificate, lesson_overview, list_my_lessons, open_lesson
from app.session.door import Session
from tests.fixtures.papers import acts_of, entries_of, text_of
from tests.fixtures.vault import NAMES, Office
from tests.lessons.answers import FIRST, all_right, all_wrong, pass_lesson
from tests.lessons.newcomers import sign_agreement


def state_of(session: Session, lesson: str = FIRST) -> LessonState:
    return next(row.state for row in list_my_lessons(session, "vi").rows if row.lesson == lesson)


def test_everybody_is_asked_all_lessons_and_only_readers_of_customer_files_are_kept_out(newcomers: Office) -> None:
    for who, gated in {"nam": True, "quan": True, "ha": False, "minh": False}.items():
        mine = list_my_lessons(newcomers.sign_in(who), "vi")
        assert [row.lesson for row in mine.rows] == [lesson.lesson for lesson in lessons("vi")]
        assert (mine.gated, mine.open_count) == (gated, len(lessons("vi")))


def test_a_lesson_is_read_in_the_language_asked_for_and_without_its_questions(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    text = open_lesson(lan, FIRST, "en")
    assert text.title == "Three levels, and how to choose the right one"
    crossing = pickle.dumps(text).decode("utf-8", "replace")
    assert not any(question.text in crossing or question.why in crossing for question in lessons("en")[0].pool)
    with pytest.raises(Problem, match=r"lessons\.unknown_lesson"):
        open_lesson(lan, "../vi/01-levels", "vi")


def test_the_right_answers_stay_in_the_vault_process_until_the_answers_are_judged(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    paper = begin_questions(lan, FIRST, "vi")
    assert isinstance(paper, Paper)
    fields = {name for question in paper.questions for name in question.__dataclass_fields__}
    assert fields == {"text", "answers"}
    crossing = pickle.dumps(paper).decode("utf-8", "replace")
    assert not any(question.why in crossing for question in lessons("vi")[0].pool)
    public = {name for module in (queries, actions) for name, _ in inspect.getmembers(module, inspect.isfunction)
              if inspect.getmodule(getattr(module, name)) is module and not name.startswith("_")}  # fmt: skip
    assert public == {
        "begin_questions",
        "hand_in_answers",
        "lesson_certificate",
        "lesson_overview",
        "list_my_lessons",
        "open_lesson",
    }


def test_a_passed_lesson_counts_for_a_year_and_is_signed_by_the_person(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    result = pass_lesson(lan)
    assert (result.passed, result.score) == (True, 5)
    assert result.until == lan.now() + 365 * DAY
    (statement,) = lan.vault.directory.statements(Label.LESSON)
    assert set(statement.signatures) == {lan.uid}
    assert statement.fields == {
        "uid": lan.uid.hex(),
        "lesson": FIRST,
        "version": 1,
        "score": 100,
        "until": result.until,
    }
    assert state_of(lan) is LessonState.IN_FORCE
    newcomers.clock.advance(335 * DAY)
    assert state_of(newcomers.sign_in("lan")) is LessonState.LAPSING
    newcomers.clock.advance(30 * DAY + SECOND)
    again = newcomers.sign_in("lan")
    assert state_of(again) is LessonState.LAPSED
    pass_lesson(again)
    assert state_of(again) is LessonState.IN_FORCE


def test_a_failed_try_counts_for_nothing_and_can_be_repeated_with_a_new_draw(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    first = begin_questions(lan, FIRST, "vi")
    result = hand_in_answers(lan, FIRST, first.number, all_wrong(lan, FIRST))
    assert (result.passed, result.score, result.until) == (False, 0, 0)
    assert all(mark.why and mark.chosen != mark.right for mark in result.marks)
    assert state_of(lan) is LessonState.NEVER
    assert lan.vault.directory.statements(Label.LESSON) == []
    draws = {begin_questions(lan, FIRST, "vi").questions for _ in range(10)}
    assert len(draws) > 1
    assert pass_lesson(lan).passed


def test_one_try_is_judged_once(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    paper = begin_questions(lan, FIRST, "vi")
    answers = all_wrong(lan, FIRST)
    told = hand_in_answers(lan, FIRST, paper.number, answers)
    learned = tuple(mark.right for mark in told.marks)
    with pytest.raises(Problem, match=r"lessons\.no_try"):
        hand_in_answers(lan, FIRST, paper.number, learned)
    newer = begin_questions(lan, FIRST, "vi")
    with pytest.raises(Problem, match=r"lessons\.no_try"):
        hand_in_answers(lan, FIRST, paper.number, learned)
    with pytest.raises(Problem, match=r"lessons\.no_try"):
        hand_in_answers(lan, "02-need-to-know", newer.number, learned)


def test_a_try_with_unanswered_questions_goes_on(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    paper = begin_questions(lan, FIRST, "vi")
    right = all_right(lan, FIRST)
    with pytest.raises(Problem, match=r"lessons\.unanswered"):
        hand_in_answers(lan, FIRST, paper.number, (*right[:-1], -1))
    assert hand_in_answers(lan, FIRST, paper.number, right).passed


def test_one_persons_try_is_not_anothers(newcomers: Office) -> None:
    lan, nam = newcomers.sign_in("lan"), newcomers.sign_in("nam")
    paper = begin_questions(lan, FIRST, "vi")
    with pytest.raises(Problem, match=r"lessons\.no_try"):
        hand_in_answers(nam, FIRST, paper.number, all_right(lan, FIRST))


def test_a_lesson_of_one_person_does_not_count_for_another(newcomers: Office) -> None:
    pass_lesson(newcomers.sign_in("lan"))
    assert state_of(newcomers.sign_in("nam")) is LessonState.NEVER
    assert state_of(newcomers.sign_in("quan")) is LessonState.NEVER


def test_customer_files_open_when_every_lesson_is_passed_and_close_when_one_lapses(newcomers: Office) -> None:
    sign_agreement(newcomers, "lan")
    lan = newcomers.sign_in("lan")
    for lesson in lessons("vi"):
        with pytest.raises(Refused, match=r"session\.no_lessons"):
            list_copies(lan, newcomers.project)
        pass_lesson(lan, lesson.lesson)
    assert list_copies(lan, newcomers.project) == ()
    newcomers.clock.advance(366 * DAY)
    with pytest.raises(Refused, match=r"session\.no_lessons"):
        list_copies(newcomers.sign_in("lan"), newcomers.project)


def test_a_clock_set_back_renews_no_lesson(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    pass_lesson(lan)
    newcomers.clock.advance(366 * DAY)
    late = newcomers.sign_in("lan")
    assert state_of(late) is LessonState.LAPSED
    newcomers.sessions.remove(late)
    late.close()
    newcomers.clock.advance(-366 * DAY)
    assert state_of(newcomers.sign_in("lan")) is LessonState.LAPSED


@pytest.mark.parametrize("signers", [("nam",), ("quan",), ("quan", "ha"), ("nam", "lan"), ()])
def test_a_lesson_that_others_sign_for_is_refused(newcomers: Office, signers: tuple[str, ...]) -> None:
    """Nobody learns for another, not even a manager with an officer."""
    lan = newcomers.sign_in("lan")
    keys = {who: newcomers.sign_in(who) for who in {*signers, "nam"}}
    keys["lan"] = lan
    fields = {"uid": lan.uid.hex(), "lesson": FIRST, "version": 1, "score": 100, "until": lan.now() + 365 * DAY}
    with lan.vault.directory.change(lan.now()) as change:
        change.state(Label.LESSON, fields, [(keys[who].uid, keys[who].identity.signing_key) for who in signers])
    with pytest.raises(Corrupt, match=r"vault\.(roster_forged|directory_broken)"):
        newcomers.sign_in("lan")


def test_every_try_is_in_the_journal_with_its_outcome(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    paper = begin_questions(lan, FIRST, "vi")
    hand_in_answers(lan, FIRST, paper.number, all_wrong(lan, FIRST))
    pass_lesson(lan)
    told = [(row.event, row.note) for row in entries_of(newcomers) if row.event.startswith("lesson:")]
    assert told == [
        ("lesson:begin", FIRST),
        ("lesson:fail", f"{FIRST} 0/5"),
        ("lesson:begin", FIRST),
        ("lesson:pass", f"{FIRST} 5/5"),
    ]


def test_the_certificate_lists_what_is_in_force_under_the_statements_number(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    with pytest.raises(Problem, match=r"lessons\.nothing_to_certify"):
        lesson_certificate(lan, "vi")
    for lesson in lessons("vi")[:2]:
        result = pass_lesson(lan, lesson.lesson)
    made = lesson_certificate(lan, "vi")
    last = lan.vault.directory.statements(Label.LESSON)[-1]
    assert made.number == f"HK-2026-{last.seq:04d}"
    text = text_of(made.pdf)
    assert made.number in text
    assert NAMES["lan"] in text
    assert all(lesson.title in text for lesson in lessons("vi")[:2])
    assert lessons("vi")[2].title not in text
    assert shown_date(result.until) in text
    assert "2 trên 8 bài" in text
    assert ("lesson:certificate", "ok") in acts_of(newcomers)
    assert "Certificate of lessons" in text_of(lesson_certificate(lan, "en").pdf)
    newcomers.clock.advance(366 * DAY)
    with pytest.raises(Problem, match=r"lessons\.nothing_to_certify"):
        lesson_certificate(newcomers.sign_in("lan"), "vi")


@pytest.mark.parametrize("who", ["quan", "ha"])
def test_managers_and_officers_see_who_has_learned_what(newcomers: Office, who: str) -> None:
    result = pass_lesson(newcomers.sign_in("lan"))
    rows = {row.name: row for row in lesson_overview(newcomers.sign_in(who), "vi")}
    assert set(rows) == set(NAMES.values())
    lan = rows[NAMES["lan"]]
    assert lan.in_force == ((lessons("vi")[0].title, result.until),)
    assert (lan.first_lapse, lan.complete, lan.gated) == (result.until, False, True)
    assert len(rows[NAMES["minh"]].never) == len(lessons("vi"))
    assert not rows[NAMES["minh"]].gated


@pytest.mark.parametrize("who", ["lan", "nam", "minh"])
def test_nobody_else_sees_who_has_learned_what(newcomers: Office, who: str) -> None:
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        lesson_overview(newcomers.sign_in(who), "vi")
    assert ("lesson:overview", "session.not_your_duty") in acts_of(newcomers)


def test_tries_end_with_their_session(newcomers: Office) -> None:
    lan = newcomers.sign_in("lan")
    begin_questions(lan, FIRST, "vi")
    assert lan in tries._desks
    ended = weakref.ref(lan)
    newcomers.sessions.remove(lan)
    lan.close()
    del lan
    gc.collect()
    assert ended() is None


def test_the_result_says_why_for_every_question(newcomers: Office) -> None:
    result: Result = pass_lesson(newcomers.sign_in("lan"))
    assert all(mark.is_right and mark.why for mark in result.marks)
