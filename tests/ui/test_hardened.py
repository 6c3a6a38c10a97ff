"""The window's process cannot be dumped, nor read by other programs of the account."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOK = """
import ctypes, resource, sys
sys.argv = ["ui", "--check"]
from ui.__main__ import main
code = main()
PR_GET_DUMPABLE = 3
print(code, ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what the system tells is Linux")
def test_the_window_is_not_dumpable() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert told.stdout.split()[-4:] == ["0", "0", "0", "0"], told.stderr
