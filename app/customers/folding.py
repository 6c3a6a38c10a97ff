"""Vietnamese text without its marks, for searching and for recognising headers."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """``text`` in lower case without marks: ``"Đặng Thị Hường"`` → ``"dang thi huong"``.

    Casefold, decompose, đ → d, drop combining marks and what has no width; every blank is a space, as in what was
    copied out of a page or a letter. đ is a letter of its own in Unicode, not d with a mark, so it
    needs its own step.
    """
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Each letter's plain form, worked out when it is first met: folding stands on the path of every import."""

    def __missing__(self, code: int) -> str:
        if unicodedata.category(chr(code)) == "Zs":
            self[code] = " "
            return " "
        if code in _NO_WIDTH:
            self[code] = ""
            return ""
        decomposed = unicodedata.normalize("NFD", chr(code)).replace("đ", "d")
        self[code] = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
        return self[code]


_NO_WIDTH = frozenset({0x00AD, 0x200B, 0x2060, 0xFEFF})
_PLAIN = _Plain()
