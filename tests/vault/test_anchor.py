"""The anchor outside the vault: what was seen stays seen, a crash leaves a matching pair, rooms share one anchor."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Corrupt, Problem
from app.ids import Id, random_id
from app.vault import anchor as anchors
from app.vault.anchor import Anchor, AnchorFile
from app.vault.durable import write_atomically
from app.vault.exclusive import alone

_ids = st.binary(min_size=16, max_size=16).map(Id)
_heads = st.tuples(st.integers(0, 2**40), st.binary(min_size=32, max_size=32))
_anchors = st.builds(
    Anchor, st.integers(0, 2**40), _heads, _heads, st.dictionaries(st.tuples(_ids, st.integers(1, 99)), _heads)
)


class Drawer:
    """The keyring's one drawer for an anchor's mark; the real keyring has its own tests."""

    def __init__(self) -> None:
        self.kept: str | None = None
        self.broken = False

    def put(self, purpose: str, owner: Id, number: int, value: str) -> None:
        if self.broken:
            raise Problem("keys.keyring_locked")
        self.kept = value

    def get(self, purpose: str, owner: Id, number: int) -> str | None:
        return self.kept

    def delete(self, purpose: str, owner: Id, number: int) -> None:
        self.kept = None


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def file(tmp_path: Path, drawer: Drawer) -> AnchorFile:
    return AnchorFile(tmp_path, random_id(), random_id(), drawer)


def _count(anchor: Anchor) -> Anchor:
    return replace(anchor, counter=anchor.counter + 1)


@given(_anchors)
def test_an_anchor_comes_back(anchor: Anchor) -> None:
    assert Anchor.decoded(anchor.encoded()) == anchor


def test_before_the_first_there_is_an_empty_one(file: AnchorFile) -> None:
    assert file.read() == Anchor()


def test_the_last_written_is_read(file: AnchorFile) -> None:
    for _ in range(3):
        file.advance(_count)
    assert file.read() == Anchor(3)


def test_an_older_file_put_back_is_noticed(file: AnchorFile, tmp_path: Path) -> None:
    file.advance(_count)
    (path,) = tmp_path.glob("*.anchor")
    shutil.copy(path, tmp_path / "old")
    file.advance(_count)
    shutil.copy(tmp_path / "old", path)
    with pytest.raises(Corrupt, match=r"vault\.anchor_damaged"):
        file.read()


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"counter": 1}'])
def test_a_missing_or_changed_file_is_noticed(file: AnchorFile, tmp_path: Path, content: bytes | None) -> None:
    file.advance(_count)
    (path,) = tmp_path.glob("*.anchor")
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(Corrupt, match=r"vault\.anchor_damaged"):
        file.read()


def test_what_the_file_says_holds_where_the_keyring_has_lost_its_entry(file: AnchorFile, drawer: Drawer) -> None:
    file.write(Anchor(counter=3, directory=(7, bytes(32))))
    drawer.kept = None
    assert file.read().directory == (7, bytes(32))
    assert file.advance(_count).counter == 4
    assert drawer.kept is not None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"compartments": {"x": 1}}'])
def test_a_file_alone_that_is_no_anchor_is_told(
    file: AnchorFile, drawer: Drawer, tmp_path: Path, content: bytes
) -> None:
    file.write(Anchor(counter=3))
    drawer.kept = None
    next(tmp_path.glob("*.anchor")).write_bytes(content)
    with pytest.raises(Corrupt, match=r"vault\.anchor_damaged"):
        file.read()


def test_a_keyring_that_refuses_leaves_the_old_anchor(file: AnchorFile, drawer: Drawer) -> None:
    file.advance(_count)
    drawer.broken = True
    with pytest.raises(Problem):
        file.advance(_count)
    assert file.read() == Anchor(1)


def test_a_crash_after_the_keyring_leaves_the_new_anchor(file: AnchorFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.advance(_count)
    calls: list[Path] = []

    def crash_at_second(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise SystemExit
        write_atomically(path, content)

    monkeypatch.setattr(anchors, "write_atomically", crash_at_second)
    with pytest.raises(SystemExit):
        file.advance(_count)
    assert file.read() == Anchor(2)


def test_two_rooms_do_not_lose_each_others_steps(tmp_path: Path, drawer: Drawer) -> None:
    vault, uid = random_id(), random_id()
    rooms = [threading.Thread(target=_advance_often, args=(AnchorFile(tmp_path, vault, uid, drawer),)) for _ in "ab"]
    for room in rooms:
        room.start()
    for room in rooms:
        room.join()
    assert AnchorFile(tmp_path, vault, uid, drawer).read() == Anchor(40)


def _advance_often(file: AnchorFile) -> None:
    for _ in range(20):
        file.advance(_count)


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with alone(tmp_path / "lock"), pytest.raises(Problem, match=r"vault\.busy"), alone(tmp_path / "lock", wait=0.05):
        pytest.fail("two held one lock")
    with alone(tmp_path / "lock", wait=0):
        pass
