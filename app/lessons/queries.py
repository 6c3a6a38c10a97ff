"""What may be seen of lessons: one's own, their texts, questions without the answers, and who has learned what."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import READERS
from app.errors import Problem
from app.lessons import certificate as paper
from app.lessons import record, tries
from app.lessons.drawing import paper_of
from app.lessons.library import lesson_of, lessons
from app.lessons.markdown import Lesson
from app.lessons.model import CertificatePdf, LearnerRow, LessonRow, LessonState, LessonText, MyLessons, Paper, state_at
from app.lessons.record import Passed
from app.session.door import Session
from app.session.subject import Subject
from app.vault.roster import Person


def list_my_lessons(session: Session, language: str) -> MyLessons:
    """Every lesson with where the signed-in person stands."""
    session.read(Event.LESSON_LIST)
    mine = record.passed(session).get(session.uid, {})
    rows = tuple(_row(session, lesson, mine.get(lesson.lesson)) for lesson in lessons(language))
    return MyLessons(rows, gated=bool(session.duties & READERS))


def open_lesson(session: Session, lesson: str, language: str) -> LessonText:
    """The text of a lesson. Raises Problem("lessons.unknown_lesson")."""
    found = lesson_of(lesson, language)
    session.read(Event.LESSON_OPEN, Subject(note=lesson))
    return LessonText(
        lesson=found.lesson,
        title=found.title,
        version=found.version,
        minutes=found.minutes,
        draw=found.draw,
        needed=found.needed,
        blocks=found.blocks,
    )


def begin_questions(session: Session, lesson: str, language: str) -> Paper:
    """A new draw of questions, without the right answers. Raises Problem("lessons.unknown_lesson")."""
    found = lesson_of(lesson, language)
    session.read(Event.LESSON_BEGIN, Subject(note=lesson))
    return paper_of(tries.begin(session, found))


def lesson_certificate(session: Session, language: str) -> CertificatePdf:
    """The signed-in person's certificate of all lessons in force. Raises Problem("lessons.nothing_to_certify")."""
    mine = record.passed(session).get(session.uid, {})
    known = lessons(language)
    held = tuple(
        (lesson.title, mine[lesson.lesson], lesson.draw)
        for lesson in known
        if lesson.lesson in mine and mine[lesson.lesson].until > session.now()
    )
    if not held:
        raise Problem("lessons.nothing_to_certify")
    number = paper.number_of([passed for _, passed, _ in held])
    session.read(Event.LESSON_CERTIFICATE, Subject(note=number))
    roster = session.vault.roster
    certified = paper.Certified(
        company=roster.company,
        place=roster.place,
        name=session.person.name,
        duties=", ".join(duty.label(language) for duty in sorted(session.duties)),
        at=session.now(),
        lessons=held,
        asked=len(known),
        language=language,
    )
    return CertificatePdf(number, paper.certificate(certified))


def lesson_overview(session: Session, language: str) -> tuple[LearnerRow, ...]:
    """Who in service has which lesson in force, by name; for managers and officers."""
    session.read(Event.LESSON_OVERVIEW)
    everybody = record.passed(session)
    people = [person for person in session.vault.roster.people.values() if person.active]
    rows = (_learner(session, person, everybody.get(person.uid, {}), language) for person in people)
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def _row(session: Session, lesson: Lesson, held: Passed | None) -> LessonRow:
    until = held.until if held else 0
    return LessonRow(
        lesson=lesson.lesson,
        title=lesson.title,
        version=lesson.version,
        minutes=lesson.minutes,
        state=state_at(session.now(), until),
        until=until,
        score=held.score if held else 0,
        draw=lesson.draw,
    )


def _learner(session: Session, person: Person, held: dict[str, Passed], language: str) -> LearnerRow:
    in_force, lapsed, never = [], [], []
    for lesson in lessons(language):
        one = held.get(lesson.lesson)
        if one is None:
            never.append(lesson.title)
        elif state_at(session.now(), one.until) is LessonState.LAPSED:
            lapsed.append((lesson.title, one.until))
        else:
            in_force.append((lesson.title, one.until))
    gated = bool(frozenset(Duty(duty) for duty in person.duties) & READERS)
    return LearnerRow(person.uid, person.name, gated, tuple(in_force), tuple(lapsed), tuple(never))
