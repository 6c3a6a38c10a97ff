"""The tests in parts: each part in a throw-away account of its own, as many at a time as this machine has cores.

* One account is one keyring and one profile, so what runs side by side needs one each.
* A part is up to eight files of one folder. A fault that one leaves behind for the next does not travel far.
* Tests that measure run last and alone.
* What a part prints is shown when it ends: whole if something failed, else its closing line. At the very end stand
  every failure again, and one closing line as pytest writes it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from installer import throwaway
from installer.places import ROOT, tool

MOST_FILES = 8
MOST_AT_A_TIME = 4

MEASURING = "tests/benchmarks"

LONG = (
    "tests/faults",
    "tests/people",
    "tests/destruction",
    "tests/ui/customers",
    "tests/ui/dialogs",
    "tests/ui/window",
)
"""What takes longest begins first, so that no core waits for it at the end."""

_COUNT = re.compile(r"(\d+) (failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?)\b")
_AGAIN = ("FAILED ", "ERROR ", "SKIPPED ")


@dataclass(frozen=True, slots=True)
class Part:
    """Files that one pytest is given, with the name they are told by."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a part ended: its exit code, how many seconds it took, and all it printed."""

    part: Part
    code: int
    seconds: float
    printed: str

    def counts(self) -> Counter[str]:
        """How many passed, failed and so on; a part that ended without saying so counts as an error."""
        closing = self.printed.rstrip().rpartition("\n")[2]
        counts = Counter({what: int(number) for number, what in _COUNT.findall(closing)})
        if self.code and not (counts["failed"] or counts["error"] or counts["errors"]):
            counts["error"] += 1
        return counts

    def again(self) -> list[str]:
        """The lines that are told again at the very end."""
        lines = [line for line in self.printed.splitlines() if line.startswith(_AGAIN)]
        failed = any(not line.startswith("SKIPPED ") for line in lines)
        return lines if failed or not self.code else [*lines, f"ERROR {self.part.name} - exit code {self.code}"]


def parts_of(tests: Path) -> list[Part]:
    """Every test file once, those that take long first, those that measure last."""
    folders: dict[str, list[str]] = {}
    for file in sorted(tests.rglob("test_*.py")):
        place = file.relative_to(tests.parent).as_posix()
        folders.setdefault(place.rpartition("/")[0], []).append(place)
    parts = []
    for folder, files in folders.items():
        many = -(-len(files) // MOST_FILES)
        names = [folder] if many == 1 else [f"{folder} ({number}/{many})" for number in range(1, many + 1)]
        parts += [Part(name, tuple(files[start::many])) for start, name in enumerate(names)]
    return sorted(parts, key=_turn)


def _turn(part: Part) -> int:
    folder = part.files[0].rpartition("/")[0]
    if folder == MEASURING:
        return len(LONG) + 1
    return LONG.index(folder) if folder in LONG else len(LONG)


def run_parts(parts: Sequence[Part]) -> int:
    """Run them all and tell; the exit code of the first part that did not end well, 0 when there is none."""
    began = time.monotonic()
    outcomes: list[Outcome] = []
    measuring = [part for part in parts if part.files[0].startswith(MEASURING + "/")]
    together = [part for part in parts if part not in measuring]
    for group, at_a_time in ((together, min(os.cpu_count() or 1, MOST_AT_A_TIME)), (measuring, 1)):
        for outcome in _run(group, at_a_time):
            outcomes.append(outcome)
            _tell(outcome, len(outcomes), len(parts))
    _close(outcomes, time.monotonic() - began)
    return next((outcome.code for outcome in outcomes if outcome.code), 0)


def _run(parts: Sequence[Part], at_a_time: int) -> Iterable[Outcome]:
    with ThreadPoolExecutor(at_a_time) as pool:
        waiting = [pool.submit(_run_one, part) for part in parts]
        try:
            yield from (done.result() for done in as_completed(waiting))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _run_one(part: Part) -> Outcome:
    began = time.monotonic()
    command = [str(tool("python")), "-m", "pytest", *part.files]
    with throwaway.account() as variables:
        done = subprocess.run(
            throwaway.wrapped(command),
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    return Outcome(part, done.returncode, time.monotonic() - began, done.stdout)


def _tell(outcome: Outcome, number: int, of: int) -> None:
    if outcome.code:
        print(outcome.printed, flush=True)
    closing = outcome.printed.rstrip().rpartition("\n")[2].strip("= ")
    print(f"[{number}/{of}] {outcome.part.name}: {closing}", flush=True)


def _close(outcomes: Sequence[Outcome], seconds: float) -> None:
    again = [line for outcome in outcomes for line in outcome.again()]
    if again:
        print(" short test summary info ".center(80, "="), *again, sep="\n")
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts += outcome.counts()
    order = (
        "failed",
        "passed",
        "skipped",
        "deselected",
        "xfailed",
        "xpassed",
        "warning",
        "warnings",
        "error",
        "errors",
    )
    told = ", ".join(f"{counts[what]} {what}" for what in order if counts[what]) or "no tests ran"
    line = f" {told} in {seconds:.2f}s ({timedelta(seconds=round(seconds))}) "
    print(line.center(80, "="), flush=True)


if __name__ == "__main__":
    sys.exit(run_parts(parts_of(ROOT / "tests")))
