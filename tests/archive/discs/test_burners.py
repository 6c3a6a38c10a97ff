"""Burners keep one contract: the fake of the window's tests, and xorriso writing to a file in the place of a disc."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.archive.discs.burner import Burner, XorrisoBurner, system_burner
from app.archive.discs.reading import check_disc
from app.errors import Cancelled, Problem
from tests.archive.discs.discs_at_hand import MB, Made, folder_of, made
from tests.archive.discs.fake_burner import FakeBurner

XORRISO = shutil.which("xorriso")


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp("burn")
    return made(folder_of(place / "folder", {"a.niem": 3 * MB}), place / "images")


@pytest.fixture(params=["fake", pytest.param("xorriso", marks=pytest.mark.skipif(not XORRISO, reason="no xorriso"))])
def burner(request: pytest.FixtureRequest) -> Burner:
    return FakeBurner() if request.param == "fake" else XorrisoBurner(XORRISO or "")


def nothing(_done: int, _total: int) -> None:
    """Somebody who does not want to know."""


def test_a_disc_begins_with_the_image_and_reads_back_whole(burner: Burner, disc: Made, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    blank = tmp_path / "blank"
    burner.burn(disc.images[0], f"stdio:{blank}", lambda done, total: heard.append((done, total)))
    image = disc.images[0].read_bytes()
    assert blank.read_bytes()[: len(image)] == image
    assert heard
    assert check_disc(blank).whole


def test_what_fails_is_a_sentence(burner: Burner, disc: Made, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="discs.burning"):
        burner.burn(disc.images[0], f"stdio:{tmp_path / 'nowhere' / 'blank'}", nothing)
    with pytest.raises(Problem, match="discs.burning"):
        burner.burn(tmp_path / "no image.iso", f"stdio:{tmp_path / 'blank'}", nothing)


def test_it_can_be_stopped(burner: Burner, disc: Made, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        burner.burn(disc.images[0], f"stdio:{tmp_path / 'blank'}", stop)


def test_drives_are_told_as_they_are(burner: Burner) -> None:
    assert all(drive.address and drive.name for drive in burner.drives())


def test_drives_are_read_out_of_what_xorriso_says(tmp_path: Path) -> None:
    script = tmp_path / "xorriso"
    script.write_text(
        "#!/bin/sh\ncat <<'EOF'\nBeginning to scan for devices ...\nFull drive scan done\n"
        "-----------------------------------------------------------------------------\n"
        "0  -dev '/dev/sr0' rwrw-- :  'HL-DT-ST' 'DVDRAM GT50N'\n"
        "1  -dev '/dev/sr1' rwrw-- :  'PIONEER ' 'BD-RW   BDR-209D'\n"
        "-----------------------------------------------------------------------------\nEOF\n"
    )
    script.chmod(0o755)
    drives = XorrisoBurner(str(script)).drives()
    assert [(drive.address, drive.name) for drive in drives] == [
        ("/dev/sr0", "HL-DT-ST DVDRAM GT50N"),
        ("/dev/sr1", "PIONEER BD-RW BDR-209D"),
    ]
    assert XorrisoBurner(str(tmp_path / "gone")).drives() == ()


def test_the_system_has_a_burner_where_xorriso_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (system_burner() is None) == (XORRISO is None)
    monkeypatch.setenv("PATH", "")
    assert system_burner() is None
