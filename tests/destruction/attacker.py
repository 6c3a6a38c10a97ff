"""Who stole a byte copy of everything before a destruction and has every secret that is in force after it.

``plunder`` gives all text that such a person can read: the copy's plain bytes, whatever of the copy opens with any key
of the present, and the present vault with all of its own keys. What a key opens is looked into for further keys, until
nothing more opens.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from app.errors import NiemError
from app.ids import Id
from app.journal.entry import open_detail
from app.keys.compartment_key import file_key
from app.keys.encoding import unb64
from app.keys.recovery import open_entry, read_kit, recovery_key
from app.keys.shares import combine
from app.keys.slot import open_everyday, open_step_up
from app.keys.wrap import EncryptionKey
from app.people.escrow import index_of, open_escrow
from app.session.door import Session
from app.session.identity import open_upper
from app.session.keyslot import SECRET_PURPOSE, EverydayKeys, StepUpKeys
from app.vault.database import open_database
from app.vault.folder import Folder
from app.vault.grant import open_wrap
from app.vault.house_keys import HouseKeys, open_house_keys
from app.vault.statement import Wrap
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, OFFICE_FILE
from tests.fixtures.vault import PASSPHRASES, Office

MOST_NUMBERS = 12


@dataclass
class Loot:
    """Keys in hand: private ones of persons, of the house, of compartments; and device secrets."""

    private: list[EncryptionKey] = field(default_factory=list)
    houses: list[HouseKeys] = field(default_factory=list)
    compartments: set[bytes] = field(default_factory=set)
    secrets: dict[str, list[bytes]] = field(default_factory=dict)


def present_secrets(office: Office, sessions: dict[str, Session]) -> Loot:
    """Everything that is in force now: keyrings, keyslots, passphrases, house keys, compartment keys."""
    loot = Loot()
    for who, session in sessions.items():
        upper = open_upper(office.world, session.vault.folder, session.uid, PASSPHRASES[who])
        loot.private += [*session.identity.everyday.encryption, *upper.top_secret]
        loot.houses.append(session.identity.house)
        loot.compartments |= {key.key for key in session.open_keys()}
        loot.secrets[who] = device_secrets(office, who)
    return loot


def device_secrets(office: Office, who: str) -> list[bytes]:
    """Whatever the keyring holds for a person."""
    keyring = office.world.keyring_for(Folder(office.path).read_label().vault_id)
    found = (keyring.get(SECRET_PURPOSE, office.people[who], number) for number in range(1, MOST_NUMBERS))
    return [unb64(text) for text in found if text]


def escrow_keys(session: Session, kit: Path, shares: list[str], old: list[tuple[Wrap, bytes]]) -> set[bytes]:
    """The compartment keys that a kit's file and enough shares open in these escrow wraps of before."""
    vault, found = session.vault, set()
    stated, opened = vault.roster.kit, read_kit(kit.read_bytes())
    assert stated is not None
    for wrap, commitment in old:
        number = index_of(wrap.blob)
        with suppress(NiemError):
            seed = recovery_key(combine(shares[:2]), vault.vault_id, opened.genesis)
            key = open_entry(seed, opened, number, stated.publics[number])
            found.add(open_escrow(key, vault.vault_id, wrap.blob, commitment).key)
    return found


def plunder(office: Office, folder: Path, loot: Loot) -> str:
    """All text that ``loot`` opens in the vault at ``folder``, and all that lies there in the open; folded to lower."""
    vault = Folder(folder)
    vault_id = vault.read_label().vault_id
    _slots(office, vault, loot)
    seen = [path.name.encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    seen += _wraps(vault, vault_id, loot)
    for house in loot.houses:
        seen += _dump(vault.directory, file_key(house.directory, DIRECTORY_FILE), "directory")
        seen += _dump(vault.journal, file_key(house.directory, JOURNAL_FILE), "journal")
        if house.office:
            seen += _dump(vault.office, file_key(house.office, OFFICE_FILE), "compartment")
        seen += _details(vault, vault_id, house)
    for path, key in itertools.product(sorted(vault.compartments.glob("*.db")), sorted(loot.compartments)):
        seen += _dump(path, file_key(key, Id(bytes.fromhex(path.stem))), "compartment")
    return b"\n".join(seen).decode("utf-8", "replace").casefold()


def _slots(office: Office, vault: Folder, loot: Loot) -> None:
    """The keyslots of this folder, with everybody's passphrase and every device secret in hand."""
    device = office.world.device.id
    for who, uid in office.people.items():
        for secret in loot.secrets.get(who, []):
            with suppress(NiemError):
                slot = vault.slot(uid, device).read_bytes()
                everyday = EverydayKeys.decoded(open_everyday(slot, PASSPHRASES[who], secret))
                loot.private += everyday.encryption
                loot.private += StepUpKeys.decoded(open_step_up(slot, PASSPHRASES[who], secret)).top_secret
    for uid in office.people.values():
        with suppress(NiemError):
            blob = vault.keys(uid, device).read_bytes()
            loot.houses.append(open_house_keys(loot.private, vault.read_label().vault_id, uid, blob))


def _wraps(vault: Folder, vault_id: Id, loot: Loot) -> list[bytes]:
    """Every wrap of the directory, tried with every private key."""
    seen = []
    for key in {file_key(house.directory, DIRECTORY_FILE) for house in loot.houses}:
        for uid, blob in _rows(vault.directory, key, "directory", "SELECT uid, blob FROM wrap"):
            with suppress(NiemError):
                content = open_wrap(loot.private, vault_id, Id(uid), blob)
                if content is not None:
                    loot.compartments.add(content.key)
                    seen.append(repr(content).encode())
    return seen


def _details(vault: Folder, vault_id: Id, house: HouseKeys) -> list[bytes]:
    keys = [EncryptionKey.from_bytes(key) for key in house.journal]
    rows = _rows(vault.journal, file_key(house.directory, JOURNAL_FILE), "journal", "SELECT detail FROM entry")
    seen = []
    for (detail,) in rows if keys else []:
        with suppress(NiemError):
            seen.append(repr(open_detail(keys, vault_id, detail)).encode())
    return seen


def _dump(path: Path, key: bytes, schema: str) -> list[bytes]:
    """Every cell of every table, and the text of the PDFs among them."""
    seen = []
    tables = _rows(path, key, schema, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    for (table,) in tables:
        for row in _rows(path, key, schema, f"SELECT * FROM {table}"):
            for cell in row:
                seen.append(cell if isinstance(cell, bytes) else str(cell).encode())
                if isinstance(cell, bytes) and cell.startswith(b"%PDF"):
                    seen.append(" ".join(_pages(cell)).encode())
    return seen


def _pages(pdf: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        for page in document:
            yield " ".join(page.get_textpage().get_text_bounded().split())
    finally:
        document.close()


def _rows(path: Path, key: bytes, schema: str, sql: str) -> list[tuple[Any, ...]]:
    """What a key gives: nothing when it is not the file's."""
    with suppress(NiemError):
        connection = open_database(path, key, schema)
        try:
            return list(connection.execute(sql).fetchall())
        finally:
            connection.close()
    return []
