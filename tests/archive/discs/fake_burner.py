"""A burner for tests: it writes to the file behind ``stdio:``, as xorriso does; its one drive is a file as well."""

from __future__ import annotations

from pathlib import Path

from app.archive.discs.burner import Progress
from app.archive.discs.model import Drive
from app.errors import Problem


class FakeBurner:
    """See `app.archive.discs.burner.Burner`."""

    def __init__(self, *drives: Drive) -> None:
        self._drives = drives

    def drives(self) -> tuple[Drive, ...]:
        return self._drives

    def burn(self, image: Path, address: str, progress: Progress) -> None:
        try:
            data = image.read_bytes()
            progress(0, len(data))
            Path(address.removeprefix("stdio:")).write_bytes(data + bytes(300 * 1024))
        except OSError as error:
            raise Problem("discs.burning") from error
        progress(len(data), len(data))
