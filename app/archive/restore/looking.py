"""What people bring to a clean machine, looked at piece by piece before anything is made of it.

1. A folder is looked through for backups (itself, one disk's folder, the disk); a mounted disc, an image or a drive
   says which disc it is. Its files go into a folder of the program's own beside, whose name is drawn from the set, so
   that a reading that was cut off, or the second disc of a set, goes on there.
2. The kit is held against the backup, each share against the others, enough of them against the kit.
3. What the backup promises is told from its manifest and its directory: nothing else of it is unpacked. That the rest
   is whole is what the drill and the restore find out.
4. Nothing of what was typed is kept here: each question brings it again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.archive.backup import reading
from app.archive.backup.format import Cover
from app.archive.discs.meter import Meter
from app.archive.discs.opening import opened
from app.archive.discs.reading import read_disc
from app.archive.restore.model import (
    BackupSeen,
    Contents,
    DiscSeen,
    Progress,
    ShareSeen,
    SharesSeen,
    Sources,
    TakenOut,
)
from app.archive.restore.sealed import keys_by_kit
from app.archive.restore.sources import Ceremony, Unsealed, by_kit, ceremony_of, is_backup
from app.errors import Corrupt, NiemError, Problem
from app.ids import random_id
from app.keys.recovery import LONGEST_KIT, Kit, read_kit
from app.keys.shares import FEWEST, judge
from app.keys.signature import fingerprint_words
from app.vault.durable import disk_errors, read_small
from app.vault.folder import Folder
from app.vault.house_escrow import index_of
from app.vault.vault import Vault

OUT_OF_DISC = "niem-tu-dia-"
_SCRATCH = ".niem-look-"
_TABLES = "niem"
_PLACES = ("SL-*", "*/SL-*", "*/*/SL-*")


# What was chosen ---------------------------------------------------------------------------------------------------


def sources_in(path: Path, now: int) -> Sources:
    """The backups in a folder, newest first, or the disc that ``path`` is.

    Raises Problem("restore.no_backup_here"), the damage of the one backup there is, and for what is no folder, or
    where a disc is mounted, what opening a disc raises.
    """
    with disk_errors():
        folder = path.is_dir() and not any((path / _TABLES).glob("table-*"))
    if folder:
        return Sources(backups=_backups(path, now))
    with opened(path, Meter(None)) as disc:
        geometry, listing = disc.geometry, disc.listing
        return Sources(
            disc=DiscSeen(
                set_id=geometry.set_id.hex(),
                disc=geometry.disc,
                discs=geometry.discs,
                number=listing.number if listing else "",
                title=listing.title if listing else "",
                at=listing.at if listing else 0,
            )
        )


def _backups(path: Path, now: int) -> tuple[BackupSeen, ...]:
    with disk_errors():
        places = [path] if is_backup(path) else [one for pattern in _PLACES for one in path.glob(pattern)]
    found: list[BackupSeen] = []
    hurt: NiemError | None = None
    for place in places:
        if not is_backup(place):
            continue
        try:
            found.append(_seen(place, reading.read_cover(place), now))
        except (Corrupt, Problem) as error:
            hurt = error
    if not found:
        raise hurt or Problem("restore.no_backup_here")
    return tuple(sorted(found, key=lambda one: (-one.at, one.path)))


def _seen(place: Path, cover: Cover, now: int) -> BackupSeen:
    return BackupSeen(
        path=place,
        name=cover.name,
        at=cover.at,
        age=now - cover.at,
        size=cover.size + cover.documents.size,
        escrowed=bool(cover.escrow),
    )


def out_of_disc(place: Path, set_id: str) -> Path:
    """Where the files of a set of discs go, below the folder that was chosen."""
    return place / f"{OUT_OF_DISC}{set_id[:16]}"


def take_out(source: Path, place: Path, now: int, progress: Progress | None) -> TakenOut:
    """Put the files of a disc into their folder below ``place``. Raises what `read_disc` raises; what was read stays,
    so that the next try, or the other disc, goes on with it.
    """
    with opened(source, Meter(None)) as disc:
        into = out_of_disc(place, disc.geometry.set_id.hex())
    found = read_disc(source, into, progress)
    backups = () if found.lost or found.missing else _backups(into, now)
    told = found.told()
    return TakenOut(
        into, backups, found.verdict(repaired=True), told["hurt"], told["files"], told["lost"], len(found.missing)
    )


def forget_out(place: Path) -> None:
    """Take away what was taken out of discs. Nothing happens to folders that are not the program's own."""
    if place.name.startswith(OUT_OF_DISC) and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)


