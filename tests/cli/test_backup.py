"""``backup`` as a person or a timer runs it, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap.world import build_world
from app.keys.slot import FLOOR
from app.paths import RESOURCES
from app.people.entrance import create_vault
from app.people.model import FoundingForm

MANAGER, OFFICER = "thuyen gio sang nga chum khoai", "buom lam rung tre nghieng nui"


def niem(path: Path, *words: str, who: str = "Vũ Hà", passphrase: str = OFFICER) -> tuple[int, str]:
    """Exit code and all output of ``python -m app backup …``."""
    reader, writer = os.pipe()
    os.write(writer, passphrase.encode())
    os.close(writer)
    done = subprocess.run(
        [sys.executable, "-m", "app", "--language", "vi", "backup", words[0], str(path), *words[1:],
         "--person", who, "--passphrase-fd", str(reader)],
        cwd=RESOURCES.parent, env={**os.environ, "PYTHONUTF8": "1"}, pass_fds=[reader], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    os.close(reader)
    return done.returncode, done.stdout


def test_planned_made_listed_and_proved_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "profile"))
    path, disk = tmp_path / "kho", tmp_path / "usb"
    disk.mkdir()
    form = FoundingForm(path, "Công ty Đo Đạc", "Huế", "Lê Quân", MANAGER, "Vũ Hà", OFFICER, "Miền Trung")
    create_vault(replace(build_world(), cost=FLOOR), form)
    code, said = niem(path, "list")
    assert (code, "Chưa có bản sao lưu nào" in said) == (1, True), said
    code, said = niem(path, "plan", "--to", f"Ổ rời={disk}", "--hour", "0")
    assert (code, "Đã đặt 1 nơi lưu" in said) == (0, True), said
    code, said = niem(path, "make", "--due")
    assert (code, "Đã sao lưu SL-0001 vào Ổ rời" in said) == (0, True), said
    code, said = niem(path, "make", "--due")
    assert (code, "Không có gì để sao lưu" in said) == (0, True), said
    code, said = niem(path, "prove", "1")
    assert (code, "SL-0001 nguyên vẹn" in said) == (0, True), said
    code, said = niem(path, "make", who="Lê Quân", passphrase=MANAGER)
    assert (code, "SL-" in said) == (1, False), said
    other = tmp_path / "net"
    other.mkdir()
    niem(path, "plan", "--to", f"Ổ rời={disk}", "--to", f"Ổ mạng={other}", "--hour", "0")
    disk.rename(tmp_path / "gone")
    code, said = niem(path, "make")  # the first fails, the second is made all the same, and each is told
    assert (code, "Không thấy nơi lưu" in said, "Đã sao lưu SL-0003 vào Ổ mạng" in said) == (1, True, True), said
    assert "SL-0002 vào Ổ rời không thành" in said
    code, said = niem(path, "list")
    assert (code, all(f"SL-000{number}" in said for number in (1, 2, 3))) == (0, True), said
