"""The variables the window starts with."""

from __future__ import annotations

import pytest

from installer.window import require_screen, variables, variables_without_screen
from installer.words import Stop


@pytest.mark.parametrize("screen", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_one_screen_is_enough(screen: dict[str, str]) -> None:
    require_screen(screen, platform="linux")


@pytest.mark.parametrize("nothing", [{}, {"DISPLAY": ""}])
def test_no_screen_is_refused_on_linux_only(nothing: dict[str, str]) -> None:
    require_screen(nothing, platform="win32")
    with pytest.raises(Stop, match="no screen"):
        require_screen(nothing, platform="linux")


@pytest.mark.parametrize(
    ("asked", "given"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("compose", "compose"), ("", "")]
)
def test_fcitx_is_reached_through_ibus(asked: str, given: str) -> None:
    assert variables({"QT_IM_MODULE": asked})["QT_IM_MODULE"] == given


def test_nothing_else_of_the_account_is_changed() -> None:
    assert variables({"HOME": "/home/lan", "QT_SCALE_FACTOR": "2"}) == {
        "HOME": "/home/lan",
        "QT_SCALE_FACTOR": "2",
        "PYTHONUTF8": "1",
    }


def test_a_check_needs_no_screen() -> None:
    assert variables_without_screen({"DISPLAY": ":0"})["QT_QPA_PLATFORM"] == "offscreen"
