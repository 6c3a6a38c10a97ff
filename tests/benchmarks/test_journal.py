"""The journal's figures at a small size: a lost index or a signature too many shows, a noisy machine does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.journal import measure_journal
from tests.benchmarks.officer import measure_officer


@pytest.mark.slow
def test_no_figure_is_off_by_more_than_twice_its_target(tmp_path: Path) -> None:
    figures = list(measure_journal(tmp_path / "journal", entries=3_000, week=3_000))
    off = [figure.line() for figure in figures if figure.ratio > 2 * figure.target]
    assert len(figures) == 4
    assert not off, "\n".join(off)


@pytest.mark.slow
def test_the_officers_page_is_measured_from_the_first_look_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))
    figures = list(measure_officer(tmp_path, 3_000))
    assert len(figures) >= 14
    assert figures[0].ratio < 3, figures[0].line()
