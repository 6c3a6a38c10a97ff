"""The lessons that come with the program, read once per language."""

from __future__ import annotations

from functools import cache

from app.errors import Problem
from app.lessons.markdown import Lesson, parse
from app.paths import RESOURCES

FOLDER = RESOURCES / "lessons"
LANGUAGES = ("vi", "en")


@cache
def lessons(language: str) -> tuple[Lesson, ...]:
    """Every lesson in ``language``, in their order. Raises ``ValueError`` for a file that breaks the form."""
    files = sorted((FOLDER / _known(language)).glob("*.md"))
    return tuple(parse(file.stem, file.read_text("utf-8"), _known(language)) for file in files)


def lesson_of(lesson: str, language: str) -> Lesson:
    """One lesson. Raises ``Problem("lessons.unknown_lesson")``."""
    for found in lessons(language):
        if found.lesson == lesson:
            return found
    raise Problem("lessons.unknown_lesson")


def _known(language: str) -> str:
    return language if language in LANGUAGES else LANGUAGES[0]
