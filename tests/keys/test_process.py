"""The flags are really set: read back from the kernel in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import ctypes, faulthandler, resource
faulthandler.enable()
from app.keys.process import harden_process
dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
before = dumpable()
harden_process()
print(before, dumpable(), resource.getrlimit(resource.RLIMIT_CORE), faulthandler.is_enabled())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux flags")
def test_no_core_dump_and_not_dumpable() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1 0 (0, 0) False"
