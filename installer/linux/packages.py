"""Finds out which libraries and programs are missing, and installs them or says how."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable

from installer.linux.libraries import LIBRARIES, PROGRAMS_FOR_TESTS, VENV_PACKAGE
from installer.words import Stop, announce

OLDEST_GLIBC = (2, 34)
"""The libraries are built for it: Debian 12, Ubuntu 22.04, RHEL 9 and newer."""


def provide(for_tests: bool) -> None:
    """Install what is missing when we are root on a system with apt; else stop with one exact command."""
    require_glibc(os.confstr("CS_GNU_LIBC_VERSION") or "")
    lacking = missing(for_tests)
    if not lacking:
        return
    packages = packages_for(lacking)
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise Stop(*how_to_install(lacking, packages, has_apt=apt is not None))
    announce("Cài thư viện hệ thống: " + " ".join(packages), "Installing system libraries")
    _apt(apt, "update")
    _apt(apt, "install", "-y", "--no-install-recommends", *packages)
    still = missing(for_tests)
    if still:
        raise Stop(
            "Đã cài gói mà vẫn thiếu: " + ", ".join(still),
            "The packages are installed and still these are missing: " + ", ".join(still),
        )


def missing(for_tests: bool) -> list[str]:
    """Sonames, programs and (for ``python3-venv``) the module ``ensurepip`` that are not there."""
    lacking = [soname for soname in LIBRARIES if not loads(soname)]
    if for_tests:
        lacking += [program for program in PROGRAMS_FOR_TESTS if shutil.which(program) is None]
    if importlib.util.find_spec("ensurepip") is None:
        lacking.append("ensurepip")
    return lacking


def loads(soname: str, load: Callable[[str], object] = ctypes.CDLL) -> bool:
    """Whether the dynamic linker finds this library."""
    try:
        load(soname)
    except OSError:
        return False
    return True


def packages_for(lacking: Iterable[str]) -> list[str]:
    """The Debian packages that carry what is lacking, each once, sorted."""
    known = {**LIBRARIES, **PROGRAMS_FOR_TESTS, "ensurepip": VENV_PACKAGE}
    return sorted({known[name] for name in lacking})


def how_to_install(lacking: Iterable[str], packages: Iterable[str], has_apt: bool) -> tuple[str, str]:
    """Both sentences for a person who has to install it: one exact line on Debian and its kin, the names elsewhere."""
    if has_apt:
        line = "sudo apt-get install --no-install-recommends " + " ".join(packages)
        return (
            f"Máy còn thiếu thư viện hệ thống. Hãy chạy đúng dòng này, rồi chạy lại lệnh vừa rồi:\n\n    {line}\n",
            f"Some system libraries are missing. Run exactly this line, then the same command again:\n\n    {line}\n",
        )
    names = ", ".join(lacking)
    return (
        f"Máy còn thiếu: {names}. Hãy cài bằng trình quản lý gói của hệ điều hành, rồi chạy lại.",
        f"Missing on this system: {names}. Install them with its package manager, then start again.",
    )


def require_glibc(version: str) -> None:
    """Refuse a C library older than the wheels are built for. ``version`` reads like ``"glibc 2.36"``."""
    name, _, number = version.partition(" ")
    parts = number.split(".")
    if name == "glibc" and all(part.isdigit() for part in parts) and tuple(map(int, parts)) >= OLDEST_GLIBC:
        return
    raise Stop(
        f"Hệ điều hành này quá cũ hoặc không dùng glibc ({version or '?'}). Cần glibc 2.34 trở lên, ví dụ Debian 12.",
        f"This system is too old or has no glibc ({version or '?'}). glibc 2.34 or newer is needed, e.g. Debian 12.",
    )


def _apt(apt: str, *words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [apt, "-q", *words]
    if subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode != 0:
        line = " ".join(command)
        raise Stop(f"Lệnh này không thành công: {line}", f"This command failed: {line}")
