"""Packages: sealing documents for a recipient and taking them out again, beside a plain copy with its hash.

Both sides pay Argon2id once, at the cost that packages have: that is what a guess at the password is meant to cost.
What is sealed is unsealed from the vault's own file first; what is taken out is checked through once before it is
written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.ids import random_id
from app.keys.hashing import random_bytes
from app.keys.slot import DEFAULT
from app.keys.stretching import stretch
from app.package.model import PackageFacts, PackageFile, new_password
from app.package.opening import take_out
from app.package.sealing import Content, sealed_package
from app.release.destination import Hidden
from app.vault.folder import Folder
from app.vault.sealed_file import SealedFiles
from tests.benchmarks.measure import Figure, in_turn

MEGABYTE = 1024 * 1024
FACTS = PackageFacts(
    "BX-1", "Đo Đạc", "CC-1", "Người nhận", "partner", "Đo", "2026-12-31", 1, "Quản", "Lan", 1_780_000_000_000_000
)


def measure_packages(folder: Path, megabytes: int = 50, repeats: int = 5) -> Iterator[Figure]:
    """A package of one document of ``megabytes``; the second column counts megabytes."""
    vault = folder / "kho-goi"
    for name in ("a", "staging"):
        (vault / name).mkdir(parents=True)
    files, file = SealedFiles(Folder(vault), random_id()), random_id()
    block = os.urandom(MEGABYTE)
    sealed = files.write(file, random_id(), (block for _ in range(megabytes)), lambda _: None)
    files.place(sealed)
    copy, made, out = folder / "ban-sao-goi.bin", folder / "goi.niem", folder / "lay-ra"
    source = folder / "nguon-goi.bin"
    source.write_bytes(block * megabytes)
    out.mkdir()
    password, salt = new_password(), random_bytes(16)
    contents = (Content(PackageFile("a.bin", sealed.size, sealed.sha256.hex()), lambda: files.plain(sealed)),)

    def pack() -> None:
        made.unlink(missing_ok=True)
        hidden = Hidden(folder / f".{'0' * 16}.part")
        hidden.write(sealed_package(FACTS, contents, password, DEFAULT))
        hidden.place(made)

    def unpack() -> None:
        (out / "a.bin").unlink(missing_ok=True)
        take_out(made, password, None, out)

    def copy_and_hash() -> None:
        stretch(DEFAULT, salt, b"x")
        shutil.copyfile(source, copy)
        with copy.open("rb+") as target:
            os.fsync(target.fileno())
            hashlib.file_digest(target, "sha256")

    yield in_turn(
        "seal a package, documents out of the vault", megabytes, pack, copy_and_hash, target=2, repeats=repeats
    )
    yield in_turn(
        "open a package, checked whole, written out", megabytes, unpack, copy_and_hash, target=2, repeats=repeats
    )
