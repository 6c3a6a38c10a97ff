"""Secrets are never printed and never logged, not even by accident through a record's repr."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.guards.sources import called_name, place, python_files, tree_of

SECRET = re.compile(r"passphrase|password|secret|private|_key$|^key$|entropy", re.IGNORECASE)
SPEAKERS = {"print", "event", "bug", "debug", "info", "warning", "error", "exception", "critical", "log"}


def spoken_secrets(tree: ast.Module) -> Iterator[ast.AST]:
    """Every secret's name among the arguments of something that writes for people or into the log."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if called_name(call) not in SPEAKERS or not _speaks(call):
            continue
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            for node in ast.walk(argument):
                name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
                if SECRET.search(name):
                    yield node


def _speaks(call: ast.Call) -> bool:
    """``print(…)``, ``log.event(…)``, ``logger.info(…)``; not every method that happens to be called ``event``."""
    if isinstance(call.func, ast.Name):
        return call.func.id == "print"
    return isinstance(call.func, ast.Attribute) and "log" in ast.unparse(call.func.value).lower()


def test_the_rule_sees_what_it_forbids() -> None:
    bad = ast.parse("print(passphrase)\nlog.event('x', id=slot.device_secret)\nlogger.info(f'{password}')\n")
    good = ast.parse("print(name)\nlog.event('x', id=uid)\nself.event(passphrase)\n")
    assert len(list(spoken_secrets(bad))) == 3
    assert list(spoken_secrets(good)) == []


def test_no_secret_is_printed_or_logged() -> None:
    found = [
        place(file, node) for file in python_files("app", "ui", "installer") for node in spoken_secrets(tree_of(file))
    ]
    assert found == []
