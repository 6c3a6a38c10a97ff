"""What a person typed into the search box, as words to look for.

Pure rules:

1. Letters and digits are looked for; every other sign only stands between words, whatever it means to a database. The
   one exception are quotation marks, around words that must stand side by side.
2. Every word is the beginning of a word, all of them are wanted, in any order, accents and capitals aside.
3. Words between quotation marks are whole words; if the closing mark is still missing, the last is a beginning.
4. A number typed in groups is one number: ``0901 234`` finds 0901234567. If it cannot be a telephone number or a tax
   code, its groups may as well be numbers of their own: ``12 2026``.
5. A word typed with accents is looked for as typed too: names that have it so come first.
6. Signs without width and marks of direction are not there. What is beyond `LONGEST` characters or `MOST` words adds
   nothing. Where signs were typed but not one letter or digit, nothing is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.customers.projection import MOST_WANTED, words_of

LONGEST, MOST = 1000, MOST_WANTED

Word = tuple[tuple[str, ...], ...]
"""One of these groups must be there, with all its beginnings of words. Most words are one group of one."""

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"'})
_GROUP = re.compile(r"[+(]?\d[\d.()\-]*")
_PART = re.compile(r"[^\W_]+")
_NUMBER_OF_ITS_OWN = 7
"""A telephone number or tax code is known for one from so many digits on."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side; unless ``closed``, the last may go on."""

    words: tuple[str, ...]
    closed: bool

    def fits(self, text: str) -> bool:
        """Whether ``text``, words with one blank between them, holds the phrase."""
        return self.pattern() in f" {text} "

    def pattern(self) -> str:
        """What a text of words with a blank before, between and after them must contain."""
        return f" {' '.join(self.words)}{' ' if self.closed else ''}"


@dataclass(frozen=True, slots=True)
class Asked:
    """``words`` and ``phrases`` are folded; ``accented`` the words as typed where an accent was, else ``None``.

    ``empty``: something was typed in which there is nothing to look for.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    accented: tuple[Word, ...] | None = None
    empty: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.empty)

    def match(self, *, accented: bool = False) -> str:
        """The question for the index. Words hold letters and digits only, so quoting is enough."""
        words = self.accented if accented and self.accented is not None else self.words
        parts = [_any(word) for word in words]
        for phrase in self.phrases:
            whole = [f'"{word}"' for word in phrase.words]
            parts += whole if phrase.closed else [*whole[:-1], f"{whole[-1]}*"]
        return " AND ".join(parts)

    def fits(self, indexed: str) -> bool:
        """Whether words as the list keeps them hold all that was asked for."""
        return holds(indexed.split(" "), self.words) and all(phrase.fits(indexed) for phrase in self.phrases)

    def fits_accented(self, indexed: str) -> bool:
        """Whether they do with the accents as typed."""
        return self.accented is not None and self.fits(indexed) and holds(indexed.split(" "), self.accented)

    def beginnings(self) -> tuple[str, ...]:
        """Every beginning of a word that was asked for."""
        alone = [part for word in self.words for group in word for part in group]
        return tuple(dict.fromkeys([*alone, *(part for phrase in self.phrases for part in phrase.words)]))


def holds(have: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether one group of every word is among ``have``, each part as the beginning of one."""
    return all(
        any(all(any(one.startswith(part) for one in have) for part in group) for group in word) for word in words
    )


def asked(text: str) -> Asked:
    """``text`` by the rules of this module."""
    text = _visible(text[:LONGEST]).translate(_QUOTES)
    outside: list[str] = []
    phrases: list[Phrase] = []
    parts = text.split('"')
    for number, part in enumerate(parts):
        if number % 2 == 0:
            outside += [*part.split(), "\n"]
        elif found := words_of(_plain(part)):
            phrases.append(Phrase(tuple(found[:MOST]), number < len(parts) - 1 or part[-1:].isspace()))
    words, accented = _words(outside)
    has_accent = any(one != other for one, other in zip(words, accented, strict=True))
    return Asked(
        words=tuple(dict.fromkeys(words)),
        phrases=tuple(dict.fromkeys(phrases)),
        accented=tuple(dict.fromkeys(accented)) if has_accent else None,
        empty=not words and not phrases and bool(text.strip(' "')),
    )


def _visible(text: str) -> str:
    """Composed, without marks of direction and signs without width."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _words(typed: Sequence[str]) -> tuple[list[Word], list[Word]]:
    """The words folded, and as typed; groups of digits next to each other are taken together."""
    words: list[Word] = []
    accented: list[Word] = []
    run: list[str] = []
    for one in [*typed, "\n"]:
        if _GROUP.fullmatch(one):
            run += words_of(one)
            continue
        if run:
            words.append(_number(run))
            accented.append(words[-1])
            run = []
        folded, exact = words_of(one), _PART.findall(one.casefold())
        words += [((word,),) for word in folded]
        # Folding may split a word where its typed form is not split: then accents are not looked at.
        accented += [((word,),) for word in (exact if len(exact) == len(folded) else folded)]
    return words[:MOST], accented[:MOST]


def _number(groups: Sequence[str]) -> Word:
    whole = "".join(groups)
    if len(groups) == 1 or (len(whole) >= _NUMBER_OF_ITS_OWN and whole.startswith(("0", "84"))):
        return ((whole,),)
    return (tuple(groups), (whole,))


def _any(word: Word) -> str:
    groups = [" AND ".join(f'"{part}"*' for part in group) for group in word]
    return groups[0] if len(groups) == 1 else "(" + " OR ".join(f"({group})" for group in groups) + ")"
