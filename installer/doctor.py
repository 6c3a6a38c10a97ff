"""Looks at the machine and changes nothing: what is there, what is missing, what to do."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator

from installer import environment, system
from installer.places import RUN_LOCK, TEST_LOCK

type_of_line = tuple[bool, str, str]


def report() -> int:
    """Print one line for each thing Niêm needs; 0 when it could be started now, 1 when something is missing."""
    whole = True
    for good, vi, en in lines():
        whole &= good
        print(f"{'✓' if good else '✗'} {vi}\n  {en}")
    return 0 if whole else 1


def lines() -> Iterator[type_of_line]:
    """(is it well, Vietnamese, English) for each thing looked at."""
    version = platform.python_version()
    yield True, f"Python {version} trên {platform.platform()}", f"Python {version} on {platform.platform()}"
    lacking = system.missing(for_tests=False)
    yield (
        not lacking,
        "Thư viện hệ thống: " + (", ".join(lacking) + " còn thiếu" if lacking else "đủ"),
        "System libraries: " + (", ".join(lacking) + " missing" if lacking else "complete"),
    )
    ready = environment.is_ready(RUN_LOCK)
    yield (
        ready,
        "Thư viện Python: " + ("đủ, đúng danh sách đã khóa" if ready else "chưa cài; lệnh run sẽ cài"),
        "Python libraries: " + ("as locked" if ready else "not installed yet; run does it"),
    )
    if sys.platform == "linux":
        yield from _of_the_session()
    yield from _for_tests()


def _of_the_session() -> Iterator[type_of_line]:
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    yield bool(screen), f"Màn hình: {screen or 'không có'}", f"Screen: {screen or 'none'}"
    bus = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    yield (
        bus,
        "Phiên D-Bus (nơi có kho khóa của hệ thống): " + ("có" if bus else "không có"),
        "Session bus (where the system's keyring lives): " + ("present" if bus else "none"),
    )


def _for_tests() -> Iterator[type_of_line]:
    """Not needed for running, so never a fault."""
    lacking = [name for name in system.missing(for_tests=True) if name not in system.missing(for_tests=False)]
    ready = not lacking and environment.is_ready(TEST_LOCK)
    note = ", ".join(lacking) or TEST_LOCK.name
    yield (
        True,
        "Để chạy kiểm thử: " + ("đủ" if ready else f"lệnh test sẽ cài thêm {note}"),
        "For the tests: " + ("complete" if ready else f"test will install {note}"),
    )
