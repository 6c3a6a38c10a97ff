"""Preferences are kept, repaired and never worth an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.settings import preference
from app.settings.preference import Preference, load, save


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    wanted = Preference("en", "dark", 125, ("/a/b",), {"00": "ff"}, compact_rows=True, lock_minutes=9)
    save(wanted, tmp_path)
    assert load(tmp_path) == wanted
    assert [file.name for file in tmp_path.iterdir()] == [preference.FILE_NAME]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "\x00\xff", '{"language": 5, "recent_vaults": 7}'],
)
def test_a_damaged_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / preference.FILE_NAME).write_text(content, "utf-8")
    assert load(tmp_path) == Preference()


@pytest.mark.parametrize(
    ("stored", "understood"),
    [
        ((0, 0), (90, 1)),
        ((999, 999), (150, 30)),
        ((110, 7), (110, 7)),
        ((True, "x"), (100, 5)),
    ],
)
def test_values_out_of_range_are_brought_back(
    tmp_path: Path, stored: tuple[object, object], understood: tuple[int, int]
) -> None:
    values = {"font_percent": stored[0], "lock_minutes": stored[1]}
    (tmp_path / preference.FILE_NAME).write_text(json.dumps(values))
    got = load(tmp_path)
    assert (got.font_percent, got.lock_minutes) == understood


def test_opening_a_vault_puts_it_first_once_and_remembers_the_person() -> None:
    after = Preference(recent_vaults=("/a", "/b")).opened("/b", "01", "02")
    assert after.recent_vaults == ("/b", "/a")
    assert after.last_person == {"01": "02"}
    many = Preference(recent_vaults=tuple(f"/{n}" for n in range(8))).opened("/new", "01", "02")
    assert len(many.recent_vaults) == preference.RECENT_VAULTS
    assert many.forgotten("/new").recent_vaults == tuple(f"/{n}" for n in range(7))


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(Preference(lock_minutes=7), tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        save(Preference(lock_minutes=9), tmp_path)
    assert load(tmp_path).lock_minutes == 7
    assert [file.name for file in tmp_path.iterdir()] == [preference.FILE_NAME]
