"""A disk that loses what was not synced: a pure model, told what a program did and asked what a power cut may leave.

What is promised to the program, and no more (POSIX, read strictly; ext4, XFS and NTFS all keep more than this):

1. *Data.* Syncing a file makes its bytes and its length durable. Of what was written since, each sector may be as it
   was after any of the writes that touched it, and the length may be any it had: torn writes, zeros where a file grew.
   What a truncation cut off does not come back once the shorter length is durable.
2. *Names.* Making, renaming and removing a name is durable when the folder was synced (both folders, for a move from
   one to another). Of what was done since, each folder keeps a beginning; folders keep beginnings of different lengths.
   A rename is never half done.
3. Syncing a file says nothing about its name, and syncing a folder nothing about what is in its files.

Files and folders are numbers here (inodes), so that a name may go away while its file is still written to.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

ROOT = 0
SECTOR, PAGE = 512, 4096


@dataclass(frozen=True, slots=True)
class Make:
    """A new file or folder gets a name."""

    node: int
    parent: int
    name: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A name moves, perhaps over another one, which is gone then."""

    node: int
    parent: int
    name: str
    to_parent: int
    to_name: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A name goes away."""

    node: int
    parent: int
    name: str


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes arrive in a file."""

    node: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file is given another length."""

    node: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file's content, or a folder's names, are to be durable from here on."""

    node: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something happened outside this disk, and lasted: a keyring took a value, an act returned."""

    text: str


NameStep = Make | Move | Drop
DataStep = Write | Cut
Step = NameStep | DataStep | Sync | Note


@dataclass(frozen=True, slots=True)
class Luck:
    """How much of the unsynced survives: shares of names and of sectors, and how large a piece is torn off at once."""

    names: float
    data: float
    unit: int = SECTOR


LUCKS = (
    Luck(0, 0),
    Luck(1, 0),
    Luck(0, 1),
    Luck(0.5, 0.5),
    Luck(1, 0.7, PAGE),
    Luck(0.7, 1),
    Luck(1, 1),
    Luck(0.8, 0.8),
)
"""From "nothing survived" over names without content and content without names to "everything did"."""


@dataclass
class Tree:
    """Folders and files under one root, by number."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    files: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def load(cls, place: Path) -> Tree:
        """What stands under ``place``."""
        tree = cls()
        tree._load(ROOT, place)
        return tree

    def _load(self, node: int, place: Path) -> None:
        for path in sorted(place.iterdir()):
            child = self.new()
            self.folders[node][path.name] = child
            if path.is_dir():
                self.folders[child] = {}
                self._load(child, path)
            else:
                self.files[child] = path.read_bytes()

    def store(self, place: Path) -> None:
        """Put it all under ``place``, which is made."""
        place.mkdir(mode=0o700, parents=True)
        self._store(ROOT, place)

    def _store(self, node: int, place: Path) -> None:
        for name, child in self.folders[node].items():
            if child in self.folders:
                (place / name).mkdir(mode=0o700)
                self._store(child, place / name)
            else:
                (place / name).write_bytes(self.files[child])
                (place / name).chmod(0o600)

    def new(self) -> int:
        """A number that nothing has yet."""
        return max(*self.folders, *self.files, 0) + 1

    def find(self, parts: Sequence[str]) -> int | None:
        """What a path of names leads to."""
        node: int | None = ROOT
        for part in parts:
            node = self.folders.get(node, {}).get(part) if node is not None else None
        return node

    def content(self) -> dict[str, bytes | None]:
        """Every path with its bytes, None for a folder: for comparing two trees."""
        found: dict[str, bytes | None] = {}
        waiting = [("", ROOT)]
        while waiting:
            prefix, node = waiting.pop()
            for name, child in self.folders[node].items():
                path = f"{prefix}/{name}"
                found[path] = self.files.get(child)
                if child in self.folders:
                    waiting.append((path, child))
        return found

    def copy(self) -> Tree:
        """Another tree of the same shape."""
        return Tree({node: dict(names) for node, names in self.folders.items()}, dict(self.files))

    def apply(self, step: NameStep | DataStep) -> None:
        """Do one step, as the running system sees it at once."""
        if isinstance(step, Write):
            old = self.files[step.node].ljust(step.at, b"\0")
            self.files[step.node] = old[: step.at] + step.data + old[step.at + len(step.data) :]
        elif isinstance(step, Cut):
            self.files[step.node] = self.files[step.node][: step.size].ljust(step.size, b"\0")
        else:
            self._apply_name(step)

    def provide(self, step: Make) -> None:
        """Have the inode of what ``step`` makes, without its name."""
        if step.folder:
            self.folders.setdefault(step.node, {})
        else:
            self.files.setdefault(step.node, b"")

    def _apply_name(self, step: NameStep) -> None:
        if isinstance(step, Make):
            self.provide(step)
            self.folders[step.parent][step.name] = step.node
            return
        if self.folders[step.parent].get(step.name) == step.node:
            del self.folders[step.parent][step.name]
        if isinstance(step, Move):
            self.folders[step.to_parent][step.to_name] = step.node


