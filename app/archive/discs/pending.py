"""Which discs of a set were read into a folder already, while more are waited for."""

from __future__ import annotations

import json
from pathlib import Path

from app.archive.discs.geometry import Geometry
from app.archive.discs.listing import File
from app.errors import Problem
from app.vault.durable import read_small, remove, write_atomically

NAME = ".niem-discs.json"
_LONGEST = 65_536


class Pending:
    """The note in a folder. It is gone when every disc of the set was read."""

    def __init__(self, folder: Path, geometry: Geometry) -> None:
        """Raises Problem("discs.other_set") when the folder waits for a disc of another set."""
        self._path = folder / NAME
        self._set, self._disc, self._discs = geometry.set_id.hex(), geometry.disc, geometry.discs
        noted, self.read = self._noted()
        if noted not in ("", self._set):
            raise Problem("discs.other_set")
        if not noted and self._discs > 1:
            self._write()

    def _noted(self) -> tuple[str, set[int]]:
        try:
            body = json.loads(read_small(self._path, _LONGEST))
            return str(body["set"]), {int(disc) for disc in body["discs"]}
        except FileNotFoundError:
            return "", set()
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise Problem("discs.note_unreadable", name=NAME) from error

    def begin(self) -> None:
        """This disc's pieces are about to be written: until `end` they do not count, should something stop it."""
        if self._disc in self.read:
            self.read.discard(self._disc)
            self._write()

    def complete_with(self, file: File) -> bool:
        """Whether this disc is the last that the file waits for."""
        return all(piece.disc in self.read or piece.disc == self._disc for piece in file.pieces)

    def end(self, *, counts: bool, waiting: bool) -> None:
        """This disc was read, and ``counts`` as such; ``waiting``: files are missing that are on others."""
        if counts:
            self.read.add(self._disc)
        if not waiting or len(self.read) >= self._discs:
            remove(self._path)
        else:
            self._write()

    def _write(self) -> None:
        if self._discs > 1:
            body = {"set": self._set, "discs": sorted(self.read)}
            write_atomically(self._path, json.dumps(body).encode())
