"""A double-click on a sealed package: what the desktop is told, that it opens the file, and that it goes again."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from app.package.header import MAGIC
from installer import commands
from installer.linux import association
from installer.places import ROOT, tool
from installer.windows import association as windows
from tests.package.packs import packed

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a desktop of Linux")
GIO = shutil.which("gio") or ""
OTHERS = "[Added Associations]\ntext/plain=a.desktop;\n[Default Applications]\ntext/plain=a.desktop\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def left(home: Path) -> list[str]:
    ours = ("niem", "vnd.niem")
    return [str(path) for path in home.rglob("*") if path.is_file() and any(one in path.name for one in ours)]


@LINUX
def test_it_is_written_for_the_user_alone_and_taken_away_again(home: Path) -> None:
    chosen = home / ".config" / "mimeapps.list"
    chosen.parent.mkdir()
    chosen.write_text(OTHERS)
    for _ in range(2):  # twice is once
        assert commands.main(["associate", "--remove"]) == 0
        association.install(os.environ)
    assert chosen.read_text().splitlines().count(f"{association.KIND}={association.ENTRY}") == 1
    assert set(OTHERS.splitlines()) < set(chosen.read_text().splitlines())
    kind = ET.parse(home / ".local/share/mime/packages/niem-package.xml")  # noqa: S314 (our own file)
    (glob,) = (one.get("pattern") for one in kind.iter() if one.tag.endswith("glob"))
    (magic,) = (one.get("value") for one in kind.iter() if one.tag.endswith("match"))
    assert (glob, magic) == ("*.niem", MAGIC.decode())
    assert commands.main(["associate", "--remove"]) == 0
    assert (chosen.read_text(), left(home)) == (OTHERS, [])


@LINUX
def test_a_program_that_the_user_chose_stays_the_usual_one(home: Path) -> None:
    chosen = home / ".config" / "mimeapps.list"
    chosen.parent.mkdir()
    mine = f"[Default Applications]\n{association.KIND}=mine.desktop\n"
    chosen.write_text(mine)
    association.install(os.environ)
    association.remove(os.environ)
    assert chosen.read_text() == mine


@LINUX
@pytest.mark.skipif(not (GIO and shutil.which("update-mime-database")), reason="needs a desktop's tools")
def test_the_desktop_knows_what_it_is_and_what_opens_it(home: Path) -> None:
    association.install(os.environ)
    file = home / "giao.niem"
    file.write_bytes(MAGIC)
    told = subprocess.run(
        [GIO, "info", "-a", "standard::content-type", str(file)], capture_output=True, text=True, check=True
    )
    assert association.KIND in told.stdout
    told = subprocess.run([GIO, "mime", association.KIND], capture_output=True, text=True, check=False)
    assert association.ENTRY in told.stdout


@LINUX
def test_what_the_entry_starts_opens_the_package(home: Path) -> None:
    """The line of the entry, read as a desktop reads it, with a file whose name has a blank."""
    lines = dict(line.split("=", 1) for line in association.entry(ROOT).splitlines()[1:])
    command = shlex.split(lines["Exec"].replace("\\\\", "\\"))
    file = packed(home / "giao hàng.niem")
    command[command.index("%f")] = str(file)
    subprocess.run(
        [*command, "--check"], cwd=lines["Path"], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, timeout=120,
        check=True,
    )  # fmt: skip
    odd = association.entry(Path('/srv/50% "của" $ai'))
    assert 'Exec="/srv/50%% \\\\"của\\\\" \\\\$ai/.venv/bin/python" -m ui %f' in odd


def test_the_registry_of_windows_starts_the_same_from_any_folder(tmp_path: Path) -> None:
    """What stands there is tried with this machine's Python: from a folder in which there is nothing of ours."""
    said = windows.values(ROOT)
    assert said[".niem"] == windows.KIND
    command = said[rf"{windows.KIND}\shell\open\command"]
    assert command.endswith(f'"{ROOT}" "%1"')
    assert command.count('"') == 8
    assert all(any(key.startswith(gone) or key == ".niem" for gone in windows.keys_to_remove()) for key in said)
    file = packed(tmp_path / "giao.niem")
    start = command.split('"')[3]
    subprocess.run(
        [str(tool("python")), "-c", start, str(ROOT), str(file), "--check"], cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, timeout=120, check=True,
    )  # fmt: skip
