"""All tests in parts: none is left out, none is in two, and what failed in one is told at the end."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from installer.parts import MEASURING, MOST_FILES, parts_of

ROOT = Path(__file__).resolve().parents[2]


def test_every_test_file_is_in_one_part() -> None:
    given = Counter(file for part in parts_of(ROOT / "tests") for file in part.files)
    assert given == Counter(file.relative_to(ROOT).as_posix() for file in (ROOT / "tests").rglob("test_*.py"))


def test_a_part_is_small_and_those_that_measure_come_last() -> None:
    parts = parts_of(ROOT / "tests")
    assert max(len(part.files) for part in parts) <= MOST_FILES
    assert len({part.name for part in parts}) == len(parts)
    assert [part.name for part in parts if part.files[0].startswith(MEASURING)] == [parts[-1].name]


def test_what_fails_or_dies_in_one_part_is_told_at_the_end(checkout: Path) -> None:
    texts = {
        "fails/test_two.py": "def test_two() -> None:\n    assert 1 + 1 == 3\n",
        "dies/test_three.py": "import os\n\n\ndef test_three() -> None:\n    os._exit(9)\n",
        "skips/test_four.py": "import pytest\n\n\ndef test_four() -> None:\n    pytest.skip('not here')\n",
        "benchmarks/test_five.py": "def test_five() -> None:\n    pass\n",
    }
    for name, text in texts.items():
        file = checkout / "tests" / name
        file.parent.mkdir()
        file.write_text(text)
    answer = subprocess.run(
        [sys.executable, "-m", "installer.parts"],
        cwd=checkout,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    lines = answer.stdout.splitlines()
    assert answer.returncode in {1, 9}
    assert "1 failed, 2 passed, 1 skipped, 1 error in " in lines[-1]
    end = lines[len(lines) - lines[::-1].index(" short test summary info ".center(80, "=")) :]
    assert any(line.startswith("FAILED tests/fails/test_two.py::test_two") for line in end)
    assert "ERROR tests/dies - exit code 9" in end
    assert any(line.startswith("SKIPPED") and "not here" in line for line in end)
    assert "[5/5] tests/benchmarks: 1 passed" in answer.stdout
