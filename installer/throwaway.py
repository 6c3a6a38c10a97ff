"""Runs a command as an account that did not exist before and does not exist after."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installer.places import ROOT

MARK = "NIEM_THROWAWAY_HOME"
"""Tells the tests that what they write goes into a home that is thrown away."""


@contextmanager
def account(environment: Mapping[str, str] = os.environ) -> Iterator[dict[str, str]]:
    """The variables of a throw-away account without a screen; its home is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="niem-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        clean = {name: value for name, value in environment.items() if not _disturbs(name)}
        if sys.platform == "win32":
            from installer.windows.account import account as of_system
        else:
            from installer.linux.keyring_session import account as of_system
        yield of_system(home, clean) | {
            "QT_QPA_PLATFORM": environment.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONUTF8": "1",
            MARK: os.fspath(home),
        }


def run(command: list[str], variables: Mapping[str, str]) -> int:
    """Run in the checkout, with a real keyring at hand; the command's exit code."""
    return subprocess.run(wrapped(command), cwd=ROOT, env=dict(variables), check=False).returncode


def wrapped(command: list[str]) -> list[str]:
    """The command that runs ``command`` with a real keyring at hand."""
    if sys.platform == "win32":
        return command
    from installer.linux import keyring_session

    return keyring_session.wrapped(command)


def _disturbs(name: str) -> bool:
    """Variables of the real account that would make the same test end differently on another machine."""
    return name.startswith(("QT_", "NIEM_", "PYTEST_")) or name in {
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHON_KEYRING_BACKEND",
    }
