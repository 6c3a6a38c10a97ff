"""Terms, standings and scans: the pure rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.agreements.model import (
    PaperForm,
    Standing,
    proposed_end,
    require_paper,
    require_reason,
    require_term,
    standing_of,
    years_after,
)
from app.clock import DAY, end_of_day
from app.errors import Problem
from app.ids import random_id

TODAY = date(2026, 11, 24)
NOW = end_of_day(TODAY) - DAY // 2
FORM = PaperForm(random_id(), "2026-1", date(2026, 11, 20), date(2027, 11, 19), b"%PDF-1.7 ...")


def test_a_year_is_a_year() -> None:
    assert years_after(TODAY, 1) == date(2027, 11, 23)
    assert years_after(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert years_after(date(2028, 1, 1), 3) == date(2030, 12, 31)


def test_a_term_has_a_day_and_at_most_three_years() -> None:
    require_term(TODAY, TODAY)
    require_term(TODAY, date(2029, 11, 23))
    with pytest.raises(Problem, match="agreements.term_too_long"):
        require_term(TODAY, date(2029, 11, 24))
    with pytest.raises(Problem, match="agreements.term_too_short"):
        require_term(TODAY, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("days", "standing"),
    [(31, Standing.IN_FORCE), (30, Standing.LAPSING), (0, Standing.LAPSING), (-1, Standing.LAPSED)],
)
def test_where_somebody_stands(days: int, standing: Standing) -> None:
    assert standing_of(NOW + days * DAY, NOW, ended=False) is standing
    assert standing_of(NOW + days * DAY, NOW, ended=True) is Standing.ENDED


def test_a_renewal_loses_no_day_and_keeps_to_three_years() -> None:
    assert proposed_end(TODAY, None) == date(2027, 11, 23)
    assert proposed_end(TODAY, date(2026, 12, 31)) == date(2027, 12, 31)
    assert proposed_end(TODAY, date(2029, 6, 30)) == date(2029, 11, 23)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"start": date(2026, 11, 25)}, "agreements.day_in_future"),
        ({"start": date(2025, 11, 22), "until": date(2026, 12, 1)}, "agreements.day_too_old"),
        ({"start": date(2026, 1, 1), "until": date(2026, 11, 23)}, "agreements.already_over"),
        ({"until": date(2026, 11, 19)}, "agreements.term_too_short"),
        ({"until": date(2031, 1, 1)}, "agreements.term_too_long"),
        ({"content": b"<html>"}, "agreements.scan_unreadable"),
        ({"content": b""}, "agreements.scan_unreadable"),
        ({"content": b"%PDF-" + bytes(10 * 1024 * 1024)}, "vault.attachment_too_big"),
    ],
)
def test_a_paper_must_be_sound(change: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        require_paper(replace(FORM, **change), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("content", [b"%PDF-", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"])
def test_scans_are_known_by_how_they_begin(content: bytes) -> None:
    require_paper(replace(FORM, content=content), NOW)


def test_an_end_has_a_reason() -> None:
    assert require_reason("  chuyển \n sang việc khác ") == "chuyển sang việc khác"
    with pytest.raises(Problem, match="agreements.reason_missing"):
        require_reason("   ")
    with pytest.raises(Problem, match="agreements.reason_too_long"):
        require_reason("a" * 301)
