"""Copies for checks: two people check the same file at once, and neither spoils what the other looks at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.keys.compartment_key import new_key
from app.vault.database import create_database
from app.vault.folder import Folder
from app.vault.still_copy import still_copy, sweep


def test_nobody_writes_over_or_sweeps_away_anothers_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path / "kho")
    folder.make()
    path = folder.compartments / f"{os.urandom(16).hex()}.db"
    connection = create_database(path, new_key(), "compartment")
    with monkeypatch.context() as other:
        other.setattr(os, "getpid", os.getppid)  # another process that lives
        theirs = still_copy(folder, connection, path)
        looked_at = theirs.__enter__()
    looked_at.write_bytes(b"as they left it")
    killed = folder.staging / f"{path.stem}.999999999.checking"
    for left in (killed, killed.with_name(f"{killed.name}-journal"), folder.staging / "old.checking"):
        left.write_bytes(b"of a check that was killed")
    sweep(folder)
    assert list(folder.staging.iterdir()) == [looked_at]
    with still_copy(folder, connection, path) as mine:
        assert mine != looked_at
        assert mine.read_bytes() == path.read_bytes()
    assert looked_at.read_bytes() == b"as they left it"
    os.utime(looked_at, (0, 0))
    sweep(folder)
    assert not looked_at.exists()
    theirs.__exit__(None, None, None)
    connection.close()
