"""What is missing is found by loading it, and installed or asked for in one exact line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.linux import packages
from installer.linux.libraries import LIBRARIES, PROGRAMS_FOR_TESTS
from installer.words import Stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian packages are a Linux matter")

ROOT = Path(__file__).resolve().parents[3]


def test_a_library_is_found_by_loading_it() -> None:
    assert packages.loads("libc.so.6")
    assert not packages.loads("libno-such-thing.so.9")


def test_this_machine_lacks_nothing_while_the_tests_run_on_it() -> None:
    assert packages.missing(for_tests=True) == []


def test_each_library_and_program_names_its_package() -> None:
    assert packages.packages_for(["libxcb-cursor.so.0", "pdfsig", "ensurepip", "libxcb-cursor.so.0"]) == [
        "libxcb-cursor0",
        "poppler-utils",
        "python3-venv",
    ]
    assert packages.packages_for([*LIBRARIES, *PROGRAMS_FOR_TESTS])


def test_a_missing_library_is_reported_by_its_soname(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIBRARIES, "libno-such-thing.so.9", "libno-such-thing9")
    assert packages.missing(for_tests=False) == ["libno-such-thing.so.9"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account of this machine may use."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_without_root_one_exact_line_is_printed_and_nothing_is_installed(open_folder: Path) -> None:
    """A real process that gives up root, if it has it, and finds nothing but apt-get on its PATH."""
    apt = open_folder / "apt-get"
    apt.write_text(f"#!/bin/sh\ntouch {open_folder}/called\n")
    apt.chmod(0o755)
    program = (
        "import ensurepip, os, sys\n"
        "import installer.commands, installer.linux.packages\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "sys.exit(installer.commands.main(['test']))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"PATH": os.fspath(open_folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert answer.returncode == 2, answer.stderr
    wanted = " ".join(sorted(PROGRAMS_FOR_TESTS.values()))
    lines = [line.strip() for line in answer.stderr.splitlines() if "sudo" in line]
    assert lines == [f"sudo apt-get install --no-install-recommends {wanted}"] * 2
    assert "Máy còn thiếu thư viện hệ thống" in answer.stderr
    assert not (open_folder / "called").exists()


def test_without_apt_the_names_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(Stop) as refusal:
        packages.provide(for_tests=True)
    assert "dbus-run-session, dbus-send, gnome-keyring-daemon" in refusal.value.en
    assert "apt" not in refusal.value.en


@pytest.fixture
def apt_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """We are root, and apt-get is a script that notes its arguments and brings every program of the tests."""
    bring = "\n".join(f"ln -sf /bin/true {tmp_path}/{program}" for program in PROGRAMS_FOR_TESTS)
    apt = tmp_path / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$*" >> {tmp_path}/calls\n[ "$2" = update ] && exit 0\nPATH=/usr/bin:/bin\n{bring}\n'
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path / "calls"


def test_root_gets_what_is_missing_and_only_that(apt_calls: Path) -> None:
    packages.provide(for_tests=True)
    wanted = " ".join(sorted(PROGRAMS_FOR_TESTS.values()))
    assert apt_calls.read_text().splitlines() == ["-q update", f"-q install -y --no-install-recommends {wanted}"]


def test_nothing_missing_asks_nothing_of_apt(apt_calls: Path) -> None:
    packages.provide(for_tests=False)
    assert not apt_calls.exists()


def test_a_package_that_does_not_bring_its_library_is_not_tried_for_ever(
    apt_calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIBRARIES, "libno-such-thing.so.9", "libno-such-thing9")
    with pytest.raises(Stop, match=r"libno-such-thing\.so\.9"):
        packages.provide(for_tests=False)
    assert len(apt_calls.read_text().splitlines()) == 2


def test_an_apt_that_fails_is_named(apt_calls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = apt_calls.with_name("apt-get")
    failing.write_text("#!/bin/sh\nexit 100\n")
    with pytest.raises(Stop, match="apt-get -q update"):
        packages.provide(for_tests=True)


@pytest.mark.parametrize("version", ["glibc 2.34", "glibc 2.36", "glibc 3.0"])
def test_a_new_enough_system_is_accepted(version: str) -> None:
    packages.require_glibc(version)


@pytest.mark.parametrize("version", ["glibc 2.31", "glibc 2.9", "", "musl 1.2"])
def test_an_older_system_is_refused(version: str) -> None:
    with pytest.raises(Stop, match=r"2\.34"):
        packages.require_glibc(version)


def test_the_programs_of_the_table_are_real() -> None:
    assert all(shutil.which(program) for program in PROGRAMS_FOR_TESTS)
