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
from app.session.door import Session
from app.session.subject import Subject
from app.vault.roster import Lesson as Passed
from app.vault.roster import Person

STANDING = frozenset({LessonState.IN_FORCE, LessonState.LAPSING})


def list_my_lessons(session: Session, language: str) -> MyLessons:
    """Every lesson with where the signed-in person stands."""
    session.read(Event.LESSON_LIST)
    mine = record.passed_by(session, session.uid)
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
    mine = record.passed_by(session, session.uid)
    known = lessons(language)
    held = tuple(
        (lesson.title, mine[lesson.lesson])
        for lesson in known
        if lesson.lesson in mine and state_at(session.latest(), mine[lesson.lesson].until) in STANDING
    )
    if not held:
        raise Problem("lessons.nothing_to_certify")
    statement = record.latest_statement(session, session.uid)
    number = paper.number_of(statement, [passed for _, passed in held])
    session.read(Event.LESSON_CERTIFICATE, Subject(note=number))
    roster = session.vault.roster
    certified = paper.Certified(
        company=roster.company,
        place=roster.place,
        name=session.person.name,
        duties=", ".join(duty.label(language) for duty in sorted(session.duties)),
        at=session.now(),
        statement=statement,
        lessons=held,
        asked=len(known),
        language=language,
    )
    return CertificatePdf(number, paper.certificate(certified))


def lesson_overview(session: Session, language: str) -> tuple[LearnerRow, ...]:
    """Who in service has which lesson in force, by name; for managers and officers."""
    session.read(Event.LESSON_OVERVIEW)
    people = [person for person in session.vault.roster.people.values() if person.active]
    rows = (_learner(session, person, language) for person in people)
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def _row(session: Session, lesson: Lesson, held: Passed | None) -> LessonRow:
    until = held.until if held else 0
    return LessonRow(
        lesson=lesson.lesson,
        title=lesson.title,
        version=lesson.version,
        minutes=lesson.minutes,
        state=state_at(session.latest(), until),
        until=until,
        score=held.score if held else 0,
        draw=lesson.draw,
    )


def _learner(session: Session, person: Person, language: str) -> LearnerRow:
    in_force, lapsed, never = [], [], []
    for lesson in lessons(language):
        one = person.lessons.get(lesson.lesson)
        if one is None:
            never.append(lesson.title)
        elif state_at(session.latest(), one.until) not in STANDING:
            lapsed.append((lesson.title, one.until))
        else:
            in_force.append((lesson.title, one.until))
    gated = bool(frozenset(Duty(duty) for duty in person.duties) & READERS)
    return LearnerRow(person.uid, person.name, gated, tuple(in_force), tuple(lapsed), tuple(never))
