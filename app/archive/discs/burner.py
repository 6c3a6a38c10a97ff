"""Burning an image with what the system has: a port, and the two ways this program knows.

Linux: ``xorriso``, a program of its own that a distribution brings. Windows: its own disc image burner, which shows a
small window. Where there is neither, the image is a file, and any burning program takes it.

What every burner does: the medium begins with the image, byte for byte; what fails is told as Problem("discs.burning");
when `burn` returns, writing is over. That the disc is right is never believed, only read back.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.archive.discs.model import Drive
from app.errors import Problem

_DEVICE = re.compile(r"^\s*\d+\s+-dev '([^']+)'\s+\S+\s*:\s*(.*)$", re.MULTILINE)
_PERCENT = re.compile(rb"(\d+) of\s+(\d+) MB written")
_DRIVE_CDROM = 5

Progress = Callable[[int, int], None]


class Burner(Protocol):
    """Anything that puts an image on a blank disc."""

    def drives(self) -> tuple[Drive, ...]:
        """The drives that can burn, as far as the system tells."""

    def burn(self, image: Path, address: str, progress: Progress) -> None:
        """Burn, and close the disc. ``progress`` may raise Cancelled, which ruins the blank disc."""


def system_burner() -> Burner | None:
    """The burner of this system; None where there is none."""
    if sys.platform == "win32":
        found = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "isoburn.exe"
        return WindowsBurner(found) if found.is_file() else None
    program = shutil.which("xorriso")
    return XorrisoBurner(program) if program else None


class XorrisoBurner:
    """``xorriso``; an address is a device, or ``stdio:`` and a file that takes the place of a disc."""

    def __init__(self, program: str) -> None:
        self._program = program

    def drives(self) -> tuple[Drive, ...]:
        """As ``xorriso -devices`` lists them."""
        try:
            told = subprocess.run([self._program, "-devices"], capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ()
        text = told.stdout.decode(errors="replace")
        return tuple(
            Drive(address, " ".join(name.replace("'", " ").split())) for address, name in _DEVICE.findall(text)
        )

    def burn(self, image: Path, address: str, progress: Progress) -> None:
        """See `Burner`."""
        command = [self._program, "-as", "cdrecord", "-v", f"dev={address}", "fs=8m", "padsize=300k", str(image)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                if process.stderr is not None:
                    while line := process.stderr.readline(400):
                        found = _PERCENT.search(line)
                        progress(int(found[1]) if found else 0, int(found[2]) if found else 1)
                code = process.wait()
            except BaseException:
                process.kill()
                raise
        if code:
            raise Problem("discs.burning")


class WindowsBurner:
    """``isoburn.exe``: it asks nothing more after ``/Q``, shows its own progress, and is over when its window is."""

    def __init__(self, program: Path) -> None:
        self._program = program

    def drives(self) -> tuple[Drive, ...]:
        """Every optical drive, by its letter."""
        if sys.platform != "win32":
            return ()
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        mask = kernel.GetLogicalDrives()
        letters = [chr(ord("A") + bit) + ":" for bit in range(26) if mask >> bit & 1]
        return tuple(Drive(name, name) for name in letters if kernel.GetDriveTypeW(f"{name}\\") == _DRIVE_CDROM)

    def burn(self, image: Path, address: str, progress: Progress) -> None:
        """See `Burner`."""
        with subprocess.Popen([str(self._program), "/Q", address, str(image)]) as process:
            while True:
                progress(0, 1)
                try:
                    code = process.wait(timeout=1)
                    break
                except subprocess.TimeoutExpired:
                    continue
        if code:
            raise Problem("discs.burning")
