"""Starting the window: is there a screen, and does the input method work?"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping

from installer.places import ROOT, tool
from installer.words import Stop


def start(check: bool) -> int:
    """Open Niêm and give its exit code. With ``check``: without a screen, ends by itself after the first picture."""
    if check:
        with tempfile.TemporaryDirectory(prefix="niem-", ignore_cleanup_errors=True) as profile:
            return _start(["--check"], variables_without_screen(os.environ) | {"NIEM_PROFILE": profile})
    return _start([], variables(os.environ))


def require_screen(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raises Stop when there is no screen to open a window on."""
    if platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise Stop(
            "Không thấy màn hình nào (DISPLAY và WAYLAND_DISPLAY đều trống). Hãy chạy lệnh này trong phiên làm việc"
            " có màn hình, hoặc thử nhanh không cần màn hình: python3 -m installer run --check",
            "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set). Run this inside a desktop session,"
            " or try it without a screen: python3 -m installer run --check",
        )


def variables(environment: Mapping[str, str]) -> dict[str, str]:
    """The window's environment.

    Qt's wheel carries the IBus plugin only; Fcitx speaks IBus too, so those who type with it are sent there.
    """
    chosen = dict(environment) | {"PYTHONUTF8": "1"}
    if chosen.get("QT_IM_MODULE", "").startswith("fcitx"):
        chosen["QT_IM_MODULE"] = "ibus"
    return chosen


def variables_without_screen(environment: Mapping[str, str]) -> dict[str, str]:
    """The same without a screen."""
    return dict(environment) | {"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}


def _start(arguments: list[str], chosen: Mapping[str, str]) -> int:
    return subprocess.run([tool("python"), "-m", "ui", *arguments], cwd=ROOT, env=dict(chosen), check=False).returncode
