"""The rows of the page: one for each act, with its answer at each level and the reason in words.

Pure rules:

* About oneself the answer is what the door would say now, with the keys of one project; about a duty it is what the
  duty allows to whoever holds the key.
* What belongs to other duties says whose it is. What is allowed says who has to sign as well.
* What the duty allows but the person cannot do yet says what is missing: a clearance, an agreement, lessons.
* What the program writes down by itself is no act that anybody may or may not do, and is left out.
* Acts that are asked at a level come first: they are what people look for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.access.apart import rules_for
from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.table import HAPPENINGS, NO_CLEARANCE, NOT_IN_FORCE, Cell, Standing, answer, cell, of_files, who_may
from app.access.words import act_label, group_of, reason_label
from app.customers.folding import fold
from ui.messages import language

MANY = 4
"""Of more duties than these it is shorter to say whose an act is not."""

Answers = Callable[[Event, Level | None], Cell]


class Verdict(StrEnum):
    """An act as a whole: allowed, allowed at some levels, not possible yet, not allowed."""

    YES = "yes"
    PARTLY = "partly"
    WAITS = "waits"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act. ``cells`` are the answers at the three levels, empty for an act that is about no record.

    ``mine``: the answers are about the signed-in person, for whom ``with_key`` means behind the top-secret room's door.
    """

    event: Event
    label: str
    group: str
    cells: tuple[Cell, ...]
    verdict: Verdict
    reason: str
    mine: bool


def rows_of_person(person: Standing, *, one_person: bool) -> tuple[ActRow, ...]:
    """What the signed-in person may do in one project."""
    return _rows(lambda event, level: answer(event, person, level), mine=True, one_person=one_person)


def rows_of_duties(duties: Sequence[Duty]) -> tuple[ActRow, ...]:
    """What these duties, in one person, allow to whoever holds the keys."""
    return _rows(lambda event, level: cell(event, duties, level), mine=False, one_person=False)


def chosen(rows: Iterable[ActRow], pill: str, text: str) -> tuple[ActRow, ...]:
    """The rows of a filter (``"all"``, ``"may"``, ``"waits"``, ``"no"``) that hold every word of ``text``."""
    words = fold(text).split()
    return tuple(row for row in rows if _in(row, pill) and all(word in _searched(row) for word in words))


def _in(row: ActRow, pill: str) -> bool:
    if pill == "may":
        return row.verdict in (Verdict.YES, Verdict.PARTLY)
    return pill in ("all", row.verdict.value)


def _searched(row: ActRow) -> str:
    return fold(f"{row.label} {row.group} {row.reason}")


def _rows(answers: Answers, *, mine: bool, one_person: bool) -> tuple[ActRow, ...]:
    events = sorted((event for event in Event if event not in HAPPENINGS), key=lambda event: not of_files(event))
    return tuple(_row(event, answers, mine=mine, one_person=one_person) for event in events)


def _row(event: Event, answers: Answers, *, mine: bool, one_person: bool) -> ActRow:
    whole = answers(event, None)
    cells = tuple(answers(event, level) for level in Level) if of_files(event) else ()
    verdict = _verdict(whole, cells)
    return ActRow(
        event=event,
        label=act_label(event, language()),
        group=group_of(event).label(language()),
        cells=cells,
        verdict=verdict,
        reason=_reason(event, whole, cells, verdict, one_person=one_person),
        mine=mine,
    )


def _verdict(whole: Cell, cells: tuple[Cell, ...]) -> Verdict:
    if not whole.allowed:
        return Verdict.WAITS if whole.why in NOT_IN_FORCE else Verdict.NO
    open_at = [given.allowed for given in cells]
    if all(open_at):
        return Verdict.YES
    if any(open_at):
        return Verdict.PARTLY
    return Verdict.WAITS if any(given.why == NO_CLEARANCE for given in cells) else Verdict.NO


def _reason(event: Event, whole: Cell, cells: tuple[Cell, ...], verdict: Verdict, *, one_person: bool) -> str:
    if not whole.allowed:
        return _whose(event, whole.why)
    signed = [rule for rule in rules_for(event) if not (rule.alone and one_person)]
    parts = [reason_label(rule.code, language()) for rule in signed]
    if verdict is Verdict.WAITS:
        return " ".join(
            [
                QCoreApplication.translate("duties", "Thuộc nhiệm vụ, nhưng chưa được cấp thẩm quyền trong dự án."),
                *parts,
            ]
        )
    return " ".join([*parts, *_at_levels(cells)])


def _at_levels(cells: tuple[Cell, ...]) -> list[str]:
    """Each reason once, after the levels that it holds for: "Cơ mật, tuyệt mật: chưa có thẩm quyền…"."""
    levels: dict[str, list[str]] = {}
    for level, given in zip(Level, cells, strict=False):
        if not given.allowed:
            levels.setdefault(given.why, []).append(level.label(language()))
    return [f"{_capital(', '.join(named))}: {_small(reason_label(why, language()))}" for why, named in levels.items()]


def _whose(event: Event, why: str) -> str:
    """Whose act it is; for one that most have, who has not."""
    holders = who_may(event)
    if why != "session.not_your_duty" or not holders:
        return reason_label(why, language())
    if len(holders) > MANY:
        others = [duty for duty in Duty if duty not in holders]
        return QCoreApplication.translate("duties", "Việc của mọi nhiệm vụ, trừ {}.").format(_names(others))
    return QCoreApplication.translate("duties", "Việc của {}.").format(_names(holders))


def _names(duties: Iterable[Duty]) -> str:
    return ", ".join(duty.label(language()) for duty in duties)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
