"""Programs that people would use instead: installed when they are wanted, and run as whole commands."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PASSWORD = "khong ai biet"
PATIENCE = 600
"""Seconds that an installation, or one command, may take."""
HOUSE = Path(__file__).resolve().parents[2]


class Unavailable(Exception):
    """A program that is not installed and cannot be."""


def need(program: str, package: str) -> None:
    """See that ``program`` is there, from its Debian package if need be."""
    if shutil.which(program):
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise Unavailable(f"not installed, and only root can install it (apt-get install {package})")
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        command = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=60", *words]
        run(command, DEBIAN_FRONTEND="noninteractive")


def run(command: list[str], said: str = "", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run it with ``said`` on its standard input and ``more`` variables; its output is kept."""
    # Compiled modules are kept between runs, as they are for people; some build machines forbid that.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | more
    return subprocess.run(
        command, cwd=HOUSE, check=True, capture_output=True, env=variables, input=said.encode(), timeout=PATIENCE
    )
