"""The log says what the program did and never what it holds."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

import pytest

from app import log

PLANTED = ["Nguyễn Văn An", "0912345678", "mèo con đi học", "nguyen_van_an"]


class Colour(StrEnum):
    RED = "red"


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path))


def lines() -> list[dict[str, object]]:
    return [json.loads(line) for line in log.file().read_text("utf-8").splitlines()]


def test_an_event_carries_ids_counts_and_enumerated_values() -> None:
    log.event("vault.opened", vault=bytes(range(16)), count=3, colour=Colour.RED)
    (line,) = lines()
    assert line["event"] == "vault.opened"
    assert (line["vault"], line["count"], line["colour"]) == (
        bytes(range(16)).hex(),
        3,
        "red",
    )


@pytest.mark.parametrize("value", [*PLANTED, 912345678, b"short", None, ["x"], 1.5])
def test_a_value_of_any_other_kind_is_replaced(value: object) -> None:
    log.event("vault.opened", what=value)
    assert lines()[0]["what"] == "?"


@pytest.mark.parametrize("text", PLANTED)
def test_no_planted_value_gets_in_by_any_way(text: str) -> None:
    log.event("a.b", what=text)
    try:
        try:
            raise KeyError(text)
        except KeyError as cause:
            raise ValueError(f"bad value {text}") from cause
    except ValueError as fault:
        log.bug(fault)
    written = log.file().read_text("utf-8")
    assert "ValueError" in written
    assert text not in written
    assert json.dumps(text)[1:-1] not in written


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "0912345678", "Lan"])
def test_an_event_code_and_its_keys_are_plain_words(text: str) -> None:
    log.event(text, **{text: 1})
    assert lines()[0]["event"] == "log.bad_code"
    assert text not in log.file().read_text("utf-8")


def test_a_bug_gets_a_short_code_that_is_the_same_for_the_same_fault() -> None:
    def fault(text: str) -> ValueError:
        try:
            raise ValueError(text)
        except ValueError as caught:
            return caught

    one, two = (log.bug(fault(text)) for text in ("first", "second"))
    assert one == two
    assert len(one) == 7
    assert lines()[0]["trail"][0] == "ValueError"  # type: ignore[index]
    assert "test_log.py:" in lines()[0]["trail"][1]  # type: ignore[index]


def test_a_log_that_cannot_be_written_does_not_stop_the_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    log.event("vault.opened")
    assert (tmp_path / "log").read_text() == "in the way"


def test_a_log_that_has_grown_is_moved_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 200)
    for _ in range(4):
        log.event("vault.opened", vault=bytes(16))
    assert log.file().with_name("niem.1.jsonl").exists()
    assert len(lines()) < 4
