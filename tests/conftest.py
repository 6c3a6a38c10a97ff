"""What all tests share: a throw-away account to run in, and how hard hypothesis searches."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.fixtures.tidy", "tests.fixtures.vault"]

settings.register_profile(
    "niem",
    deadline=None,  # keys are slow on purpose, and machines differ
    derandomize=True,  # a red test is red again on the next machine
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("deep", parent=settings.get_profile("niem"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "niem"))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Refuse a real account: the tests write into its keyring and its profile."""
    if not is_throwaway(dict(os.environ)):
        pytest.exit(
            "Các kiểm thử ghi vào kho khóa và hồ sơ của tài khoản, nên chỉ chạy trong tài khoản tạm: "
            "python3 -m installer test\n"
            "The tests write into an account's keyring and profile, so they run in a throw-away account only: "
            "python3 -m installer test",
            returncode=4,
        )


def is_throwaway(environment: dict[str, str], platform: str = sys.platform) -> bool:
    """Whether these variables are of an account made for the tests.

    On Linux: its own session bus, and a runtime directory inside its own home. A real one stands in ``/run/user``.
    """
    if platform == "win32":
        return bool(environment.get("NIEM_THROWAWAY_HOME"))
    runtime, home = environment.get("XDG_RUNTIME_DIR"), environment.get("HOME")
    if not (runtime and home and environment.get("DBUS_SESSION_BUS_ADDRESS")):
        return False
    return Path(home).resolve() in Path(runtime).resolve().parents


_ended_with: list[int] = []


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember how the tests went, for the very end."""
    _ended_with.append(int(exitstatus))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End here once Qt was used, when everything is reported and every fixture taken down.

    What is left of windows is taken apart by the interpreter in no order, after the application: PySide then crashes
    now and again, and the exit code would tell of that and not of the tests.
    """
    if _ended_with and "PySide6.QtWidgets" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended_with[-1])
