"""Time limits and grounds are dated data."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from app.destruction import law
from app.destruction.model import Ground


def test_the_reply_is_due_after_two_working_days() -> None:
    assert law.reply_by(date(2026, 11, 26)) == date(2026, 11, 30)


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_a_legal_text_that_does_not_claim_to_be_checked(ground: Ground) -> None:
    found = law.legal_ground(ground, date(2026, 11, 24))
    assert "91/2025/QH15" in found.law
    assert found.text
    assert not found.checked_by_counsel


def test_every_entry_says_where_it_was_read_and_from_when_it_applies() -> None:
    data = tomllib.loads(law.FILE.read_text("utf-8"))
    for entry in [*data["deadline"], *data["ground"]]:
        assert entry["source"]
        assert date.fromisoformat(entry["valid_from"]) <= date(2026, 11, 24)
