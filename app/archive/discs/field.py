"""Arithmetic of the parity: the field of 256 elements, and Cauchy matrices over it.

The field is GF(2)[x] modulo x^8 + x^4 + x^3 + x^2 + 1 (0x11D), a byte being a polynomial with its lowest bit for x^0;
addition is XOR. Parity ``i`` of the blocks ``d_0 … d_(k-1)`` is the sum of ``d_j / (i + (parities + j))``, the sum
inside the brackets being that of the field: a Cauchy matrix, of which every square part can be inverted, so that any
``e`` lost blocks come back from any ``e`` parities (Blömer, Kalfane, Karp, Karpinski, Luby, Zuckerman, "An XOR-Based
Erasure-Resilient Coding Scheme", ICSI TR-95-048, 1995; the inverse is the formula of its section on Cauchy matrices).

A block is worked on whole: multiplied by `bytes.translate` with a table of 256 bytes, added as one large number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

POLYNOMIAL = 0x11D
MOST = 256
"""Blocks and parities of one code together: each needs an element of its own."""


def _powers() -> tuple[list[int], list[int]]:
    exponents, logarithms = [0] * 510, [0] * 256
    value = 1
    for power in range(255):
        exponents[power] = exponents[power + 255] = value
        logarithms[value] = power
        value <<= 1
        if value & 0x100:
            value ^= POLYNOMIAL
    return exponents, logarithms


_EXP, _LOG = _powers()


def product(left: int, right: int) -> int:
    """Of two elements."""
    return _EXP[_LOG[left] + _LOG[right]] if left and right else 0


def quotient(left: int, right: int) -> int:
    """``left`` divided by ``right``, which is not zero."""
    return _EXP[_LOG[left] + 255 - _LOG[right]] if left else 0


@cache
def times(factor: int) -> bytes:
    """The table that multiplies every byte by ``factor``."""
    return bytes(product(factor, value) for value in range(256))


def coefficient(parity: int, block: int, parities: int) -> int:
    """What block ``block`` is multiplied by in parity ``parity``, of a code with that many parities."""
    return quotient(1, parity ^ (parities + block))


def inverse(parities_used: Sequence[int], lost: Sequence[int], parities: int) -> list[list[int]]:
    """The matrix that gives the blocks ``lost`` from their sums in as many parities ``parities_used``.

    Line ``i`` gives ``lost[i]``; its column ``j`` belongs to ``parities_used[j]``.
    """
    if len(parities_used) != len(lost):
        raise ValueError("as many parities are needed as blocks are lost")
    xs, ys = list(parities_used), [parities + block for block in lost]
    over_x = [_sum(x ^ y for y in ys) - _sum(x ^ other for other in xs if other != x) for x in xs]
    over_y = [_sum(x ^ y for x in xs) - _sum(y ^ other for other in ys if other != y) for y in ys]
    return [
        [_EXP[(over_x[column] + over_y[line] - _LOG[x ^ y]) % 255] for column, x in enumerate(xs)]
        for line, y in enumerate(ys)
    ]


def _sum(elements: Iterable[int]) -> int:
    """The logarithm of the product of elements that are not zero."""
    return sum(_LOG[element] for element in elements)


def multiplied(block: bytes, factor: int) -> int:
    """A block times ``factor``, as the number whose lowest byte is the block's first."""
    return int.from_bytes(block if factor == 1 else block.translate(times(factor)), "little")
