"""Making and reading discs cut off: by SIGKILL at their steps, by a full disk, by a destination that goes away.

What must hold: an image under its name is whole; a file that came out of a disc under its name is what it was; and
doing the same again afterwards succeeds. ``FAULT_KILLS=200`` makes the deep run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.discs.image import make_image
from app.archive.discs.model import DiscSize
from app.archive.discs.planning import files_in, laid_out, listing_of
from app.archive.discs.reading import check_disc, read_disc
from app.errors import Problem
from tests.archive.discs.discs_at_hand import MB, folder_of, hurt, listing, made, nothing, same_files
from tests.faults.killing import MOST_POINTS, TOUCHES

KILLS = int(os.environ.get("FAULT_KILLS", str(MOST_POINTS)))
FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def touches(act: Callable[[], object], kill_at: int | None) -> int:
    """Do ``act`` in a child: how many calls it made that reach the disk, or minus the signal that ended it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def watch(_frame: object, event: str, argument: object) -> None:
            nonlocal count
            if event == "c_call" and getattr(argument, "__name__", "") in TOUCHES:
                count += 1
                if count == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        try:
            act()
        finally:
            sys.setprofile(None)
            os.write(writer, str(count).encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else int(text)


def points(act: Callable[[], object]) -> Iterator[int]:
    """Where to kill it: the first and last calls one by one, the many between spread."""
    total = touches(act, None)
    assert total > 10
    spread = range(4, total - 8, max(1, total // KILLS))
    yield from sorted({2, *spread, *range(max(3, total - 8), total + 1, max(1, 24 // KILLS))})


@FORK
@pytest.mark.slow
def test_an_image_is_whole_or_not_there(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 300_000, "b/c.niem": 5000})
    layout = laid_out(files_in(folder), DiscSize.CD, 15)
    told = replace(listing_of(layout, listing(), nothing), disc=1)
    into = tmp_path / "into"

    def act() -> None:
        make_image(folder, told, 15, into, DiscSize.CD.sectors, nothing)

    met = set()
    for point in [*clean(points(act), into)]:
        into.mkdir()
        ended = touches(act, point)
        named = list(into.glob("*.iso"))
        named = [path for path in named if not path.name.startswith(".")]
        met.add((ended < 0, len(named)))
        if named:
            assert check_disc(named[0]).whole
        act()
        (image,) = [path for path in into.glob("*.iso") if not path.name.startswith(".")]
        assert check_disc(image).whole
        shutil.rmtree(into)
    assert (True, 0) in met


def clean(given: Iterator[int], into: Path) -> Iterator[int]:
    """The points, worked out in a folder that is gone again."""
    into.mkdir()
    found = list(given)
    shutil.rmtree(into)
    yield from found


@FORK
@pytest.mark.slow
def test_a_reading_cut_off_goes_on_and_names_no_half_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 300_000, "b/c.niem": 5000, "d.niem": 0})
    disc = made(folder, tmp_path / "images")
    bad = hurt(disc.images[0], tmp_path / "bad.iso", range(400, 440))
    back = tmp_path / "back"

    def act() -> None:
        read_disc(bad, back)

    found = list(points(act))
    shutil.rmtree(back)
    killed = 0
    for point in found:
        killed += touches(act, point) < 0
        for path in back.rglob("*.niem") if back.exists() else ():
            assert path.read_bytes() == (folder / path.relative_to(back)).read_bytes()
        act()
        assert same_files(folder, back)
        shutil.rmtree(back)
    assert killed > len(found) // 2


@FORK
def test_a_set_cut_off_between_its_discs_goes_on(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 4 * MB, "b.niem": 5000})
    disc = made(folder, tmp_path / "images", room=2600)
    back = tmp_path / "back"
    read_disc(disc.images[0], back)
    total = touches(lambda: read_disc(disc.images[1], tmp_path / "elsewhere"), None)
    for point in (total // 2, total - 3):
        touches(lambda: read_disc(disc.images[1], back), point)
        assert not list(back.glob("a.niem")) or (back / "a.niem").read_bytes() == (folder / "a.niem").read_bytes()
    for image in disc.images[1:]:
        read_disc(image, back)
    assert same_files(folder, back)


def limited(code: str, size: int) -> subprocess.CompletedProcess[str]:
    """Run Python that may write no file longer than ``size``: what a full disk looks like from inside."""
    head = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
    )
    return subprocess.run([sys.executable, "-c", head + code], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of Linux")
def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 3 * MB})
    image = made(folder, tmp_path / "images").images[0]
    (tmp_path / "into").mkdir()
    code = f"""
from pathlib import Path
from app.errors import Problem
from tests.archive.discs.discs_at_hand import made
from app.archive.discs.reading import read_disc
for act in (lambda: made(Path({str(folder)!r}), Path({str(tmp_path / "into")!r})),
            lambda: read_disc(Path({str(image)!r}), Path({str(tmp_path / "back")!r}))):
    try:
        act()
    except Problem as error:
        print(error.code)
"""
    told = limited(code, 2 * MB)
    assert told.stdout.split() == ["vault.disk_error", "vault.disk_error"], told.stderr
    assert not list((tmp_path / "into").iterdir())
    assert not [path for path in (tmp_path / "back").rglob("*") if path.is_file()]


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": MB})
    image = made(folder, tmp_path / "images").images[0]
    (tmp_path / "into").mkdir()
    real = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda path: real(path)._replace(free=MB))
    with pytest.raises(Problem, match="vault.disk_full"):
        made(folder, tmp_path / "into")
    with pytest.raises(Problem, match="vault.disk_full"):
        read_disc(image, tmp_path / "back")
    assert not list((tmp_path / "into").iterdir())
    assert not list((tmp_path / "back").iterdir())


def test_a_destination_or_a_source_that_goes_away_is_a_sentence(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "folder", {"a.niem": 2 * MB})
    into = tmp_path / "into"
    into.mkdir()
    layout = laid_out(files_in(folder), DiscSize.CD, 15)
    told = replace(listing_of(layout, listing(), nothing), disc=1)

    def gone(_: int) -> None:
        shutil.rmtree(into, ignore_errors=True)

    with pytest.raises(Problem, match=r"vault\.disk_error"):
        make_image(folder, told, 15, into, DiscSize.CD.sectors, gone)
    assert not into.exists()
    into.mkdir()
    (folder / "a.niem").unlink()
    with pytest.raises(Problem, match=r"discs\.cannot_read_folder"):
        make_image(folder, told, 15, into, DiscSize.CD.sectors, nothing)
    (folder / "a.niem").write_bytes(b"short")
    with pytest.raises(Problem, match=r"discs\.changed_meanwhile"):
        make_image(folder, told, 15, into, DiscSize.CD.sectors, nothing)
    assert not list(into.iterdir())
