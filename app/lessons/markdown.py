"""Reading a lesson's file: a narrow Markdown of our own, in which anything unexpected is an error.

The form of a file::

    ---
    title: Three levels, and how to tell them
    version: 1
    minutes: 6
    draw: 5
    pass: 4
    ---
    A paragraph, perhaps with **stressed words**.

    ## A heading

    - an item of a list
    1. a step of a list
    > a remark in a box

    ## Questions            (vi: ## Câu hỏi)

    ### A question?

    - [ ] a wrong answer
    - [x] the right answer
    - [ ] another wrong answer
    > Why it is so.

Rules enforced here: all five keys and no others; at least 8 questions; 3 or 4 different answers each, exactly one of
them right, and a reason; no more questions drawn than there are; the pass mark above half of those drawn; no mark-up
left in any text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from app.lessons.model import Run, TextBlock

KEYS = ("title", "version", "minutes", "draw", "pass")
QUESTIONS = {"vi": "## Câu hỏi", "en": "## Questions"}
FEWEST_QUESTIONS, FEWEST_ANSWERS, MOST_ANSWERS = 8, 3, 4

_STRESSED = re.compile(r"\*\*(.+?)\*\*")
_STEP = re.compile(r"(\d+)\. (.+)")
_ANSWER = re.compile(r"- \[([ x])\] (.+)")
_LEFT_OVER = re.compile(r"[*_`#\[\]<>|~\\{}]")


@dataclass(frozen=True, slots=True)
class PoolQuestion:
    """A question of the pool, with its right answer: this never leaves the vault process before it was judged."""

    text: str
    answers: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language."""

    lesson: str
    title: str
    version: int
    minutes: int
    draw: int
    needed: int
    blocks: tuple[TextBlock, ...]
    pool: tuple[PoolQuestion, ...]


@dataclass(slots=True)
class _Asked:
    """A question while it is being read."""

    text: str
    answers: list[str] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


def parse(lesson: str, text: str, language: str) -> Lesson:
    """The lesson written in ``text``. Raises ``ValueError`` that says what is wrong with the file."""
    if text != unicodedata.normalize("NFC", text):
        raise ValueError(f"{lesson}: not in NFC")
    lines = [line.rstrip() for line in text.splitlines()]
    head, body = _front_matter(lesson, lines)
    if body.count(QUESTIONS[language]) != 1:
        raise ValueError(f"{lesson}: needs one line {QUESTIONS[language]!r}")
    cut = body.index(QUESTIONS[language])
    pool = _pool(lesson, body[cut + 1 :])
    draw, needed = _number(lesson, head, "draw"), _number(lesson, head, "pass")
    if not draw <= len(pool) or not draw < 2 * needed <= 2 * draw:
        raise ValueError(f"{lesson}: draw or pass mark does not fit the {len(pool)} questions")
    return Lesson(
        lesson=lesson,
        title=_clean(lesson, head["title"]),
        version=_number(lesson, head, "version"),
        minutes=_number(lesson, head, "minutes"),
        draw=draw,
        needed=needed,
        blocks=_blocks(lesson, body[:cut]),
        pool=pool,
    )


def _front_matter(lesson: str, lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if lines[:1] != ["---"] or lines.count("---") != 2:
        raise ValueError(f"{lesson}: begins with a block between two lines of ---")
    end = lines.index("---", 1)
    pairs = [line.partition(": ") for line in lines[1:end]]
    if tuple(key for key, _, _ in pairs) != KEYS or not all(value.strip() for _, _, value in pairs):
        raise ValueError(f"{lesson}: needs just {', '.join(KEYS)}, in this order")
    return {key: value.strip() for key, _, value in pairs}, lines[end + 1 :]


def _number(lesson: str, head: dict[str, str], key: str) -> int:
    if not re.fullmatch(r"[1-9]\d?", head[key]):
        raise ValueError(f"{lesson}: {key} is a number from 1 to 99")
    return int(head[key])


def _blocks(lesson: str, lines: list[str]) -> tuple[TextBlock, ...]:
    blocks: list[TextBlock] = []
    for line in lines:
        if not line:
            continue
        step = _STEP.fullmatch(line)
        if line.startswith("## "):
            blocks.append(TextBlock("heading", (Run(_clean(lesson, line[3:])),)))
        elif line.startswith("- "):
            blocks.append(TextBlock("item", _runs(lesson, line[2:])))
        elif line.startswith("> "):
            blocks.append(TextBlock("remark", _runs(lesson, line[2:])))
        elif step:
            number = blocks[-1].number + 1 if blocks and blocks[-1].kind == "step" else 1
            if int(step[1]) != number:
                raise ValueError(f"{lesson}: step {number} is numbered {step[1]}")
            blocks.append(TextBlock("step", _runs(lesson, step[2]), number))
        else:
            blocks.append(TextBlock("paragraph", _runs(lesson, line)))
    if not blocks:
        raise ValueError(f"{lesson}: has no text")
    return tuple(blocks)


def _runs(lesson: str, text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for place, part in enumerate(_STRESSED.split(text)):
        if part:
            runs.append(Run(_clean(lesson, part, ends=False), strong=bool(place % 2)))
    return tuple(runs)


def _pool(lesson: str, lines: list[str]) -> tuple[PoolQuestion, ...]:
    asked: list[_Asked] = []
    for line in filter(None, lines):
        answer = _ANSWER.fullmatch(line)
        if line.startswith("### "):
            asked.append(_Asked(_clean(lesson, line[4:])))
        elif not asked or asked[-1].why:
            raise ValueError(f"{lesson}: this line belongs to no question: {line}")
        elif answer:
            if answer[1] == "x":
                asked[-1].right.append(len(asked[-1].answers))
            asked[-1].answers.append(_clean(lesson, answer[2]))
        elif line.startswith("> "):
            asked[-1].why.append(_clean(lesson, line[2:]))
        else:
            raise ValueError(f"{lesson}: neither an answer nor a reason: {line}")
    if len({question.text for question in asked}) != len(asked) or len(asked) < FEWEST_QUESTIONS:
        raise ValueError(f"{lesson}: needs {FEWEST_QUESTIONS} different questions or more")
    return tuple(_question(lesson, question) for question in asked)


def _question(lesson: str, asked: _Asked) -> PoolQuestion:
    different = len(set(asked.answers)) == len(asked.answers)
    if not different or not FEWEST_ANSWERS <= len(asked.answers) <= MOST_ANSWERS:
        raise ValueError(f"{lesson}: three or four different answers to: {asked.text}")
    if len(asked.right) != 1:
        raise ValueError(f"{lesson}: exactly one right answer to: {asked.text}")
    if len(asked.why) != 1:
        raise ValueError(f"{lesson}: one reason for: {asked.text}")
    return PoolQuestion(asked.text, tuple(asked.answers), asked.right[0], asked.why[0])


def _clean(lesson: str, text: str, *, ends: bool = True) -> str:
    if _LEFT_OVER.search(text) or "  " in text or (ends and text != text.strip()) or not text:
        raise ValueError(f"{lesson}: mark-up or stray spaces left in: {text!r}")
    return text
