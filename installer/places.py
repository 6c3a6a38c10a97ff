"""Where things are in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

ENVIRONMENT = ROOT / ".venv"
"""The virtual environment, made here and nowhere else."""

RUN_LOCK = ROOT / "installer" / "requirements.lock"
TEST_LOCK = ROOT / "installer" / "requirements-test.lock"


def tool(name: str, environment: Path = ENVIRONMENT) -> Path:
    """A program inside the virtual environment."""
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name
