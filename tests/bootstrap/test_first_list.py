"""What is loaded on the way from a process that starts to the first list: nothing that the list does not need.

Measured in a fresh interpreter, with a real vault: each of these once made everybody wait who unlocks.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer.places import ROOT
from tests.ui import office

HEAVY = ("reportlab", "pyhanko", "pikepdf", "pypdfium2", "PIL", "segno", "asn1crypto", "cryptography.x509", "openpyxl",
         "xlrd", "phonenumbers", "zxcvbn", "unittest", "PySide6",
         "app.pdf", "app.recovery", "app.destruction", "app.agreements", "app.archive", "app.projects", "app.oversight",
         "app.people.enrolment", "app.people.founding", "app.people.granting", "app.people.joining",
         "app.people.register", "app.customers.intake", "app.customers.classification.settling",
         "app.keys.authority")  # fmt: skip
IN_THE_WINDOW = ("keyring", "secretstorage", "jeepney", *HEAVY)
"""The window names functions and asks no keyring."""

TO_THE_LIST = """
import sys
from pathlib import Path
from app.access.level import Level
from app.bootstrap.doorway import Doorway
from app.ids import from_hex

doorway = Doorway()
loaded = 0
while doorway.load_next(loaded):
    loaded += 1
from dataclasses import replace
from app.bootstrap.world import build_world
from app.customers.queries import list_customers
from app.keys.slot import FLOOR
from app.people.entrance import sign_in

session = sign_in(replace(build_world(), cost=FLOOR), Path(sys.argv[1]), from_hex(sys.argv[2]), sys.argv[3])
doorway.summarise(session)
list_customers(session, session.projects()[0].project, (Level.CONFIDENTIAL, Level.SECRET))
told = sorted(sys.modules)
session.close()
print(*told)
"""


def test_unlocking_and_the_first_list_load_nothing_heavy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "profile"))
    (tmp_path / "profile").mkdir()
    made = office.found_office(tmp_path / "vault")
    loaded = _loaded(TO_THE_LIST, str(made.path), made.manager.hex(), office.MANAGER_PASSPHRASE)
    assert {"keyring", "app.customers.search.listing"} <= loaded  # it did all of it
    assert _of(HEAVY, loaded) == set()


def test_the_functions_that_the_first_list_asks_for_load_no_keyring_in_the_window() -> None:
    loaded = _loaded("import sys, app.customers.queries; print(*sys.modules)")
    assert _of(IN_THE_WINDOW, loaded) == set()


def _loaded(code: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def _of(heavy: tuple[str, ...], loaded: set[str]) -> set[str]:
    return {name for name in loaded for root in heavy if name == root or name.startswith(f"{root}.")}
