"""How the letters of a list are to be read: as the file says, or as an old font meant them.

Rules:

1. The reading proposed is the one under which most of the list's marked words are Vietnamese syllables. An old font
   must win by a clear distance (the clearer, the fewer words there are) and by two words at least; otherwise the file
   is believed.
2. A cell is read as an old font only where it could be one, and where it does not lose syllables by it: lists grow
   over years, and newer lines of an old list are often in Unicode already.
3. A person is shown three cells under every reading, and may choose another.
4. VISCII is a code of whole text files, not a font: it is offered only where the file is no Unicode, and every cell is
   read in it.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.customers.intake.decoding import from_1258
from app.customers.intake.legacy import TCVN3, VNI, converted, could_be_old
from app.customers.intake.syllables import is_syllable, words_with_marks
from app.customers.intake.viscii import VISCII, from_viscii

PLAIN = "plain"
"""As the file says: Unicode, or Windows-1258."""

READINGS = (PLAIN, TCVN3, VNI, VISCII)

_PUNCTUATION = {
    code: sign
    for code in range(0x80, 0xA0)
    if (sign := bytes([code]).decode("cp1252", "ignore")) and not sign.isalpha()
}
"""The marks and dashes that Western text has among the bytes where Vietnamese has letters."""

_CLEAR, _CLEAR_OF_FEW = 0.25, 0.4
_MANY_WORDS = 6
_LEAST_SHARE = 0.5
_LEAST_WORDS = 2
_LOOKED_AT = 3000
_SHOWN = 3


def propose(cells: Iterable[str], *, bytewise: bool = False) -> str:
    """The reading of a list with these cells, by rule 1. ``bytewise``: every sign of them is one byte of the file."""
    cells = list(cells)
    words = _sample(cells)
    if not words:
        return PLAIN
    found = {reading: _syllables_in(words, reading, bytewise) for reading in (PLAIN, TCVN3, VNI)}
    if bytewise:
        meant = _sample(map(from_viscii, cells))
        found[VISCII] = sum(map(is_syllable, meant)) - max(0, len(meant) - len(words))
    best = max((reading for reading in found if reading != PLAIN), key=lambda reading: found[reading])
    gained = found[best] - found[PLAIN]
    clear = gained >= (_CLEAR if gained >= _MANY_WORDS else _CLEAR_OF_FEW) * len(words)
    return best if clear and gained >= _LEAST_WORDS and found[best] >= _LEAST_SHARE * len(words) else PLAIN


def reader(reading: str, *, bytewise: bool = False) -> Callable[[str], str]:
    """What turns a cell as the file has it into what was meant; NFC."""
    if reading == PLAIN:
        return _plain_bytes if bytewise else composed
    if reading == VISCII:
        return from_viscii if bytewise else composed

    @functools.lru_cache(maxsize=4096)
    def read(cell: str) -> str:
        cell = cell.translate(_PUNCTUATION) if bytewise else cell
        if not could_be_old(cell):
            return composed(cell)
        meant = converted(cell, reading)
        return meant if _syllables(meant) >= _syllables(cell) else composed(cell)

    return read


def _plain_bytes(text: str) -> str:
    if text.isascii():
        return text
    try:
        return from_1258(text)
    except UnicodeDecodeError:
        return composed(text)


def composed(text: str) -> str:
    """NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def samples(cells: Iterable[str], *, bytewise: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Under every reading, the same few cells: those that could be read in more than one way first."""
    chosen = list(dict.fromkeys(_telling(cells)))[:_SHOWN]
    offered = READINGS if bytewise else tuple(one for one in READINGS if one != VISCII)
    return tuple((one, tuple(map(reader(one, bytewise=bytewise), chosen))) for one in offered)


def _telling(cells: Iterable[str]) -> Iterator[str]:
    later: list[str] = []
    for cell in cells:
        if cell.isascii() or len(cell) > 120:
            continue
        if could_be_old(cell):
            yield cell
        elif len(later) < _SHOWN:
            later.append(cell)
    yield from later


def _sample(cells: Iterable[str]) -> list[str]:
    """The different marked words, as many as are enough to judge by."""
    words: dict[str, None] = {}
    for cell in cells:
        if not cell.isascii():
            words.update(dict.fromkeys(words_with_marks(cell)))
            if len(words) >= _LOOKED_AT:
                break
    return list(words)


def _syllables_in(words: Sequence[str], reading: str, bytewise: bool) -> int:
    read = _plain_bytes if bytewise else composed
    if reading == PLAIN:
        return sum(is_syllable(read(word)) for word in words)
    return sum(is_syllable(composed(converted(word, reading) if could_be_old(word) else word)) for word in words)


def _syllables(text: str) -> int:
    return sum(map(is_syllable, words_with_marks(composed(text))))
