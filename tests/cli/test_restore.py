"""``restore`` and ``drill`` as a person runs them, in processes of their own, with no vault to unlock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.archive.discs.actions import make_discs
from app.archive.discs.model import DiscSize, MakeForm, What
from app.archive.restore.actions import record_drill
from tests.archive.backup.test_format import made_by
from tests.archive.discs.discs_at_hand import hurt
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
    # Out of an image with a scratch; the line that is printed can be recorded, and nothing stays beside it.
    (tmp_path / "images").mkdir()
    officer = office.sign_in("ha")
    disc = make_discs(officer, MakeForm(made.path, What.BACKUP, "Sao lưu", DiscSize.CD, 15, tmp_path / "images"))
    scratched = hurt(Path(disc.images[0].path), tmp_path / "xuoc.iso", range(300, 320))
    read = run(tmp_path, "drill", "--from", str(scratched), *common[2:], *one, *two)
    assert read.returncode == 0, read.stderr
    assert "được sửa lại" in read.stdout
    assert not list(scratch.iterdir())
    (tmp_path / "ket-qua.txt").write_text(read.stdout, encoding="utf-8")
    assert record_drill(officer, str(tmp_path / "ket-qua.txt")).whole
    officer.close()

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
