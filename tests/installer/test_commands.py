"""What the commands start: the window, the tour, the benchmark."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from installer import commands

TELL = """
import json, os, sys, pathlib
pathlib.Path("told.json").write_text(json.dumps({"arguments": sys.argv[1:], "variables": dict(os.environ)}))
sys.exit(9)
"""


def told(checkout: Path, module: str, call: str, **variables: str) -> dict[str, Any]:
    """Run ``call`` in a real process and hand back what the started module was given; its exit code is passed on."""
    file = checkout / f"{module.replace('.', '/')}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(TELL)
    code = f"import sys; from pathlib import Path; from installer import commands, window; sys.exit({call})"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, env=os.environ | variables, timeout=60, check=False
    )
    assert answer.returncode == 9
    return dict(json.loads((checkout / "told.json").read_text()))


def test_a_check_opens_the_window_off_screen_with_a_profile_that_is_thrown_away(checkout: Path) -> None:
    given = told(checkout, "ui.__main__", "window.start(check=True)", QT_QPA_PLATFORM="xcb")
    assert given["arguments"] == ["--check"]
    assert given["variables"]["QT_QPA_PLATFORM"] == "offscreen"
    assert not Path(given["variables"]["NIEM_PROFILE"]).exists()


def test_run_opens_the_window_in_the_account_as_it_is(checkout: Path) -> None:
    given = told(checkout, "ui.__main__", "window.start(check=False)", DISPLAY=":7", QT_IM_MODULE="fcitx5")
    assert given["arguments"] == []
    assert given["variables"]["DISPLAY"] == ":7"
    assert given["variables"]["HOME"] == os.environ["HOME"]
    assert given["variables"]["QT_IM_MODULE"] == "ibus"
    assert "NIEM_PROFILE" not in given["variables"]


@pytest.mark.skipif(sys.platform == "win32", reason="a session bus is a Linux matter")
def test_the_tour_goes_through_a_throw_away_account_with_its_own_bus(checkout: Path) -> None:
    given = told(checkout, "tests.journeys.tour", "commands.tour(Path('/somewhere/out'))")
    assert given["arguments"] == ["/somewhere/out"]
    assert given["variables"]["QT_QPA_PLATFORM"] == os.environ["QT_QPA_PLATFORM"]
    assert given["variables"]["HOME"] != os.environ["HOME"]
    assert given["variables"]["DBUS_SESSION_BUS_ADDRESS"] != os.environ["DBUS_SESSION_BUS_ADDRESS"]


@pytest.mark.skipif(sys.platform == "win32", reason="a session bus is a Linux matter")
def test_the_benchmark_measures_the_sizes_asked_for_in_a_throw_away_account(checkout: Path) -> None:
    given = told(checkout, "tests.benchmarks", "commands.benchmark('1000,2000', 300, write=True)")
    assert given["arguments"] == ["--sizes", "1000,2000", "--entries", "300", "--write"]
    assert given["variables"]["HOME"] != os.environ["HOME"]
    assert given["variables"]["DBUS_SESSION_BUS_ADDRESS"] != os.environ["DBUS_SESSION_BUS_ADDRESS"]


def test_the_benchmark_is_asked_for_by_name_and_keeps_nothing_unless_told() -> None:
    asked = commands.parser().parse_args(["benchmark"])
    assert (asked.command, asked.sizes, asked.write) == ("benchmark", "10000,100000", False)
    assert commands.parser().parse_args(["benchmark", "--sizes", "500", "--write"]).write
