"""Vietnamese text without its marks, for searching and for recognising headers."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """``text`` in lower case without marks: ``"Đặng Thị Hường"`` → ``"dang thi huong"``.

    Casefold, decompose, đ → d, drop combining marks. đ is a letter of its own in Unicode, not d with a mark, so it
    needs its own step.
    """
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Each letter's plain form, worked out when it is first met: folding stands on the path of every import."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code)).replace("đ", "d")
        self[code] = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
        return self[code]


_PLAIN = _Plain()
