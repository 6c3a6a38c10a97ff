"""Documents: taking a large one in, and opening a small one, beside a plain copy with its hash.

The limit of taking in is what anybody does who wants to be sure of a copy: copy, sync, hash what was copied. Ours
reads, hashes, encrypts, writes and syncs, then reads everything back and decrypts it, before the record is signed for.
The file is no document in any format, so that no time goes into its words.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.documents.actions import add_document
from app.customers.documents.receiving import sealed_files
from app.customers.form import CustomerForm
from app.people.entrance import sign_in
from app.vault.sealed_check import damaged_documents
from tests.benchmarks.cases import MANAGER, found
from tests.benchmarks.measure import Figure, in_turn

MEGABYTE = 1024 * 1024
LOW = Level.CONFIDENTIAL


def measure_documents(folder: Path, megabytes: int = 200, repeats: int = 5) -> Iterator[Figure]:
    """Sealing a document of ``megabytes``, and the full check of it; the second column counts megabytes."""
    world, founded = found(folder, "kho-tai-lieu")
    session = sign_in(world, founded.path, founded.manager, MANAGER)
    (project,) = session.projects()
    owner = create_customer(session, project.project, CustomerForm("Đo Lường", level=LOW))
    source, copy = folder / "nguon.bin", folder / "ban-sao.bin"
    with source.open("wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(MEGABYTE))

    def take_in() -> None:
        add_document(session, owner, LOW, str(source), again=True)

    def copy_and_hash() -> None:
        shutil.copyfile(source, copy)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
            hashlib.file_digest(file, "sha256")

    yield in_turn(
        "seal a document, read back and on record", megabytes, take_in, copy_and_hash, target=3, repeats=repeats
    )
    compartment, files = session.compartment(project.project, LOW), sealed_files(session)
    count = compartment.count_of_kind("document")

    def hash_all() -> None:
        for _ in range(count):
            with copy.open("rb") as file:
                hashlib.file_digest(file, "sha256")

    yield in_turn(
        "check sealed documents, every chunk", megabytes * count,
        lambda: list(damaged_documents(files, compartment)), hash_all, target=2.5, repeats=max(1, repeats // 2),
    )  # fmt: skip
    session.close()
