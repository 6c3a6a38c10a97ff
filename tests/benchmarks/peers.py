"""Whole commands beside what people would use instead. A peer that is not installed is left out, with a message."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.ids import Id
from tests.benchmarks import data
from tests.benchmarks.measure import Figure, in_turn

PASSWORD = "khong ai biet"
_HOUSE = Path(__file__).resolve().parents[2]
ABSENT = {
    "7z": "CSV in AES 7z: not installed (apt-get install p7zip-full)",
    "soffice": "password-protected .xlsx: LibreOffice is not driven by this benchmark",
    "keepassxc-cli": "KeePassXC: not driven by this benchmark",
}


def whole_commands(size: int, folder: Path, vault: Path, uid: Id, passphrase: str, repeats: int) -> Iterator[Figure]:
    """Unlocking to a painted list beside a bare window; finding one and changing one beside a CSV in AES 7z."""

    def ours(what: str) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.whole"]
        _run([*command, what, str(vault), uid.hex(), passphrase, f"KH {size // 2:06d}"])

    yield in_turn(
        "unlock to a painted list, whole process, beside a bare window and the hash",
        size,
        lambda: ours("window"),
        lambda: ours("bare"),
        target=2,
        repeats=repeats,
    )
    if not shutil.which("7z"):
        return
    archive = _Archive(folder / "7z", size)
    for name, act, peer in (
        ("find one, whole command, beside a CSV in AES 7z", "find", archive.find),
        ("change one durably, whole command, beside a CSV in AES 7z", "change", archive.change),
    ):
        # The archive hashes its password cheaply and keeps no journal; what grows with the file is what this shows.
        yield in_turn(name, size, lambda act=act: ours(act), peer, target=7, repeats=repeats)


def missing() -> list[str]:
    """What is not measured here, and why."""
    return [told for program, told in ABSENT.items() if program != "7z" or not shutil.which("7z")]


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    # Compiled modules are kept between runs, as they are for people; some build machines forbid that.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=_HOUSE, check=True, capture_output=True, env=variables)


class _Archive:
    """The customers as a CSV in a 7z with an encrypted table of contents."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self._file, self._archive = folder / "danh-sach.csv", folder / "danh-sach.7z"
        self._code = f"KH-{size // 2:06d}"
        data.write_csv(self._file, size)
        self._pack()

    def _pack(self) -> None:
        _run(["7z", "a", "-mhe=on", f"-p{PASSWORD}", str(self._archive), str(self._file)])
        self._file.unlink()
        with self._archive.open("rb") as file:
            os.fsync(file.fileno())

    def find(self) -> None:
        """Unpack to the standard output and look for the line."""
        text = _run(["7z", "x", "-so", f"-p{PASSWORD}", str(self._archive)]).stdout.decode("utf-8")
        assert sum(self._code in line for line in text.splitlines()) == 1

    def change(self) -> None:
        """Unpack, change the line, pack again."""
        _run(["7z", "x", "-y", f"-p{PASSWORD}", f"-o{self._file.parent}", str(self._archive)])
        with self._file.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for row in rows:
            if row[1] == self._code:
                row[-1] += "."
        with self._file.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        self._archive.unlink()
        self._pack()
