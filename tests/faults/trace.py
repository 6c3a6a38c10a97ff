"""What a process did to the files under one folder, read from the notes of strace(1), as steps of `tests.faults.disk`.

A call that changes files in a way the model does not know ends the reading with an error: nothing is left out in
silence. Writing through mapped memory is not seen by strace; `power.recorded` compares the tree that the steps give
with the one that is really there, so that it cannot stay unnoticed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.faults.disk import Cut, Drop, Make, Move, Note, Step, Sync, Tree, Write

CALLS = (
    "open openat creat write pwrite64 writev pwritev pwritev2 lseek fsync fdatasync sync_file_range syncfs sync msync "
    "rename renameat renameat2 unlink unlinkat truncate ftruncate mkdir mkdirat rmdir link linkat symlink symlinkat "
    "fallocate copy_file_range sendfile splice"
).split()
"""What is asked of strace; a name that this machine's kernel does not have is no matter."""

_LINE = re.compile(r"^(?:\[pid +)?(\d+)\]? +(.*)$")
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"^<\.\.\. \w+ resumed>")
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)(.*)$", re.DOTALL)
_DESCRIPTOR = re.compile(r"^(\d+|AT_FDCWD)<(.*)>(\(deleted\))?$", re.DOTALL)
_VECTOR, _PART = re.compile(r"\[\{.*\}\]"), re.compile(r'iov_base="([^"]*)"')
_APPEND, _TRUNCATE = "O_APPEND", "O_TRUNC"


