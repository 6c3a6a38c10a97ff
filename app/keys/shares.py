"""A recovery seed on several sheets of paper: SLIP-39 shares, any ``threshold`` of which give the seed back.

A published implementation does the splitting, in a process of its own (`app.keys.shares_process`). What is handed out
has been proved before: every subset of ``threshold`` shares was recombined, by a second process, into the same seed.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from app.apart import ask
from app.errors import Corrupt, Problem
from app.keys.hashing import same

SEED_SIZE = 32
WORDS = 33
MEMORY_MB = 512
SECONDS = 60.0
LONGEST_ANSWER = 64 * 1024
LONGEST_SHARE = 1024
MOST_SHARES = 16
FEWEST, MOST = 2, 5
"""How many people may be needed at least, and how many may hold a share at most."""

CODES = frozenset(
    {
        "keys.share_word_unknown",
        "keys.share_length",
        "keys.share_checksum",
        "keys.share_foreign",
        "keys.share_twice",
        "keys.shares_of_different_sets",
        "keys.shares_too_few",
    }
)
"""What the other process may answer; anything else is no answer of ours."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of one share: the code of what is wrong ("" for nothing), the word to blame (from 1, 0 for
    none), and of a good one how many of its set are needed.
    """

    code: str
    word: int
    needed: int


def split(seed: bytes, threshold: int, count: int) -> tuple[str, ...]:
    """``count`` shares of 33 words, any ``threshold`` of which give ``seed``; every such subset was recombined.

    Raises ``ValueError`` for numbers outside 2 ≤ threshold ≤ count ≤ 5 and a seed that is not 32 bytes, and
    Corrupt("keys.shares_unproved") when the shares do not come back as the seed: then none may be used.
    """
    if not FEWEST <= threshold <= count <= MOST or len(seed) != SEED_SIZE:
        raise ValueError("a seed of 32 bytes is split among two to five people")
    answer = _asked({"seed": seed.hex(), "threshold": threshold, "count": count})
    shares = answer.get("shares")
    if not isinstance(shares, list) or len(shares) != count or len(set(shares)) != count:
        raise Corrupt("keys.shares_unproved")
    prove(tuple(str(share) for share in shares), seed, threshold)
    return tuple(shares)


def prove(shares: Sequence[str], seed: bytes, threshold: int) -> None:
    """Recombine every subset of ``threshold`` shares; Corrupt("keys.shares_unproved") unless each is ``seed``."""
    sets = [list(subset) for subset in combinations(shares, threshold)]
    try:
        seeds = _seeds(sets)
    except Problem as problem:
        raise Corrupt("keys.shares_unproved").because(problem) from None
    if len(seeds) != len(sets) or not all(same(found, seed) for found in seeds):
        raise Corrupt("keys.shares_unproved")


def combine(shares: Sequence[str]) -> bytes:
    """The seed that ``shares`` give, however they were typed: capitals, blanks and line feeds do not count.

    Raises Problem with the share and, where one is to blame, the word (both from 1): "keys.share_word_unknown",
    "keys.share_length", "keys.share_checksum", "keys.share_foreign", "keys.share_twice",
    "keys.shares_of_different_sets", "keys.shares_too_few".
    """
    if len(shares) > MOST_SHARES or any(len(share) > LONGEST_SHARE for share in shares):
        raise Problem("keys.share_length", share=0, words=WORDS)
    return _seeds([[plain(share) for share in shares]])[0]


def judge(shares: Sequence[str]) -> tuple[Judged, ...]:
    """Each share by itself, and beside the good ones before it, while they are still being typed; nothing is combined.

    Raises Corrupt("keys.shares_unproved") when the other process gives no answer of ours.
    """
    if len(shares) > MOST_SHARES or any(len(share) > LONGEST_SHARE for share in shares):
        raise Problem("keys.share_length", share=0, words=WORDS)
    answer = _asked({"judge": [plain(share) for share in shares]}).get("judged")
    try:
        judged = tuple(Judged(str(one["problem"]), int(one["word"]), int(one["needed"])) for one in answer or ())
    except (KeyError, TypeError, ValueError):
        raise Corrupt("keys.shares_unproved") from None
    if len(judged) != len(shares) or any(one.code and one.code not in CODES for one in judged):
        raise Corrupt("keys.shares_unproved")
    return judged


def plain(share: str) -> str:
    """A share in its one spelling: small letters, one space between the words."""
    return " ".join(unicodedata.normalize("NFKC", share).lower().split())


def _seeds(sets: list[list[str]]) -> list[bytes]:
    answer = _asked({"sets": sets})
    try:
        return [bytes.fromhex(seed) for seed in answer["seeds"]]
    except (KeyError, TypeError, ValueError):
        raise Corrupt("keys.shares_unproved") from None


def _asked(what: dict[str, Any]) -> dict[str, Any]:
    question = json.dumps({**what, "memory_mb": MEMORY_MB, "seconds": SECONDS}).encode() + b"\n"
    heard = ask("app.keys.shares_process", question, seconds=SECONDS, longest=LONGEST_ANSWER)
    try:
        answer = json.loads(heard.answer)
        problem = str(answer.get("problem", ""))
        details = {name: int(answer.get(name, 0)) for name in ("share", "word", "needed")}
    except (AttributeError, TypeError, ValueError):  # it died, was stopped, or does not answer as we would
        raise Corrupt("keys.shares_unproved") from None
    if heard.late or heard.code != 0 or (problem and problem not in CODES):
        raise Corrupt("keys.shares_unproved")
    if problem:
        raise Problem(problem, words=WORDS, **details)
    return dict(answer)
