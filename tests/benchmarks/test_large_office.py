"""A large office unlocks quickly, lets somebody go in one sitting, and destroys one of many: small sizes here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.directory import measure_directory
from tests.benchmarks.erasing import measure_erasing
from tests.benchmarks.leaver import measure_leaver

MOST = 0.3
"""Seconds beyond the passphrase's hash that a directory of 500 people and 20,000 statements may take."""

MOST_WORK = 2.4
"""How many times the processor time of bare copies a leaver may cost at this size: the move of the house and what each
compartment costs by itself weigh more among few and small ones. Others on the same machine hardly change it."""

MOST_ERASING = 5
"""The same of a destruction, at a size at which starting a process weighs half as much as the copy. In protected memory
it would be twelve times."""


def test_only_what_is_new_is_verified_at_unlocking(tmp_path: Path) -> None:
    (figure,) = measure_directory(tmp_path / "vault", people=100, statements=3_100, repeats=5)
    assert figure.ratio < 2 * figure.target, figure.line()
    assert min(figure.ours) < MOST, figure.line()


@pytest.mark.slow
def test_a_destruction_costs_not_many_times_the_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    figure, certificate = measure_erasing(tmp_path, size=5_000, repeats=1)
    assert figure.processor is not None
    assert figure.processor < MOST_ERASING, figure.line()
    assert certificate.ratio < 2 * certificate.target, certificate.line()


@pytest.mark.slow
def test_a_leaver_costs_little_more_than_the_copies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    (figure,) = measure_leaver(tmp_path, compartments=6, records=1_000, repeats=3)
    assert figure.ratio < 2 * figure.target, figure.line()
    assert figure.processor is not None
    assert figure.processor < MOST_WORK, figure.line()
