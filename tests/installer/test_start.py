"""The first words: an old Python, a missing screen, a request nobody understands."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer.__main__ import too_old
from installer.system import require_64_bit
from installer.words import Stop

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A real installer in this checkout. Only for commands that end before they would install anything."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("version", "old"), [((3, 6, 8), True), ((3, 10, 14), True), ((3, 11, 0), False), ((4, 0, 0), False)]
)
def test_a_python_before_3_11_is_too_old(version: tuple[int, int, int], old: bool) -> None:
    assert bool(too_old(version)) is old


def test_an_old_python_is_told_so_in_both_languages_and_nothing_else_is_read() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2)\n"
        "try: runpy.run_module('installer', run_name='__main__')\n"
        "finally: print(sorted(name for name in sys.modules if name.startswith('installer.')))"
    )
    answer = run("-c", pretend)
    assert answer.returncode == 2
    assert "Python 3.9.2. Hãy cài" in answer.stderr
    assert "needs Python 3.11 or newer" in answer.stderr
    assert answer.stdout.strip() in ("[]", "['installer.__main__']")


@pytest.mark.parametrize("file", ["__init__.py", "__main__.py"])
def test_what_an_old_python_reads_it_can_read(file: str) -> None:
    text = (ROOT / "installer" / file).read_text("utf-8")
    assert "from __future__ import annotations" not in text
    ast.parse(text, feature_version=(3, 6))


def test_a_32_bit_python_is_refused() -> None:
    require_64_bit(8)
    with pytest.raises(Stop) as refusal:
        require_64_bit(4)
    assert refusal.value.code == 2


def test_run_without_a_screen_says_so_before_it_installs_anything() -> None:
    answer = run("-m", "installer", "run")
    if sys.platform == "linux":
        assert answer.returncode == 2
        assert "Không thấy màn hình" in answer.stderr
        assert "run --check" in answer.stderr
        assert answer.stdout == ""


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--fast"), ("tour",)])
def test_what_is_not_understood_is_refused(arguments: tuple[str, ...]) -> None:
    answer = run("-m", "installer", *arguments)
    assert answer.returncode == 2
    assert "usage: installer" in answer.stderr


def test_doctor_looks_and_changes_nothing(tmp_path: Path) -> None:
    before = sorted(ROOT.iterdir())
    answer = run("-m", "installer", "doctor", HOME=str(tmp_path))
    assert answer.returncode == 1
    assert "✗ Màn hình: không có" in answer.stdout
    assert "✓ Thư viện hệ thống: đủ" in answer.stdout
    assert sorted(ROOT.iterdir()) == before
    assert list(tmp_path.iterdir()) == []
