"""The test command on a small checkout: every check, in order, pytest last, the first failure's exit code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ORDER = ["format", "lint", "types", "floors", "tests"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The installer, the rules, an empty house, one test; the libraries are those we run with."""
    shutil.copytree(ROOT / "installer", tmp_path / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    for module in ("app/__init__", "app/paths", "app/ids", "app/clock", "app/errors", "ui/__init__"):
        file = tmp_path / f"{module}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text('"""Nothing."""\n')
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text("def test_one() -> None:\n    assert 1 + 1 == 2\n")
    return tmp_path


def run_checks(checkout: Path, *arguments: str) -> tuple[int, list[str]]:
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from installer.checks import run_all; sys.exit(run_all(sys.argv[1:]))",
            *arguments,
        ],
        cwd=checkout,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    return answer.returncode, answer.stdout.strip().splitlines()


def headings(lines: list[str]) -> list[str]:
    return [line.rpartition(" · ")[2] for line in lines if line.startswith("== ")]


def test_all_is_well(checkout: Path) -> None:
    code, lines = run_checks(checkout)
    assert code == 0, lines
    assert headings(lines) == ORDER
    assert re.search(r"1 passed in [\d.]+s", lines[-1])


def test_every_check_runs_and_each_failure_is_told_before_the_tests(checkout: Path) -> None:
    (checkout / "app" / "errors.py").write_text('"""Nothing."""\nimport ui\nx : int = "not a number"\n')
    code, lines = run_checks(checkout, "-q")
    assert code == 1
    assert headings(lines) == ORDER
    assert "Failed already: format, lint, types, floors." in lines
    assert "1 passed" in lines[-1]


@pytest.mark.parametrize(("arguments", "code"), [(["-k", "nothing_of_this_name"], 5), (["--no-such-option"], 4)])
def test_pytest_gets_the_arguments_and_its_exit_code_is_kept(checkout: Path, arguments: list[str], code: int) -> None:
    assert run_checks(checkout, *arguments)[0] == code
