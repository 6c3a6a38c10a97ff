"""The account of the tests: its own home, its own bus, a real keyring, and nothing left."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from installer import throwaway
from tests.conftest import is_throwaway

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the Credential Manager has no throw-away account")

REAL = {
    "HOME": "/home/lan",
    "PATH": os.environ["PATH"],
    "XDG_RUNTIME_DIR": "/run/user/1000",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus",
    "QT_SCALE_FACTOR": "2",
    "QT_QPA_PLATFORM": "xcb",
    "NIEM_PROFILE": "/home/lan/niem",
    "PYTHONPATH": "/home/lan/lib",
    "PIP_CERT": "/etc/ssl/cert.pem",
}


def test_nothing_of_the_real_account_is_in_reach_and_nothing_stays() -> None:
    with throwaway.account(REAL) as variables:
        home = Path(variables["HOME"])
        assert home.is_dir()
        inside = [name for name in variables if name.startswith("XDG_")]
        assert len(inside) == 5
        for name in inside:
            assert Path(variables[name]).parent == home
            assert Path(variables[name]).stat().st_mode & 0o077 == 0
        assert not {"DBUS_SESSION_BUS_ADDRESS", "QT_SCALE_FACTOR", "NIEM_PROFILE", "PYTHONPATH"} & variables.keys()
        assert "/home/lan" not in " ".join(variables.values())
        assert variables["QT_QPA_PLATFORM"] == "xcb"
        assert variables["PIP_CERT"] == REAL["PIP_CERT"]
    assert not home.exists()


def test_without_a_wish_there_is_no_screen() -> None:
    with throwaway.account({"PATH": "/bin"}) as variables:
        assert variables["QT_QPA_PLATFORM"] == "offscreen"
        assert variables["PYTHONUTF8"] == "1"


ASK_THE_KEYRING = """
import os, secretstorage
bus = secretstorage.dbus_init()
assert os.environ["DBUS_SESSION_BUS_ADDRESS"] != os.environ["OUTER_BUS"]
store = secretstorage.get_default_collection(bus)
assert not store.is_locked()
store.create_item("thử", {"niem": "1"}, "bí mật".encode())
assert [item.get_secret().decode() for item in store.search_items({"niem": "1"})] == ["bí mật"]
raise SystemExit(7)
"""


def test_a_command_finds_a_real_unlocked_keyring_of_its_own_and_its_exit_code_is_passed_on() -> None:
    for _ in range(2):  # the second account knows nothing of what the first one stored
        with throwaway.account() as variables:
            variables["OUTER_BUS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
            assert throwaway.run([sys.executable, "-c", ASK_THE_KEYRING], variables) == 7


def test_the_tests_refuse_a_real_account() -> None:
    assert not is_throwaway(REAL, platform="linux")
    assert not is_throwaway({}, platform="linux")
    assert not is_throwaway({"HOME": "/home/lan", "XDG_RUNTIME_DIR": "/home/lan/run"}, platform="linux")
    assert not is_throwaway({"USERPROFILE": "C:\\lan"}, platform="win32")
    with throwaway.account(REAL) as variables:
        assert is_throwaway(variables | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/tmp/bus"}, platform="linux")
        assert is_throwaway(variables, platform="win32")
