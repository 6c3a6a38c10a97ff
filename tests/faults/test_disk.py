"""The model of a disk is no kinder than a real one, and no crueller than what a sync promises."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.disk import (
    LUCKS,
    ROOT,
    SECTOR,
    Cut,
    Drop,
    Luck,
    Make,
    Move,
    Step,
    Sync,
    Tree,
    Write,
    after_power_cut,
    replay,
)  # fmt: skip

OLD, BESIDE, OTHER = 1, 2, 3
TRIES = 40
NEW_TEXT = b"new " * 600


def tree() -> Tree:
    return Tree({ROOT: {"name": OLD, "other": OTHER}, OTHER: {}}, {OLD: b"old " * 600})


def survivors(steps: Sequence[Step], before: Tree | None = None) -> list[dict[str, bytes | None]]:
    """Many things that may be left after ``steps``."""
    chance = random.Random(7)
    return [after_power_cut(before or tree(), steps, luck, chance).content() for luck in LUCKS for _ in range(TRIES)]


def texts(steps: Sequence[Step]) -> set[bytes | None]:
    return {content.get("/name") for content in survivors(steps)}


def replaced(*, sync_file: bool, sync_folder: bool) -> list[Step]:
    steps: list[Step] = [Make(BESIDE, ROOT, ".part"), Write(BESIDE, 0, NEW_TEXT)]
    steps += [Sync(BESIDE)] if sync_file else []
    steps += [Move(BESIDE, ROOT, ".part", ROOT, "name")]
    return steps + ([Sync(ROOT)] if sync_folder else [])


def test_a_write_without_a_sync_is_lost_in_some_image() -> None:
    left = texts([Write(OLD, 0, NEW_TEXT)])
    assert {b"old " * 600, NEW_TEXT} < left  # also torn ones
    assert texts([Write(OLD, 0, NEW_TEXT), Sync(OLD)]) == {NEW_TEXT}


def test_a_rename_without_a_sync_of_the_folder_is_lost_in_some_image() -> None:
    assert texts(replaced(sync_file=True, sync_folder=False)) == {b"old " * 600, NEW_TEXT}


def test_a_rename_before_the_sync_of_the_file_leaves_something_torn_in_some_image() -> None:
    left = texts(replaced(sync_file=False, sync_folder=True))
    assert b"" in left
    assert len(left - {b"old " * 600, NEW_TEXT}) > 1


def test_after_both_syncs_nothing_is_ever_lost() -> None:
    assert texts(replaced(sync_file=True, sync_folder=True)) == {NEW_TEXT}


def test_a_sync_of_the_file_does_not_keep_its_name() -> None:
    made: list[Step] = [Make(BESIDE, ROOT, "fresh"), Write(BESIDE, 0, b"text"), Sync(BESIDE)]
    assert {content.get("/fresh") for content in survivors(made)} == {None, b"text"}
    assert {content.get("/fresh") for content in survivors([*made, Sync(ROOT)])} == {b"text"}


def test_a_removal_is_durable_with_its_folder() -> None:
    assert texts([Drop(OLD, ROOT, "name")]) == {None, b"old " * 600}
    assert texts([Drop(OLD, ROOT, "name"), Sync(ROOT)]) == {None}


def test_a_move_between_folders_is_whole_and_waits_for_both() -> None:
    moved: list[Step] = [Move(OLD, ROOT, "name", OTHER, "there")]
    for syncs in ([], [Sync(OTHER)], [Sync(ROOT)], [Sync(ROOT), Sync(OTHER)]):
        places = {
            (content.get("/name") is not None, content.get("/other/there") is not None)
            for content in survivors([*moved, *syncs])
        }
        assert places == ({(False, True)} if len(syncs) == 2 else {(True, False), (False, True)})


def test_the_names_of_one_folder_survive_from_the_beginning_and_folders_differ() -> None:
    made: list[Step] = [Make(10, ROOT, "a"), Make(11, OTHER, "b"), Make(12, ROOT, "c")]
    left = {tuple(sorted(set(content) - {"/name", "/other"})) for content in survivors(made)}
    assert left == {
        (), ("/a",), ("/other/b",), ("/a", "/c"), ("/a", "/other/b"), ("/a", "/c", "/other/b"),
    }  # fmt: skip


def test_each_sector_is_old_or_new_and_never_mixed_within() -> None:
    left = texts([Write(OLD, 100, b"x" * 1000)])
    old, new = b"old " * 600, (b"old " * 600)[:100] + b"x" * 1000 + (b"old " * 600)[1100:]
    seen = set()
    for content in left:
        assert content is not None
        parts = [content[start : start + SECTOR] for start in range(0, len(old), SECTOR)]
        whole = [(old[start : start + SECTOR], new[start : start + SECTOR]) for start in range(0, len(old), SECTOR)]
        assert all(part in pair for part, pair in zip(parts, whole, strict=True))
        seen.add(tuple(part == pair[1] for part, pair in zip(parts, whole, strict=True)))
    assert len(seen) == 8  # three sectors were touched: every mixture of them


def test_what_was_cut_off_does_not_come_back_once_the_length_is_there() -> None:
    left = texts([Cut(OLD, 0), Write(OLD, 0, b"ab")])
    assert left <= {b"old " * 600, b"", b"ab", b"\0\0"}
    assert {b"old " * 600, b"", b"ab"} <= left


def test_a_file_that_grew_may_hold_zeros() -> None:
    assert bytes(len(NEW_TEXT)) in {
        content.get("/fresh") for content in survivors([Make(5, ROOT, "fresh"), Sync(ROOT), Write(5, 0, NEW_TEXT)])
    }


STEPS = st.one_of(
    st.builds(Write, st.just(OLD), st.integers(0, 3000), st.binary(max_size=1500)),
    st.builds(Cut, st.just(OLD), st.integers(0, 4000)),
    st.just(Sync(OLD)),
)


@given(st.lists(STEPS, max_size=12), st.sampled_from(LUCKS), st.integers(0, 2**32))
def test_everything_survives_with_full_luck_and_what_was_synced_with_none(
    steps: list[Step], luck: Luck, seed: int
) -> None:
    full = after_power_cut(tree(), steps, Luck(1, 1), random.Random(seed))
    assert full.content() == replay(tree(), steps).content()
    last = max((number for number, step in enumerate(steps, start=1) if isinstance(step, Sync)), default=0)
    none = after_power_cut(tree(), steps, Luck(0, 0), random.Random(seed))
    assert none.content() == replay(tree(), steps[:last]).content()
    synced = after_power_cut(tree(), [*steps, Sync(OLD)], luck, random.Random(seed))
    assert synced.content() == full.content()


@pytest.mark.parametrize("luck", LUCKS)
def test_the_same_seed_gives_the_same_image(luck: Luck) -> None:
    steps = [Write(OLD, 0, NEW_TEXT), Make(BESIDE, ROOT, "fresh")]
    assert _left(steps, luck, 3) == _left(steps, luck, 3)


def _left(steps: Iterable[Step], luck: Luck, seed: int) -> dict[str, bytes | None]:
    return after_power_cut(tree(), steps, luck, random.Random(seed)).content()
