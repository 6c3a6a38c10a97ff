"""The table of checks: what every covered sector of a disc should be, three times, each sector of it whole by itself.

A sector of the table (2048 bytes, numbers big-endian)::

    0     the geometry (`Geometry.packed`)
    then  its number in the table (4 bytes), its sector in the image (4), the root (32): SHA-256 of all checks in line
    136   235 checks of 8 bytes: the beginnings of the SHA-256 of the covered sectors from 235 · number on; then zeros
    2016  SHA-256 of the 2016 bytes before

So one sector of it, found anywhere, tells where everything is; and where all three copies of one are lost, the sectors
it speaks of count as lost.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from app.archive.discs.geometry import CHECK, CHECKS, MAGIC, PACKED, SECTOR, Geometry, unpacked

_OWN = struct.Struct(">II32s")
_CHECKS_AT = 136
_SUM_AT = 2016
assert PACKED + _OWN.size <= _CHECKS_AT  # noqa: S101 (a fact of the format, checked when the program starts)


@dataclass(frozen=True, slots=True)
class TableSector:
    """One sector of a table, as read."""

    geometry: Geometry
    number: int
    sector: int
    root: bytes
    checks: bytes


def check_of(sector: bytes) -> bytes:
    """What the table keeps of one sector."""
    return hashlib.sha256(sector).digest()[:CHECK]


def checks_of(sectors: bytes) -> bytes:
    """The checks of several sectors in line."""
    return b"".join(check_of(sectors[at : at + SECTOR]) for at in range(0, len(sectors), SECTOR))


def root_of(checks: bytes | bytearray) -> bytes:
    """The hash that stands for everything on the disc."""
    return hashlib.sha256(checks).digest()


def table(geometry: Geometry, checks: bytes | bytearray, copy: int) -> Iterator[bytes]:
    """The sectors of one copy of the table."""
    head, root = geometry.packed(), root_of(checks)
    for number in range(geometry.table_sectors):
        part = bytes(checks[number * CHECKS * CHECK : (number + 1) * CHECKS * CHECK])
        own = _OWN.pack(number, geometry.tables[copy] + number, root)
        said = (head + own).ljust(_CHECKS_AT, b"\0") + part.ljust(CHECKS * CHECK, b"\0")
        yield said + hashlib.sha256(said).digest()


def read_table_sector(sector: bytes) -> TableSector | None:
    """What a sector of a table says; None for any other sector, and for one that is hurt."""
    if len(sector) != SECTOR or not sector.startswith(MAGIC):
        return None
    if hashlib.sha256(sector[:_SUM_AT]).digest() != sector[_SUM_AT:]:
        return None
    geometry = unpacked(sector)
    if geometry is None:
        return None
    number, position, root = _OWN.unpack_from(sector, PACKED)
    if number >= geometry.table_sectors:
        return None
    return TableSector(geometry, number, position, root, sector[_CHECKS_AT:_SUM_AT])
