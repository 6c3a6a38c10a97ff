"""Where everything lies on a disc, as numbers of sectors of 2048 bytes.

Three kinds of sectors count: *data* (the list of files, then the files one after the other, each beginning a sector),
*row parity* and *column parity*; together they are the covered sectors, numbered from 0 in this order.

Rows. Data sector ``d`` belongs to row ``d mod height`` as its block ``d div height``: neighbours on the disc belong to
different rows, and one row is spread over the whole disc. Each row has ``row_parities`` parities. So a scratch over as
many sectors in a line as there are row parities in all is repaired, wherever it lies.

Columns. Chance hurts some rows more than others: with a tenth of all sectors lost at random, one row in some hundred
has lost more than its parities. So the blocks ``j`` of all rows ``r`` with the same ``r mod step`` are one more code,
of at most 250 blocks and two parities, and rows and columns are repaired in turns until nothing more changes: a product
code (Elias, "Error-Free Coding", 1954), like the one that DVDs have inside (ECMA-267).

What is not there, behind the last data sector of the last block, counts as zeros and is never lost.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from app.ids import Id

SECTOR = 2048
MAGIC = b"NIEMDISC"
VERSION = 1
ROW = 255
"""Blocks and parities of a row together."""
COLUMN_PARITIES = 2
COLUMN = 250
"""Blocks of a column at most."""
CHECK = 8
"""Bytes of the SHA-256 of a sector that are kept."""
CHECKS = 235
"""Checks in one sector of a table."""
COPIES = 3
"""How often the table stands on the disc, and the list of files."""
MOST_SECTORS = 1 << 24
"""More than any disc has that this version makes (32 GiB)."""
MOST_LIST = 1 << 26
"""Bytes of a list of files: more than the names of all the files take that one set may have."""
LEAST_SHARE, MOST_SHARE = 5, 50
"""Row parity in percent of a row."""

_NUMBERS = struct.Struct(">8sBBHH16s16sHH4I3I2II")


@dataclass(frozen=True, slots=True)
class Geometry:
    """One disc. ``first_…``, ``tables`` and ``lists`` are sectors of the image; the first list is where data begins."""

    set_id: Id
    vault_id: Id
    disc: int
    discs: int
    row_parities: int
    data: int
    list_bytes: int
    first_data: int = 0
    first_rows: int = 0
    first_columns: int = 0
    tables: tuple[int, int, int] = (0, 0, 0)
    lists: tuple[int, int] = (0, 0)

    @property
    def blocks(self) -> int:
        """Data blocks of one row."""
        return ROW - self.row_parities

    @property
    def height(self) -> int:
        """How many rows there are."""
        return max(1, -(-self.data // self.blocks))

    @property
    def step(self) -> int:
        """How many columns one block position has: the rows of one column are this far apart."""
        return -(-self.height // COLUMN)

    @property
    def row_sectors(self) -> int:
        """Sectors of row parity: parity ``i`` of row ``r`` is the one numbered ``i * height + r``."""
        return self.row_parities * self.height

    @property
    def column_sectors(self) -> int:
        """Sectors of column parity: parity ``i`` of block ``j``, step ``g``: ``(i * blocks + j) * step + g``."""
        return COLUMN_PARITIES * self.blocks * self.step

    @property
    def covered(self) -> int:
        """All sectors that have a check."""
        return self.data + self.row_sectors + self.column_sectors

    @property
    def table_sectors(self) -> int:
        """Sectors of one copy of the table."""
        return -(-self.covered // CHECKS)

    @property
    def list_sectors(self) -> int:
        """Sectors of one copy of the list of files."""
        return -(-self.list_bytes // SECTOR)

    @property
    def sectors(self) -> int:
        """Everything but the file system's own structures."""
        return self.covered + COPIES * self.table_sectors + (COPIES - 1) * self.list_sectors

    def packed(self) -> bytes:
        """As it stands at the head of every sector of the table."""
        return _NUMBERS.pack(
            MAGIC,
            VERSION,
            COLUMN_PARITIES,
            self.row_parities,
            COLUMN,
            self.set_id,
            self.vault_id,
            self.disc,
            self.discs,
            self.data,
            self.first_data,
            self.first_rows,
            self.first_columns,
            *self.tables,
            *self.lists,
            self.list_bytes,
        )


PACKED = _NUMBERS.size


def unpacked(head: bytes) -> Geometry | None:
    """The geometry in the head of a table's sector; None for anything that is not one of this version, or no disc's."""
    magic, version, columns, rows, column, set_id, vault_id, disc, discs, data, *rest = _NUMBERS.unpack_from(head)
    if (magic, version, columns, column) != (MAGIC, VERSION, COLUMN_PARITIES, COLUMN):
        return None
    if not 1 <= rows < ROW or not 1 <= disc <= discs or not data:
        return None
    said = Geometry(
        set_id=Id(set_id),
        vault_id=Id(vault_id),
        disc=disc,
        discs=discs,
        row_parities=rows,
        data=data,
        first_data=rest[0],
        first_rows=rest[1],
        first_columns=rest[2],
        tables=(rest[3], rest[4], rest[5]),
        lists=(rest[6], rest[7]),
        list_bytes=rest[8],
    )
    fits = said.sectors <= MOST_SECTORS and 0 < said.list_bytes <= MOST_LIST and said.list_sectors <= data
    return said if fits else None


def parities_for(share: int) -> int:
    """Row parities for a share in percent, rounded up. Raises ``ValueError`` outside 5 … 50."""
    if not LEAST_SHARE <= share <= MOST_SHARE:
        raise ValueError("the share of parity is from 5 to 50 percent")
    return -(-share * ROW // 100)
