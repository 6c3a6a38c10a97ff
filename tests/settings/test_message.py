"""Every code has a sentence in both languages, and a sentence cannot be made to say more than it should."""

from __future__ import annotations

import tomllib

import pytest

from app.errors import Problem
from app.settings import message
from app.settings.message import sentence


def test_a_code_gives_its_sentence_in_the_language_asked_for() -> None:
    assert sentence(Problem("process.ended"), "vi").startswith("Phần giữ kho")
    assert sentence("process.ended", "en").startswith("The part that holds the vault")


def test_details_fill_the_sentence() -> None:
    assert "N-ABCDE" in sentence(Problem("process.bug", number="N-ABCDE"), "vi")
    assert "N-XYZ23" in sentence("process.bug", "en", number="N-XYZ23")


def test_an_unknown_code_is_named_in_the_general_sentence() -> None:
    for code in ("nothing.here", "process.nothing", "../process.ended", "strange"):
        assert code in sentence(code, "vi")


def test_a_missing_or_crafted_placeholder_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        message,
        "_area",
        lambda area: {"x": {"vi": "{missing} {number.real} {number[0]} {number}"}},
    )
    assert sentence("a.x", "vi", number=7) == "{missing} {number.real} {number[0]} 7"


def test_every_entry_exists_in_both_languages_and_names_the_same_details() -> None:
    import string

    for file in message.FOLDER.glob("*.toml"):
        for what, words in tomllib.loads(file.read_text("utf-8")).items():
            assert set(words) == {"vi", "en"}, f"{file.stem}.{what}"
            fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in words.values()]
            assert fields[0] == fields[1], f"{file.stem}.{what}"


def test_one_and_many_are_told_apart() -> None:
    assert "set back 1 time on" in sentence("alerts.clock", "en", figure=1, person="A", until="")
    assert "set back 2 times on" in sentence("alerts.clock", "en", figure=2, person="A", until="")
    assert "1.204 entries are missing" in sentence("journal.so_many_missing", "en", missing="1.204")
    assert sentence("journal.so_many_missing", "en") == "{missing} entries are missing."
