"""Shares: every sufficient subset gives the seed back, and whatever is typed wrongly is told with its place."""

from __future__ import annotations

import sys
from itertools import combinations

import pytest
import shamir_mnemonic
from shamir_mnemonic.wordlist import WORDLIST

from app import apart
from app.errors import Corrupt, Problem
from app.keys import shares
from app.keys.recovery import new_seed
from app.keys.shares import WORDS, combine, plain, prove, split

# SLIP-0039, official test vectors for 256-bit secrets (passphrase "TREZOR"): 1-of-1, 2-of-3, and what must be refused.
SINGLE = (
    "theory painting academic academic armed sweater year military elder discuss acne wildlife boring employer fused "
    "large satoshi bundle carbon diagnose anatomy hamster leaves tracks paces beyond phantom capital marvel lips brave "
    "detect luck"
)
SINGLE_SECRET = "989baf9dcaad5b10ca33dfd8cc75e42477025dce88ae83e75a230086a0e00e92"
BAD_CHECKSUM = SINGLE.rsplit(" ", 1)[0] + " lunar"
BAD_PADDING = (
    "theory painting academic academic campus sweater year military elder discuss acne wildlife boring employer fused "
    "large satoshi bundle carbon diagnose anatomy hamster leaves tracks paces beyond phantom capital marvel lips "
    "facility obtain sister"
)
TWO_OF_THREE = (
    (
        "humidity disease academic always aluminum jewelry energy woman receiver strategy amuse duckling lying "
        "evidence network walnut tactics forget hairy rebound impulse brother survive clothes stadium mailman rival "
        "ocean reward venture always armed unwrap"
    ),
    (
        "humidity disease academic agency actress jacket gross physics cylinder solution fake mortgage benefit public "
        "busy prepare sharp friar change work slow purchase ruler again tricycle involve viral wireless mixture "
        "anatomy desert cargo upgrade"
    ),
)
TWO_OF_THREE_SECRET = "c938b319067687e990e05e0da0ecce1278f75ff58d9853f19dcaeed5de104aae"
GROUPS = (
    (
        "wildlife deal decision scared acne fatal snake paces obtain election dryer dominant romp tactics railroad "
        "marvel trust helpful flip peanut theory theater photo luck install entrance taxi step oven network dictate "
        "intimate listen"
    ),
    (
        "wildlife deal decision smug ancestor genuine move huge cubic strategy smell game costume extend swimming "
        "false desire fake traffic vegan senior twice timber submit leader payroll fraction apart exact forward pulse "
        "tidy install"
    ),
)


@pytest.fixture(scope="module")
def seed() -> bytes:
    return new_seed()


@pytest.fixture(scope="module")
def three(seed: bytes) -> tuple[str, ...]:
    return split(seed, 2, 3)


def why(typed: list[str]) -> Problem:
    with pytest.raises(Problem) as refused:
        combine(typed)
    return refused.value


def test_the_library_is_the_published_scheme() -> None:
    assert shamir_mnemonic.combine_mnemonics([SINGLE], b"TREZOR").hex() == SINGLE_SECRET
    assert shamir_mnemonic.combine_mnemonics(TWO_OF_THREE, b"TREZOR").hex() == TWO_OF_THREE_SECRET


def test_official_shares_are_read_and_official_faults_refused() -> None:
    assert combine(TWO_OF_THREE) == shamir_mnemonic.combine_mnemonics(TWO_OF_THREE, b"")
    assert why([BAD_CHECKSUM]).code == "keys.share_checksum"
    assert why([BAD_PADDING]).code == "keys.share_checksum"
    assert why([SINGLE]).code == "keys.share_foreign"  # one sheet alone would be the whole seed
    assert why([*GROUPS]).code == "keys.share_foreign"
    assert why([TWO_OF_THREE[0]]).code == "keys.shares_too_few"


