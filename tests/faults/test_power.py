"""The simulated power cut sees everything, and `write_atomically` stands it; without one of its syncs it does not."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.vault import durable
from app.vault.durable import write_atomically
from tests.faults import power
from tests.faults.disk import Note, Tree
from tests.faults.power import Tell, images, recorded

pytestmark = pytest.mark.skipif(not power.RUNS_HERE, reason="needs fork and strace")

OLD, NEW = b"old\n" * 3000, b"new!" * 5000
DONE = "done"
MOST = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "ngăn <a>, b"
    (place / "inner").mkdir(parents=True)
    (place / "name").write_bytes(OLD)
    return place


def _failures(folder: Path, deed: Callable[[Tell], object]) -> int:
    """How many of the images of ``deed``, which ought to replace OLD by NEW, hold anything else."""
    record = recorded(folder, deed)
    failures = 0
    for image in images(record, most=MOST):
        content = image.tree.content().get("/name")
        failures += content not in {NEW, None if DONE in image.notes else OLD}
    return failures


def _write(folder: Path) -> Callable[[Tell], object]:
    def deed(tell: Tell) -> None:
        write_atomically(folder / "name", NEW)
        tell(DONE)

    return deed


def test_a_file_written_atomically_is_old_or_new_and_new_once_it_returned(folder: Path) -> None:
    assert _failures(folder, _write(folder)) == 0


def test_without_the_sync_of_the_file_it_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable.os, "fsync", _only_folders)
    assert _failures(folder, _write(folder)) > 0


def test_without_the_sync_of_the_folder_it_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "sync_folder", lambda _: None)
    assert _failures(folder, _write(folder)) > 0


def test_a_file_written_in_place_fails(folder: Path) -> None:
    def deed(tell: Tell) -> None:
        with (folder / "name").open("wb") as file:
            file.write(NEW)
            file.flush()
            os.fsync(file.fileno())
        tell(DONE)

    assert _failures(folder, deed) > 0


def test_every_way_of_writing_is_seen_also_in_threads(folder: Path) -> None:
    def deed(tell: Tell) -> None:
        tell("one")
        thread = threading.Thread(target=_all_ways, args=(folder,))
        thread.start()
        thread.join()
        tell("two")

    record = recorded(folder, deed)  # raises when the steps do not give what is there
    assert [step.text for step in record.steps if isinstance(step, Note)] == ["one", "two"]
    assert record.before.content() == {"/name": OLD, "/inner": None}
    assert record.after.content()["/inner/deep/file"] == b"\0\0ab__"
    assert record.after.content()["/inner/appended"] == b"12345"


def _all_ways(folder: Path) -> None:
    (folder / "inner" / "deep").mkdir()
    (folder / "inner" / "passing").mkdir()
    (folder / "inner" / "passing").rmdir()
    descriptor = os.open(folder / "file", os.O_RDWR | os.O_CREAT, 0o600)
    os.lseek(descriptor, 2, os.SEEK_SET)
    os.write(descriptor, b"abcdef")
    os.pwrite(descriptor, b"__", 4)
    os.pwritev(descriptor, [b"_", b"_"], 6)
    os.ftruncate(descriptor, 6)
    (folder / "file").rename(folder / "inner" / "deep" / "file")
    inner = os.open(folder / "inner", os.O_RDONLY)
    second = os.open("appended", os.O_WRONLY | os.O_CREAT | os.O_APPEND, dir_fd=inner)
    os.write(second, b"123")
    os.writev(second, [b"4", b"5"])
    os.write(os.open(folder / "gone", os.O_WRONLY | os.O_CREAT), b"x")
    (folder / "gone").unlink()
    with (folder / "name").open("wb") as file:
        file.write(b"shorter")


def test_a_call_that_the_model_does_not_know_is_no_silent_gap(folder: Path) -> None:
    with pytest.raises(NotImplementedError, match="link"):
        recorded(folder, lambda _: os.link(folder / "name", folder / "second"))


def test_what_goes_wrong_in_the_act_is_told(folder: Path) -> None:
    with pytest.raises(AssertionError, match="FileNotFoundError"):
        recorded(folder, lambda _: (folder / "nothing").unlink())


def test_images_are_repeatable_and_can_be_laid_out(folder: Path, tmp_path: Path) -> None:
    record = recorded(folder, _write(folder))
    first, second = (list(images(record, most=40)) for _ in range(2))
    assert [(str(image), image.tree.content()) for image in first] == [
        (str(image), image.tree.content()) for image in second
    ]
    first[0].tree.store(tmp_path / "image")
    assert Tree.load(tmp_path / "image").content() == first[0].tree.content()


def _only_folders(descriptor: int) -> None:
    if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112 (it is a link to what is open)
        _real_fsync(descriptor)


_real_fsync = os.fsync
