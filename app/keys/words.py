"""The list of 2,048 unaccented Vietnamese syllables from which passphrases and fingerprints are made.

``resources/passphrase/words.txt`` follows Vietnamese spelling (tests/keys/syllables.py builds it again): the onsets
and rimes that occur, joined by the rules of the orthography. It is frozen: another order would change every
fingerprint.
"""

from __future__ import annotations

from functools import cache

from app.paths import RESOURCES

WORD_BITS = 11


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words in their order. Raises ``ValueError`` when the installation's list is not whole."""
    words = tuple((RESOURCES / "passphrase" / "words.txt").read_text("ascii").split())
    if len(set(words)) != 1 << WORD_BITS or len(words) != 1 << WORD_BITS:
        raise ValueError("words.txt must hold 2,048 different words")
    return words
