"""Getting lost sectors back out of rows and columns, in a scratch file that holds all covered sectors in line.

Without a scratch file the same is worked out for the sectors' numbers alone: what would come back.

1. Each row with lost data, and at least as many parities left, is solved. Rows side by side that lost the same blocks
   (a scratch) are solved as one wide row.
2. What is left is tried by columns, likewise.
3. Both again, until a round of both brings nothing more. What is lost then stays lost.

A sector that was solved is compared with its check where the table has it; one that does not agree (a check met by
chance, some other fault) stays lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from app.archive.discs.field import coefficient, inverse, multiplied
from app.archive.discs.geometry import CHECK, COLUMN_PARITIES, SECTOR, Geometry
from app.archive.discs.tables import check_of

_WIDEST = 64
"""Rows that are solved as one."""

Tell = Callable[[int], None]


class Repair:
    """``good`` has a byte for every covered sector: 1 when it is as it should be. ``checks`` as far as known."""

    def __init__(
        self, scratch: BinaryIO | None, geometry: Geometry, good: bytearray, checks: bytes | bytearray, known: bytearray
    ) -> None:
        self._scratch, self._geometry = scratch, geometry
        self._good, self._checks, self._known = good, checks, known
        self.repaired = 0

    @property
    def lost(self) -> int:
        """Data sectors that are not there yet."""
        return self._good.count(0, 0, self._geometry.data)

    def run(self, tell: Tell) -> None:
        """Repair what can be repaired; ``tell`` hears every sector that came back, and zeros in between."""
        while self.lost:
            before = self.repaired
            self._rows(tell)
            if self.lost:
                self._columns(tell)
            if self.repaired == before:
                return

    # Rows ------------------------------------------------------------------------------------------------------

    def _rows(self, tell: Tell) -> None:
        geometry, row = self._geometry, 0
        while row < geometry.height:
            lost = self._lost_in(row)
            width = 1
            if lost:
                left = self._left_in(row)
                while width < _WIDEST and row + width < geometry.height and self._alike(row + width, lost, left):
                    width += 1
                if len(lost) <= len(left):
                    self._solve_row(row, width, lost, left[: len(lost)], tell)
            tell(0)
            row += width

    def _alike(self, row: int, lost: list[int], left: list[int]) -> bool:
        return self._lost_in(row) == lost and self._left_in(row) == left

    def _lost_in(self, row: int) -> list[int]:
        """Blocks of a row that are lost."""
        return list(_zeros(self._good[row : self._geometry.data : self._geometry.height]))

    def _left_in(self, row: int) -> list[int]:
        """Parities of a row that are whole."""
        begin = self._geometry.data
        line = self._good[begin + row : begin + self._geometry.row_sectors : self._geometry.height]
        return [parity for parity, whole in enumerate(line) if whole]

    def _solve_row(self, row: int, width: int, lost: list[int], left: list[int], tell: Tell) -> None:
        geometry = self._geometry
        begin, height, parities = geometry.data, geometry.height, geometry.row_parities
        numbers = [block * height + row for block in lost]
        if self._scratch is None:
            self._count(numbers, width, tell)
            return
        sums = [int.from_bytes(self._read(begin + parity * height + row, width), "little") for parity in left]
        gone = set(lost)
        for block in range(geometry.blocks):
            number = block * height + row
            if block not in gone and number < geometry.data:
                data = self._read(number, min(width, geometry.data - number))
                for place, parity in enumerate(left):
                    sums[place] ^= multiplied(data, coefficient(parity, block, parities))
        self._put_solved(numbers, width, inverse(left, lost, parities), sums, tell)

    # Columns ---------------------------------------------------------------------------------------------------

    def _columns(self, tell: Tell) -> None:
        geometry = self._geometry
        for block in range(geometry.blocks):
            begin = block * geometry.height
            end = min(begin + geometry.height, geometry.data)
            if self._good.find(0, begin, end) < 0:
                continue
            for step in range(geometry.step):
                lost = list(_zeros(self._good[begin + step : end : geometry.step]))
                left = [parity for parity in range(COLUMN_PARITIES) if self._good[self._column(parity, block, step)]]
                if lost and len(lost) <= len(left):
                    self._solve_column(begin + step, end, lost, left[: len(lost)], self._column(0, block, step), tell)
            tell(0)

    def _column(self, parity: int, block: int, step: int) -> int:
        geometry = self._geometry
        return geometry.data + geometry.row_sectors + (parity * geometry.blocks + block) * geometry.step + step

    def _solve_column(self, begin: int, end: int, lost: list[int], left: list[int], column: int, tell: Tell) -> None:
        geometry = self._geometry
        numbers = [begin + place * geometry.step for place in lost]
        if self._scratch is None:
            self._count(numbers, 1, tell)
            return
        apart = geometry.blocks * geometry.step
        sums = [int.from_bytes(self._read(column + parity * apart, 1), "little") for parity in left]
        gone = set(lost)
        for place, number in enumerate(range(begin, end, geometry.step)):
            if place not in gone:
                data = self._read(number, 1)
                for index, parity in enumerate(left):
                    sums[index] ^= multiplied(data, coefficient(parity, place, COLUMN_PARITIES))
        self._put_solved(numbers, 1, inverse(left, lost, COLUMN_PARITIES), sums, tell)

    # Both ------------------------------------------------------------------------------------------------------

    def _put_solved(self, numbers: list[int], width: int, matrix: list[list[int]], sums: list[int], tell: Tell) -> None:
        stretches = [value.to_bytes(width * SECTOR, "little") for value in sums]
        for number, line in zip(numbers, matrix, strict=True):
            value = 0
            for factor, stretch in zip(line, stretches, strict=True):
                value ^= multiplied(stretch, factor)
            data = value.to_bytes(width * SECTOR, "little")
            for place in range(min(width, self._geometry.data - number)):
                self._put(number + place, data[place * SECTOR : (place + 1) * SECTOR])
        tell(len(numbers) * width)

    def _count(self, numbers: list[int], width: int, tell: Tell) -> None:
        """Sectors that would come back."""
        for number in numbers:
            end = min(number + width, self._geometry.data)
            self._good[number:end] = b"\1" * (end - number)
            self.repaired += end - number
        tell(len(numbers) * width)

    def _put(self, number: int, sector: bytes) -> None:
        if self._scratch is None:
            return
        if self._known[number] and check_of(sector) != self._checks[number * CHECK : (number + 1) * CHECK]:
            return
        self._scratch.seek(number * SECTOR)
        self._scratch.write(sector)
        self._good[number] = 1
        self.repaired += 1

    def _read(self, number: int, count: int) -> bytes:
        if self._scratch is None:
            return b""
        self._scratch.seek(number * SECTOR)
        return self._scratch.read(count * SECTOR)


def _zeros(line: bytes | bytearray) -> Iterator[int]:
    at = line.find(0)
    while at >= 0:
        yield at
        at = line.find(0, at + 1)
