"""The field, and Cauchy matrices over it."""

from __future__ import annotations

import random
from itertools import product as pairs

import pytest

from app.archive.discs.field import coefficient, inverse, multiplied, product, quotient, times


def by_hand(left: int, right: int) -> int:
    """Multiplication of polynomials, bit by bit, as the text of the format says it."""
    value = 0
    while right:
        if right & 1:
            value ^= left
        left <<= 1
        if left & 0x100:
            left ^= 0x11D
        right >>= 1
    return value


def test_the_tables_multiply_as_polynomials_do() -> None:
    assert all(product(a, b) == by_hand(a, b) for a, b in pairs(range(256), repeat=2))
    assert all(times(a)[b] == by_hand(a, b) for a, b in pairs(range(0, 256, 7), range(256)))
    assert all(product(quotient(a, b), b) == a for a, b in pairs(range(256), range(1, 256)))


def test_a_block_is_multiplied_byte_by_byte() -> None:
    block = bytes(range(256)) * 8
    expected = bytes(by_hand(value, 0x53) for value in block)
    assert multiplied(block, 0x53).to_bytes(len(block), "little") == expected


@pytest.mark.parametrize(("parities", "blocks"), [(1, 3), (2, 250), (39, 216), (128, 127)])
def test_every_square_part_of_the_matrix_is_inverted(parities: int, blocks: int) -> None:
    chance = random.Random(parities)
    for size in {1, min(parities, blocks, 12), min(parities, blocks)}:
        used = sorted(chance.sample(range(parities), size))
        lost = sorted(chance.sample(range(blocks), size))
        found = inverse(used, lost, parities)
        for i, j in pairs(range(size), repeat=2):
            value = 0
            for k in range(size):
                value ^= product(found[i][k], coefficient(used[k], lost[j], parities))
            assert value == (i == j)


def test_fewer_parities_than_lost_blocks_are_no_matrix() -> None:
    with pytest.raises(ValueError, match="as many"):
        inverse([0], [1, 2], 5)
