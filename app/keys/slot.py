"""The keyslot: a person's private keys on one device, under a passphrase *and* a secret of the OS keyring.

File layout (every length fixed but for the header's)::

    "niem-slot"  suite (1 byte, 0x01)  header length (4 bytes big-endian)  header (canonical JSON)
    section a    commitment (32)  nonce (12)  AES-256-GCM ciphertext
    section b    the same, and always there

* ``KEK = HKDF-SHA256(salt=DS, ikm=Argon2id(passphrase, salt_a|b, cost), info=pae(slot-a|slot-b, vault_id, uid,
  device_id, slot_no, memory, passes, lanes))``; from it the commitment (label ``slot-commit``) and the AES key (label
  ``slot-seal``). Each section has its own Argon2 salt, so opening the everyday keys gives no start on the others.
* The commitment tells "wrong passphrase or machine" (it differs) from "damaged file" (it agrees, the tag does not).
* Section b is authenticated by everything before section a; section a also by section b. So whoever opens the everyday
  keys has checked the whole file, and a section b of another day cannot be put beside this section a.
* Plaintexts are ``length (4) ‖ keys ‖ zeros``, both to one multiple of 16 KiB. A person without step-up keys has random
  bytes in section b, which nobody can tell from a sealed one; opening them answers "wrong passphrase or machine". The
  everyday section has to say whether there is anything to step up to.
* The cost is read from a file that anybody may have changed. It is held to the bounds *before* Argon2 runs: a changed
  header can neither weaken the guessing nor hang the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import Corrupt, Problem
from app.keys.encoding import Label, pae
from app.keys.hashing import HASH_SIZE, KEY_SIZE, derive, random_bytes, same
from app.keys.passphrase import normalised
from app.keys.slot_header import (
    CEILING,
    DEFAULT,
    FLOOR,
    KdfCost,
    SlotHeader,
    new_header,
    parse_header,
    write_header,
)
from app.keys.stretching import stretch

__all__ = [
    "CEILING",
    "DEFAULT",
    "FLOOR",
    "KdfCost",
    "SlotHeader",
    "new_header",
    "open_everyday",
    "open_step_up",
    "read_header",
    "seal_slot",
]

MAGIC: Final = b"niem-slot"
SUITE: Final = 1
PADDING: Final = 16 * 1024
_NONCE_SIZE = 12
_TAG_SIZE = 16
_LENGTH_SIZE = 4
_SECTION_EXTRA = HASH_SIZE + _NONCE_SIZE + _TAG_SIZE
_MAX_HEADER = 4096
_MAX_STEPS = 16


@dataclass(frozen=True, slots=True)
class _Slot:
    header: SlotHeader
    prefix: bytes
    section_a: bytes
    section_b: bytes


def seal_slot(
    header: SlotHeader,
    everyday: bytes,
    step_up: bytes | None,
    passphrase: str,
    device_secret: bytes,
) -> bytes:
    """The content of a slot file holding ``everyday`` and, unless ``None``, ``step_up``.

    Pays ``header.cost`` once for each section given. Raises ``ValueError`` for a cost outside the bounds or a device
    secret that is not 32 bytes, ``Problem("keys.not_enough_memory")``.
    """
    _require_usable(header.cost.acceptable, "a cost between FLOOR and CEILING")
    prefix = _prefix(header)
    size = max(_padded_size(everyday), _padded_size(step_up or b""))
    if step_up is None:
        section_b = random_bytes(size + _SECTION_EXTRA)
    else:
        section_b = _seal_section(key_b(header, passphrase, device_secret), step_up, size, prefix)
    key = key_a(header, passphrase, device_secret)
    return prefix + _seal_section(key, everyday, size, prefix + section_b) + section_b


def read_header(data: bytes) -> SlotHeader:
    """What the slot file says in the clear; nothing of it is proved before a section opens.

    Raises ``Corrupt("keys.slot_damaged")``, also when the cost is out of bounds, and ``Corrupt("keys.unknown_suite")``.
    """
    return _parse(data).header


def open_everyday(data: bytes, passphrase: str, device_secret: bytes) -> bytes:
    """The everyday keys; checks the whole file.

    Raises ``Problem("keys.wrong_passphrase_or_machine")``, ``Corrupt("keys.slot_damaged")``,
    ``Corrupt("keys.unknown_suite")``, ``Problem("keys.not_enough_memory")``.
    """
    slot = _parse(data)
    return open_section_a(data, key_a(slot.header, passphrase, device_secret))


def open_step_up(data: bytes, passphrase: str, device_secret: bytes) -> bytes:
    """The step-up keys; checks the header and section b. Raises what ``open_everyday`` raises.

    A person who has none gets ``Problem("keys.wrong_passphrase_or_machine")``: ask the everyday keys first.
    """
    slot = _parse(data)
    return open_section_b(data, key_b(slot.header, passphrase, device_secret))


def key_a(header: SlotHeader, passphrase: str, device_secret: bytes) -> bytes:
    """The key of section a: the slow step. Raises ``Problem("keys.not_enough_memory")``."""
    stretched = _stretch(header.cost, header.salt_a, passphrase)
    return _bind(stretched, pae(Label.SLOT_A, *_bound(header)), device_secret)


def key_b(header: SlotHeader, passphrase: str, device_secret: bytes) -> bytes:
    """The key of section b: the slow step. Raises ``Problem("keys.not_enough_memory")``."""
    stretched = _stretch(header.cost, header.salt_b, passphrase)
    return _bind(stretched, pae(Label.SLOT_B, *_bound(header)), device_secret)


def open_section_a(data: bytes, key: bytes) -> bytes:
    """Section a under its key. Raises what ``open_everyday`` raises."""
    slot = _parse(data)
    return _open_section(key, slot.section_a, slot.prefix + slot.section_b)


def open_section_b(data: bytes, key: bytes) -> bytes:
    """Section b under its key. Raises what ``open_everyday`` raises."""
    slot = _parse(data)
    return _open_section(key, slot.section_b, slot.prefix)


def _bound(header: SlotHeader) -> tuple[bytes | int, ...]:
    cost = header.cost
    ids = (header.vault_id, header.uid, header.device_id, header.slot_no)
    return *ids, cost.memory_kib, cost.passes, cost.lanes


def _stretch(cost: KdfCost, salt: bytes, passphrase: str) -> bytes:
    return stretch(cost, salt, normalised(passphrase))


def _bind(stretched: bytes, info: bytes, device_secret: bytes) -> bytes:
    _require_usable(len(device_secret) == KEY_SIZE, "a device secret of 32 bytes")
    return derive(stretched, info, salt=device_secret)


def _require_usable(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"a slot needs {what}")


def _commitment(key: bytes) -> bytes:
    return derive(key, pae(Label.SLOT_COMMIT))


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derive(key, pae(Label.SLOT_SEAL)))


def _padded_size(payload: bytes) -> int:
    steps = -(-(_LENGTH_SIZE + len(payload)) // PADDING)
    _require_usable(steps <= _MAX_STEPS, "keys that fit")
    return steps * PADDING


def _seal_section(key: bytes, payload: bytes, size: int, aad: bytes) -> bytes:
    plaintext = (len(payload).to_bytes(_LENGTH_SIZE, "big") + payload).ljust(size, b"\0")
    nonce = random_bytes(_NONCE_SIZE)
    return _commitment(key) + nonce + _cipher(key).encrypt(nonce, plaintext, aad)


def _open_section(key: bytes, section: bytes, aad: bytes) -> bytes:
    if not same(section[:HASH_SIZE], _commitment(key)):
        raise Problem("keys.wrong_passphrase_or_machine")
    nonce, ciphertext = (
        section[HASH_SIZE : HASH_SIZE + _NONCE_SIZE],
        section[HASH_SIZE + _NONCE_SIZE :],
    )
    try:
        plaintext = _cipher(key).decrypt(nonce, ciphertext, aad)
    except InvalidTag as cause:
        raise Corrupt("keys.slot_damaged").because(cause) from None
    end = _LENGTH_SIZE + int.from_bytes(plaintext[:_LENGTH_SIZE], "big")
    if end > len(plaintext):
        raise Corrupt("keys.slot_damaged")
    return plaintext[_LENGTH_SIZE:end]


def _prefix(header: SlotHeader) -> bytes:
    text = write_header(header)
    return MAGIC + bytes([SUITE]) + len(text).to_bytes(_LENGTH_SIZE, "big") + text


def _parse(data: bytes) -> _Slot:
    start = len(MAGIC) + 1 + _LENGTH_SIZE
    if data[: len(MAGIC)] != MAGIC or len(data) < start:
        raise Corrupt("keys.slot_damaged")
    if data[len(MAGIC)] != SUITE:
        raise Corrupt("keys.unknown_suite")
    length = int.from_bytes(data[start - _LENGTH_SIZE : start], "big")
    if length > _MAX_HEADER:
        raise Corrupt("keys.slot_damaged")
    prefix, sections = data[: start + length], data[start + length :]
    half, odd = divmod(len(sections), 2)
    steps, rest = divmod(half - _SECTION_EXTRA, PADDING)
    if odd or rest or not 1 <= steps <= _MAX_STEPS:
        raise Corrupt("keys.slot_damaged")
    return _Slot(parse_header(prefix[start:]), prefix, sections[:half], sections[half:])
