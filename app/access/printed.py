"""The table of duties as text: aligned for a terminal, Markdown for ``docs/duties.md``; Vietnamese or English.

A row for every act, a column for every duty. An act that is asked at the level of a record shows the levels at which a
holder of the key may do it; any other act shows a tick.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import combinations

from app.access.apart import RULES
from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import GATED
from app.access.separation import refuse_duties
from app.access.table import HAPPENINGS, NO_KEYS, cell, of_files
from app.access.words import act_label, groups, reason_label
from app.settings.message import sentence

YES, NO, NEVER, NO_KEY, HAPPENING, IN_FORCE = "✓", "–", "✗", "⌀", "*", "§"
_COLUMN = 13
_GAP = "  "


def mark(event: Event, duty: Duty) -> str:
    """One place of the printed table: all levels of an act for a duty."""
    if not cell(event, (duty,), None).allowed:
        return NO
    if not of_files(event):
        return YES
    return " ".join(_at(event, duty, level) for level in Level)


def aligned(language: str) -> str:
    """The table of acts in columns of equal width, with its legend."""
    rows = [_row(event, language) for group in groups() for event in group.events]
    widest = max(len(row[0]) for row in rows)
    heads = [textwrap.wrap(duty.label(language), _COLUMN) for duty in Duty]
    high = max(len(head) for head in heads)
    lines = [sentence("duties.title", language), "", *(f"{sign:5}  {words}" for sign, words in _legend(language)), ""]
    for place in range(high):
        words = [(head + [""] * high)[place] for head in heads]
        lines.append(_line("", words, widest))
    for group in groups():
        lines += ["", group.label(language).upper()]
        lines += [_line(row[0], row[1:], widest) for row in (_row(event, language) for event in group.events)]
    return "\n".join(lines) + "\n"


def markdown(language: str) -> str:
    """The whole page: the table of acts, which duties may meet, and what takes two persons."""
    parts = [
        f"# {sentence('duties.title', language)}",
        sentence("duties.intro", language),
        "\n".join(f"* `{sign}` {words}" for sign, words in _legend(language)),
    ]
    heads = [sentence("duties.act", language), *(_capital(duty.label(language)) for duty in Duty)]
    for group in groups():
        rows = [_row(event, language) for event in group.events]
        parts += [f"## {group.label(language)}", _grid(heads, rows, centred=True)]
    parts += [*_static(language), *_dynamic(language)]
    return "\n\n".join(parts) + "\n"


def _at(event: Event, duty: Duty, level: Level) -> str:
    given = cell(event, (duty,), level)
    if given.allowed:
        return str(int(level))
    return NO_KEY if given.why == NO_KEYS else NEVER


def row_name(event: Event, language: str) -> str:
    """The act with its signs."""
    signs = ((HAPPENING, event in HAPPENINGS), (IN_FORCE, event in GATED))
    return " ".join([act_label(event, language), *(sign for sign, holds in signs if holds)])


def _row(event: Event, language: str) -> list[str]:
    return [row_name(event, language), *(mark(event, duty) for duty in Duty)]


def _legend(language: str) -> list[tuple[str, str]]:
    signs = (
        (YES, "yes"), ("1 2 3", "levels"), (NEVER, "never"), (NO_KEY, "no_key"), (NO, "no"), (IN_FORCE, "gated"),
        (HAPPENING, "happening"),
    )  # fmt: skip
    shown = {sign for event in Event for duty in Duty for sign in mark(event, duty).split()}
    kept = [(sign, key) for sign, key in signs if key != "no_key" or sign in shown]
    return [(sign, sentence(f"duties.legend_{key}", language)) for sign, key in kept]


def _line(first: str, others: Sequence[str], widest: int) -> str:
    return _GAP.join([first.ljust(widest), *(word.ljust(_COLUMN) for word in others)]).rstrip()


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]], *, centred: bool = False) -> str:
    sides = ["---", *((":---:" if centred else "---") for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, sides, *rows))


def _static(language: str) -> Iterator[str]:
    """Which duties may meet, and why the others never do."""
    yield f"## {sentence('duties.together', language)}"
    yield sentence("duties.together_words", language)
    sets = [held for size in range(2, len(Duty) + 1) for held in combinations(Duty, size) if not refuse_duties(held)]
    yield "\n".join(f"* {' + '.join(duty.label(language) for duty in held)}" for held in sets)
    yield f"## {sentence('duties.not_together', language)}"
    refused = [(pair, refuse_duties(pair)) for pair in combinations(Duty, 2) if refuse_duties(pair)]
    rows = [
        [_capital(first.label(language)), second.label(language), reason_label(code, language)]
        for (first, second), code in refused
    ]
    duty = sentence("duties.duty", language)
    yield _grid([duty, duty, sentence("duties.reason", language)], rows)


def _dynamic(language: str) -> Iterator[str]:
    """What takes two persons whose duties are allowed."""
    yield f"## {sentence('duties.two_people', language)}"
    rows = [
        [
            sentence(f"duties.{rule.code}", language),
            "; ".join(act_label(event, language) for event in Event if event in rule.acts),
            sentence("duties.alone_lifts" if rule.alone else "duties.alone_keeps", language),
            ", ".join(f"`{place}`" for place in rule.places),
        ]
        for rule in RULES
    ]
    yield _grid([sentence(f"duties.{key}", language) for key in ("rule", "acts", "alone", "places")], rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
