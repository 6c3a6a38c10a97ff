"""Files: small enough to be taken in at a glance, and named for what they do."""

from __future__ import annotations

from tests.guards.sources import ROOT, python_files, text_of

LONGEST = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "stuff"}


def test_no_file_is_too_long_to_be_taken_in() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): text_of(file).count("\n") for file in python_files("app", "ui", "installer")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_has_a_name_that_says_something() -> None:
    files = python_files("app", "ui", "installer", "tests")
    names = {part for file in files for part in file.relative_to(ROOT).with_suffix("").parts}
    assert {"app", "guards"} <= names
    assert names & SAYS_NOTHING == set()
