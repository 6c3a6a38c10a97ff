"""The recovery seed's key, the pool of escrow keys, and the file that keeps them: the recovery kit.

* The seed (32 random bytes) gives one X25519 pair *R* by HKDF, for the one vault that the genesis names. It exists only
  while a ceremony splits it and while enough custodians put their shares together.
* The escrow pool are X25519 pairs *X*, each made for one compartment and epoch. Their publics stand in the directory,
  their privates only in the kit, each sealed to R by HPKE: dropping an entry needs no share, opening one needs R.
* The kit file is canonical JSON, signed by a manager and an officer over all of its fields. A file that differs from
  what was written in one byte is refused. It names the genesis of its vault; since R comes of seed and genesis
  together, a kit that names another one opens with no shares. So kit and shares say by themselves whose backup is
  theirs, on a machine that knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import KEY_SIZE, derive, random_bytes, same
from app.keys.signature import SigningKey, verify
from app.keys.wrap import EncryptionKey, open_sealed, seal

FORMAT, SUITE = 1, 1
POOL = 256
"""How many escrow keys a kit is made with."""

LONGEST_KIT = 256 * 1024
SUFFIX = ".niemkit"
_FIELDS = frozenset({"format", "suite", "vault_id", "genesis", "serial", "pool", "recovery", "entries", "signatures"})


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as it lies in its file: ``entries`` maps an escrow key's number to its sealed private half.

    ``pool`` is the serial that the entries were sealed under: the kit's own, or that of the kit it was written anew
    from.
    """

    vault_id: Id
    genesis: bytes
    serial: int
    pool: int
    recovery: bytes
    entries: Mapping[int, bytes]
    signatures: Mapping[Id, bytes]

    @property
    def message(self) -> bytes:
        """What is signed."""
        return kit_message(self.vault_id, self.genesis, self.serial, self.pool, self.recovery, self.entries)


@dataclass(frozen=True, slots=True, repr=False)
class Pool:
    """A new escrow pool: the publics by number, and the privates sealed to R already."""

    publics: tuple[bytes, ...]
    entries: Mapping[int, bytes]


def new_seed() -> bytes:
    """A fresh recovery seed."""
    return random_bytes(KEY_SIZE)


def recovery_key(seed: bytes, vault_id: Id, genesis: bytes) -> EncryptionKey:
    """The pair R of a seed, for this vault alone; ``genesis`` is the hash its directory begins with."""
    if len(seed) != KEY_SIZE:
        raise ValueError("a recovery seed is 32 bytes")
    return EncryptionKey.from_bytes(derive(seed, pae(Label.RECOVERY, vault_id, genesis)))


def new_pool(recovery: bytes, vault_id: Id, serial: int, size: int = POOL) -> Pool:
    """``size`` fresh escrow keys, their private halves sealed to the public R ``recovery``."""
    keys = [EncryptionKey.generate() for _ in range(size)]
    entries = {
        number: seal(recovery, _entry_info(vault_id, serial, number, key.public), key.private)
        for number, key in enumerate(keys)
    }
    return Pool(tuple(key.public for key in keys), entries)


def open_entry(key: EncryptionKey, kit: Kit, number: int, public: bytes) -> EncryptionKey:
    """The escrow pair ``number``, whose public half the directory says is ``public``.

    Raises Problem("keys.kit_without_entry") when the kit holds no such entry (it was dropped), and
    Corrupt("keys.kit_damaged") when the entry is for another key, kit or number.
    """
    if number not in kit.entries:
        raise Problem("keys.kit_without_entry")
    try:
        private = open_sealed(key, _entry_info(kit.vault_id, kit.pool, number, public), kit.entries[number])
        opened = EncryptionKey.from_bytes(private)
    except (Corrupt, ValueError) as error:
        raise Corrupt("keys.kit_damaged").because(error) from None
    if not same(opened.public, public):
        raise Corrupt("keys.kit_damaged")
    return opened


