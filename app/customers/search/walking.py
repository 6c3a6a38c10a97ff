"""Whether somebody goes through numbers one after the other: marks for the journal, which never hold a number.

Pure rules:

1. What is searched or opened has a number when it ends in at least three digits; telephone numbers may be grouped.
2. A number follows another when both have the same letters before them and as many digits, and lie at most `NEAR`
   apart. Asking the same again is no step.
3. What was asked or opened is remembered only while the session lasts, only here, and only the latest few.
"""

from __future__ import annotations

import re
from collections import deque
from contextlib import suppress
from weakref import WeakKeyDictionary

from app.customers import store
from app.customers.folding import fold
from app.customers.form import Ref
from app.errors import NiemError
from app.session.door import Session

NEAR = 5
LATEST = 4
STEP = "step:1"
"""In an entry's note: this number follows one before it."""
NOTHING = "found:0"
"""In an entry's note: the search found nothing."""

_NUMBER = re.compile(r"(.*?)(\d[\d .\-]*)$", re.DOTALL)
_FEWEST_DIGITS = 3

Number = tuple[str, int, int]
"""The letters before it, how many digits, the number."""


class _Walk:
    """What one session asked and opened lately."""

    def __init__(self) -> None:
        self.asked: deque[Number] = deque(maxlen=LATEST)
        self.opened: deque[Number] = deque(maxlen=LATEST)


_WALKS: WeakKeyDictionary[Session, _Walk] = WeakKeyDictionary()


def number_in(text: str) -> Number | None:
    """The number that a text ends in, if it does."""
    found = _NUMBER.fullmatch(fold(text).strip())
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[2])
    return (found[1].strip(" -"), len(digits), int(digits)) if len(digits) >= _FEWEST_DIGITS else None


def follows(number: Number, before: Number) -> bool:
    """Whether a number is close to one before it."""
    return number[:2] == before[:2] and 0 < abs(number[2] - before[2]) <= NEAR


def asked_mark(session: Session, text: str, *, found: bool) -> str:
    """The marks for a search: that it follows the one before, that it found nothing; empty for neither."""
    step = _step(_walk(session).asked, text)
    return " ".join(mark for mark in (step, "" if found else NOTHING) if mark)


def opened_mark(session: Session, ref: Ref) -> str:
    """The mark for opening a customer whose number follows the one opened before; empty otherwise.

    What cannot be opened has no mark: whoever asks is refused, or told, right after.
    """
    if ref.level not in session.levels(ref.project):
        return ""
    with suppress(NiemError):
        code = store.code_of(session.compartment(ref.project, ref.level), ref.rid)
        return _step(_walk(session).opened, code)
    return ""


def _walk(session: Session) -> _Walk:
    return _WALKS.setdefault(session, _Walk())


def _step(latest: deque[Number], text: str) -> str:
    number = number_in(text)
    if number is None or number in latest:
        return ""
    is_step = any(follows(number, before) for before in latest)
    latest.append(number)
    return STEP if is_step else ""