def replay(before: Tree, steps: Iterable[Step]) -> Tree:
    """The tree as the running system sees it after ``steps``: nothing lost."""
    tree = before.copy()
    for step in steps:
        if not isinstance(step, Sync | Note):
            tree.apply(step)
    return tree


def after_power_cut(before: Tree, steps: Iterable[Step], luck: Luck, chance: random.Random) -> Tree:
    """A tree that a power cut right after ``steps`` may leave. ``before`` was durable."""
    disk = _Disk(before.copy())
    for step in steps:
        disk.take(step)
    return disk.cut(luck, chance)


class _Disk:
    """What is durable, and what waits."""

    def __init__(self, durable: Tree) -> None:
        self._tree = durable
        self._data: dict[int, list[DataStep]] = {}
        self._names: list[tuple[NameStep, set[int]]] = []

    def take(self, step: Step) -> None:
        """One thing that the program did."""
        if isinstance(step, Sync):
            self._sync(step.node)
        elif isinstance(step, Write | Cut):
            self._data.setdefault(step.node, []).append(step)
        elif not isinstance(step, Note):
            if isinstance(step, Make):  # the inode is there; only its name is in doubt
                self._tree.provide(step)
            folders = {step.parent, step.to_parent} if isinstance(step, Move) else {step.parent}
            self._names.append((step, folders))

    def _sync(self, node: int) -> None:
        for step in self._data.pop(node, ()):
            self._tree.apply(step)
        waiting = []
        for step, folders in self._names:
            folders.discard(node)
            if folders:
                waiting.append((step, folders))
            else:
                self._tree.apply(step)
        self._names = waiting

    def cut(self, luck: Luck, chance: random.Random) -> Tree:
        """The power goes."""
        ended: set[int] = set()
        for step, _ in self._names:
            folders = {step.parent, step.to_parent} if isinstance(step, Move) else {step.parent}
            if folders & ended or chance.random() >= luck.names:
                ended |= folders
            else:
                self._tree.apply(step)
        for node, steps in self._data.items():
            self._tree.files[node] = _torn(self._tree.files[node], steps, luck, chance)
        return self._tree


def _torn(durable: bytes, steps: Sequence[DataStep], luck: Luck, chance: random.Random) -> bytes:
    """A file of which each piece and the length are as they were after some of the unsynced ``steps``."""
    sizes, pieces = _history(durable, steps, luck.unit)
    reached = _pick(list(range(len(sizes))), luck, chance)
    content = bytearray(sizes[reached])
    for number, versions in pieces.items():
        start = number * luck.unit
        room = min(luck.unit, len(content) - start)
        if room > 0:
            chosen = _pick(_possible(versions, reached), luck, chance)
            content[start : start + room] = chosen[:room].ljust(room, b"\0")
    return bytes(content)


_T = TypeVar("_T")

_Version = tuple[int, bytes, bool]
"""After which step, what a piece held, and whether that step cut into it."""


def _history(durable: bytes, steps: Sequence[DataStep], unit: int) -> tuple[list[int], dict[int, list[_Version]]]:
    """Every length the file had, and every version of each piece."""
    sizes = [len(durable)]
    pieces: dict[int, list[_Version]] = {
        start // unit: [(0, durable[start : start + unit], False)] for start in range(0, len(durable), unit)
    }
    for number, step in enumerate(steps, start=1):
        if isinstance(step, Cut):
            for piece, versions in pieces.items():
                left = max(0, step.size - piece * unit)
                if left < min(unit, sizes[-1] - piece * unit):
                    versions.append((number, versions[-1][1][:left], True))
            sizes.append(step.size)
            continue
        end = step.at + len(step.data)
        for piece in range(step.at // unit, -(-end // unit)):
            versions = pieces.setdefault(piece, [(0, b"", False)])
            start = piece * unit
            low, high = max(step.at, start), min(end, start + unit)
            old = versions[-1][1].ljust(low - start, b"\0")
            fresh = old[: low - start] + step.data[low - step.at : high - step.at] + old[high - start :]
            versions.append((number, fresh, False))
        sizes.append(max(sizes[-1], end))
    return sizes, pieces


def _possible(versions: Sequence[_Version], reached: int) -> list[bytes]:
    """What a piece may hold when the length is durable up to step ``reached``."""
    first = max((place for place, (number, _, cut) in enumerate(versions) if cut and number <= reached), default=0)
    last = min(
        (place for place, (number, _, cut) in enumerate(versions) if cut and number > reached), default=len(versions)
    )
    return [content for _, content, _ in versions[first:last]]


def _pick(choices: Sequence[_T], luck: Luck, chance: random.Random) -> _T:
    """The newest, by luck; else one of the older."""
    if len(choices) == 1 or chance.random() < luck.data:
        return choices[-1]
    return choices[0] if luck.data == 0 else chance.choice(choices[:-1])
