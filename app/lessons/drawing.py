"""Drawing questions from a lesson's pool, and judging what was answered.

Pure rules:

1. A try asks ``draw`` different questions of the pool, in a new order, each with its answers in a new order.
2. What the window is given says nothing about which answer is right.
3. Every question is answered, by the place of one of its answers; anything else is no try and is not judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from app.errors import Problem
from app.lessons.markdown import Lesson, PoolQuestion
from app.lessons.model import Mark, Paper, Question, Result


@dataclass(frozen=True, slots=True)
class Drawn:
    """One try as the vault process keeps it: which questions, and the order of the answers of each."""

    lesson: Lesson
    number: int
    order: tuple[tuple[int, tuple[int, ...]], ...]

    def questions(self) -> tuple[tuple[PoolQuestion, tuple[int, ...]], ...]:
        """Each question with the order in which its answers are shown."""
        return tuple((self.lesson.pool[place], shown) for place, shown in self.order)


def draw(lesson: Lesson, number: int, random: Random) -> Drawn:
    """A new try, ``number`` of this session. ``random`` decides: a system source at work, a seeded one in tests."""
    chosen = random.sample(range(len(lesson.pool)), lesson.draw)
    order = []
    for place in chosen:
        shown = list(range(len(lesson.pool[place].answers)))
        random.shuffle(shown)
        order.append((place, tuple(shown)))
    return Drawn(lesson, number, tuple(order))


def paper_of(drawn: Drawn) -> Paper:
    """What the window may see before the answers are judged."""
    questions = tuple(
        Question(question.text, tuple(question.answers[place] for place in shown))
        for question, shown in drawn.questions()
    )
    return Paper(drawn.lesson.lesson, drawn.lesson.title, drawn.number, drawn.lesson.needed, questions)


def judge(drawn: Drawn, chosen: Sequence[int]) -> Result:
    """Compare the chosen places with the right ones. Raises ``Problem("lessons.unanswered")``."""
    questions = drawn.questions()
    fits = len(chosen) == len(questions) and all(
        type(place) is int and 0 <= place < len(shown) for place, (_, shown) in zip(chosen, questions, strict=True)
    )
    if not fits:
        raise Problem("lessons.unanswered")
    marks = tuple(
        Mark(
            text=question.text,
            answers=tuple(question.answers[original] for original in shown),
            chosen=place,
            right=shown.index(question.right),
            why=question.why,
        )
        for place, (question, shown) in zip(chosen, questions, strict=True)
    )
    score = sum(mark.is_right for mark in marks)
    return Result(drawn.lesson.lesson, drawn.lesson.title, score, drawn.lesson.needed, marks, until=0)
