"""Passphrases: one spelling per passphrase, how strong it is, and a generator of good ones.

* Unikey, EVKey and ibus write the same Vietnamese letter composed or decomposed; NFKC makes both one key.
* Acceptable: at least 12 characters or 4 words, not one of the common ones (our ``common-vi.txt``, and that list with
  figures and signs between or around), and at least score 3 of zxcvbn's 4, which knows common English passwords,
  keyboard rows, dates and repeats; our list and the person's own names count as words known to the guesser.
* Generated: six syllables of the frozen list of 2,048, drawn evenly, 66 bits; ASCII, so that it can be typed anywhere.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.errors import Problem
from app.keys.words import word_list
from app.paths import RESOURCES

MIN_CHARACTERS = 12
MIN_WORDS = 4
MIN_SCORE = 3
GENERATED_WORDS = 6
_LONGEST_JUDGED = 72
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Strength:
    """What is known of a passphrase: zxcvbn's ``score`` 0 to 4, and whether it may be used.

    ``why`` is ``""`` or the error code of the first rule it breaks; ``has_marks`` warns that it cannot be typed on a
    machine without a Vietnamese input method.
    """

    score: int
    acceptable: bool
    why: str
    has_marks: bool


def normalised(text: str) -> bytes:
    """The bytes that a passphrase stands for: NFKC, UTF-8. Spaces and capitals count.

    Raises ``ValueError`` for text with half a surrogate pair, which no keyboard gives.
    """
    return unicodedata.normalize("NFKC", text).encode("utf-8")


def generate(words: int = GENERATED_WORDS) -> str:
    """``words`` syllables drawn evenly, 11 bits each, with spaces between."""
    return " ".join(secrets.choice(word_list()) for _ in range(words))


def strength(text: str, personal: tuple[str, ...] = ()) -> Strength:
    """How strong ``text`` is for somebody whose names (own, company's, projects') are ``personal``."""
    composed = unicodedata.normalize("NFKC", text)
    score = _score(composed, personal)
    why = _why(composed, score)
    return Strength(score=score, acceptable=not why, why=why, has_marks=not composed.isascii())


def require_acceptable(text: str, personal: tuple[str, ...] = ()) -> None:
    """Raise ``Problem`` ``keys.passphrase_too_short``, ``…_common`` or ``…_weak`` unless it may be used."""
    why = strength(text, personal).why
    if why:
        raise Problem(why, characters=MIN_CHARACTERS, words=MIN_WORDS)


def _why(composed: str, score: int) -> str:
    # Four words of one letter are no passphrase, but their score says so; length counts what is not blank at the ends.
    if len(composed.strip()) < MIN_CHARACTERS and len(composed.split()) < MIN_WORDS:
        return "keys.passphrase_too_short"
    if _is_common(composed):
        return "keys.passphrase_common"
    return "" if score >= MIN_SCORE else "keys.passphrase_weak"


def _score(composed: str, personal: tuple[str, ...]) -> int:
    if not composed.strip():
        return 0
    from zxcvbn import zxcvbn  # its word lists take longer to load than a window to paint

    known = [*_common(), *_spellings(personal)]
    # The guesser tries the unaccented spelling first, so that is what is judged; zxcvbn's own limit is 72 characters.
    # Without spaces as well: a space between two known words must not pass for a secret of its own.
    bare = _folded(composed)[:_LONGEST_JUDGED]
    return min(int(zxcvbn(form, user_inputs=known)["score"]) for form in (bare, "".join(bare.split())) if form)


def _spellings(personal: tuple[str, ...]) -> list[str]:
    names = [_folded(name) for name in personal]
    return [part for name in names for part in (name, name.replace(" ", ""), *name.split()) if len(part) > 1]


def _is_common(composed: str) -> bool:
    bare = _folded(composed)
    return bool({bare, "".join(bare.split()), _NO_LETTERS.sub("", bare)} & _common_set())


def _folded(text: str) -> str:
    """Small letters without Vietnamese marks."""
    small = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in small if not unicodedata.combining(letter))


@cache
def _common() -> tuple[str, ...]:
    """Our list of common passphrases, folded: lines of common-vi.txt that are neither empty nor comments."""
    lines = (RESOURCES / "passphrase" / "common-vi.txt").read_text("utf-8").splitlines()
    folded = [_folded(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return tuple(dict.fromkeys(form for line in folded for form in (line, line.replace(" ", ""))))


@cache
def _common_set() -> frozenset[str]:
    return frozenset(_common())
