"""Finding out which disc this is: any sector of a table, the checks out of three copies, the list of files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.archive.discs.geometry import CHECK, CHECKS, COPIES, SECTOR, Geometry
from app.archive.discs.listing import Listing, read_listing
from app.archive.discs.meter import Meter
from app.archive.discs.model import Identity
from app.archive.discs.source import Source, source_of
from app.archive.discs.tables import TableSector, check_of, read_table_sector, root_of
from app.errors import Corrupt, Problem

_CHUNK = 256


@dataclass(slots=True)
class Disc:
    """A disc that is being read. ``known`` has a byte for every covered sector: 1 when its check is known."""

    source: Source
    geometry: Geometry
    root: bytes
    checks: bytearray
    known: bytearray
    hurt_tables: int
    listed: bytes = b""
    listing: Listing | None = None

    def identity(self) -> Identity:
        """Which disc this is. Raises Problem("discs.list_lost") while there is no list."""
        listing = self.require_listing()
        return Identity(
            set_id=listing.set_id.hex(),
            vault_id=listing.vault_id.hex(),
            words=listing.words,
            number=listing.number,
            title=listing.title,
            at=listing.at,
            disc=listing.disc,
            discs=listing.discs,
            root=self.root.hex(),
        )

    def require_listing(self) -> Listing:
        """Raises Problem("discs.list_lost")."""
        if self.listing is None:
            raise Problem("discs.list_lost")
        return self.listing

    def take_listing(self, listed: bytes) -> None:
        """Believe a list. Raises Corrupt("discs.list_damaged")."""
        listing = read_listing(listed)
        geometry = self.geometry
        told = (listing.set_id, listing.vault_id, listing.disc, listing.discs)
        room = geometry.data - geometry.list_sectors
        if told != (geometry.set_id, geometry.vault_id, geometry.disc, geometry.discs) or listing.data_sectors() > room:
            raise Corrupt("discs.list_damaged")
        self.listing, self.listed = listing, listed
        self.source.listed(listing)

    def places(self, chunk: int = _CHUNK) -> Iterator[tuple[int, int, int]]:
        """All covered sectors in line: (number, sector in the image, how many)."""
        geometry = self.geometry
        begin = 0
        for first, count in (
            (geometry.first_data, geometry.data),
            (geometry.first_rows, geometry.row_sectors),
            (geometry.first_columns, geometry.column_sectors),
        ):
            for at in range(0, count, chunk):
                yield begin + at, first + at, min(chunk, count - at)
            begin += count

    def is_good(self, number: int, sector: bytes) -> bool:
        """Whether a covered sector is as it was made, as far as its check is known."""
        return bool(self.known[number]) and check_of(sector) == self.checks[number * CHECK : (number + 1) * CHECK]


@contextmanager
def opened(path: Path, meter: Meter) -> Iterator[Disc]:
    """A disc, image or device.

    Raises Problem("discs.no_source"), "discs.not_ours" when no sector of a table is found, or the root is not that of
    the table, and Corrupt("discs.list_damaged").
    """
    source = source_of(path)
    try:
        said = source.find(meter.ask)
        if said is None:
            raise Problem("discs.not_ours")
        source.open(said.geometry)
        disc = _with_tables(source, said, meter)
        listed = _list(disc)
        if listed:
            disc.take_listing(listed)
        yield disc
    finally:
        source.close()


def _with_tables(source: Source, said: TableSector, meter: Meter) -> Disc:
    geometry = said.geometry
    checks, known = bytearray(geometry.table_sectors * CHECKS * CHECK), bytearray(geometry.table_sectors * CHECKS)
    hurt = 0
    for first in geometry.tables:
        for at in range(0, geometry.table_sectors, _CHUNK):
            count = min(_CHUNK, geometry.table_sectors - at)
            data = source.read(first + at, count)
            meter.ask(count)
            for number in range(at, at + count):
                found = read_table_sector(data[(number - at) * SECTOR : (number - at + 1) * SECTOR])
                if found is None or (found.geometry, found.root, found.number) != (geometry, said.root, number):
                    hurt += 1
                    continue
                checks[number * CHECKS * CHECK : (number + 1) * CHECKS * CHECK] = found.checks
                known[number * CHECKS : (number + 1) * CHECKS] = b"\1" * CHECKS
    del checks[geometry.covered * CHECK :], known[geometry.covered :]
    # A root is only what a sector says until all checks are known; by it a disc that is read back is told from others.
    if 0 not in known and root_of(checks) != said.root:
        raise Problem("discs.not_ours")
    return Disc(source, geometry, said.root, checks, known, hurt)


def _list(disc: Disc) -> bytes:
    """The list, each sector of it from whichever copy is whole; empty when one has none."""
    geometry, sectors = disc.geometry, []
    for number in range(geometry.list_sectors):
        copies = [disc.source.read(first + number, 1) for first in (geometry.first_data, *geometry.lists)]
        whole = next((sector for sector in copies if disc.is_good(number, sector)), b"")
        if not whole:
            return b""
        sectors.append(whole)
    return b"".join(sectors)[: geometry.list_bytes]


def copies_of_list(disc: Disc) -> int:
    """Sectors of the second and third list that are hurt."""
    geometry, hurt = disc.geometry, 0
    for first in disc.geometry.lists[: COPIES - 1]:
        for number in range(geometry.list_sectors):
            sector = disc.source.read(first + number, 1)
            hurt += bool(disc.known[number]) and not disc.is_good(number, sector)
    return hurt
