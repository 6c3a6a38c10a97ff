"""A checkout small enough to be judged in seconds."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The installer, the rules, an empty house, one test; the libraries are those we run with."""
    shutil.copytree(ROOT / "installer", tmp_path / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    for house in ("app", "ui"):
        for room in (*(ROOT / house).glob("*.py"), *(ROOT / house).glob("*/__init__.py")):
            empty = tmp_path / room.relative_to(ROOT)
            empty.parent.mkdir(parents=True, exist_ok=True)
            empty.write_text('"""Nothing."""\n')
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text("def test_one() -> None:\n    assert 1 + 1 == 2\n")
    return tmp_path
