"""Whole commands beside what people would use instead.

Peers are installed by the benchmark: Python packages with pip into a temporary folder, programs with apt-get where that
exists and we are root. A peer that cannot be had is left out, with a message.
"""

from __future__ import annotations

import base64
import csv
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from xml.sax.saxutils import escape

from app.ids import Id
from tests.benchmarks import data
from tests.benchmarks.libreoffice import LibreOffice
from tests.benchmarks.measure import Figure, in_turn, timed
from tests.benchmarks.programs import PASSWORD, PATIENCE, Unavailable, need, run

PACKAGES = ("openpyxl==3.1.5", "msoffcrypto-tool==6.1.0")
_left_out: dict[str, str] = {}


class _Peer(Protocol):
    """Another program with the customers in a file of its own, filled before the clock starts."""

    def find(self) -> None:
        """Find one customer, as one whole command."""

    def change(self) -> None:
        """Change one customer, on disk when it returns."""


def whole_commands(size: int, folder: Path, vault: Path, uid: Id, passphrase: str, repeats: int) -> Iterator[Figure]:
    """Unlocking to a painted list beside a bare window; finding one and changing one beside what people would use."""

    def ours(what: str) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.whole"]
        run([*command, what, str(vault), uid.hex(), passphrase, f"KH {size // 2:06d}"])

    yield in_turn(
        "unlock to a painted list, whole process, beside a bare window and the hash",
        size,
        lambda: ours("window"),
        lambda: ours("bare"),
        target=2,
        repeats=repeats,
    )
    archive = _prepared("a CSV in AES 7z", _Archive, folder / "7z", size)
    if archive:
        # It hashes its password in a few hundredths of a second, so that guessing is cheap; ours takes longer for that
        # alone. The second line gives it the same hash: what is left is what starting, unlocking and looking cost.
        find = "find one, whole command, beside a CSV in AES 7z"

        def hashed() -> None:
            ours("hash")
            archive.find()

        yield in_turn(find, size, lambda: ours("find"), archive.find, target=math.inf, repeats=repeats)
        what = f"{find} and the hash of a passphrase"
        yield in_turn(what, size, lambda: ours("find"), hashed, target=3, repeats=repeats)
        change = "change one durably, whole command, beside a CSV in AES 7z"
        yield in_turn(change, size, lambda: ours("change"), archive.change, target=7, repeats=repeats)
    for told, make in (
        ("KeePassXC's command line", _KeePass),
        ("a password-protected .xlsx with Python", _Workbook),
        ("a password-protected .xlsx with LibreOffice", LibreOffice),
    ):
        other = _prepared(told, make, folder / make.__name__, size)
        if other:
            yield from _both(told, size, ours, other)


def missing() -> list[str]:
    """What was not measured here, and why."""
    return list(_left_out.values())


