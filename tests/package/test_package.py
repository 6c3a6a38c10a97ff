"""A package opens whole or not at all; every flipped byte is found; what a stranger makes does no harm."""

from __future__ import annotations

import errno
import os
import signal
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.errors import Cancelled, Corrupt, NiemError, Problem
from app.keys import stretching
from app.keys.slot_header import CEILING, FLOOR, KdfCost
from app.package import opening, placing
from app.package.model import PackageFile
from app.package.sealing import Content, of_bytes, package_size, sealed_package
from tests.package.packs import (
    DOCUMENT,
    FACTS,
    PASSWORD,
    contents,
    forged,
    manifest,
    packed,
    with_cost,
    written,
)

NAMES = ("Khách hàng.csv", "Hợp đồng.pdf")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 is paid once for each salt and password: a thousand damaged files need not cost a thousand times."""
    import functools

    monkeypatch.setattr("app.package.header.stretch", functools.lru_cache(maxsize=None)(stretching.stretch))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return packed(tmp_path_factory.mktemp("goi") / "whole.niem").read_bytes()


@pytest.fixture
def package(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "goi.niem"
    path.write_bytes(whole)
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "ra"
    folder.mkdir()
    return folder


def refused(path: Path, password: str = PASSWORD) -> NiemError:
    with pytest.raises(NiemError) as caught:
        opening.view_package(path, password)
    return caught.value


def test_it_tells_what_is_inside_and_gives_it_out(package: Path, place: Path) -> None:
    label = opening.read_label(package)
    assert (label.number, label.size) == (FACTS.number, package.stat().st_size)
    told: list[tuple[int, int]] = []
    view = opening.view_package(package, PASSWORD, lambda done, total: told.append((done, total)))
    assert view.facts == FACTS
    assert tuple(file.name for file in view.files) == NAMES
    assert told[-1][0] == told[-1][1] > len(DOCUMENT)
    assert opening.take_out(package, PASSWORD, None, place) == NAMES
    assert (place / NAMES[1]).read_bytes() == DOCUMENT
    assert sorted(path.name for path in place.iterdir()) == sorted(NAMES)
    assert os.name == "nt" or (place / NAMES[1]).stat().st_mode & 0o777 == 0o600


def test_only_the_chosen_files_are_written(package: Path, place: Path) -> None:
    assert opening.take_out(package, PASSWORD, [NAMES[1]], place) == (NAMES[1],)
    assert [path.name for path in place.iterdir()] == [NAMES[1]]
    with pytest.raises(Problem, match=r"package\.no_such_file"):
        opening.take_out(package, PASSWORD, ["../x"], place)


def test_nothing_but_the_number_is_readable_without_the_password(whole: bytes) -> None:
    for words in (FACTS.recipient, FACTS.purpose, FACTS.company, FACTS.request, NAMES[1], "Trần Quân"):
        assert words.encode() not in whole
    assert FACTS.number.encode() in whole


def test_a_password_typed_decomposed_is_the_same(tmp_path: Path) -> None:
    package = packed(tmp_path / "a.niem", "Mật khẩu tiếng Việt")
    decomposed = unicodedata.normalize("NFD", "Mật khẩu tiếng Việt")
    assert decomposed != "Mật khẩu tiếng Việt"
    assert opening.view_package(package, decomposed) == opening.view_package(package, "MẬT KHẨU TIẾNG VIỆT")


@pytest.mark.parametrize("typed", ["K7Q2-9XZB-M4TB-6RHF-8GHK", "K7Q2", "x"])
def test_a_wrong_password_is_told_as_one(package: Path, typed: str) -> None:
    assert refused(package, typed).code == "package.wrong_password"
    assert refused(package, " - ").code == "package.password_missing"


def test_every_flipped_byte_is_found(package: Path, whole: bytes) -> None:
    """Each byte of head, check and commitment, of both ends of chunks, and a sample of the rest."""
    head = 400
    spots = {*range(head), *range(head, len(whole), 1009), *range(len(whole) - 40, len(whole))}
    for spot in sorted(spots):
        package.write_bytes(whole[:spot] + bytes([whole[spot] ^ 1 << spot % 8]) + whole[spot + 1 :])
        error = refused(package)
        expected = "package.not_a_package" if spot < 12 else "package.damaged"
        assert error.code == expected, (spot, error.code)


def test_cut_off_lengthened_and_swapped(package: Path, whole: bytes) -> None:
    chunk = 16 * 1024 + 16
    body = len(whole) - (len(whole) - 200) % chunk
    others = [whole[:size] for size in (0, 5, 12, 17, 30, 100, 300, body, len(whole) - 1, len(whole) - 16)]
    others += [whole + b"\0", whole + whole[-chunk:], whole[:-chunk], whole[: -4 * chunk]]
    second = len(whole) - 16 - 3 * chunk
    others.append(
        whole[: second - chunk]
        + whole[second : second + chunk]
        + whole[second - chunk : second]
        + whole[-16 - 2 * chunk :]
    )
    for other in others:
        assert other != whole
        package.write_bytes(other)
        assert refused(package).code in {"package.damaged", "package.not_a_package"}, len(other)


def test_an_exchanged_head_with_a_check_made_anew_is_no_way_in(package: Path, tmp_path: Path, whole: bytes) -> None:
    """The number is not secret, but it is part of the key: another number, another key."""
    from app.package.header import check_of

    end = whole.index(b'"}') + 2
    prefix = whole[:end].replace(b"BX-2026-00007", b"BX-2026-00008")
    body = whole[end + 32 :]
    package.write_bytes(prefix + check_of(prefix, body[:56]) + body)
    assert opening.read_label(package).number == "BX-2026-00008"
    assert refused(package).code == "package.wrong_password"


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(2**40, 2**30, 4), KdfCost(CEILING.memory_kib + 1, 3, 4), KdfCost(FLOOR.memory_kib - 1, 3, 4),
        KdfCost(FLOOR.memory_kib, 2, 4), KdfCost(FLOOR.memory_kib, 11, 4), KdfCost(FLOOR.memory_kib, 3, 0),
    ],
)  # fmt: skip
def test_an_absurd_cost_is_refused_before_it_is_paid(
    tmp_path: Path, cost: KdfCost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(**_: object) -> None:
        raise AssertionError("Argon2 was run")

    monkeypatch.setattr(stretching, "Argon2id", never)
    assert refused(with_cost(tmp_path / "a.niem", cost)).code == "package.absurd_cost"


SIZE = {"name": "a.txt", "sha256": "00" * 32}
HOSTILE: dict[str, dict[str, object]] = {
    "a way out": {"files": [{**SIZE, "name": "../../.ssh/authorized_keys", "size": 3}]},
    "a whole path": {"files": [{**SIZE, "name": "/etc/x", "size": 3}]},
    "a device": {"files": [{**SIZE, "name": "NUL", "size": 3}]},
    "hidden": {"files": [{**SIZE, "name": ".profile", "size": 3}]},
    "two that are one": {"files": [{**SIZE, "size": 1}, {**SIZE, "name": "A.TXT", "size": 2}]},
    "an immense file": {"files": [{**SIZE, "size": 1 << 60}]},
    "less than none": {"files": [{**SIZE, "size": 10}, {**SIZE, "name": "b", "size": -7}]},
    "a length that is no number": {"files": [{**SIZE, "size": True}]},
    "no file": {"files": []},
    "too many": {"files": [{**SIZE, "name": f"{number}", "size": 0} for number in range(201)]},
    "another number": {"number": "BX-2026-00001"},
    "top secret": {"level": 3},
    "another format": {"format": 2},
    "more than there should be": {"more": 1},
    "a text that never ends": {"purpose": "x" * 4001},
    "a wrong hash": {"files": [{**SIZE, "size": 3}]},
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_this_program_never_makes_is_refused_and_nothing_written(tmp_path: Path, place: Path, what: str) -> None:
    package = forged(tmp_path / "a.niem", manifest(**HOSTILE[what]), b"abc")
    assert refused(package).code == "package.hostile"
    with pytest.raises(Problem):
        opening.take_out(package, PASSWORD, None, place)
    assert list(place.iterdir()) == []


def test_zeros_that_are_none_and_manifests_that_are_none(tmp_path: Path) -> None:
    from app.package import header

    assert refused(forged(tmp_path / "a.niem", manifest(), b"abcd")).code == "package.hostile"
    assert refused(forged(tmp_path / "b.niem", manifest(), b"abc", filling=5)).code == "package.damaged"
    for plain in (b"\xff" * 4, b"\0\0\0\x02{}", b"\0\0\0\0", b"\0\0\0\x03{} "):
        head = header.new_head(FACTS.number, FLOOR)
        assert refused(written(tmp_path / "c.niem", head, plain.ljust(64 * 1024, b"\0"))).code == "package.hostile"


def test_what_is_no_package_at_all(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "gone.niem", "package.cannot_read"),
        (tmp_path, "package.cannot_read" if os.name == "nt" else "package.not_a_package"),
    ):
        assert refused(path).code == code
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert refused(tmp_path / "pipe").code == "package.not_a_package"
    newer = bytearray(packed(tmp_path / "a.niem").read_bytes())
    newer[12] = 2
    (tmp_path / "a.niem").write_bytes(newer)
    assert refused(tmp_path / "a.niem").code == "package.damaged"  # the check says so first


# Writing out ------------------------------------------------------------------------------------------------------


def test_nothing_is_written_over(package: Path, place: Path) -> None:
    (place / NAMES[1]).write_text("mine")
    with pytest.raises(Problem) as caught:
        opening.take_out(package, PASSWORD, None, place)
    assert (caught.value.code, caught.value.details) == ("package.exists", {"name": NAMES[1]})
    assert [path.name for path in place.iterdir()] == [NAMES[1]]
    assert (place / NAMES[1]).read_text() == "mine"


@pytest.mark.parametrize("nameless", [True, False])
def test_a_name_taken_meanwhile_leaves_nothing_of_ours(
    package: Path, place: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.setattr(placing.Fresh, "_nameless", lambda _: -1)
    real = opening.place_all

    def faster(fresh: dict[str, placing.Fresh]) -> None:
        (place / NAMES[1]).write_text("mine")
        real(fresh)

    monkeypatch.setattr(opening, "place_all", faster)
    with pytest.raises(Problem, match=r"package\.exists"):
        opening.take_out(package, PASSWORD, None, place)
    assert [(path.name, path.read_text()) for path in place.iterdir()] == [(NAMES[1], "mine")]


@pytest.mark.parametrize("nameless", [True, False])
def test_a_disk_that_fills_up_leaves_nothing(
    package: Path, place: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.setattr(placing.Fresh, "_nameless", lambda _: -1)
    real, wrote = os.write, 0

    def filling(descriptor: int, data: bytes) -> int:
        nonlocal wrote
        wrote += 1
        if wrote > 1:
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, data[:7])

    monkeypatch.setattr(placing.os, "write", filling)
    with pytest.raises(Problem, match=r"package\.disk_full"):
        opening.take_out(package, PASSWORD, None, place)
    monkeypatch.undo()
    assert list(place.iterdir()) == []
    monkeypatch.setattr(placing.shutil, "disk_usage", lambda _: SimpleNamespace(free=10))
    with pytest.raises(Problem, match=r"package\.disk_full"):
        opening.take_out(package, PASSWORD, None, place)


def test_cancelling_leaves_nothing(package: Path, place: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        opening.take_out(package, PASSWORD, None, place, stop)
    assert list(place.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are Linux's")
def test_killed_while_writing_nothing_readable_is_left(package: Path, place: Path) -> None:
    child = os.fork()
    if child == 0:
        try:
            real = placing.Fresh.write

            def last(self: placing.Fresh, piece: bytes) -> None:
                real(self, piece)
                if self.folder == place and piece == DOCUMENT[: len(piece)]:
                    os.kill(os.getpid(), signal.SIGKILL)

            placing.Fresh.write = last  # type: ignore[method-assign]
            opening.take_out(package, PASSWORD, None, place)
        finally:
            os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert list(place.iterdir()) == []


def test_a_folder_that_is_none_or_may_not_be_written(package: Path, tmp_path: Path) -> None:
    for folder in (tmp_path / "none", package):
        with pytest.raises(Problem, match=r"package\.folder"):
            opening.take_out(package, PASSWORD, None, folder)
    if Path("/proc").is_dir():
        with pytest.raises(Problem, match=r"package\.(folder|disk_full)"):
            opening.take_out(package, PASSWORD, None, Path("/proc"))


# Making one -------------------------------------------------------------------------------------------------------


def test_what_is_not_as_it_was_listed_makes_no_package() -> None:
    liar = Content(PackageFile("a", 3, "00" * 32), lambda: (b"abc",))
    with pytest.raises(Corrupt, match=r"package\.content_changed"):
        list(sealed_package(FACTS, (liar,), PASSWORD, FLOOR))
    for bad in ((), (of_bytes("../x", b""),), (of_bytes("a", b""), of_bytes("A", b""))):
        with pytest.raises(ValueError, match="plain"):
            list(sealed_package(FACTS, bad, PASSWORD, FLOOR))


def test_its_length_is_known_before(whole: bytes) -> None:
    assert 0 < len(whole) - package_size(FACTS, contents()) < 400


def test_no_two_packages_are_alike(whole: bytes, tmp_path: Path) -> None:
    again = packed(tmp_path / "b.niem").read_bytes()
    assert len(again) == len(whole)
    assert again[300:] != whole[300:]
