"""What is installed: each thing with its reason, pinned by hash, from no named host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.guards.sources import ROOT

PROJECT = ROOT / "pyproject.toml"
RUN_LOCK = ROOT / "installer" / "requirements.lock"
TEST_LOCK = ROOT / "installer" / "requirements-test.lock"


def locked(lock: Path) -> dict[str, str]:
    """Name → version; every entry with at least one hash."""
    entries = re.findall(
        r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)([^\n]*(?:\n\s+--hash=sha256:[0-9a-f]{64}[ \\]*)+)",
        lock.read_text("utf-8"),
        re.M,
    )
    return {canonicalize_name(name): version for name, version, _ in entries}


def asked_for() -> tuple[list[Requirement], list[Requirement]]:
    project = tomllib.loads(PROJECT.read_text("utf-8"))
    return (
        [Requirement(line) for line in project["project"]["dependencies"]],
        [Requirement(line) for line in project["dependency-groups"]["test"]],
    )


def test_every_dependency_says_why_it_is_there() -> None:
    lines = [line.strip() for line in PROJECT.read_text("utf-8").splitlines()]
    project = tomllib.loads(PROJECT.read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    assert len(asked) > 15
    for requirement in asked:
        above = lines[lines.index(f'"{requirement}",') - 1]
        assert re.match(r"# \S.{10,}", above), f"{requirement} has no reason above it"


@pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK], ids=lambda lock: lock.name)
def test_a_lock_names_no_host_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|--trusted)", text, re.M)
    assert len(locked(lock)) == len(re.findall(r"^[^\s#]", text, re.M)) > 0


def test_the_locks_hold_what_the_project_asks_for() -> None:
    run, test = asked_for()
    for lock, requirements in ((RUN_LOCK, run), (TEST_LOCK, [*run, *test])):
        versions = locked(lock)
        for requirement in requirements:
            version = versions.get(canonicalize_name(requirement.name))
            assert version, f"{requirement.name} is not in {lock.name}"
            assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


def test_the_tests_run_with_the_versions_that_are_shipped() -> None:
    assert locked(RUN_LOCK).items() <= locked(TEST_LOCK).items()


def test_the_lock_serves_windows_too() -> None:
    text = RUN_LOCK.read_text("utf-8")
    assert re.search(r"^pywin32-ctypes==\S+ ; sys_platform == 'win32'", text, re.M)
    assert re.search(r"^secretstorage==\S+ ; sys_platform == 'linux'", text, re.M)