def require_outside(path: Path, source: Path) -> None:
    """Raise Problem("restore.inside") for a place inside the backup, or among what was taken out of a disc for a time:
    the vault would go with it.
    """
    into = path.absolute().resolve()
    taken_out = any(part.startswith(OUT_OF_DISC) for part in into.parts)
    if taken_out or into.is_relative_to(source.absolute().resolve()):
        raise Problem("restore.inside")


# The kit and the shares --------------------------------------------------------------------------------------------


def kit_for(kit: Path, source: Path) -> int:
    """The number of a kit that fits the backup.

    Raises Problem("recovery.cannot_read", "restore.kit_of_other_vault", "backup.not_escrowed", "backup.other_kit")
    and what `read_kit` and `read_cover` raise.
    """
    found, cover = _kit(kit), reading.read_cover(source)
    if found.vault_id != cover.vault_id:
        raise Problem("restore.kit_of_other_vault")
    if not cover.escrow:
        raise Problem("backup.not_escrowed")
    if index_of(cover.escrow) not in found.entries:
        raise Problem("backup.other_kit")
    return found.serial


def shares_so_far(kit: Path, shares: tuple[str, ...]) -> SharesSeen:
    """What is to be said of each share; ``fits`` once enough good ones give the kit's key, or do not.

    Raises as `kit_for` for the kit, and Corrupt("keys.shares_unproved").
    """
    judged = judge(shares)
    good = tuple(share for share, one in zip(shares, judged, strict=True) if not one.code)
    needed = max((one.needed for one in judged if not one.code), default=FEWEST)
    seen = tuple(ShareSeen(one.code, one.word) for one in judged)
    return SharesSeen(seen, needed, _fits(kit, good) if len(good) >= needed else None)


def _fits(kit: Path, shares: tuple[str, ...]) -> bool:
    try:
        ceremony_of(kit, shares)
    except Problem as error:
        if error.code != "recovery.shares_of_other_kit":
            raise
        return False
    return True


def _kit(path: Path) -> Kit:
    try:
        return read_kit(read_small(Path(path), LONGEST_KIT))
    except OSError as error:
        raise Problem("recovery.cannot_read") from error


# What the backup promises ------------------------------------------------------------------------------------------


def contents_of(source: Path, ceremony: Ceremony, profile: Path, now: int) -> Contents:
    """What will come back, and what not. Raises as `by_kit`, Problem("restore.other_kit"), Corrupt("backup.not_signed")
    and what unpacking the directory raises.
    """
    unsealed = by_kit(source, ceremony)
    with _looked_into(unsealed, profile) as vault:
        files = frozenset(unsealed.compartments)
        keys = keys_by_kit(vault, ceremony, files)
        people = sum(1 for one in vault.roster.people.values() if one.active)
        return Contents(
            name=unsealed.name,
            at=unsealed.at,
            age=now - unsealed.at,
            words=fingerprint_words(unsealed.genesis),
            company=vault.roster.company,
            place=vault.roster.place,
            people=people,
            projects=tuple(sorted({key.project_name for key in keys.values()})),
            compartments=len(keys),
            closed=len(files) - len(keys),
            documents=unsealed.documents,
            entries=sum(seq for chain, _, seq, _ in unsealed.heads() if chain.startswith("journal ")),
            statements=vault.directory.head[0],
            size=unsealed.filler.size,
        )


@contextmanager
def _looked_into(unsealed: Unsealed, profile: Path) -> Iterator[Vault]:
    """The directory of a backup, open for a block: ciphertext in a folder of its own that goes afterwards."""
    with disk_errors():
        for left in profile.glob(f"{_SCRATCH}*"):
            shutil.rmtree(left, ignore_errors=True)
        place = profile / f"{_SCRATCH}{random_id().hex()}"
        place.mkdir(mode=0o700, parents=True)
    try:
        unsealed.write_directory(place)
        vault = Vault.open(Folder(place), unsealed.house.directory)
        try:
            vault.verify_whole()
            unsealed.require_signed(vault.roster)
            yield vault
        finally:
            vault.close()
    finally:
        shutil.rmtree(place, ignore_errors=True)
