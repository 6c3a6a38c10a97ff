"""Words about levels, in the language in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.customers.classification.model import CRITERIA, QUESTIONS, Direction, Question, asked
from app.customers.model import Relation
from ui.messages import language
from ui.widgets.level import level_name

_PLACE = {"vi": 0, "en": 1}


def criterion_words(criterion: Relation) -> str:
    """A criterion as it stands by itself."""
    return CRITERIA[language()][criterion]


def question_words(question: Question) -> str:
    """A question of the assistant."""
    return asked(question, language())


def answers_in_words(criteria: Sequence[str]) -> str:
    """What was answered with yes, each once, in one sentence; empty when nothing was."""
    place = _PLACE[language()]
    said = "; ".join(question.says[place] for question in QUESTIONS if question.id in criteria)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def low(level: int) -> str:
    """A level's name inside a sentence."""
    return level_name(level).lower()


def direction_words(direction: Direction, to: int) -> str:
    """What a request asks for."""
    if direction is Direction.RAISE:
        return QCoreApplication.translate("classification", "Nâng lên {}").format(low(to))
    return QCoreApplication.translate("classification", "Hạ xuống {}").format(low(to))


def some_names(names: Sequence[str], most: int = 6) -> str:
    """Names in a row; of very many the first few, and how many more."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    if more <= 0:
        return shown
    return QCoreApplication.translate("classification", "{} và {} người nữa").format(shown, more)
