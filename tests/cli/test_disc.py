"""``disc read`` and ``disc verify``: with no vault, and the exit code tells whether a new disc is due."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.archive.discs.geometry import SECTOR
from app.cli.command import main
from tests.archive.discs.discs_at_hand import folder_of, hurt, made, same_files


def test_discs_are_read_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 700_000, "b.niem": 3_500_000})
    disc = made(folder, tmp_path / "images", room=2600)
    first, second = map(str, disc.images)

    assert main(["--language", "en", "disc", "verify", first]) == 0
    assert "The disc is whole" in capsys.readouterr().out

    assert main(["--language", "en", "disc", "read", first, "--to", str(tmp_path / "back")]) == 1
    assert "for other discs of the set" in capsys.readouterr().out
    assert main(["--language", "en", "disc", "read", second, "--to", str(tmp_path / "back")]) == 0
    assert same_files(folder, tmp_path / "back")

    gone = random.Random(1).sample(range(2000), 100)
    scratched = hurt(disc.images[0], tmp_path / "scratched.iso", gone)
    assert main(["--language", "en", "disc", "verify", str(scratched)]) == 1
    assert "can still be repaired" in capsys.readouterr().out
    assert main(["--language", "en", "disc", "read", str(scratched), second, "--to", str(tmp_path / "again")]) == 1
    assert "Make a new disc soon" in capsys.readouterr().out
    assert same_files(folder, tmp_path / "again")

    ruined = hurt(disc.images[0], tmp_path / "ruined.iso", range(500, 500 + 1_800_000 // SECTOR))
    assert main(["--language", "vi", "disc", "verify", str(ruined)]) == 1
    assert "không lấy lại được: " in capsys.readouterr().out
    assert main(["--language", "en", "disc", "verify", str(folder)]) == 1
    assert "No trace of a disc" in capsys.readouterr().err
