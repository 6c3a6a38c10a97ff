"""Images: what is made is read back byte for byte, also when a good part of it is gone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from app.archive.discs.geometry import SECTOR
from app.archive.discs.image import PART
from app.archive.discs.reading import check_disc, read_disc
from app.errors import Cancelled, Corrupt, Problem
from tests.archive.discs.discs_at_hand import MB, Made, folder_of, hurt, made, mounted, same_files

SIZE = int(os.environ.get("DISC_MB", "24"))
"""Megabytes of the image that is hurt; DISC_MB=4400 is a full DVD."""


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One disc: an empty file, small ones, names with marks, folders, and a large one."""
    place = tmp_path_factory.mktemp("disc")
    sizes = {"rỗng.niem": 0, "a/một.niem": 1, "a/b/vừa đủ.niem": SECTOR, "a/b/thêm.niem": SECTOR + 1, "z.niem": MB}
    sizes["lớn.niem"] = (SIZE - 2) * MB
    return made(folder_of(place / "folder", sizes), place / "images")


def test_a_whole_disc_is_whole_and_gives_every_file(disc: Made, tmp_path: Path) -> None:
    found = check_disc(disc.images[0])
    assert found.whole
    assert not found.soon
    assert found.files == 6
    assert found.identity.root == disc.roots[0].hex()
    read = read_disc(disc.images[0], tmp_path / "back")
    assert read.whole
    assert same_files(disc.folder, tmp_path / "back")


