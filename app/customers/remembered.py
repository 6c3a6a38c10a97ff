"""What is made of single words is remembered: the same few thousand syllables make up most of any list of customers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

MOST = 16_384
_LONGEST = 24


class Remembered(dict[str, Made]):
    """``remembered[word]`` is what ``make`` gives of it, which must follow from the word alone.

    Numbers and long words are hardly ever the same again, so they are made anew each time; ``number`` is the short way
    to the same of the digits 0 to 9. It forgets all when it is full, and begins again: that costs less than to remember
    what was asked for when.
    """

    __slots__ = ("_make", "_number")

    def __init__(self, make: Callable[[str], Made], number: Callable[[str], Made]) -> None:
        super().__init__()
        self._make, self._number = make, number

    def __missing__(self, word: str) -> Made:
        """Make it, and remember it where that is worth the room."""
        if word.isdecimal() and word.isascii():
            return self._number(word)
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = made
        return made
