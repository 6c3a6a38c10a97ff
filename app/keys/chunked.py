"""Large files under one key, chunk by chunk: Cobblestone-256, the chunked encryption of c2sp.org with AES-256-GCM.

::

    key 32 ‖ nonce 12 ‖ commitment 32 = HKDF-Expand-SHA512(file key, "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM"
                                                            ‖ 00 ‖ salt 24 ‖ context)
    file = salt ‖ commitment ‖ sealed chunk 0 ‖ sealed chunk 1 ‖ …

A chunk is 16 KiB of plaintext under nonce XOR its number, without additional data; the last chunk, and only the last,
is shorter (perhaps empty), so that a file cut off between two chunks is found. A file key is used for one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from app.keys.hashing import KEY_SIZE, random_bytes, same

CHUNK = 16 * 1024
TAG = 16
SALT = 24
COMMITMENT = 32
HEADER = SALT + COMMITMENT
AT_ONCE = 64
"""Chunks that are read, and handed on, together: one megabyte."""

_NONCE = 12
_NAME = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"


class DamagedError(ValueError):
    """A sealed file that is not what was sealed under this key and context, or not all of it."""


class WrongKeyError(DamagedError):
    """The commitment is another one: another key, another context, or another file altogether."""


def new_file_key() -> bytes:
    """The key of one file, 32 random bytes."""
    return random_bytes(KEY_SIZE)


def chunks_of(size: int) -> int:
    """How many chunks ``size`` bytes make, the short last one included."""
    return size // CHUNK + 1


def sealed_size(size: int) -> int:
    """How long the sealed file of ``size`` bytes is."""
    return HEADER + size + TAG * chunks_of(size)


def seal(key: bytes, context: bytes, plain: Iterable[bytes], *, salt: bytes | None = None) -> Iterator[bytes]:
    """The sealed file, piece by piece, from pieces of plaintext of any length. ``salt`` is for known answers alone."""
    salt = random_bytes(SALT) if salt is None else salt
    cipher, nonce, commitment = _derived(key, salt, context)
    yield salt + commitment
    number, rest = 0, b""
    for piece in plain:
        rest = rest + piece if rest else piece
        whole = len(rest) // CHUNK
        if whole:
            view = memoryview(rest)
            yield b"".join(
                cipher.encrypt(_nonce(nonce, number + place), view[place * CHUNK : (place + 1) * CHUNK], None)
                for place in range(whole)
            )
            number += whole
            rest = rest[whole * CHUNK :]
    yield cipher.encrypt(_nonce(nonce, number), rest, None)


def opened(key: bytes, context: bytes, read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The plaintext, some chunks at a time; ``read(n)`` gives the next at most ``n`` bytes of the sealed file.

    Each piece was verified before it is handed out, but only the end says that nothing is missing: show nothing to
    anybody before the last piece came. Raises DamagedError.
    """
    header = _exactly(read, HEADER)
    if len(header) < HEADER:
        raise DamagedError("cut off in the header")
    cipher, nonce, commitment = _derived(key, header[:SALT], context)
    if not same(commitment, header[SALT:]):
        raise WrongKeyError("another key, another context or another file")
    number = 0
    while True:
        piece = _exactly(read, AT_ONCE * (CHUNK + TAG))
        whole, last = divmod(len(piece), CHUNK + TAG)
        ends = whole < AT_ONCE
        if ends and last < TAG:
            raise DamagedError("cut off")
        view = memoryview(piece)
        parts = [view[place * (CHUNK + TAG) : (place + 1) * (CHUNK + TAG)] for place in range(whole + ends)]
        try:
            yield b"".join(
                cipher.decrypt(_nonce(nonce, number + place), part, None) for place, part in enumerate(parts)
            )
        except InvalidTag:
            raise DamagedError("a chunk is damaged, or not in its place") from None
        if ends:
            return
        number += whole


def _derived(key: bytes, salt: bytes, context: bytes) -> tuple[AESGCM, int, bytes]:
    if len(key) != KEY_SIZE or len(salt) != SALT:
        raise ValueError("a file key is 32 bytes, a salt 24")
    size = KEY_SIZE + _NONCE + COMMITMENT
    made = HKDFExpand(algorithm=hashes.SHA512(), length=size, info=_NAME + salt + context).derive(key)
    nonce = int.from_bytes(made[KEY_SIZE : KEY_SIZE + _NONCE], "big")
    return AESGCM(made[:KEY_SIZE]), nonce, made[KEY_SIZE + _NONCE :]


def _nonce(base: int, number: int) -> bytes:
    return (base ^ number).to_bytes(_NONCE, "big")


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    """``size`` bytes, or fewer at the end of the file only."""
    piece = read(size)
    while 0 < len(piece) < size:
        more = read(size - len(piece))
        if not more:
            break
        piece += more
    return piece
