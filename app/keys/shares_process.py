"""The process that splits and recombines a recovery seed by SLIP-39. Run as ``python -m`` of itself.

It alone imports ``shamir_mnemonic``, whose authors say that it has no hardening (docs/known-issues.md): so it runs for
one question, hardened and held to limits, with no vault, no key of the house and no file, and is over with the answer.

Question (standard input), one line of JSON: ``{"memory_mb": int, "seconds": float}`` with either ``{"seed": hex,
"threshold": int, "count": int}``, ``{"sets": [[share, …], …]}`` or ``{"judge": [share, …]}``; a share is its words
with one space between.
Answer (standard output), one line of JSON: ``{"shares": [share, …]}``, ``{"seeds": [hex, …]}``, or ``{"problem": code,
"share": int, "word": int, "needed": int}`` with places from 1, 0 where no share or word is to blame; for a judgement
``{"judged": […]}`` with one such for each share, its problem empty where there is none.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from typing import Any

from app.apart import hold_to
from app.keys.process import harden_process

SEED_SIZE = 32
WORDS = 33
"""Words in a share of a 32-byte seed."""


class _Wrong(Exception):
    """A set of shares that gives no seed: the code, the share and the word to blame (from 1), how many are needed."""

    def __init__(self, code: str, share: int = 0, word: int = 0, needed: int = 0) -> None:
        super().__init__(code)
        self.told = {"problem": code, "share": share, "word": word, "needed": needed}


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is an answer, a refusal included."""
    question = json.loads(sys.stdin.buffer.readline())
    harden_process()
    hold_to(question["memory_mb"], question["seconds"])
    sys.stdout.buffer.write(json.dumps(_answer(question)).encode() + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        if "seed" in question:
            return {"shares": _split(bytes.fromhex(question["seed"]), question["threshold"], question["count"])}
        if "judge" in question:
            return {"judged": _judge(question["judge"])}
        return {"seeds": [_combine(shares).hex() for shares in question["sets"]]}
    except _Wrong as wrong:
        return wrong.told


def _split(seed: bytes, threshold: int, count: int) -> list[str]:
    from shamir_mnemonic import generate_mnemonics

    if len(seed) != SEED_SIZE:
        raise ValueError("a seed is 32 bytes")
    return list(generate_mnemonics(1, [(threshold, count)], seed)[0])


def _combine(shares: list[str]) -> bytes:
    """The seed that every sufficient subset of the shares gives, or `_Wrong` with what is wrong and where."""
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    read = [_read(place, share) for place, share in enumerate(shares, start=1)]
    if not read:
        raise _Wrong("keys.shares_too_few")
    for place, share in enumerate(read[1:], start=2):
        _require_beside(place, share, read[: place - 1])
    needed = int(read[0].member_threshold)
    if len(read) < needed:
        raise _Wrong("keys.shares_too_few", needed=needed)
    try:
        seeds = {bytes(combine_mnemonics(subset)) for subset in combinations(shares, needed)}
    except MnemonicError:
        raise _Wrong("keys.shares_of_different_sets") from None
    if len(seeds) != 1:
        raise _Wrong("keys.shares_of_different_sets")
    return seeds.pop()


def _judge(shares: list[str]) -> list[dict[str, Any]]:
    """What is to be said of each share as far as it is typed: of itself, and beside the good ones before it."""
    judged: list[dict[str, Any]] = []
    good: list[Any] = []
    for place, share in enumerate(shares, start=1):
        try:
            read = _read(place, share)
            _require_beside(place, read, good)
        except _Wrong as wrong:
            judged.append(wrong.told)
        else:
            good.append(read)
            judged.append({"problem": "", "share": place, "word": 0, "needed": int(read.member_threshold)})
    return judged


def _require_beside(place: int, share: Any, before: list[Any]) -> None:  # noqa: ANN401 (the library's own type)
    """Raise `_Wrong` unless the share is another one of the same set as those before it."""
    if before and (share.common_parameters(), share.group_parameters()) != (
        before[0].common_parameters(),
        before[0].group_parameters(),
    ):
        raise _Wrong("keys.shares_of_different_sets", place)
    if share.index in {one.index for one in before}:
        raise _Wrong("keys.share_twice", place)


def _read(place: int, share: str) -> Any:  # noqa: ANN401 (the library's own type, which only this module knows)
    """One share; every reason for which it alone is none is found here and told with its place."""
    from shamir_mnemonic import MnemonicError, Share
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    words = share.split(" ")
    for number, word in enumerate(words, start=1):
        if word not in WORD_INDEX_MAP:
            raise _Wrong("keys.share_word_unknown", place, number)
    if len(words) != WORDS:
        raise _Wrong("keys.share_length", place)
    try:
        read = Share.from_mnemonic(share)
    except MnemonicError:
        raise _Wrong("keys.share_checksum", place) from None
    if read.group_threshold != 1 or read.group_count != 1 or read.member_threshold < 2:
        raise _Wrong("keys.share_foreign", place)
    return read


if __name__ == "__main__":
    sys.exit(main())
