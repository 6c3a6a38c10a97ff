"""No figure is off by more than twice its target at 10,000 customers: a noisy machine passes, a lost index does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.cases import measure_all

SIZE = 10_000


def test_every_ratio_stays_within_twice_its_target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is off is measured once more: neighbours of this process disturb one run, a fault of ours disturbs both."""
    # The measuring moves from profile to profile; afterwards this process is to have none again.
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    off = _off()
    if off:
        again = _off()
        off = {what: line for what, line in again.items() if what in off}
    assert not off, "\n".join(off.values())


def _off() -> dict[str, str]:
    figures = measure_all(SIZE, repeats=2, whole=False)
    return {figure.what: figure.line() for figure in figures if figure.ratio > 2 * figure.target}
