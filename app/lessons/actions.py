"""What may be done about lessons: hand in the answers of a try."""

from __future__ import annotations

from dataclasses import replace

from app.access.event import Event
from app.lessons import record, tries
from app.lessons.drawing import judge
from app.lessons.model import Result, term_end
from app.session.door import Session
from app.session.subject import Subject


def hand_in_answers(session: Session, lesson: str, number: int, chosen: tuple[int, ...]) -> Result:
    """Judge the answers of the try ``number``: ``chosen`` holds the place of one answer for each question, in order.

    A passed lesson is stated in the directory, signed by the person; a failed one is journalled and may be tried again
    with a new draw. Raises Problem("lessons.no_try"), Problem("lessons.unanswered"); the try goes on after the second.
    """
    drawn = tries.running(session, lesson, number)
    result = judge(drawn, chosen)
    note = f"{lesson} {result.score}/{len(result.marks)}"
    if not result.passed:
        with session.act(Event.LESSON_FAIL, Subject(note=note)):
            tries.end(session, lesson)
        return result
    until = term_end(session.now())
    with session.act(Event.LESSON_PASS, Subject(note=note)):
        record.put_passed(session, lesson, drawn.lesson.version, result.percent, until)
        tries.end(session, lesson)
    return replace(result, until=until)
