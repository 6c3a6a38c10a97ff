"""A recovery kit and enough shares: the keys of compartments without anybody's passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from shamir_mnemonic import combine_mnemonics

from tests.reader.encoding import b64, canonical, hkdf, pae, public_of, require, signed, unsealed

ESCROW = b"niem escrow    1"


def open_entry(path: Path, shares: list[str], number: int, public: bytes) -> bytes:
    """One private escrow key, before there is a directory that could say who signed the kit."""
    raw = canonical(path.read_bytes())
    vault_id = bytes.fromhex(raw["vault_id"])
    private = hkdf(combine_mnemonics(shares), pae("recovery", vault_id, b64(raw["genesis"])))
    sealed = b64(raw["entries"][f"{number:03d}"])
    key = unsealed(private, pae("kit-entry", vault_id, raw["pool"], number, public), sealed)
    require(public_of(key) == public, "an entry")
    return key


def open_kit(path: Path, shares: list[str], publics: list[bytes], identities: dict[bytes, bytes]) -> dict[int, bytes]:
    """The private escrow keys by number; ``publics`` are those of the directory's kit statement."""
    raw = canonical(path.read_bytes())
    require((raw["format"], raw["suite"]) == (1, 1), "another format")
    vault_id, entries = bytes.fromhex(raw["vault_id"]), {int(n): b64(text) for n, text in raw["entries"].items()}
    rows = [part for number in sorted(entries) for part in (number, entries[number])]
    recovery = b64(raw["recovery"])
    message = pae(
        "kit-file", 1, 1, vault_id, b64(raw["genesis"]), raw["serial"], raw["pool"], recovery, len(entries), *rows
    )
    require(len(raw["signatures"]) >= 2, "two signatures")
    for uid, text in raw["signatures"].items():
        signed(identities[bytes.fromhex(uid)], message, b64(text))
    private = hkdf(combine_mnemonics(shares), pae("recovery", vault_id, b64(raw["genesis"])))
    require(public_of(private) == recovery, "the shares are of another kit")
    opened = {}
    for number, sealed in entries.items():
        key = unsealed(private, pae("kit-entry", vault_id, raw["pool"], number, publics[number]), sealed)
        require(public_of(key) == publics[number], "an entry")
        opened[number] = key
    return opened


def open_escrow(vault_id: bytes, blob: bytes, keys: dict[int, bytes]) -> dict[str, Any]:
    """The escrow wrap of a compartment, by the one of the kit's keys that it was made for; empty for another's."""
    number = int.from_bytes(blob[:2], "big")
    key = keys[number]
    try:
        return canonical(unsealed(key, pae("escrow", vault_id, number, public_of(key)), blob[2:]))
    except InvalidTag:
        return {}


def open_house_escrow(vault_id: bytes, house: int, blob: bytes, keys: dict[int, bytes]) -> dict[str, Any]:
    """The house keys, by the one of the kit's keys that they were put aside for."""
    key = keys[int.from_bytes(blob[:2], "big")]
    return canonical(unsealed(key, pae("house-escrow", vault_id, house, public_of(key)), blob[2:]))
