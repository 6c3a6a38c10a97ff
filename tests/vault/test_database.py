"""Opening one SQLCipher file: keyed raw, settings read back, schema known, damage told from what a person can mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlcipher3

from app.errors import Corrupt, Problem
from app.keys.hashing import random_bytes
from app.vault import database

KEY = bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    database.create_database(path, KEY, "compartment").close()
    return path


def test_every_setting_reads_back(file: Path) -> None:
    connection = database.open_database(file, KEY, "compartment")
    connection.set_authorizer(None)
    assert connection.execute("PRAGMA cipher_provider").fetchone()
    for name, _, expected in database.SETTINGS:
        assert connection.execute(f"PRAGMA {name}").fetchone() == (expected,), name
    connection.close()


def test_locked_memory_is_there_when_asked_for(file: Path) -> None:
    connection = database.open_database(file, KEY, "compartment", locked_memory=True)
    connection.set_authorizer(None)
    assert connection.execute("PRAGMA cipher_memory_security").fetchone() in {(1,), ("1",)}
    connection.close()


@pytest.mark.parametrize("content", [b"", b"x", bytes(4096), random_bytes(8192)], ids=["empty", "x", "zeros", "noise"])
def test_what_is_no_file_of_ours_is_damage_and_not_a_new_file(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(Corrupt, match=r"vault\.file_damaged_or_replaced"):
        database.open_database(file, KEY, "compartment")
    assert file.read_bytes() == content


def test_another_key_looks_like_damage(file: Path) -> None:
    with pytest.raises(Corrupt, match=r"vault\.file_damaged_or_replaced"):
        database.open_database(file, bytes(32), "compartment")


def test_a_missing_file_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(Corrupt, match=r"vault\.file_missing"):
        database.open_database(tmp_path / "x.db", KEY, "compartment")
    assert not list(tmp_path.iterdir())


def test_an_existing_file_is_not_taken_for_a_new_one(file: Path) -> None:
    with pytest.raises(Problem, match=r"vault\.file_exists"):
        database.create_database(file, KEY, "compartment")


def test_a_planted_trigger_is_noticed(file: Path) -> None:
    _bare(file, "CREATE TRIGGER x AFTER INSERT ON record BEGIN DELETE FROM ledger; END")
    with pytest.raises(Corrupt, match=r"vault\.schema_changed"):
        database.open_database(file, KEY, "compartment")


def test_a_file_of_a_newer_program_is_left_alone(file: Path) -> None:
    _bare(file, "PRAGMA user_version = 99")
    with pytest.raises(Problem, match=r"vault\.newer_program_needed"):
        database.open_database(file, KEY, "compartment")


def test_a_migration_keeps_the_data_and_a_failing_one_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "migrations" / "small"
    steps.mkdir(parents=True)
    monkeypatch.setattr(database, "MIGRATIONS", steps.parent)
    (steps / "0001_initial.sql").write_text("CREATE TABLE t (a TEXT NOT NULL);\n", encoding="utf-8")
    _forget()
    path = tmp_path / "s.db"
    connection = database.create_database(path, KEY, "small")
    connection.execute("INSERT INTO t VALUES ('Ân')")
    connection.close()
    (steps / "0002_more.sql").write_text("ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 7;\nBAD;\n", "utf-8")
    _forget()
    before = path.read_bytes()
    with pytest.raises(sqlcipher3.Error):
        database.open_database(path, KEY, "small")
    assert path.read_bytes() == before
    (steps / "0002_more.sql").write_text("ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 7;\n", "utf-8")
    _forget()
    connection = database.open_database(path, KEY, "small")
    assert connection.execute("SELECT a, b FROM t").fetchall() == [("Ân", 7)]
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()
    _forget()


def test_two_writers_wait_and_then_say_that_the_vault_is_busy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tuple((name, "50", 50) if name == "busy_timeout" else (name, value, back)
                  for name, value, back in database.SETTINGS)  # fmt: skip
    monkeypatch.setattr(database, "SETTINGS", quick)
    first = database.open_database(file, KEY, "compartment")
    second = database.open_database(file, KEY, "compartment")
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem, match=r"vault\.busy"), database.translated():
        second.execute("BEGIN IMMEDIATE")
    first.close()
    second.close()


def test_the_key_is_never_short(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        database.create_database(tmp_path / "y.db", b"short", "compartment")


def _bare(path: Path, statement: str) -> None:
    """As somebody with the key and another program would write."""
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(f"x'{KEY.hex()}'")
    connection.execute(statement)
    connection.close()


def _forget() -> None:
    database._steps.cache_clear()
    database._expected_digest.cache_clear()


def test_moved_files_stay_readable(file: Path, tmp_path: Path) -> None:
    shutil.move(file, tmp_path / "kho đã dời.db")
    database.open_database(tmp_path / "kho đã dời.db", KEY, "compartment").close()
