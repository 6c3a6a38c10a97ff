"""The order in which Vietnamese names stand: An < Ăn < Ân, dao < đào, a à ả ã á ạ, "Mã 9" < "Mã 10".

`sort_key` gives a text whose plain byte order is that order, so that the database can keep an index on it. Letters
decide first, tones only between texts of the same letters, as dictionaries do; runs of digits compare as numbers.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from app.customers.remembered import Remembered

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + position) for position, letter in enumerate(_LETTERS)}
_PLAIN_RANKS = {ord(letter): rank for letter, rank in _RANK.items() if letter.isascii()}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_DIGITS = re.compile(r"\d+")
_WIDTH = 10


def sort_key(text: str) -> str:
    """The key of ``text``; compare keys as plain strings."""
    letters, tones = zip(*map(_key_of.__getitem__, text.casefold().split(" ")), strict=True)
    return f"{' '.join(letters)}\x00{'0'.join(tones).rstrip('0')}"


def _word_key(word: str) -> tuple[str, str]:
    """The ranks of the letters of one word, and those of its tones. Nothing joins across a blank."""
    padded = _DIGITS.sub(lambda run: run.group().zfill(_WIDTH), unicodedata.normalize("NFC", word))
    if padded.isascii():
        return padded.translate(_PLAIN_RANKS), "0" * len(padded)
    parts = [_parts(character) for character in padded]
    return "".join(letter for letter, _ in parts), "".join(tone for _, tone in parts)


_key_of = Remembered(_word_key, lambda number: (number.zfill(_WIDTH), "0" * max(_WIDTH, len(number))))


@functools.cache
def _parts(character: str) -> tuple[str, str]:
    """The rank of a letter without its tone, and the rank of the tone."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in decomposed if mark in _TONES), "")
    letter = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
    return _RANK.get(letter, letter), _TONES.get(tone, "0")
