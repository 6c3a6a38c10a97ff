"""The folder of a vault on this machine: what lies where, and whether the place is fit to hold one.

Layout (keys-and-files §4). Nothing here names a person, a project or a level; files are named at random.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.vault.durable import disk_errors, write_atomically

FORMAT = 1
SUITE = 1
NEEDED_BYTES = 64 * 1024 * 1024
LONGEST_LABEL = 1024

# SQLite's locks cannot be trusted on these (facts.md §1).
REMOTE_FILESYSTEMS = frozenset(
    "nfs nfs4 cifs smb3 smbfs smb2 9p afs ceph glusterfs davfs ncpfs fuse.sshfs fuse.rclone fuse.gvfsd-fuse "
    "fuse.davfs2 fuse.s3fs fuse.onedriver fuse.google-drive-ocamlfuse".split()
)
SYNCED_FOLDERS = (
    "onedrive",
    "google drive",
    "googledrive",
    "dropbox",
    "icloud",
    "nextcloud",
    "zalo cloud",
)


_LABEL = "vault.json"

# How the kernel writes blanks and backslashes in the mount table.
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Folder:
    """The places inside one vault."""

    path: Path

    @property
    def label(self) -> Path:
        """``vault.json``: id, format, suite and genesis hash; no names."""
        return self.path / _LABEL

    def house(self, number: int = 0) -> Path:
        """Where the house files lie that are under its keys number ``number``; 0 for those in force by the label."""
        if number == 0:
            number = self.read_label().house if self.label.is_file() else 1
        return self.path / f"house-{number}"

    @property
    def directory(self) -> Path:
        """People, public keys and wraps."""
        return self.house() / "directory.db"

    @property
    def office(self) -> Path:
        """Project names, register of grants, certificates: officers only."""
        return self.house() / "office.db"

    @property
    def journal(self) -> Path:
        """The journal of everybody's acts."""
        return self.house() / "journal.db"

    @property
    def lock(self) -> Path:
        """An empty file that a process holds while it rewrites compartments or the house."""
        return self.path / "lock"

    @property
    def reserve(self) -> Path:
        """Room on the disk that is kept for the journal; noise."""
        return self.path / "reserve"

    @property
    def slots(self) -> Path:
        """Keyslots."""
        return self.path / "slots"

    @property
    def compartments(self) -> Path:
        """Encrypted compartments, named at random."""
        return self.path / "c"

    @property
    def attachments(self) -> Path:
        """Room for large documents."""
        return self.path / "a"

    @property
    def staging(self) -> Path:
        """Ciphertext under construction; emptied at start."""
        return self.path / "staging"

    def slot(self, uid: Id, device: Id) -> Path:
        """The keyslot of one person on one device."""
        return self.slots / f"{uid.hex()}.{device.hex()}.slot"

    def keys(self, uid: Id, device: Id) -> Path:
        """The sealed directory, office and journal keys of one person on one device."""
        return self.house() / f"{uid.hex()}.{device.hex()}.keys"

    def compartment(self, file_id: Id) -> Path:
        """The file of a compartment."""
        return self.compartments / f"{file_id.hex()}.db"

    def slot_owners(self, device: Id) -> tuple[Id, ...]:
        """Everybody with a keyslot for ``device``. A file that is named like nobody's is none, whoever put it there."""
        owners = []
        for file in sorted(self.slots.glob(f"*.{device.hex()}.slot")):
            with suppress(ValueError):
                owners.append(from_hex(file.name.split(".")[0]))
        return tuple(owners)

    def make(self) -> None:
        """Create the empty folders, readable by their owner alone."""
        with disk_errors():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            for part in (
                self.house(),
                self.slots,
                self.compartments,
                self.attachments,
                self.staging,
            ):
                part.mkdir(mode=0o700, exist_ok=True)

    def write_label(self, vault_id: Id, genesis: bytes, house: int = 1) -> None:
        """Write ``vault.json``; ``genesis`` is the SHA-256 that the officers' chain starts with."""
        content = {
            "format": FORMAT,
            "suite": SUITE,
            "vault_id": vault_id.hex(),
            "genesis": genesis.hex(),
            "house": house,
        }
        write_atomically(self.label, json.dumps(content, sort_keys=True).encode("ascii"))

    def label_mark(self) -> LabelMark | None:
        """What tells the label's file from one that was put in its place; None when there is none to be seen."""
        try:
            found = os.stat(f"{self.path}/{_LABEL}")  # noqa: PTH116  asked twice for every entry of the journal
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def read_label(self) -> Label:
        """What ``vault.json`` says.

        Raises Problem("vault.not_a_vault"), Problem("vault.newer_program_needed"), Corrupt("vault.label_damaged").
        """
        try:
            with self.label.open("rb") as file:
                raw = json.loads(file.read(LONGEST_LABEL))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Problem("vault.not_a_vault") from error
        except PermissionError as error:
            raise Problem("vault.no_permission") from error
        except (ValueError, OSError, RecursionError) as error:
            raise Corrupt("vault.label_damaged") from error
        try:
            if raw["format"] != FORMAT or raw["suite"] != SUITE:
                raise Problem("vault.newer_program_needed")
            genesis = bytes.fromhex(raw["genesis"])
            known = set(raw) == {"format", "suite", "vault_id", "genesis", "house"}
            if not known or len(genesis) != 32 or type(raw["house"]) is not int or raw["house"] < 1:
                raise Corrupt("vault.label_damaged")
            return Label(from_hex(raw["vault_id"]), genesis, raw["house"])
        except (KeyError, TypeError, ValueError) as error:
            raise Corrupt("vault.label_damaged") from error

    def empty_staging(self) -> None:
        """Throw away what an interrupted procedure left under construction."""
        for file in self.staging.iterdir():
            if file.is_file():
                file.unlink(missing_ok=True)


LabelMark = tuple[int, int, int, int]
"""Inode, size and times of the label's file."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a vault says about itself without any key."""

    vault_id: Id
    genesis: bytes
    house: int = 1


def require_fit_place(path: Path) -> None:
    """Refuse a place that cannot hold a vault safely; ``path`` need not exist yet.

    Raises Problem: "vault.network_share", "vault.synced_folder", "vault.read_only", "vault.no_permission",
    "vault.disk_full".
    """
    standing = path.absolute()
    while not standing.exists() and standing != standing.parent:
        standing = standing.parent
    if is_remote(standing):
        raise Problem("vault.network_share")
    if any(mark in part.lower() for part in path.absolute().parts for mark in SYNCED_FOLDERS):
        raise Problem("vault.synced_folder")
    probe = standing / f".niem-{secrets.token_hex(8)}"
    with disk_errors():
        probe.touch(mode=0o600, exist_ok=False)
        probe.unlink()
        if shutil.disk_usage(standing).free < NEEDED_BYTES:
            raise Problem("vault.disk_full")


def is_remote(path: Path) -> bool:
    """Whether ``path`` lies on a network share."""
    if sys.platform == "win32":
        import ctypes

        text = str(path.absolute())
        if text.startswith("\\\\"):
            return True
        remote_drive = 4
        return int(ctypes.windll.kernel32.GetDriveTypeW(PurePath(text).anchor)) == remote_drive
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return filesystem_of(path.resolve(), mounts) in REMOTE_FILESYSTEMS


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the filesystem that holds ``path``, by the kernel's mount table (proc(5), mountinfo)."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = _ESCAPED.sub(lambda escape: chr(int(escape.group(1), 8)), fields[4])
        inside = str(path) == point or str(path).startswith(point.rstrip(os.sep) + os.sep)
        if inside and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind
