"""The head of a package file: what is in the clear, how dear one guess is, and a check that it is not merely damaged.

::

    "niem-package"  suite (1 byte, 0x01)  length (4 bytes big-endian)  header (canonical JSON)
    check           SHA-256 over all of the above and the first 56 bytes of the body
    body            Cobblestone-256 (`app.keys.chunked`): salt 24 ‖ commitment 32 ‖ sealed chunks

* ``key = HKDF-SHA256(Argon2id(password, salt, cost), info=pae(package, everything before the check))``; the body's
  context is ``pae(package-body, number)``. So nothing in the clear can be exchanged without the key being another one.
* The check needs no secret. It tells a damaged file from a wrong password, as far as that can be told: where it fails
  the file is damaged, whatever was typed; where it holds and the commitment does not, the password is wrong, or
  somebody exchanged the head on purpose and made the check anew. What is damaged behind the head fails by its tags.
* The cost is held to its bounds before Argon2 runs: a file from a stranger can neither hang the machine nor be weak.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.errors import Corrupt, Problem
from app.keys.chunked import HEADER as BODY_HEAD
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import HASH_SIZE, derive, random_bytes, same
from app.keys.slot_header import SALT_SIZE, KdfCost
from app.keys.stretching import stretch
from app.package.model import is_plain_name, spelled

MAGIC: Final = b"niem-package"
SUITE: Final = 1
START: Final = len(MAGIC) + 1 + 4
LONGEST: Final = 4096
_KEYS = frozenset({"number", "memory_kib", "passes", "lanes", "salt"})

DAMAGED, NOT_ONE, NEWER, ABSURD = "package.damaged", "package.not_a_package", "package.newer", "package.absurd_cost"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; ``prefix`` are its very bytes, up to the check."""

    number: str
    cost: KdfCost
    salt: bytes
    prefix: bytes

    @property
    def body_at(self) -> int:
        """Where the body begins."""
        return len(self.prefix) + HASH_SIZE

    def key(self, password: str) -> bytes:
        """The file key: the slow step.

        Raises Problem("package.password_missing") and Problem("keys.not_enough_memory").
        """
        secret = spelled(password)
        if not secret:
            raise Problem("package.password_missing")
        return derive(stretch(self.cost, self.salt, secret), pae(Label.PACKAGE, self.prefix))

    @property
    def context(self) -> bytes:
        """What the body is bound to."""
        return pae(Label.PACKAGE_BODY, self.number)


def new_head(number: str, cost: KdfCost) -> Head:
    """A head with a fresh salt."""
    if not is_plain_name(number) or not cost.acceptable:
        raise ValueError("a number that can name a file, and a cost between FLOOR and CEILING")
    salt = random_bytes(SALT_SIZE)
    fields = {
        "number": number,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": b64(salt),
    }
    text = canonical(fields)
    return Head(number, cost, salt, MAGIC + bytes([SUITE]) + len(text).to_bytes(4, "big") + text)


def check_of(prefix: bytes, body_head: bytes) -> bytes:
    """The check after ``prefix``, with the first 56 bytes of the body."""
    return hashlib.sha256(prefix + body_head).digest()


def read_head(read: Callable[[int], bytes]) -> Head:
    """The head of the file of which ``read(n)`` gives the next ``n`` bytes, from its very beginning.

    Raises Problem("package.not_a_package"), Problem("package.newer"), Problem("package.absurd_cost"),
    Corrupt("package.damaged").
    """
    start = read(START)
    if not start.startswith(MAGIC):
        raise Problem(NOT_ONE)
    if len(start) < START:
        raise Corrupt(DAMAGED)
    length = int.from_bytes(start[-4:], "big")
    if length > LONGEST:
        raise Corrupt(DAMAGED)
    prefix = start + read(length)
    check, body_head = read(HASH_SIZE), read(BODY_HEAD)
    if len(body_head) < BODY_HEAD or not same(check, check_of(prefix, body_head)):
        raise Corrupt(DAMAGED)
    if start[len(MAGIC)] != SUITE:
        raise Problem(NEWER)
    return _parsed(prefix)


def _parsed(prefix: bytes) -> Head:
    """A head whose check held: what is wrong with it now was written that way."""
    try:
        fields = parse_canonical(prefix[START:])
        number, salt = fields["number"], unb64(fields["salt"])
        cost = KdfCost(*(_number(fields[name]) for name in ("memory_kib", "passes", "lanes")))
        if fields.keys() != _KEYS or len(salt) != SALT_SIZE or not isinstance(number, str) or not is_plain_name(number):
            raise ValueError("not a head of ours")
    except (KeyError, TypeError, ValueError, Corrupt):
        raise Problem(NOT_ONE) from None
    if not cost.acceptable:
        raise Problem(ABSURD)
    return Head(number, cost, salt, prefix)


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise ValueError("a number expected")
    return value
