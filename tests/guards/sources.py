"""The program's own source files, read once, for the rules that walk over all of them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "resources" / "messages"


def python_files(*rooms: str) -> list[Path]:
    """Every Python file under these folders of the checkout, sorted."""
    return sorted(file for room in rooms for file in (ROOT / room).rglob("*.py"))


@cache
def text_of(file: Path) -> str:
    """The file's text."""
    return file.read_text("utf-8")


@cache
def tree_of(file: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(text_of(file), filename=str(file))


def place(file: Path, node: ast.AST) -> str:
    """``app/keys/slot.py:12``, to be read in a failing test."""
    return f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', '?')}"


def called_name(call: ast.Call) -> str:
    """The last name of what is called: ``Problem`` for ``errors.Problem(…)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