def _prepared(told: str, make: Callable[[Path, int], _Peer], folder: Path, size: int) -> _Peer | None:
    """The peer, installed and filled; none, and a message for `missing`, where it cannot be had."""
    folder.mkdir()
    try:
        peer = make(folder, size)
    except (Unavailable, OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or b""
        _left_out[told] = f"{told}: {' '.join([str(error), *said.decode(errors='replace').split()[-30:]])}"
        return None
    _left_out.pop(told, None)
    return peer


def _both(told: str, size: int, ours: Callable[[str], None], other: _Peer) -> Iterator[Figure]:
    """Finding and changing; a peer that takes too long is left out from there on."""
    try:
        yield _beside(f"find one, whole command, beside {told}", size, lambda: ours("find"), other.find)
        what = f"change one durably, whole command, beside {told}"
        yield _beside(what, size, lambda: ours("change"), other.change)
    except subprocess.TimeoutExpired:
        _left_out[told] = f"{told} among {size:,} customers: one command took more than {PATIENCE} s"


def _beside(what: str, size: int, ours: Callable[[], object], peer: Callable[[], object]) -> Figure:
    """Without a target: what people would use instead. Filling it has warmed the peer up, which may take minutes."""
    ours()
    pairs = [(timed(ours), timed(peer)) for _ in range(3 if size <= 20_000 else 1)]
    return Figure(what, size, tuple(a for a, _ in pairs), tuple(b for _, b in pairs), math.inf)


class _Archive:
    """The customers as a CSV in a 7z with an encrypted table of contents."""

    def __init__(self, folder: Path, size: int) -> None:
        need("7z", "p7zip-full")
        self._file, self._archive = folder / "danh-sach.csv", folder / "danh-sach.7z"
        self._code = f"KH-{size // 2:06d}"
        data.write_csv(self._file, size)
        self._pack()

    def _pack(self) -> None:
        run(["7z", "a", "-mhe=on", f"-p{PASSWORD}", str(self._archive), str(self._file)])
        self._file.unlink()
        with self._archive.open("rb") as file:
            os.fsync(file.fileno())

    def find(self) -> None:
        """Unpack to the standard output and look for the line."""
        text = run(["7z", "x", "-so", f"-p{PASSWORD}", str(self._archive)]).stdout.decode("utf-8")
        assert sum(self._code in line for line in text.splitlines()) == 1

    def change(self) -> None:
        """Unpack, change the line, pack again."""
        run(["7z", "x", "-y", f"-p{PASSWORD}", f"-o{self._file.parent}", str(self._archive)])
        with self._file.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for row in rows:
            if row[1] == self._code:
                row[-1] += "."
        with self._file.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        self._archive.unlink()
        self._pack()


class _KeePass:
    """The customers as entries of an encrypted .kdbx, with the settings KeePassXC gives a new one."""

    def __init__(self, folder: Path, size: int) -> None:
        need("keepassxc-cli", "keepassxc")
        self._file = folder / "danh-sach.kdbx"
        rows = data.rows(size)
        self._title, self._code = rows[size // 2][:2]
        self._changes = 0
        source = folder / "danh-sach.xml"
        source.write_text(_keepass_xml(rows), encoding="utf-8")
        # A new password is asked for twice.
        self._ask("import", "--set-password", str(source), str(self._file), said=f"{PASSWORD}\n{PASSWORD}\n")
        source.unlink()
        commands = run(["keepassxc-cli", "--help"]).stdout.decode().split()
        self._search = "search" if "search" in commands else "locate"

    @staticmethod
    def _ask(act: str, *words: str, said: str = f"{PASSWORD}\n") -> str:
        return run(["keepassxc-cli", act, "--quiet", *words], said).stdout.decode("utf-8")

    def find(self) -> None:
        """Look for the code, which stands as the user's name."""
        assert len(self._ask(self._search, str(self._file), self._code).splitlines()) == 1

    def change(self) -> None:
        """A new note; KeePassXC saves beside the old file, syncs and renames."""
        self._changes += 1
        self._ask("edit", "--notes", f"Gọi vào buổi chiều {self._changes}", str(self._file), self._title)


def _keepass_xml(rows: list[tuple[str, ...]]) -> str:
    """The customers as KeePass exports entries."""
    entries = []
    for number, (name, code, phone, email, address, owner, note) in enumerate(rows, 1):
        fields = {"Title": name, "UserName": code, "Password": "", "URL": email, "Notes": note}
        fields |= {"Phone": phone, "Address": address, "Owner": owner}
        strings = "".join(
            f"<String><Key>{key}</Key><Value>{escape(value)}</Value></String>" for key, value in fields.items()
        )
        entries.append(f"<Entry><UUID>{_uuid(number)}</UUID>{strings}</Entry>")
    group = f"<Group><UUID>{_uuid(0xC0FFEE << 64)}</UUID><Name>Danh sách</Name>{''.join(entries)}</Group>"
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
    return f"{head}<KeePassFile><Meta><Generator>KeePass</Generator></Meta><Root>{group}</Root></KeePassFile>"


def _uuid(number: int) -> str:
    return base64.b64encode(number.to_bytes(16, "big")).decode()


class _Workbook:
    """The customers in a password-protected .xlsx: openpyxl, and msoffcrypto-tool for the agile encryption."""

    def __init__(self, folder: Path, size: int) -> None:
        self._packages, self._file = folder / "packages", folder / "danh-sach.xlsx"
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(self._packages)]
        run([*install, *PACKAGES])
        self._code = f"KH-{size // 2:06d}"
        self._ask("make", str(data.write_csv(folder / "danh-sach.csv", size)))

    def _ask(self, act: str, text: str) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.workbook", act, str(self._file), text]
        run(command, f"{PASSWORD}\n", PYTHONPATH=str(self._packages))

    def find(self) -> None:
        """Decrypt, load and scan."""
        self._ask("find", self._code)

    def change(self) -> None:
        """Decrypt, load, change, save and encrypt again."""
        self._ask("change", self._code)
