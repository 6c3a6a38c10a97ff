"""Room on the disk that is kept for the journal, so that what happens on a full disk is on record as well.

A file of noise lies in the vault's folder. When an entry finds the disk full, most of the file is given up: from then
on the vault is read only (`Journal.require_room`), and looks go on record in the room that was freed. When that is used
up as well, nothing is shown any more; the rest of the file is given up for the entry of locking alone. As soon as the
disk has room again the file is written anew, before anything is changed.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from pathlib import Path

from app.errors import Problem
from app.vault.durable import disk_errors, write_atomically

SIZE = 2 * 1024 * 1024
"""Room for some thousand entries, with what SQLite writes beside each."""

FOR_LEAVING = 256 * 1024
"""What is left for those who lock when all others have used theirs."""


class Reserve:
    """The reserved room of one vault."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def size(self) -> int:
        """How much is kept now, in bytes."""
        try:
            found = self._path.lstat()
        except OSError:
            return 0
        return found.st_size if stat.S_ISREG(found.st_mode) else 0

    def is_whole(self) -> bool:
        """Whether nothing of it was given up."""
        return self.size() >= SIZE

    def keep(self) -> bool:
        """Reserve the room anew where some was given up; whether it is whole now.

        The disk must have as much again to spare, so that the room is not taken from somebody who is just writing.
        Raises Problem for anything but a full disk.
        """
        if self.is_whole():
            return True
        with disk_errors():
            free = shutil.disk_usage(self._path.parent).free
        if free + self.size() < 2 * SIZE:
            return False
        try:
            write_atomically(self._path, secrets.token_bytes(SIZE))
        except Problem as error:
            if error.code in NO_ROOM:
                return False
            raise
        return True

    def give_up(self, *, leaving: bool) -> bool:
        """Free some of the room; whether there was any left to free."""
        size = self.size()
        rest = FOR_LEAVING if size > FOR_LEAVING else 0
        if size == 0 or (rest == 0 and not leaving):
            return False
        try:
            # Whoever may write in the folder could lay a link here, to a file that is only ours to shorten.
            descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                os.ftruncate(descriptor, rest)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError:
            return False
        return True


NO_ROOM = frozenset({"vault.disk_full", "vault.disk_error"})
"""What a full disk looks like: some systems report the quota of an account as an error of the disk."""
