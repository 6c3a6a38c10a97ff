"""Vietnamese text without its marks, for searching and for recognising headers."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """``text`` in lower case without marks: ``"Đặng Thị Hường"`` → ``"dang thi huong"``.

    Casefold, decompose, đ → d, drop combining marks. đ is a letter of its own in Unicode, not d with a mark, so it
    needs its own step.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in decomposed.replace("đ", "d") if not unicodedata.combining(mark))
