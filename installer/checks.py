"""The test command: format, lint, types, floors, tests. All of them, every time; the first failure's code is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from installer import throwaway
from installer.places import tool
from installer.words import announce, say


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
    """Every check, then the tests; pytest's closing line is the last thing printed.

    Gives the exit code of the first check that failed, 0 when none did.
    """
    failed: list[tuple[str, int]] = []
    with throwaway.account() as variables:
        for check in BEFORE_TESTS:
            announce(check.vi, check.en)
            code = throwaway.run([str(tool(check.program)), *check.arguments], variables)
            if code:
                failed.append((check.en, code))
        announce("Kiểm thử", "tests")
        if failed:
            names = ", ".join(name for name, _ in failed)
            say(f"Đã có bước chưa đạt: {names}.", f"Failed already: {names}.")
        code = throwaway.run([str(tool("python")), "-m", "pytest", *pytest_arguments], variables)
        if code:
            failed.append(("tests", code))
    return failed[0][1] if failed else 0
