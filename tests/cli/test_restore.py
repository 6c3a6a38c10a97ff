"""``restore`` and ``drill`` as a person runs them, in processes of their own, with no vault to unlock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.archive.backup.test_format import made_by
from tests.archive.restore.desk import desk_of
from tests.fixtures.vault import Office
from tests.recovery.desk import held, shares_of


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NIEM_PROFILE": str(place / "empty profile"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "app", "--language", "vi", *arguments],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=300,
    )  # fmt: skip


def test_a_drill_and_a_copy_without_a_vault(office: Office, tmp_path: Path) -> None:
    old = desk_of(office)
    done = held(office, tmp_path)
    made = made_by(office.sign_in("ha"), tmp_path / "usb")
    shares = []
    for number, words in enumerate(shares_of(done)[:2]):
        shares.append(tmp_path / f"share-{number}.txt")
        shares[-1].write_text(words, encoding="utf-8")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    common = ["--from", str(made.path), "--kit", str(done.files[0]), "--scratch", str(scratch)]
    one, two = (["--share-file", str(share)] for share in shares)
    whole = run(tmp_path, "drill", *common, *one, *two)
    assert whole.returncode == 0, whole.stderr
    assert "Diễn tập thành công với SL-0001" in whole.stdout
    assert not list(scratch.iterdir())
    few = run(tmp_path, "drill", *common, *one)
    assert few.returncode == 1
    assert few.stderr.strip()

    into = tmp_path / "lai"
    laid = run(tmp_path, "restore", "--from", str(old.older), "--into", str(into))
    assert laid.returncode == 0, laid.stderr
    assert str(into) in laid.stdout
    again = run(tmp_path, "restore", "--from", str(old.older), "--into", str(into))
    assert again.returncode == 1
    assert "đè lên" in again.stderr