def _entry_info(vault_id: Id, pool: int, number: int, public: bytes) -> bytes:
    return pae(Label.KIT_ENTRY, vault_id, pool, number, public)


# The file ----------------------------------------------------------------------------------------------------------


def kit_message(
    vault_id: Id, genesis: bytes, serial: int, pool: int, recovery: bytes, entries: Mapping[int, bytes]
) -> bytes:
    """What the manager and the officer sign: every field of the kit, the entries in order of their numbers."""
    rows = [part for number in sorted(entries) for part in (number, entries[number])]
    return pae(Label.KIT_FILE, FORMAT, SUITE, vault_id, genesis, serial, pool, recovery, len(entries), *rows)


def kit_file(
    vault_id: Id,
    genesis: bytes,
    serial: int,
    recovery: bytes,
    entries: Mapping[int, bytes],
    signers: Sequence[tuple[Id, SigningKey]],
    *,
    pool: int = 0,
) -> bytes:
    """The kit's bytes, signed; ``pool`` where the entries come out of an earlier kit."""
    pool = pool or serial
    message = kit_message(vault_id, genesis, serial, pool, recovery, entries)
    return canonical(
        {
            "format": FORMAT,
            "suite": SUITE,
            "vault_id": vault_id.hex(),
            "genesis": b64(genesis),
            "serial": serial,
            "pool": pool,
            "recovery": b64(recovery),
            "entries": {f"{number:03d}": b64(sealed) for number, sealed in entries.items()},
            "signatures": {uid.hex(): b64(key.sign(message)) for uid, key in signers},
        }
    )


def read_kit(data: bytes) -> Kit:
    """The kit in ``data``, its shape and spelling judged, its signatures not yet.

    Raises Problem("keys.not_a_kit"), Problem("keys.newer_kit") for another format, Corrupt("keys.kit_damaged").
    """
    if len(data) > LONGEST_KIT or not data.startswith(b'{"entries":'):
        raise Problem("keys.not_a_kit")
    try:
        raw = parse_canonical(data)
        if raw.keys() != _FIELDS:
            raise Corrupt("keys.kit_damaged")
        if any(type(raw[name]) is not int for name in ("format", "suite", "serial", "pool")):
            raise Corrupt("keys.kit_damaged")
        if (raw["format"], raw["suite"]) != (FORMAT, SUITE):
            raise Problem("keys.newer_kit")
        kit = Kit(
            vault_id=from_hex(raw["vault_id"]),
            genesis=unb64(raw["genesis"]),
            serial=raw["serial"],
            pool=raw["pool"],
            recovery=unb64(raw["recovery"]),
            entries={_number(name): unb64(text) for name, text in raw["entries"].items()},
            signatures={from_hex(name): unb64(text) for name, text in raw["signatures"].items()},
        )
        if {len(kit.recovery), len(kit.genesis)} != {KEY_SIZE} or not 1 <= kit.pool <= kit.serial:
            raise Corrupt("keys.kit_damaged")
    except (AttributeError, Corrupt, TypeError, ValueError) as error:
        raise Corrupt("keys.kit_damaged").because(error) from None
    return kit


def signed_by(kit: Kit, public_key_of: Callable[[Id], bytes | None]) -> frozenset[Id]:
    """Who signed the kit. Raises Corrupt("keys.kit_damaged") unless every signature in it is good."""
    for uid, signature in kit.signatures.items():
        public = public_key_of(uid)
        if public is None or not verify(public, kit.message, signature):
            raise Corrupt("keys.kit_damaged")
    return frozenset(kit.signatures)


def _number(name: str) -> int:
    """Three digits, nothing else: one spelling for each number."""
    if len(name) != 3 or not (name.isascii() and name.isdigit()) or int(name) >= POOL:
        raise ValueError("no number of an entry")
    return int(name)


def kit_name(vault_id: Id, serial: int) -> str:
    """The file name of a kit; kits of two vaults on one stick do not meet."""
    return f"kit-{vault_id.hex()[:6]}-{serial:03d}{SUFFIX}"
