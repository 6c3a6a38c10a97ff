"""The virtual environment: made, filled from a hash-locked list, and left alone while nothing has changed.

A stamp, SHA-256 of the lock file and of Python's version, stands in the environment for each list that was installed
completely. The list of the tests contains the list of the program, so installing it sets both stamps.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from installer.places import ENVIRONMENT, RUN_LOCK, TEST_LOCK, tool
from installer.words import Stop, announce, say

TRIES = 3
"""A download may fail for reasons that are gone a moment later."""


def prepare(for_tests: bool, environment: Path = ENVIRONMENT) -> None:
    """Make sure that ``environment`` holds exactly what the lock asks for.

    Raises Stop when the packages cannot be installed.
    """
    lock = TEST_LOCK if for_tests else RUN_LOCK
    if is_ready(lock, environment):
        return
    _remove_stamps(environment)
    if made_by(environment) != sys.version:
        announce("Tạo môi trường Python riêng", "Making Python's own environment")
        venv.create(environment, clear=True, with_pip=True)
    announce("Cài thư viện theo danh sách đã khóa", "Installing the libraries of the lock")
    install(lock, environment)
    for done in (RUN_LOCK, TEST_LOCK) if for_tests else (RUN_LOCK,):
        stamp_file(done, environment).write_text(stamp(done) + "\n", "utf-8")


def stamp(lock: Path) -> str:
    """What must be the same for an installed environment to be kept: the lock's bytes and the Python."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode("utf-8")).hexdigest()


def stamp_file(lock: Path, environment: Path) -> Path:
    """Where the stamp of one lock stands."""
    return environment / f"niem-{lock.stem}.stamp"


def is_ready(lock: Path, environment: Path = ENVIRONMENT) -> bool:
    """Whether this lock was installed completely, by this Python, and has not changed since."""
    mark = stamp_file(lock, environment)
    if not mark.is_file() or not tool("python", environment).exists():
        return False
    return mark.read_text("utf-8").strip() == stamp(lock)


def made_by(environment: Path) -> str:
    """``sys.version`` of the environment's Python; empty when there is none or it does not start."""
    python = tool("python", environment)
    if not python.exists():
        return ""
    answer = subprocess.run(
        [python, "-c", "import sys, pip; sys.stdout.write(sys.version)"],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout if answer.returncode == 0 else ""


def install(lock: Path, environment: Path) -> None:
    """Pip, wheels only, every file checked against its hash. Which index is asked is pip's own configuration."""
    command = [
        str(tool("python", environment)),
        *("-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input"),
        *("--disable-pip-version-check", "-qq", "-r", str(lock)),
    ]
    for attempt in range(1, TRIES + 1):
        if subprocess.run(command, check=False).returncode == 0:
            return
        say(f"Lần {attempt}/{TRIES} chưa được.", f"Attempt {attempt} of {TRIES} failed.")
    raise Stop(
        "Chưa cài được các thư viện. Hãy kiểm tra mạng hoặc cấu hình pip rồi chạy lại đúng lệnh này.",
        "The libraries could not be installed. Check the network or pip's configuration, then run the same command.",
        code=1,
    )


def _remove_stamps(environment: Path) -> None:
    for lock in (RUN_LOCK, TEST_LOCK):
        stamp_file(lock, environment).unlink(missing_ok=True)
