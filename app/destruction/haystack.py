"""Cells in the forms in which they are searched, and a sieve that lets most of them through without making those.

The sieve squeezes a text to what its foldings have in common: one byte for each letter, no mark, nothing of what may
stand between digits. What a folded text holds, its squeezed form holds squeezed; so where the sieve finds nothing,
nothing is there, and only where it finds something is it looked at closely.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

Rows = Sequence[tuple[Any, ...]]
"""Of one length each."""

_MARKS = re.compile("[\u0300-\u036f]")
_BETWEEN = b" .()-"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .()\-]+(?=\d)")


def fold(text: str) -> str:
    """Without capitals and accents; đ is d."""
    return _MARKS.sub("", _plain(text))


def squeezed(folded: str) -> str:
    """Without what may stand between digits."""
    return _BETWEEN_DIGITS.sub("", folded)


def _plain(text: str) -> str:
    """Folded but for the marks, which stand by themselves."""
    return unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")


def _sieved(text: str) -> bytes:
    if text.isascii():
        return text.lower().encode().translate(None, _BETWEEN)
    try:
        return codecs.charmap_encode(text, "strict", _NUMBERED)[0].translate(_SQUEEZED, _NOTHING)
    except UnicodeEncodeError:  # another letter, or a mark by itself
        return _sieved_by_letter(text)


def _sieved_by_letter(text: str) -> bytes:
    # Marks are no letters of Latin-1: they fall through as well.
    return _plain(text).encode("latin-1", "ignore").translate(None, _BETWEEN)


# Nearly every text is in letters of ASCII and of Vietnamese, of which there are fewer than 256: such a text is squeezed
# byte by byte, by what each of them is squeezed to by itself. The NUL has to come first.
_VOWELS = (
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưy"
    for mark in " \u0300\u0301\u0303\u0309\u0323"
)
_LETTERS = {letter.strip() for letter in _VOWELS}
_KNOWN = "".join(
    sorted({"\0", *"\t\n\r", *map(chr, range(0x20, 0x7F)), *"đĐ", *_LETTERS, *(x.upper() for x in _LETTERS)})
)
_NUMBERED = codecs.charmap_build(_KNOWN.ljust(256, "\ufffe"))
_SQUEEZED = b"".join(_sieved_by_letter(letter) or b"\0" for letter in _KNOWN).ljust(256, b"\0")
_NOTHING = bytes(number for number, letter in enumerate(_KNOWN) if not _sieved_by_letter(letter))


class Haystack:
    """Some rows' cells, in the forms in which they are searched. A NUL between cells keeps them apart."""

    def __init__(self, rows: Rows) -> None:
        texts, blobs = _parts(rows)
        self.text = fold("\0".join(texts))
        self.squeezed = squeezed(self.text)
        self.raw = b"\0".join(blobs)

    def has_text(self, text: str) -> bool:
        """Whether one folded text stands in any cell."""
        return text in self.text or text in self.squeezed or text.encode() in self.raw

    def has_id(self, value: bytes) -> bool:
        """Whether an id stands in any cell, as bytes or in hexadecimal."""
        return value in self.raw or value.hex() in self.text


class Sieve:
    """Finds out fast where none of the folded ``texts`` and of the ``ids`` can stand."""

    def __init__(self, texts: Collection[str], ids: Collection[bytes] = ()) -> None:
        written = [*texts, *(value.hex() for value in ids)]
        self._squeezed = _least({_sieved(text) for text in written})
        self._raw = _least({*(text.encode() for text in texts), *ids})

    def holds_back(self, rows: Rows) -> bool:
        """Whether the rows have to be looked at closely."""
        texts, blobs = _parts(rows)
        text, raw = b"\0".join(map(_sieved, texts)), b"\0".join(blobs)
        return any(needle in text for needle in self._squeezed) or any(needle in raw for needle in self._raw)


def _parts(rows: Rows) -> tuple[list[str], list[bytes]]:
    """All texts and all bytes among the cells, column by column: most columns are of one kind, many of plain ASCII."""
    texts: list[str] = []
    blobs: list[bytes] = []
    for column in zip(*rows, strict=True):
        kinds = set(map(type, column))
        if str in kinds:
            texts.append("\0".join(column if len(kinds) == 1 else [cell for cell in column if type(cell) is str]))
        if bytes in kinds:
            blobs.append(b"\0".join(column if len(kinds) == 1 else [cell for cell in column if type(cell) is bytes]))
    return texts, blobs


def _least(needles: Collection[bytes]) -> list[bytes]:
    """Those of which no other one is a part: where none of these is, none of all is."""
    kept: list[bytes] = []
    for needle in sorted(needles, key=len):
        if not any(known in needle for known in kept):
            kept.append(needle)
    return kept
