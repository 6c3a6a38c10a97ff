"""The journal is never purged: no code of the program takes an entry out of it, or changes one."""

from __future__ import annotations

import re

import pytest

from app.vault.house import JOURNAL_TABLES
from tests.guards.sources import ROOT, python_files, text_of

FORBIDDEN = re.compile(
    r"\b(DELETE\s+FROM|UPDATE|DROP\s+TABLE|ALTER\s+TABLE|(INSERT\s+OR\s+)?REPLACE\s+INTO|INSERT\s+OR\s+REPLACE\s+INTO)"
    r"\s+(IF\s+EXISTS\s+)?[\"']?entry\b",
    re.IGNORECASE,
)
ELSEWHERE = ROOT / "app" / "customers"
"""Speaks to compartments alone, which have a table of that name: data on its way to being verified."""

SOURCES = [
    *(file for file in python_files("app", "ui") if ELSEWHERE not in file.parents),
    *sorted((ROOT / "app" / "vault" / "migrations" / "journal").glob("*.sql")),
]


def test_no_code_takes_an_entry_out_or_changes_one() -> None:
    found = {file.relative_to(ROOT).as_posix() for file in SOURCES if FORBIDDEN.search(text_of(file))}
    assert found == set()


def test_entries_come_along_when_the_house_moves() -> None:
    assert "entry" in JOURNAL_TABLES


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM entry WHERE at < ?",
        "delete from  entry",
        "UPDATE entry SET detail = ''",
        "INSERT OR REPLACE INTO entry VALUES (1)",
        "DROP TABLE IF EXISTS entry",
    ],
)
def test_what_would_purge_it_would_be_found(sql: str) -> None:
    assert FORBIDDEN.search(sql)
