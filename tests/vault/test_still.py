"""Holding databases still without their keys: writers wait, readers do not, and nothing is left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.archive.backup.copying import copy_as_stood, scratch_in
from app.errors import Problem
from app.keys.hashing import random_bytes
from app.vault import database
from app.vault.still import all_still
from tests.fixtures.vault import Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="written for it, never run")


@pytest.fixture
def file(tmp_path: Path) -> tuple[Path, bytes]:
    path, key = tmp_path / "one.db", random_bytes(32)
    database.create_database(path, key, "directory").close()
    return path, key


def write(connection: database.Connection, value: bytes) -> None:
    with database.translated():
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('x', ?)", (value,))


def test_writers_wait_and_readers_do_not(file: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = file
    settings = tuple(("busy_timeout", "50", 50) if row[0] == "busy_timeout" else row for row in database.SETTINGS)
    monkeypatch.setattr(database, "SETTINGS", settings)
    connection = database.open_database(path, key, "directory")
    write(connection, b"before")
    with all_still([path]):
        before = path.read_bytes()
        assert connection.execute("SELECT value FROM meta WHERE key = 'x'").fetchone() == (b"before",)
        with pytest.raises(Problem, match=r"vault\.busy"):
            write(connection, b"meanwhile")
        assert path.read_bytes() == before
    write(connection, b"after")
    assert connection.execute("SELECT value FROM meta WHERE key = 'x'").fetchone() == (b"after",)
    connection.close()


def test_who_is_writing_is_waited_for(file: tuple[Path, bytes]) -> None:
    path, key = file
    connection = database.open_database(path, key, "directory")
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Problem, match=r"vault\.busy"), all_still([path], wait=0.05):
        pass
    connection.execute("COMMIT")
    with all_still([path], wait=0.05):
        pass
    connection.close()


def test_what_is_written_while_files_are_copied_is_in_the_copy_whole(office: Office) -> None:
    """Everything that is in one file at the moment of the copy is in the others as well."""
    session = office.sign_in("minh")
    directory, folder = session.vault.directory, session.vault.folder
    count = 0

    def write_meanwhile(_: int) -> None:
        nonlocal count
        count += 1
        if count % 3 == 1:
            with directory.change(1) as change:
                change.begin("test", "step", {"n": count})

    with scratch_in(folder) as scratch:
        stood = dict(copy_as_stood(folder, scratch, write_meanwhile).files)
        assert count > 3
        name = folder.directory.relative_to(folder.path).as_posix()
        assert stood[name].read_bytes() == folder.directory.read_bytes()
    with directory.change(1) as change:
        for intent in directory.intents():
            change.finish(intent.id)
