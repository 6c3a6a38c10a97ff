"""Layouts of lists: kept per person, repaired, never worth an error, never naming anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.settings import layouts
from app.settings.layouts import MOST_LISTS, MOST_PEOPLE, Layout, keep, load

WIDE = Layout(("name", "code"), ("code",), (("name", 300),), "name", descending=True)


def test_each_person_has_their_own(tmp_path: Path) -> None:
    keep("aa", "list", WIDE, tmp_path)
    keep("bb", "list", Layout(("code", "name")), tmp_path)
    assert load("aa", tmp_path) == {"list": WIDE}
    assert load("bb", tmp_path)["list"].order == ("code", "name")
    assert load("cc", tmp_path) == {}
    keep("aa", "list", None, tmp_path)
    assert load("aa", tmp_path) == {}
    assert load("bb", tmp_path) != {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"aa": 5}', '{"aa": {"list": []}}', "\x00\xff"])
def test_a_damaged_file_means_the_start(tmp_path: Path, content: str) -> None:
    (tmp_path / layouts.FILE_NAME).write_text(content, "utf-8")
    assert load("aa", tmp_path) == {}
    keep("aa", "list", WIDE, tmp_path)
    assert load("aa", tmp_path) == {"list": WIDE}


def test_what_is_out_of_range_is_left_out(tmp_path: Path) -> None:
    kept = {"order": ["a", 5, "a", "b"], "hidden": "a", "widths": {"a": 9999, "b": 120, "c": True}, "sorted_by": 7}
    (tmp_path / layouts.FILE_NAME).write_text(json.dumps({"aa": {"list": kept}}), "utf-8")
    assert load("aa", tmp_path)["list"] == Layout(("a", "b"), (), (("b", 120),), "", descending=False)


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    for number in range(MOST_LISTS + 3):
        keep("aa", f"list-{number}", WIDE, tmp_path)
    assert len(load("aa", tmp_path)) == MOST_LISTS
    assert "list-0" not in load("aa", tmp_path)
    for number in range(MOST_PEOPLE + 1):
        keep(f"person-{number}", "list", WIDE, tmp_path)
    assert load("person-0", tmp_path) == load("aa", tmp_path) == {}
    assert load(f"person-{MOST_PEOPLE}", tmp_path) != {}