def test_a_tenth_of_all_sectors_lost_at_random_comes_back(disc: Made, tmp_path: Path) -> None:
    for seed in range(3 if SIZE < 100 else 1):
        gone = random.Random(seed).sample(range(disc.sectors), disc.sectors // 10)
        bad = hurt(disc.images[0], tmp_path / "bad.iso", gone)
        found = check_disc(bad)
        assert found.hurt > disc.sectors // 20
        assert not found.lost
        read = read_disc(bad, tmp_path / f"back-{seed}")
        assert (read.lost, read.hurt, read.soon) == ((), found.hurt, True)
        assert read.repaired >= read.hurt - 3  # the list's own sectors may have come from another copy
        assert same_files(disc.folder, tmp_path / f"back-{seed}")


@pytest.mark.parametrize("begin", [0, 20, 45, 70, 90])
def test_a_scratch_over_a_tenth_comes_back_wherever_it_lies(disc: Made, tmp_path: Path, begin: int) -> None:
    first = disc.sectors * begin // 100
    bad = hurt(disc.images[0], tmp_path / "bad.iso", range(first, first + disc.sectors // 10))
    assert not check_disc(bad).lost
    assert read_disc(bad, tmp_path / "back").soon
    assert same_files(disc.folder, tmp_path / "back")


def test_a_scratch_over_almost_the_whole_share_comes_back(disc: Made, tmp_path: Path) -> None:
    first = disc.sectors // 3
    bad = hurt(disc.images[0], tmp_path / "bad.iso", range(first, first + disc.sectors * 14 // 100))
    read_disc(bad, tmp_path / "back")
    assert same_files(disc.folder, tmp_path / "back")


def test_the_beginning_may_be_cut_off_altogether(disc: Made, tmp_path: Path) -> None:
    bad = tmp_path / "bad.iso"
    bad.write_bytes(disc.images[0].read_bytes()[2 * MB :])
    read_disc(bad, tmp_path / "back")
    assert same_files(disc.folder, tmp_path / "back")


def test_the_end_may_be_cut_off(disc: Made, tmp_path: Path) -> None:
    bad = tmp_path / "bad.iso"
    bad.write_bytes(disc.images[0].read_bytes()[: -2 * MB - 77])
    read_disc(bad, tmp_path / "back")
    assert same_files(disc.folder, tmp_path / "back")


def test_sectors_with_other_bytes_are_as_lost_as_zeros(disc: Made, tmp_path: Path) -> None:
    bad = tmp_path / "bad.iso"
    shutil.copyfile(disc.images[0], bad)
    chance = random.Random(7)
    with bad.open("r+b") as file:
        for sector in chance.sample(range(disc.sectors), disc.sectors // 20):
            file.seek(sector * SECTOR + chance.randrange(SECTOR))
            file.write(b"?!")
    assert read_disc(bad, tmp_path / "back").soon
    assert same_files(disc.folder, tmp_path / "back")


def test_beyond_what_parity_can_do_the_whole_files_come_and_the_others_are_named(disc: Made, tmp_path: Path) -> None:
    bad = hurt(disc.images[0], tmp_path / "bad.iso", range(disc.sectors * 3 // 10, disc.sectors * 6 // 10))
    found = check_disc(bad)
    read = read_disc(bad, tmp_path / "back")
    assert set(read.lost) == set(found.lost)
    assert read.lost
    assert "lớn.niem" in read.lost
    assert read.files == 6 - len(read.lost)
    back = {path.relative_to(tmp_path / "back").as_posix(): path for path in (tmp_path / "back").rglob("*.niem*")}
    assert len(back) == read.files
    assert all(path.read_bytes() == (disc.folder / name).read_bytes() for name, path in back.items())
    assert not set(read.lost) & set(back)


def test_the_table_may_be_lost_in_all_three_copies_of_a_sector(disc: Made, tmp_path: Path) -> None:
    from app.archive.discs.meter import Meter
    from app.archive.discs.opening import opened

    with opened(disc.images[0], Meter(None)) as whole:
        gone = [first + number for first in whole.geometry.tables for number in (0, 7)]
    bad = hurt(disc.images[0], tmp_path / "bad.iso", gone)
    read = read_disc(bad, tmp_path / "back")
    assert read.hurt >= 235
    assert same_files(disc.folder, tmp_path / "back")


def test_a_mounted_disc_gives_the_same_without_the_image(disc: Made, tmp_path: Path) -> None:
    folder = mounted(disc.images[0], tmp_path / "mounted")
    assert same_files(disc.folder, folder / "files")
    assert check_disc(folder).whole
    large = folder / "files" / "lớn.niem"
    with large.open("r+b") as file:
        file.seek(5 * MB)
        file.write(bytes(SIZE * MB // 12))
    (folder / "files" / "a" / "một.niem").unlink()
    (folder / "niem" / "table-1.001").unlink()
    (folder / "niem" / "list-1.json").write_bytes(b"")
    read = read_disc(folder, tmp_path / "back")
    assert read.repaired > SIZE * MB // 12 // SECTOR
    assert same_files(disc.folder, tmp_path / "back")


XORRISO = shutil.which("xorriso") or ""


@pytest.mark.skipif(not XORRISO, reason="xorriso is not installed here")
def test_another_program_reads_the_iso_side(disc: Made, tmp_path: Path) -> None:
    told = subprocess.run(
        [XORRISO, "-osirrox", "on", "-indev", str(disc.images[0]), "-extract", "/", str(tmp_path / "out")],
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    contents = {path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert all(path.read_bytes() in contents for path in disc.folder.rglob("*") if path.is_file())


# Several discs ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A set of small discs, with a file that lies on several of them."""
    place = tmp_path_factory.mktemp("many")
    folder = folder_of(place / "folder", {"a.niem": 900_000, "b/lớn.niem": 5 * MB, "c.niem": 70_000})
    return made(folder, place / "images", room=2600)


def test_a_set_comes_back_in_any_order(many: Made, tmp_path: Path) -> None:
    assert len(many.images) >= 3
    back = tmp_path / "back"
    for number, image in enumerate(reversed(many.images), start=1):
        assert image.stat().st_size <= 2600 * SECTOR
        read = read_disc(image, back)
        assert bool(read.missing) == (number < len(many.images))
    assert same_files(many.folder, back)


def test_the_same_disc_twice_is_not_two_discs(many: Made, tmp_path: Path) -> None:
    back = tmp_path / "back"
    for image in (many.images[0], many.images[0], *many.images[2:]):
        read = read_disc(image, back)
    assert "b/lớn.niem" in read.missing
    read = read_disc(many.images[1], back)
    assert not read.missing
    assert same_files(many.folder, back)


def test_a_disc_hurt_beyond_repair_gives_way_to_its_twin(many: Made, tmp_path: Path) -> None:
    back = tmp_path / "back"
    sectors = many.images[1].stat().st_size // SECTOR
    bad = hurt(many.images[1], tmp_path / "bad.iso", range(sectors // 4, sectors * 3 // 4))
    read_disc(many.images[0], back)
    read = read_disc(bad, back)
    assert read.lost == ("b/lớn.niem",)
    for image in many.images[2:]:
        assert "b/lớn.niem" in read_disc(image, back).missing
    assert not read_disc(many.images[1], back).missing
    assert same_files(many.folder, back)


def test_a_disc_of_another_set_does_not_mix_in(many: Made, disc: Made, tmp_path: Path) -> None:
    read_disc(many.images[0], tmp_path / "back")
    with pytest.raises(Problem, match="discs.other_set"):
        read_disc(disc.images[0], tmp_path / "back")


def test_what_is_there_is_never_written_over(disc: Made, tmp_path: Path) -> None:
    back = tmp_path / "back"
    back.mkdir()
    (back / "z.niem").write_bytes(b"mine")
    with pytest.raises(Problem, match="discs.file_in_the_way"):
        read_disc(disc.images[0], back)
    (back / "z.niem").write_bytes(bytes(MB))
    with pytest.raises(Problem, match="discs.file_in_the_way"):
        read_disc(disc.images[0], back)
    assert (back / "z.niem").read_bytes() == bytes(MB)
    shutil.copyfile(disc.folder / "z.niem", back / "z.niem")
    read_disc(disc.images[0], back)
    assert same_files(disc.folder, back)


# What is no disc of ours -----------------------------------------------------------------------------------------


def test_other_things_are_told_apart(disc: Made, tmp_path: Path) -> None:
    for made_up in (b"", bytes(3 * MB), random.Random(3).randbytes(MB)):
        (tmp_path / "x.iso").write_bytes(made_up)
        with pytest.raises(Problem, match="discs.not_ours"):
            check_disc(tmp_path / "x.iso")
    with pytest.raises(Problem, match="discs.not_ours"):
        check_disc(disc.folder)
    with pytest.raises(Problem, match="discs.no_source"):
        check_disc(tmp_path / "nowhere.iso")


def test_a_list_that_names_what_is_outside_is_refused() -> None:
    from app.archive.discs.listing import harmless, read_listing, unmistakable

    assert all(map(harmless, ("a", "a/b.niem", "tệp 1")))
    for name in ("", "/a", "../a", "a/../b", "a//b", "a\\b", "c:x", "a/", ".", "x" * 300, "a\n", "a /b", "a."):
        assert not harmless(name), name
    assert not unmistakable(["A", "a"])
    assert not unmistakable(["a", "a/b"])
    with pytest.raises(Corrupt, match="discs.list_damaged"):
        read_listing(b"[" * 100_000)


# Making ----------------------------------------------------------------------------------------------------------


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    from app.archive.discs.image import make_image
    from app.archive.discs.model import DiscSize
    from app.archive.discs.planning import files_in, laid_out, listing_of
    from tests.archive.discs.discs_at_hand import listing, nothing

    folder = folder_of(tmp_path / "folder", {"a.niem": 3 * MB})
    (tmp_path / "into").mkdir()
    layout = laid_out(files_in(folder), DiscSize.CD, 15)
    told = replace(listing_of(layout, listing(), nothing), disc=1)
    for last in (1, 400, 1700, 2200):
        heard = 0

        def tell(amount: int, last: int = last) -> None:
            nonlocal heard
            heard += amount
            if heard >= last:
                raise Cancelled

        with pytest.raises(Cancelled):
            make_image(folder, told, 15, tmp_path / "into", DiscSize.CD.sectors, tell)
        assert not list((tmp_path / "into").iterdir())


def test_an_image_that_was_cut_off_is_cleared_away_later(disc: Made, tmp_path: Path) -> None:
    into = tmp_path / "images"
    into.mkdir()
    old, fresh = into / f".niem-0{PART}", into / f".niem-1{PART}"
    for left in (old, fresh):
        left.write_bytes(b"half")
    os.utime(old, (1, 1))
    made(folder_of(tmp_path / "folder", {"a.niem": 10}), into)
    assert not old.exists()
    assert fresh.exists()


def test_what_may_not_go_onto_a_disc(tmp_path: Path) -> None:
    from app.archive.discs.planning import files_in

    with pytest.raises(Problem, match="discs.no_folder"):
        files_in(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Problem, match="discs.nothing_there"):
        files_in(tmp_path / "empty")
    folder = folder_of(tmp_path / "folder", {"a.niem": 10})
    (folder / "link").symlink_to(folder / "a.niem")
    with pytest.raises(Problem, match="discs.not_a_plain_file"):
        files_in(folder)
    (folder / "link").unlink()
    (folder / "a?.niem").write_bytes(b"x")
    with pytest.raises(Problem, match="discs.name_unfit"):
        files_in(folder)
