"""Compiles both lock files from pyproject.toml, where alone dependencies are named. For developers: needs uv."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installer.places import ROOT, RUN_LOCK, TEST_LOCK, tool
from installer.words import Stop, announce

_OPTIONS = (
    "--universal",  # one list for Linux and Windows
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",  # no host is named: pip's own configuration decides
    "--no-annotate",
    "--quiet",
    *("--python-version", "3.11"),
)


def compile_locks() -> int:
    """Write both locks; the list for the tests takes the same versions as the program's."""
    uv = _uv()
    announce("Khóa danh sách thư viện", "Locking the libraries")
    run = [uv, "pip", "compile", "pyproject.toml", *_OPTIONS]
    for command in (
        [*run, "-o", _inside(RUN_LOCK)],
        [*run, "--group", "test", "-c", _inside(RUN_LOCK), "-o", _inside(TEST_LOCK)],
    ):
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


def _uv() -> str:
    beside = tool("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        raise Stop("Cần có uv để khóa danh sách (pip install uv).", "Locking needs uv (pip install uv).")
    return found


def _inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
