"""What a command loads: its own, not the whole program."""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import subprocess
import sys

import pytest

from app.cli import command
from installer.places import ROOT


def choices(asked: str) -> set[str]:
    parser = command._parser(asked)
    (action,) = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return set(action.choices)


def test_every_command_is_there_for_help_and_its_own_for_whoever_asks() -> None:
    assert choices("") == choices("--help") == command._DEFINED_HERE | {*command._DEFINED_THERE, "drill"}
    for name in command._DEFINED_HERE:
        assert choices(name) == command._DEFINED_HERE
    for name in (*command._DEFINED_THERE, "drill"):
        assert name in choices(name)


def test_every_command_is_a_function_of_its_module() -> None:
    named = re.findall(r'_in\("(\w+)", "(\w+)"\)', inspect.getsource(command))
    assert len(named) >= 15
    for module, name in named:
        assert callable(getattr(importlib.import_module(f"app.cli.{module}"), name)), (module, name)


@pytest.mark.parametrize(
    ("words", "asked"),
    [(["disc", "make"], "disc"), (["--language", "en", "drill"], "drill"), (["--language=vi", "verify"], "verify"),
     (["--language"], ""), ([], "")],
)  # fmt: skip
def test_the_command_is_seen_behind_the_language(words: list[str], asked: str) -> None:
    assert command._asked(words) == asked


def test_a_small_command_loads_no_keys_database_or_archive() -> None:
    code = (
        "import sys; from app.cli.command import main; main(['duties', '--language', 'en']);"
        "print('LOADED', *[name for name in ('sqlcipher3', 'cryptography', 'keyring', 'app.vault', 'app.archive')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]
