"""No figure is off by more than twice its target at 10,000 customers: a noisy machine passes, a lost index does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer.places import ROOT
from tests.benchmarks.cases import measure_all

SIZE = 10_000


def test_every_ratio_stays_within_twice_its_target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is off is measured once more: neighbours of this process disturb one run, a fault of ours disturbs both.

    Measured in a process of its own, as `python3 -m installer benchmark` does: in one that has run thousands of tests
    the collector walks their remains while ours works, and what makes many objects takes six times as long.
    """
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    off = _off()
    if off:
        again = _off()
        off = {what: line for what, line in again.items() if what in off}
    assert not off, "\n".join(off.values())


def _off() -> dict[str, str]:
    command = [sys.executable, "-m", "tests.benchmarks.test_ratios"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    lines = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(lines) > 20, done.stdout
    return {line.split("|")[1]: line for line in lines if line.endswith(OFF)}


OFF = " off by more than twice"


def _measure() -> None:
    for figure in measure_all(SIZE, repeats=2, whole=False):
        print(figure.line() + (OFF if figure.ratio > 2 * figure.target else ""), flush=True)  # noqa: T201


if __name__ == "__main__":
    _measure()
