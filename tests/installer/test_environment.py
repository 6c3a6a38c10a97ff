"""The environment is made from the lock, kept while nothing changes, and never half trusted. Real venv, real pip."""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from installer import environment
from installer.words import Stop

NAME = "niem_trial"


def wheel(folder: Path, version: str) -> str:
    """Write a small wheel; its hash as a lock writes it."""
    file = folder / f"{NAME}-{version}-py3-none-any.whl"
    info = f"{NAME}-{version}.dist-info"
    parts = {
        f"{NAME}.py": f"VERSION = '{version}'\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},{len(text)}\n"
        for path, text in parts.items()
    )
    with zipfile.ZipFile(file, "w") as archive:
        for path, text in {**parts, f"{info}/RECORD": record + f"{info}/RECORD,,\n"}.items():
            archive.writestr(path, text)
    return f"{NAME}=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A lock for running and one for tests, both asking for version 1 of a wheel that pip finds here."""
    run_lock, test_lock = tmp_path / "requirements.lock", tmp_path / "requirements-test.lock"
    for lock in (run_lock, test_lock):
        lock.write_text(wheel(tmp_path, "1"))
    monkeypatch.setattr(environment, "RUN_LOCK", run_lock)
    monkeypatch.setattr(environment, "TEST_LOCK", test_lock)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return run_lock, test_lock


def test_prepare_installs_once_follows_the_lock_and_refuses_a_wrong_hash(
    tmp_path: Path, locks: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    run_lock, test_lock = locks
    place = tmp_path / "environment"
    installed = place / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages" / f"{NAME}.py"
    if sys.platform == "win32":
        installed = place / "Lib" / "site-packages" / f"{NAME}.py"

    environment.prepare(for_tests=True, environment=place)
    assert installed.read_text() == "VERSION = '1'\n"
    assert environment.is_ready(run_lock, place)
    assert environment.is_ready(test_lock, place)

    capfd.readouterr()
    kept = installed.stat().st_mtime_ns
    environment.prepare(for_tests=False, environment=place)
    assert installed.stat().st_mtime_ns == kept
    assert capfd.readouterr().out == ""

    run_lock.write_text(wheel(tmp_path, "2"))
    environment.prepare(for_tests=False, environment=place)
    assert installed.read_text() == "VERSION = '2'\n"
    assert environment.is_ready(run_lock, place)
    assert not environment.is_ready(test_lock, place)

    wheel(tmp_path, "3")
    run_lock.write_text(f"{NAME}==3 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(Stop, match="same command"):
        environment.prepare(for_tests=False, environment=place)
    assert installed.read_text() == "VERSION = '2'\n"
    assert not environment.is_ready(run_lock, place)
    assert capfd.readouterr().out.count("failed.") == environment.TRIES


def test_the_stamp_is_of_the_lock_and_of_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "x.lock"
    lock.write_bytes(b"one")
    first = environment.stamp(lock)
    assert first == hashlib.sha256(b"one" + sys.version.encode()).hexdigest()
    lock.write_bytes(b"two")
    assert environment.stamp(lock) != first
    lock.write_bytes(b"one")
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    assert environment.stamp(lock) != first


def test_an_environment_without_python_is_not_ready_whatever_its_stamp_says(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    lock.touch()
    environment.stamp_file(lock, tmp_path).write_text(environment.stamp(lock))
    assert not environment.is_ready(lock, tmp_path)
    assert environment.made_by(tmp_path) == ""


def test_this_environment_is_recognised() -> None:
    assert environment.made_by(Path(sys.prefix)) == sys.version
