"""Passphrases: one spelling per passphrase, how strong it is, and a generator of good ones.

* Unikey, EVKey and ibus write the same Vietnamese letter composed or decomposed; NFKC makes both one key.
* Acceptable: at least 12 characters or 4 words, not in the lists of common ones (zxcvbn's English lists and our
  ``common-vi.txt``), and at least score 3 of zxcvbn's 4.
* Generated: six syllables of the frozen list of 2,048, drawn evenly, 66 bits; ASCII, so that it can be typed anywhere.
"""

from __future__ import annotations

import unicodedata

MIN_CHARACTERS = 12
MIN_WORDS = 4
MIN_SCORE = 3
GENERATED_WORDS = 6
_LONGEST_JUDGED = 72


def normalised(text: str) -> bytes:
    """The bytes that a passphrase stands for: NFKC, UTF-8. Spaces and capitals count.

    Raises ``ValueError`` for text with half a surrogate pair, which no keyboard gives.
    """
    return unicodedata.normalize("NFKC", text).encode("utf-8")
