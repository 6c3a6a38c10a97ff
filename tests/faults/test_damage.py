"""Each database of a vault: cut off, one bit flipped, an older genuine copy or page put back. All of it is found.

"Found" means that opening refuses it or the full check reports it. What is not found must be without effect: every
statement, row and list is what it was (an unused part of a page, say).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.fixtures.exhibit import GENERATIONS, Exhibit, make_exhibit
from tests.fixtures.vault import Office, copy_office

PAGE = 4096
FLIPS = int(os.environ.get("NIEM_FLIPS", "200"))
REPLAYS = int(os.environ.get("NIEM_REPLAYS", "15"))
"""Of each file: single bits flipped, and sets of old pages put back for each day; 10000 and 1700 for the deep run."""
FILES = ("directory", "journal", "office", "level 1", "level 2", "level 3")


@pytest.fixture(scope="module")
def exhibit(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exhibit]:
    place = tmp_path_factory.mktemp("exhibit")
    office = copy_office(office_template, place)
    yield make_exhibit(office, place)
    office.close()


@pytest.fixture(params=FILES)
def name(exhibit: Exhibit, request: pytest.FixtureRequest) -> str:
    """The path of one database inside the vault."""
    if not request.param.startswith("level"):
        return f"house-1/{request.param}.db"
    level = int(request.param[-1])
    (file_id,) = (key.place.file_id for key in exhibit.session.open_keys() if key.place.level == level)
    return f"c/{file_id.hex()}.db"


def test_what_is_whole_is_called_whole(exhibit: Exhibit, name: str) -> None:
    assert name in exhibit.names
    assert exhibit.examine(name, exhibit.content(name))


@pytest.mark.slow
def test_a_file_cut_off_is_found(exhibit: Exhibit, name: str) -> None:
    content = exhibit.content(name)
    by_pages = range(0, len(content), PAGE)
    anywhere = random.Random(name[0]).sample(range(len(content)), 40)
    for length in [*by_pages, *anywhere, 1, len(content) - 1]:
        assert exhibit.examine(name, content[:length]) is None, length


@pytest.mark.slow
def test_one_flipped_bit_is_found_or_without_effect(exhibit: Exhibit, name: str) -> None:
    content = exhibit.content(name)
    whole = exhibit.examine(name, content)
    assert whole
    chance = random.Random(name[0])
    positions = [*range(16), *(chance.randrange(len(content)) for _ in range(FLIPS))]
    found = 0
    for position in positions:
        flipped = bytearray(content)
        flipped[position] ^= 1 << chance.randrange(8)
        said = exhibit.examine(name, bytes(flipped))
        assert said is None or said == whole, position
        found += said is None
    assert found == len(positions)  # SQLCipher authenticates every byte of every page


@pytest.mark.slow
def test_an_older_genuine_copy_is_found(exhibit: Exhibit, name: str) -> None:
    for day in range(GENERATIONS - 1):
        older = exhibit.content(name, day)
        assert older != exhibit.content(name)
        assert exhibit.examine(name, older) is None, day


@pytest.mark.slow
def test_old_genuine_pages_put_back_are_found_or_without_effect(exhibit: Exhibit, name: str) -> None:
    content = exhibit.content(name)
    whole = exhibit.examine(name, content)
    trials = 0
    for day in range(GENERATIONS - 1):
        differing = _differing(content, exhibit.content(name, day))
        chance = random.Random(day)
        subsets = [chance.sample(differing, chance.randint(1, len(differing))) for _ in range(REPLAYS)]
        for pages in [*([page] for page in differing), *subsets]:
            said = exhibit.examine(name, _with_pages(content, exhibit.content(name, day), pages))
            assert said is None or said == whole, (day, pages)
            trials += 1
    assert trials >= 45


@pytest.mark.slow
def test_no_file_passes_for_another(exhibit: Exhibit, name: str) -> None:
    for other in exhibit.names:
        if other != name:
            assert exhibit.examine(name, exhibit.content(other)) is None, other


def _differing(now: bytes, then: bytes) -> list[int]:
    pages = range(min(len(now), len(then)) // PAGE)
    return [page for page in pages if now[page * PAGE : (page + 1) * PAGE] != then[page * PAGE : (page + 1) * PAGE]]


def _with_pages(now: bytes, then: bytes, pages: list[int]) -> bytes:
    mixed = bytearray(now)
    for page in pages:
        mixed[page * PAGE : (page + 1) * PAGE] = then[page * PAGE : (page + 1) * PAGE]
    return bytes(mixed)
