"""Working out the parity of an image that holds its data already, and writing it and the tables into the image.

The data is read once, in bands of neighbouring rows: for every block position one stretch of sectors, multiplied into
all row parities of the band and into the column parities of that position. A full DVD is some 200 seconds of one core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from app.archive.discs.field import coefficient, multiplied
from app.archive.discs.geometry import CHECK, COLUMN_PARITIES, COPIES, SECTOR, Geometry
from app.archive.discs.tables import checks_of, root_of, table

BAND = 96
"""Sectors of one stretch, about: what a processor keeps near while it multiplies."""

Tell = Callable[[int], None]


def protect(image: BinaryIO, geometry: Geometry, tell: Tell) -> bytes:
    """Write parity and tables; gives the root. ``tell`` hears every data sector."""
    work = _Protecting(image, geometry)
    for first, count in bands(geometry):
        work.band(first, count, tell)
    work.columns()
    for copy in range(COPIES):
        image.seek(geometry.tables[copy] * SECTOR)
        for sector in table(geometry, work.checks, copy):
            image.write(sector)
    return root_of(work.checks)


def bands(geometry: Geometry) -> Iterator[tuple[int, int]]:
    """Rows that are worked on together: (first row, how many), each a whole number of steps but for the last."""
    width = max(1, BAND // geometry.step) * geometry.step
    for first in range(0, geometry.height, width):
        yield first, min(width, geometry.height - first)


class _Protecting:
    """The parities under way, and the checks of everything."""

    def __init__(self, image: BinaryIO, geometry: Geometry) -> None:
        self._image, self._geometry = image, geometry
        self.checks = bytearray(geometry.covered * CHECK)
        self._columns = [[0] * geometry.blocks for _ in range(COLUMN_PARITIES)]

    def band(self, first: int, count: int, tell: Tell) -> None:
        """Row parities of ``count`` rows, and what they add to the columns."""
        geometry = self._geometry
        rows = [0] * geometry.row_parities
        for block in range(geometry.blocks):
            data = self._data(block * geometry.height + first, count)
            if data:
                for parity in range(geometry.row_parities):
                    rows[parity] ^= multiplied(data, coefficient(parity, block, geometry.row_parities))
                self._add_to_columns(block, first, data)
                tell(len(data) // SECTOR)
        for parity, row in enumerate(rows):
            at = parity * geometry.height + first
            self._put(geometry.first_rows + at, geometry.data + at, row, count)

    def _data(self, number: int, count: int) -> bytes:
        """Data sectors in line; what is behind the last is left out."""
        count = min(count, self._geometry.data - number)
        if count <= 0:
            return b""
        self._image.seek((self._geometry.first_data + number) * SECTOR)
        data = self._image.read(count * SECTOR)
        self.checks[number * CHECK : (number + count) * CHECK] = checks_of(data)
        return data

    def _add_to_columns(self, block: int, first: int, data: bytes) -> None:
        wide = self._geometry.step * SECTOR
        for place, at in enumerate(range(0, len(data), wide), start=first // self._geometry.step):
            for parity, columns in enumerate(self._columns):
                columns[block] ^= multiplied(data[at : at + wide], coefficient(parity, place, COLUMN_PARITIES))

    def columns(self) -> None:
        """Write the column parities, when every band was added."""
        geometry = self._geometry
        for parity, columns in enumerate(self._columns):
            for block, column in enumerate(columns):
                at = (parity * geometry.blocks + block) * geometry.step
                covered = geometry.data + geometry.row_sectors + at
                self._put(geometry.first_columns + at, covered, column, geometry.step)

    def _put(self, sector: int, covered: int, value: int, count: int) -> None:
        data = value.to_bytes(count * SECTOR, "little")
        self._image.seek(sector * SECTOR)
        self._image.write(data)
        self.checks[covered * CHECK : (covered + count) * CHECK] = checks_of(data)
