"""What a copy is made from: a backup, by an officer's keys or by kit and shares, or the copied folder of a vault.

A backup is believed when whoever signed its cover is known, by the directory inside it, for just that signature.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.archive.backup import reading
from app.archive.backup.format import COVER, Cover
from app.archive.restore import laying
from app.archive.restore.laying import Filler
from app.archive.restore.model import Progress
from app.archive.restore.opened import same_vault
from app.errors import Problem
from app.keys.hashing import same
from app.keys.recovery import LONGEST_KIT, Kit, read_kit, recovery_key
from app.keys.shares import combine
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.durable import read_small
from app.vault.folder import Folder
from app.vault.house_keys import HouseKeys
from app.vault.roster import Roster
from app.vault.vault import Vault

Head = tuple[str, int, int, bytes]


@dataclass(frozen=True, slots=True, repr=False)
class Unsealed:
    """A backup with its keys: how it is unpacked, the keys of the house inside, and the heads its manifest promises.

    That it opens proves nothing about who made it: the public keys it is sealed to are known to everybody in service.
    ``genesis`` has to be that of the vault, which kit and shares name.

    ``heads`` is asked once it is unpacked. ``compartments`` are the names of their files; ``write_directory`` unpacks
    into an empty folder just what tells whose vault it is, `require_signed` asks its roster about the cover.
    """

    filler: Filler
    house: HouseKeys
    heads: Callable[[], tuple[Head, ...]]
    name: str
    genesis: bytes
    at: int
    documents: int
    compartments: tuple[str, ...]
    write_directory: Callable[[Path], None]
    require_signed: Callable[[Roster], None]


@dataclass(frozen=True, slots=True, repr=False)
class Ceremony:
    """What custodians bring: the kit, and the recovery key that their shares give."""

    kit: Kit
    recovery: EncryptionKey


def is_backup(source: Path) -> bool:
    """Whether a folder is that of a backup."""
    return (source / COVER).is_file()


def source_of(session: Session, source: Path) -> Filler:
    """The copy in the folder ``source``, for whoever is signed in.

    Raises Problem("restore.not_a_copy", "restore.other_vault"), Problem("restore.officer_opens") for a backup where no
    officer is signed in, and what reading a backup raises.
    """
    if not is_backup(source):
        filler = laying.plain(source)
        same_vault(session.vault, Folder(source))
        return filler
    cover = reading.read_cover(source)
    if (cover.vault_id, cover.genesis) != (session.vault.vault_id, session.vault.label.genesis):
        raise Problem("restore.other_vault")
    journal = session.identity.house.journal
    if not journal:
        raise Problem("restore.officer_opens")
    return _unsealed(source, cover, journal, reading.house_for_officer(cover, journal)).filler


def by_kit(source: Path, ceremony: Ceremony) -> Unsealed:
    """A backup by kit and shares, which know by themselves what vault they are of.

    Raises Problem("restore.not_a_backup", "restore.kit_of_other_vault"), Problem("restore.other_vault") for one that
    somebody made up under this vault's number, and what `reading.house_from_kit` raises.
    """
    if not is_backup(source):
        raise Problem("restore.not_a_backup")
    cover = reading.read_cover(source)
    if cover.vault_id != ceremony.kit.vault_id:
        raise Problem("restore.kit_of_other_vault")
    if not same(cover.genesis, ceremony.kit.genesis):
        raise Problem("restore.other_vault")
    house = reading.house_from_kit(cover, ceremony.kit, ceremony.recovery)
    return _unsealed(source, cover, house.journal, house)


def ceremony_of(kit: Path, shares: tuple[str, ...]) -> Ceremony:
    """Kit and shares put together, with no vault at hand.

    Raises Problem("recovery.cannot_read", "recovery.shares_of_other_kit"), and what `read_kit` and `combine` raise.
    """
    try:
        opened = read_kit(read_small(Path(kit), LONGEST_KIT))
    except OSError as error:
        raise Problem("recovery.cannot_read") from error
    key = recovery_key(combine(shares), opened.vault_id, opened.genesis)
    if not same(key.public, opened.recovery):
        raise Problem("recovery.shares_of_other_kit")
    return Ceremony(opened, key)


def _unsealed(source: Path, cover: Cover, journal: tuple[bytes, ...], house: HouseKeys) -> Unsealed:
    key = reading.key_for_officer(cover, journal)
    manifest = reading.read_manifest(source, cover, key)

    def write(into: Path, progress: Progress) -> int:
        found = reading.unpack(source, key, into, progress)
        vault = Vault.open(Folder(into), house.directory)
        try:
            reading.require_signed(cover, vault.roster)
        finally:
            vault.close()
        return found.at

    size = manifest.size + cover.documents.size
    return Unsealed(
        filler=Filler(size, write),
        house=house,
        heads=lambda: manifest.heads,
        name=cover.name,
        genesis=cover.genesis,
        at=cover.at,
        documents=cover.documents.count,
        compartments=tuple(path.stem for path in (Path(file.path) for file in manifest.files) if path.match("c/*.db")),
        write_directory=lambda into: reading.unpack_directory(source, cover, key, manifest, into),
        require_signed=lambda roster: reading.require_signed(cover, roster),
    )
