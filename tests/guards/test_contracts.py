"""The floors of the house, as import-linter sees them: on the real tree, and on planted trees that break each rule."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo"], cwd=tree, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_house_keeps_its_floors() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


# A whole house with nothing in it.
ROOMS = (
    "app/__main__ app/cli/verify app/bootstrap/world app/archive/check app/oversight/queries app/incidents/actions "
    "app/release/model app/release/store app/release/actions app/destruction/actions app/consents/model "
    "app/copies/store "
    "app/customers/model app/customers/queries app/customers/store app/projects/actions app/agreements/model "
    "app/package/model app/people/entrance app/people/store app/lessons/actions app/concerns/actions "
    "app/session/session app/journal/store app/access/policy app/vault/database app/keys/slot "
    "app/keys/shares_process app/apart app/recovery/actions "
    "app/pdf/signing app/settings/preference app/log app/paths app/clock app/ids app/errors app/hub/server "
    "app/inspection/model ui/__main__ ui/application ui/window/frame ui/sign_in/page ui/people/page ui/customers/page "
    "ui/release/page ui/consents/tab ui/kept ui/preferences/page ui/tasks ui/messages ui/by_name "
    "ui/widgets/card ui/theme/palette"
).split()


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        file = tmp_path / f"{room}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
        for folder in file.parents[: len(Path(room).parents) - 1]:
            (folder / "__init__.py").touch()
    return tmp_path


def plant(house: Path, room: str, imported: str) -> None:
    file = house / f"{room}.py"
    with file.open("a") as text:
        text.write(f"import {imported}\n")


ALLOWED = [
    ("app/__main__", "app.cli.verify"),
    ("app/release/actions", "app.copies.store"),
    ("app/session/session", "app.vault.database"),
    ("app/session/session", "app.access.policy"),
    ("app/session/session", "app.journal.store"),
    ("app/ids", "app.clock"),
    ("app/keys/slot", "cryptography.hazmat"),
    ("app/keys/slot", "keyring"),
    ("app/keys/shares_process", "shamir_mnemonic"),
    ("app/vault/database", "sqlcipher3"),
    *(("app/pdf/signing", library) for library in ("reportlab", "pyhanko.sign", "pikepdf", "segno", "pypdfium2")),
    ("ui/__main__", "app.bootstrap.world"),
    ("ui/__main__", "ui.application"),
    ("ui/customers/page", "app.customers.queries"),
    ("ui/customers/page", "app.customers.model"),
    ("ui/customers/page", "ui.tasks"),
    ("ui/customers/page", "PySide6.QtWidgets"),
    ("ui/sign_in/page", "app.people.entrance"),
    ("ui/sign_in/page", "app.settings.preference"),
    ("ui/tasks", "app.access.policy"),
    ("ui/tasks", "app.errors"),
]
"""What the house is for: none of it may be refused."""


def test_an_empty_house_and_everything_it_is_for_is_let_through(empty_house: Path) -> None:
    for room, imported in ALLOWED:
        plant(empty_house, room, imported)
    answer = lint(empty_house)
    assert answer.returncode == 0, answer.stdout + answer.stderr


VIOLATIONS = {
    "The floors of app/": [
        ("app/vault/database", "app.session.session"),
        ("app/copies/store", "app.release.store"),
        ("app/customers/queries", "app.oversight.queries"),
        ("app/errors", "app.paths"),
        ("app/clock", "app.ids"),
        # names on one line never import each other
        ("app/release/actions", "app.destruction.actions"),
        ("app/journal/store", "app.access.policy"),
        ("app/incidents/actions", "app.oversight.queries"),
        ("app/lessons/actions", "app.concerns.actions"),
        ("app/pdf/signing", "app.settings.preference"),
    ],
    "The floors of ui/": [
        ("ui/customers/page", "ui.release.page"),
        ("ui/preferences/page", "ui.sign_in.page"),
        ("ui/widgets/card", "ui.tasks"),
        ("ui/theme/palette", "ui.widgets.card"),
        ("ui/tasks", "ui.messages"),
        ("ui/people/page", "ui.window.frame"),
    ],
    "The core never sees a screen": [
        ("app/keys/slot", "PySide6"),
        ("app/log", "ui.messages"),
    ],
    "Only app.keys": [
        ("app/vault/database", "cryptography"),
        ("app/session/session", "keyring"),
        ("ui/sign_in/page", "keyring"),
        ("app/recovery/actions", "shamir_mnemonic"),
        ("app/keys/slot", "shamir_mnemonic"),
    ],
    "Only app.vault": [
        ("app/customers/store", "sqlcipher3"),
        ("app/oversight/queries", "sqlite3"),
        ("ui/tasks", "sqlcipher3"),
    ],
    "Only app.pdf": [
        ("app/destruction/actions", "reportlab"),
        ("app/destruction/actions", "pyhanko"),
        ("app/release/actions", "pikepdf"),
        ("app/copies/store", "segno"),
        ("ui/release/page", "pypdfium2"),
    ],
    "The window knows": [
        ("ui/customers/page", "app.customers.store"),
        ("ui/tasks", "app.vault.database"),
        ("ui/sign_in/page", "app.keys.slot"),
        ("ui/window/frame", "app.session.session"),
        ("ui/people/page", "app.journal.store"),
        ("ui/release/page", "app.pdf.signing"),
    ],
    "Nothing in the house speaks": [
        ("app/release/actions", "socket"),
        ("app/people/store", "asyncio"),
        ("ui/window/frame", "urllib"),
    ],
}
"""Contract → what is planted against it, all of which it has to name."""


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_planted_violations_are_found(empty_house: Path, contract: str) -> None:
    for room, imported in VIOLATIONS[contract]:
        plant(empty_house, room, imported)
    answer = lint(empty_house)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    report = answer.stdout.partition("Broken contracts")[2]
    assert contract in report
    for room, imported in VIOLATIONS[contract]:
        assert f"{room.replace('/', '.')} -> {imported} " in report


def test_a_screen_behind_something_else_is_seen(empty_house: Path) -> None:
    plant(empty_house, "app/log", "ui.messages")
    plant(empty_house, "ui/messages", "PySide6.QtWidgets")
    assert "app.log -> ui.messages" in lint(empty_house).stdout.partition("not allowed to import PySide6")[2]


@pytest.mark.parametrize("root", ["app", "ui"])
def test_a_room_without_a_floor_is_found(empty_house: Path, root: str) -> None:
    attic = empty_house / root / "attic"
    attic.mkdir()
    (attic / "__init__.py").touch()
    answer = lint(empty_house)
    assert answer.returncode == 1
    assert f"{root}.attic" in answer.stdout.partition("Broken contracts")[2]


def test_every_package_of_the_core_and_the_window_has_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for root in ("app", "ui"):
        (floors,) = (contract for contract in contracts if contract.get("containers") == [root])
        assert floors["exhaustive"] is True
        named = {name.strip(" ()") for floor in floors["layers"] for name in floor.split("|")}
        built = {path.stem for path in (ROOT / root).iterdir() if is_module(path)}
        assert built <= named


def is_module(path: Path) -> bool:
    if path.is_dir():
        return any(path.rglob("*.py"))
    return path.suffix == ".py" and path.stem != "__init__"