@pytest.mark.parametrize(("threshold", "count"), [(2, 2), (2, 3), (3, 5), (5, 5)])
def test_every_sufficient_subset_gives_the_seed(threshold: int, count: int, seed: bytes) -> None:
    made = split(seed, threshold, count)
    assert len(made) == count
    assert all(len(share.split(" ")) == WORDS for share in made)
    for subset in combinations(made, threshold):
        assert shamir_mnemonic.combine_mnemonics(subset, b"") == seed  # the oracle, in this process
    assert combine(made) == seed
    assert why(list(made[: threshold - 1])).details["needed"] == threshold


def test_two_splits_of_one_seed_do_not_mix(seed: bytes, three: tuple[str, ...]) -> None:
    again = split(seed, 2, 3)
    refused = why([three[0], again[1]])
    assert (refused.code, refused.details["share"]) == ("keys.shares_of_different_sets", 2)


def test_typing_does_not_have_to_be_tidy(seed: bytes, three: tuple[str, ...]) -> None:
    assert combine([f"  {three[0].upper()}\n", three[2].replace(" ", "\n  ")]) == seed
    assert plain("  ACADEMIC \n acid ") == "academic acid"


@pytest.mark.parametrize("place", [1, 7, 33])
def test_a_word_that_is_none_is_named_by_its_box(three: tuple[str, ...], place: int) -> None:
    words = three[1].split(" ")
    words[place - 1] = "khoai"
    refused = why([three[0], " ".join(words)])
    assert (refused.code, refused.details["share"], refused.details["word"]) == ("keys.share_word_unknown", 2, place)


def test_every_wrong_word_of_the_list_is_noticed(three: tuple[str, ...]) -> None:
    for place in (0, 3, 20, 32):
        words = three[1].split(" ")
        words[place] = WORDLIST[(WORDLIST.index(words[place]) + 1) % len(WORDLIST)]
        refused = why([three[0], " ".join(words)])
        assert (refused.code, refused.details["share"]) == ("keys.share_checksum", 2)


def test_swapped_words_missing_words_and_the_same_share_twice(three: tuple[str, ...]) -> None:
    words = three[0].split(" ")
    swapped = " ".join([words[1], words[0], *words[2:]])
    assert words[0] == words[1] or why([swapped, three[1]]).code == "keys.share_checksum"
    short = why([" ".join(words[:-1]), three[1]])
    assert (short.code, short.details["share"], short.details["words"]) == ("keys.share_length", 1, WORDS)
    twice = why([three[0], three[0]])
    assert (twice.code, twice.details["share"]) == ("keys.share_twice", 2)
    assert why([]).code == "keys.shares_too_few"
    assert why(["x" * 5000]).code == "keys.share_length"


def test_shares_that_do_not_give_the_seed_back_are_not_handed_out(seed: bytes, three: tuple[str, ...]) -> None:
    with pytest.raises(Corrupt, match="keys.shares_unproved"):
        prove(three, new_seed(), 2)
    foreign = split(new_seed(), 2, 3)
    with pytest.raises(Corrupt, match="keys.shares_unproved"):
        prove((*three[:2], foreign[2]), seed, 2)


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b'{"shares": "abc"}', b'{"problem": "keys.other"}', b'{"share": "x"}']
)
def test_an_answer_that_is_not_ours_is_none(monkeypatch: pytest.MonkeyPatch, seed: bytes, answer: bytes) -> None:
    monkeypatch.setattr(shares, "ask", lambda *_, **__: apart.Heard(0, answer, late=False))
    with pytest.raises(Corrupt, match="keys.shares_unproved"):
        split(seed, 2, 3)


def test_numbers_that_make_no_sense_are_refused(seed: bytes) -> None:
    for threshold, count in ((1, 3), (4, 3), (2, 6), (0, 0)):
        with pytest.raises(ValueError, match="two to five"):
            split(seed, threshold, count)
    with pytest.raises(ValueError, match="two to five"):
        split(seed[:16], 2, 3)


def test_the_library_is_not_loaded_here_by_the_program() -> None:
    code = "import sys, app.keys.shares, app.keys.recovery; sys.exit('shamir_mnemonic' in sys.modules)"
    heard = apart.subprocess.run([sys.executable, "-c", code], cwd=apart._HOUSE, check=False)
    assert heard.returncode == 0
