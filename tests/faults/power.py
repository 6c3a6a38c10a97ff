"""A power cut, simulated: what an act wrote is recorded, and files are laid out as the disk may have kept them.

The act runs in a forked child under strace(1), so that every call below a folder is seen in order, whatever library
made it: Python, SQLCipher, a thread of either. `tests.faults.disk` then says what each moment may have left behind.

What happens outside the folder is told by the child through `tell` and stands in the record as a note between the
steps. So the keyring's values are known for each moment: the keyring is another store, which survives the cut and has
kept what it had answered for. (A crash on either side of a keyring's answer is what the kill tests are about.)
"""

from __future__ import annotations

import ctypes
import os
import random
import select
import shutil
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tests.faults.disk import LUCKS, Luck, Note, Step, Sync, Tree, after_power_cut, replay
from tests.faults.trace import CALLS, Reader

RUNS_HERE = hasattr(os, "fork") and shutil.which("strace") is not None

Tell = Callable[[str], None]
Deed = Callable[[Tell], object]

_ANY_TRACER, _EVERYBODY = 0x59616D61, -1  # prctl(2): PR_SET_PTRACER, for kernels that let only ancestors look
_PATIENCE = 30


@dataclass(frozen=True)
class Record:
    """What stood in the folder, and every step from then on."""

    before: Tree
    steps: tuple[Step, ...]

    @property
    def after(self) -> Tree:
        """With nothing lost."""
        return replay(self.before, self.steps)


@dataclass(frozen=True)
class Image:
    """The folder as a cut after ``point`` steps may leave it; ``notes`` were told before."""

    point: int
    luck: Luck
    seed: int
    tree: Tree
    notes: tuple[str, ...]

    def __str__(self) -> str:
        return f"cut after step {self.point}, {self.luck}, seed {self.seed}"


def recorded(root: Path, deed: Deed) -> Record:
    """Do ``deed`` in a child and record what it does below ``root``. Its own errors are raised here as text."""
    before = Tree.load(root)
    with tempfile.TemporaryDirectory(prefix="niem-trace-") as name:
        notes, trace = Path(name) / "notes", Path(name) / "trace"
        notes.touch()
        _traced(deed, notes, trace)
        with trace.open(encoding="utf-8") as lines:
            steps = Reader(root, before, notes).read(lines)
    record = Record(before, tuple(steps))
    if record.after.content() != Tree.load(root).content():
        raise AssertionError("the record does not explain what stands there now")
    return record


def images(record: Record, *, most: int, seed: int = 1) -> Iterator[Image]:
    """At most ``most`` different images, spread over the whole act, the first before it, the last ones after its end.

    Every moment before and after a sync counts, and as many between; each with every `Luck` while there is room. Where
    there is little, a third of them is after the end, beginning with the harshest.
    """
    chance = random.Random(seed)
    wanted = [(point, luck) for point in _moments(record, chance) for luck in LUCKS]
    ends = len(LUCKS) if most > len(LUCKS) else -(-most // 3)
    last = [(len(record.steps), luck) for luck in LUCKS[:ends]]
    if len(wanted) > most:
        inside = chance.sample(wanted[1:], max(0, most - len(last) - 1))
        wanted = [wanted[0], *sorted(inside, key=lambda pair: pair[0])]
    seen: list[tuple[object, object]] = []
    for point, luck in [*wanted, *last]:
        number = chance.randrange(2**32)
        steps = record.steps[:point]
        tree = after_power_cut(record.before, steps, luck, random.Random(number))
        notes = tuple(step.text for step in steps if isinstance(step, Note))
        if (tree.content(), notes) not in seen:
            seen.append((tree.content(), notes))
            yield Image(point, luck, number, tree, notes)


def _moments(record: Record, chance: random.Random) -> list[int]:
    syncs = [number for number, step in enumerate(record.steps) if isinstance(step, Sync)]
    around = {point for number in syncs for point in (number, number + 1)}
    between = {chance.randrange(len(record.steps)) for _ in syncs} if record.steps else set()
    return sorted(around | between)


def _traced(deed: Deed, notes: Path, trace: Path) -> None:
    go_reader, go_writer = os.pipe()
    told_reader, told_writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(go_writer)
        _in_child(deed, notes, go_reader, told_writer)
    os.close(go_reader)
    os.close(told_writer)
    calls = ",".join(f"?{name}" for name in CALLS)
    command = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "100000000",
        "-e",
        f"trace={calls}",
        "-o",
        str(trace),
        "-p",
        str(child),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        ready, _, _ = select.select([strace.stderr], [], [], _PATIENCE)
        said = strace.stderr.readline().decode() if ready else "strace is silent"
        os.write(go_writer, b"1" if "attached" in said else b"0")
        os.close(go_writer)
        with os.fdopen(told_reader, encoding="utf-8") as told:
            failure = told.read()
        os.waitpid(child, 0)
        strace.communicate(timeout=_PATIENCE)
    if failure or "attached" not in said:
        raise AssertionError(failure or said)


def _in_child(deed: Deed, notes: Path, go: int, told: int) -> NoReturn:
    try:
        ctypes.CDLL(None).prctl(_ANY_TRACER, ctypes.c_ulong(_EVERYBODY), 0, 0, 0)
        if os.read(go, 1) == b"1":
            descriptor = os.open(notes, os.O_WRONLY | os.O_APPEND)
            deed(lambda text: _tell(descriptor, text))
    except BaseException:  # noqa: BLE001 (told to the parent, whatever it is)
        os.write(told, traceback.format_exc().encode())
    finally:
        os._exit(0)


def _tell(descriptor: int, text: str) -> None:
    os.write(descriptor, text.encode("utf-8"))
