"""The test command on a small checkout: every check, in order, pytest last, the first failure's exit code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ORDER = ["format", "lint", "types", "floors", "tests"]


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
