"""The order in which Vietnamese names stand: An < Ăn < Ân, dao < đào, a à ả ã á ạ, "Mã 9" < "Mã 10".

`sort_key` gives a text whose plain byte order is that order, so that the database can keep an index on it. Letters
decide first, tones only between texts of the same letters, as dictionaries do; runs of digits compare as numbers.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + position) for position, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_DIGITS = re.compile(r"\d+")
_WIDTH = 10


def sort_key(text: str) -> str:
    """The key of ``text``; compare keys as plain strings."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded)
    padded = _DIGITS.sub(lambda run: run.group().zfill(_WIDTH), folded)
    return padded.translate(_LETTER_RANKS) + "\x00" + padded.translate(_TONE_RANKS).rstrip("0")


def _parts(character: str) -> tuple[str, str]:
    """The rank of a letter without its tone, and the rank of the tone."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in decomposed if mark in _TONES), "")
    letter = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
    return _RANK.get(letter, letter), _TONES.get(tone, "0")


class _Ranks(dict[int, str]):
    """One of the two parts of every character, worked out when it is first met."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self._part = part

    def __missing__(self, code: int) -> str:
        self[code] = _parts(chr(code))[self._part]
        return self[code]


_LETTER_RANKS, _TONE_RANKS = _Ranks(0), _Ranks(1)
