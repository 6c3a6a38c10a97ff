"""A large office's directory: opened from what this device has seen, beside verifying all of it.

Made quickly, with real keys and real signatures: people who join, renew their keys, pass lessons and sign agreements
year after year, and their wraps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.ids import Id, random_id
from app.keys.compartment_key import file_key
from app.keys.encoding import Label, b64
from app.keys.hashing import random_bytes
from app.keys.signature import SigningKey
from app.vault.directory import Directory, DirectoryChange
from app.vault.folder import Folder
from app.vault.statement import Signers, TakenIn
from app.vault.vault import DIRECTORY_FILE, Vault
from tests.benchmarks.measure import Figure, in_turn

AT = 1_800_000_000_000_000
YEAR = 365 * 24 * 3600 * 1_000_000
WRAPS_EACH = 3


@dataclass
class LargeOffice:
    """The vault's folder, the directory key, and who is in it."""

    folder: Folder
    key: bytes
    vault_id: Id
    keys: dict[Id, SigningKey]
    pair: tuple[Id, Id]

    def signers(self, *uids: Id) -> Signers:
        """Who signs."""
        return [(uid, self.keys[uid]) for uid in uids]

    def open(self, known: tuple[int, bytes]) -> Vault:
        """The vault, verified from ``known`` on."""
        return Vault.open(self.folder, self.key, known)


def large_office(place: Path, people: int, statements: int) -> LargeOffice:
    """A directory with that many people and statements."""
    folder = Folder(place)
    folder.make()
    manager, officer = random_id(), random_id()
    keys = {manager: SigningKey.generate(), officer: SigningKey.generate()}
    office = LargeOffice(folder, random_bytes(32), random_id(), keys, (manager, officer))
    directory = Directory.create(folder.directory, file_key(office.key, DIRECTORY_FILE), office.vault_id)
    try:
        with directory.change(AT) as change:
            genesis = change.state(Label.GENESIS, _genesis(office), office.signers(*office.pair))
            _enter(change, office, manager, "manager")
            _enter(change, office, officer, "officer")
            for _ in range(people - 2):
                uid = random_id()
                office.keys[uid] = SigningKey.generate()
                _enter(change, office, uid, "sales")
            while directory.head[0] < statements - 1:
                _year(change, office, statements - 1 - directory.head[0])
            wraps = [
                TakenIn(uid, random_bytes(2100), random_bytes(32)) for uid in office.keys for _ in range(WRAPS_EACH)
            ]
            change.take_in(office.signers(*office.pair), taken=wraps)
    finally:
        directory.close()
    folder.write_label(office.vault_id, genesis.h, 1)
    return office


def measure_directory(place: Path, people: int, statements: int, repeats: int = 7) -> Iterator[Figure]:
    """Unlocking's share of a large directory, and the weekly check's."""
    office = large_office(place, people, statements)
    first = office.open((0, bytes(32)))  # keeps the snapshots, as the first unlocking on a device does
    known = first.known
    first.close()
    yield in_turn(
        f"open a directory of {people} people and {statements:,} statements, from what was seen; beside all of it",
        statements,
        lambda: office.open(known).close(),
        lambda: office.open((0, bytes(32))).close(),
        target=0.25,
        repeats=repeats,
    )


def _genesis(office: LargeOffice) -> dict[str, object]:
    duties = dict(zip(office.pair, ("manager", "officer"), strict=True))
    return {
        "company": "Công ty Đo Lường",
        "place": "Hà Nội",
        "one_person": False,
        "journal_public": b64(random_bytes(32)),
        "authority": b64(random_bytes(600)),
        "founders": [
            {"uid": uid.hex(), "identity": b64(office.keys[uid].public), "duties": [duty]}
            for uid, duty in duties.items()
        ],
        "custodian": office.pair[0].hex(),
    }


def _enter(change: DirectoryChange, office: LargeOffice, uid: Id, duty: str) -> None:
    fields = {
        "uid": uid.hex(),
        "name": f"Nguyễn Văn {uid.hex()[:6]}",
        "title": "Nhân viên",
        "duties": [duty],
        "identity": b64(office.keys[uid].public),
        "device": random_id().hex(),
        "encryption": b64(random_bytes(32)),
        "step_up": b64(random_bytes(32)),
        "continues": None,
    }
    change.state(Label.PERSON, fields, office.signers(*office.pair))


def _year(change: DirectoryChange, office: LargeOffice, most: int) -> None:
    """A year of everybody's lessons, keys and agreements, as far as there is room."""
    for number, (uid, _) in zip(range(most), _turns(office), strict=False):
        if number % 10 == 0:
            company = office.pair[1] if uid == office.pair[0] else office.pair[0]
            agreement = {
                "uid": uid.hex(), "number": f"TT-{number}", "text": "2026-1", "sha256": b64(random_bytes(32)),
                "start": AT, "until": AT + YEAR, "form": "program",
            }  # fmt: skip
            change.state(Label.AGREEMENT, agreement, office.signers(uid, company))
        elif number % 10 == 1:
            fields = {"uid": uid.hex(), "public": b64(random_bytes(32)), "room": "everyday"}
            change.state(Label.ENCKEY, fields, office.signers(uid))
        else:
            lesson = {
                "uid": uid.hex(), "lesson": f"bai-{number % 8}", "version": 1, "score": 90, "until": AT + YEAR
            }  # fmt: skip
            change.state(Label.LESSON, lesson, office.signers(uid))


def _turns(office: LargeOffice) -> Iterator[tuple[Id, int]]:
    return ((uid, turn) for turn in range(10) for uid in office.keys)
