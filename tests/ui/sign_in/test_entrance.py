"""The names of the entrance that the window uses are those of functions that exist."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from app.bootstrap.doorway import Doorway
from ui.package import entrance as packages
from ui.sign_in import entrance
from ui.sign_in.after_fire import entrance as after_fire

NAMES = [(room, name) for room in (entrance, after_fire, packages) for name in room.__all__]


@pytest.mark.parametrize(("room", "name"), NAMES, ids=[name for _, name in NAMES])
def test_each_name_is_found_in_the_vault_process(room: ModuleType, name: str) -> None:
    function = getattr(room, name)
    assert Doorway().find(function.__module__, function.__qualname__).__name__ == name


def test_a_name_cannot_be_called_in_the_window() -> None:
    with pytest.raises(TypeError):
        entrance.suggest_passphrase(None)  # type: ignore[arg-type]


def test_the_first_window_loads_no_library_of_keys_databases_or_documents() -> None:
    """Measured in a fresh interpreter: it would double the time until the window is there."""
    check = (
        "import sys, ui.application;"
        "print([name for name in ('sqlcipher3', 'cryptography', 'keyring', 'reportlab', 'pyhanko', 'phonenumbers',"
        " 'zxcvbn') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
