"""The flags are really set: read back from the kernel in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.keys.process import Protections, process_protections
from app.keys.windows_process import grants_no_more

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
UNDO = """
import ctypes, faulthandler, resource
from app.keys.process import harden_process, process_protections
told = [process_protections()]
harden_process()
told.append(process_protections())
{undo}
told.append(process_protections())
print(*(f"{{one.closed:d}}{{one.no_dump:d}}{{one.no_stacks:d}}{{one.whole:d}}" for one in told))
"""
RAISES = {
    "ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)": "0010",
    "faulthandler.enable()": "1100",
    "pass": "1111",
}


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux flags")
def test_no_core_dump_and_not_dumpable() -> None:
    assert run(LOOK) == "1 0 (0, 0) False"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux flags")
@pytest.mark.parametrize("undo", RAISES)
def test_what_is_read_back_is_what_the_system_has_in_force(undo: str) -> None:
    before, hardened, after = run(UNDO.format(undo=undo)).split()
    assert before[0] == "0"
    assert hardened == "1111"
    assert after == RAISES[undo]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux flags")
def test_this_test_run_is_not_protected() -> None:
    assert not process_protections().whole


def test_one_thing_missing_is_not_whole() -> None:
    assert Protections(closed=True, no_dump=True, no_stacks=True).whole
    for missing in ("closed", "no_dump", "no_stacks"):
        parts = {"closed": True, "no_dump": True, "no_stacks": True, missing: False}
        assert not Protections(**parts).whole


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("D:P(A;;0x101001;;;OW)(A;;0x101001;;;SY)", True),
        ("D:P(A;;0x101001;;;OW)", True),
        ("", False),
        ("D:NO_ACCESS_CONTROL", False),
        ("D:P(A;;0x1fffff;;;OW)(A;;0x101001;;;SY)", False),
        ("D:P(A;;0x101001;;;OW)(A;;0x101001;;;WD)", False),
        ("D:(A;;0x101001;;;OW)(A;;0x101001;;;SY)(A;;0x1fffff;;;S-1-5-21-1-2-3-1001)", False),
    ],
)
def test_an_access_list_of_windows_is_read_strictly(text: str, sound: bool) -> None:
    assert grants_no_more(text) is sound
