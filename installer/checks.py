"""The test command: format, lint, types, floors, tests. All of them, every time; the first failure's code is kept.

Without arguments the tests run in parts, side by side (:mod:`installer.parts`); with arguments one pytest gets them.
``python -m installer.checks`` runs them where it stands; :func:`run_all` does so in a throw-away account.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from installer import throwaway
from installer.parts import parts_of, run_parts
from installer.places import ROOT, tool
from installer.words import announce, say, speak_utf8


@dataclass(frozen=True, slots=True)
class Check:
    """One step: what it is called in both languages, and its program with the arguments."""

    vi: str
    en: str
    program: str
    arguments: tuple[str, ...]


BEFORE_TESTS = (
    Check("Định dạng", "format", "ruff", ("format", "--check", "--quiet", ".")),
    Check("Quy tắc viết", "lint", "ruff", ("check", "--quiet", ".")),
    Check("Kiểu dữ liệu", "types", "mypy", ()),
    Check("Các tầng nhà", "floors", "lint-imports", ("--no-logo",)),
)


def run_all(pytest_arguments: Sequence[str]) -> int:
    """Every check and then the tests, in one session of a throw-away account; the exit code of :func:`main`."""
    with throwaway.account() as variables:
        return throwaway.run([str(tool("python")), "-m", "installer.checks", *pytest_arguments], variables)


def main(pytest_arguments: Sequence[str]) -> int:
    """Every check, then the tests; pytest's closing line is the last thing printed.

    Gives the exit code of the first check that failed, 0 when none did.
    """
    speak_utf8()
    failed: list[tuple[str, int]] = []
    for check in BEFORE_TESTS:
        announce(check.vi, check.en)
        code = _run([str(tool(check.program)), *check.arguments])
        if code:
            failed.append((check.en, code))
    announce("Kiểm thử", "tests")
    if failed:
        names = ", ".join(name for name, _ in failed)
        say(f"Đã có bước chưa đạt: {names}.", f"Failed already: {names}.")
    if pytest_arguments:
        code = _run([str(tool("python")), "-m", "pytest", *pytest_arguments])
    else:
        code = run_parts(parts_of(ROOT / "tests"))
    if code:
        failed.append(("tests", code))
    return failed[0][1] if failed else 0


def _run(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
