"""``open-package`` on the command line, as a recipient would use it: no vault, no account, no keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.command import main
from app.package.placing import Fresh
from tests.package.packs import DOCUMENT, PASSWORD, packed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return packed(tmp_path / "goi.niem")


def run(package: Path, *more: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    """In a process of its own whose account knows of no vault and has no keyring."""
    reading, writing = os.pipe()
    os.write(writing, password.encode())
    os.close(writing)
    home = package.parent / "nha"
    home.mkdir(exist_ok=True)
    environment = {
        name: text for name, text in os.environ.items() if name not in {"DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"}
    }
    try:
        return subprocess.run(
            [sys.executable, "-m", "app", "open-package", str(package), "--password-fd", str(reading), *more],
            cwd=ROOT, env={**environment, "HOME": str(home)}, pass_fds=[reading], capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
    finally:
        os.close(reading)


@pytest.mark.skipif(sys.platform == "win32", reason="hands over a file descriptor")
def test_a_recipient_sees_what_is_inside_and_takes_it_out(package: Path, tmp_path: Path) -> None:
    seen = run(package)
    assert seen.returncode == 0, seen.stderr
    for words in ("BX-2026-00007", "Đại lý Hòa Bình", "Giao hàng tháng 12", "01/12/2026", "230.400  Hợp đồng.pdf"):
        assert words in seen.stdout, seen.stdout
    out = tmp_path / "ra"
    out.mkdir()
    taken = run(package, "--to", str(out), "--only", "Hợp đồng.pdf")
    assert taken.returncode == 0, taken.stderr
    assert [path.name for path in out.iterdir()] == ["Hợp đồng.pdf"]
    assert (out / "Hợp đồng.pdf").read_bytes() == DOCUMENT


def test_what_is_wrong_is_said_in_words(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "K7Q2")
    assert main(["--language", "en", "open-package", str(package)]) == 1
    assert "The password is not the one of this package" in capsys.readouterr().err
    package.write_bytes(package.read_bytes()[:-1])
    monkeypatch.setattr("getpass.getpass", lambda _: PASSWORD)
    assert main(["--language", "vi", "open-package", str(package), "--to", str(tmp_path)]) == 1
    assert "bị hỏng hoặc đã bị sửa" in capsys.readouterr().err
    assert main(["--language", "en", "open-package", str(tmp_path / "none")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_interrupted_at_the_keyboard_nothing_is_left(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "ra"
    out.mkdir()
    monkeypatch.setattr("getpass.getpass", lambda _: PASSWORD)
    monkeypatch.setattr(Fresh, "sync", stop)
    assert main(["open-package", str(package), "--to", str(out)]) == 1
    assert list(out.iterdir()) == []