class Reader:
    """Turns lines into `steps`. ``tree`` stood under ``root`` before; what is written to ``notes`` becomes notes."""

    def __init__(self, root: Path, tree: Tree, notes: Path) -> None:
        self.steps: list[Step] = []
        self._root = os.fspath(root.resolve())
        self._notes = os.fspath(notes.resolve())
        self._tree = tree.copy()
        self._next = tree.new()
        self._halves: dict[str, str] = {}
        self._offsets: dict[str, int | None] = {}
        self._gone: dict[str, int] = {}
        self._does: dict[str, Callable[[list[str], int, str], None]] = {
            **dict.fromkeys(("open", "openat", "creat"), self._open),
            **dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "pwritev2"), self._write),
            **dict.fromkeys(("fsync", "fdatasync"), self._sync),
            **dict.fromkeys(("rename", "renameat", "renameat2"), self._rename),
            **dict.fromkeys(("unlink", "unlinkat", "rmdir"), self._unlink),
            **dict.fromkeys(("mkdir", "mkdirat"), self._make_folder),
            "lseek": self._seek,
            "ftruncate": self._cut,
        }

    def read(self, lines: Iterable[str]) -> list[Step]:
        """All of it."""
        for line in lines:
            self._line(line.rstrip("\n"))
        return self.steps

    def _line(self, line: str) -> None:
        found = _LINE.match(line)
        if found is None:
            return
        thread, text = found.groups()
        if text.endswith(_UNFINISHED):
            self._halves[thread] = text.removesuffix(_UNFINISHED)
            return
        if _RESUMED.match(text):
            text = self._halves.pop(thread) + _RESUMED.sub("", text)
        call = _CALL.match(text)
        if call is None or int(call[3]) < 0:
            return
        name, words, result = call[1], _VECTOR.sub(_joined, call[2]).split(", "), int(call[3])
        if name in self._does:
            self._does[name](words, result, call[4])
        elif self._root.encode().hex() in text.replace("\\x", ""):
            raise NotImplementedError(f"the model of a disk knows no {name}")

    # The calls ---------------------------------------------------------------------------------------------------

    def _open(self, words: list[str], result: int, after: str) -> None:
        path = _descriptor(f"{result}{after.strip()}")[1]
        if not self._inside(path):
            return
        node = self._tree.find(self._parts(path))
        if node is None:
            parent, name = self._place(path)
            node = self._new()
            self._step(Make(node, parent, name))
        elif any(_TRUNCATE in word for word in words) and self._tree.files.get(node):
            self._step(Cut(node, 0))
        self._offsets[str(result)] = None if any(_APPEND in word for word in words) else 0

    def _write(self, words: list[str], result: int, _: str) -> None:
        number, path, deleted = _descriptor(words[0])
        data = _bytes(words[1])
        if path == self._notes:
            self.steps.append(Note(data[:result].decode("utf-8")))
        if not self._inside(path):
            return
        node = self._node(path, deleted=deleted)
        at = int(words[3]) if len(words) > 3 else self._offsets[number]
        if at is None:
            at = len(self._tree.files[node])
        elif len(words) <= 3:
            self._offsets[number] = at + result
        self._step(Write(node, at, data[:result]))

    def _seek(self, words: list[str], result: int, _: str) -> None:
        number, path, _deleted = _descriptor(words[0])
        if self._inside(path) and self._offsets.get(number) is not None:
            self._offsets[number] = result

    def _sync(self, words: list[str], _result: int, _: str) -> None:
        _number, path, deleted = _descriptor(words[0])
        if self._inside(path):
            self._step(Sync(self._node(path, deleted=deleted)))

    def _cut(self, words: list[str], _result: int, _: str) -> None:
        _number, path, deleted = _descriptor(words[0])
        if self._inside(path):
            self._step(Cut(self._node(path, deleted=deleted), int(words[1])))

    def _rename(self, words: list[str], _result: int, _: str) -> None:
        paths = _paths(words)
        if not any(map(self._inside, paths)):
            return
        old, new = paths
        node = self._node(old)
        replaced = self._tree.find(self._parts(new))
        if replaced is not None:
            self._gone[new] = replaced
        self._step(Move(node, *self._place(old), *self._place(new)))

    def _unlink(self, words: list[str], _result: int, _: str) -> None:
        (path,) = _paths(words)
        if self._inside(path):
            self._gone[path] = self._node(path)
            self._step(Drop(self._gone[path], *self._place(path)))

    def _make_folder(self, words: list[str], _result: int, _: str) -> None:
        (path,) = _paths(words)
        if self._inside(path):
            self._step(Make(self._new(), *self._place(path), folder=True))

    # Finding -------------------------------------------------------------------------------------------------------

    def _step(self, step: Step) -> None:
        self.steps.append(step)
        if not isinstance(step, Sync | Note):
            self._tree.apply(step)

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _inside(self, path: str) -> bool:
        return path == self._root or path.startswith(self._root + os.sep)

    def _parts(self, path: str) -> list[str]:
        return list(Path(path).relative_to(self._root).parts)

    def _place(self, path: str) -> tuple[int, str]:
        *folder, name = self._parts(path)
        parent = self._tree.find(folder)
        if parent is None:
            raise ValueError(f"no folder for {path}")
        return parent, name

    def _node(self, path: str, *, deleted: bool = False) -> int:
        node = self._gone.get(path) if deleted else self._tree.find(self._parts(path))
        if node is None:
            raise ValueError(f"nothing at {path}")
        return node


def _joined(vector: re.Match[str]) -> str:
    """The pieces of a scattered write, as one quoted word."""
    return '"' + "".join(_PART.findall(vector[0])) + '"'


def _paths(words: list[str]) -> list[str]:
    """The absolute paths among the words of a call, each after the folder it is relative to, if that is given."""
    found, folder = [], str(Path.cwd())
    for word in words:
        if word.startswith('"'):
            found.append(os.path.normpath(os.path.join(folder, _bytes(word).decode("utf-8"))))  # noqa: PTH118
        elif _DESCRIPTOR.match(word):
            folder = _descriptor(word)[1]
    return found


def _descriptor(word: str) -> tuple[str, str, bool]:
    """The number, the path and whether that is gone; for something without a path (a pipe), no path."""
    found = _DESCRIPTOR.match(word)
    if found is None:
        return word, "", False
    return found[1], _bytes(f'"{found[2]}"').decode("utf-8", "replace"), found[3] is not None


def _bytes(word: str) -> bytes:
    """What a quoted word stands for: hexadecimal throughout, as strace is asked to write, or as it is."""
    text = word.strip('"')
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode("utf-8")
