"""A keyslot and the house keys of one person."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.reader.encoding import b64, behind_length, canonical, hkdf, pae, public_of, require, sha, unsealed


@dataclass(frozen=True)
class Keys:
    """What somebody holds: everyday and top-secret keys, and those of the house."""

    uid: bytes
    everyday: list[bytes]
    top_secret: list[bytes]
    directory: bytes
    office: bytes | None
    journal: list[bytes]


def open_slot(
    data: bytes, passphrase: str, secret_of: Callable[[int], bytes], *, step_up: bool
) -> tuple[dict[str, object], dict[str, object]]:
    """Section a and, with ``step_up``, section b (otherwise empty); ``secret_of`` asks the keyring."""
    require(data[:10] == b"niem-slot\x01", "no keyslot")
    end = 14 + int.from_bytes(data[10:14], "big")
    header, half = canonical(data[14:end]), (len(data) - end) // 2
    prefix, a, b = data[:end], data[end : end + half], data[end + half :]
    secret = secret_of(header["slot"])
    opened = []
    for letter, section, around in (("a", a, prefix + b), ("b", b, prefix)):
        if letter == "b" and not step_up:
            opened.append({})
            continue
        cost = {"iterations": header["passes"], "lanes": header["lanes"], "memory_cost": header["memory_kib"]}
        kdf = Argon2id(salt=b64(header[f"salt_{letter}"]), length=32, **cost)
        stretched = kdf.derive(unicodedata.normalize("NFKC", passphrase).encode())
        numbers = (header["slot"], header["memory_kib"], header["passes"], header["lanes"])
        ids = (b64(header[name]) for name in ("vault", "uid", "device"))
        kek = hkdf(stretched, pae(f"slot-{letter}", *ids, *numbers), secret)
        require(hkdf(kek, pae("slot-commit")) == section[:32], "wrong passphrase or machine")
        key = AESGCM(hkdf(kek, pae("slot-seal")))
        opened.append(canonical(behind_length(key.decrypt(section[32:44], section[44:], around))))
    return opened[0], opened[1]


def keys_of(
    vault: Path, house: int, vault_id: bytes, uid: bytes, passphrase: str, secret_of: Callable[[int], bytes]
) -> Keys:
    """Everything that one person on this device can open the vault with."""
    (slot,) = (vault / "slots").glob(f"{uid.hex()}.*.slot")
    a, _ = open_slot(slot.read_bytes(), passphrase, secret_of, step_up=False)
    _, b = open_slot(slot.read_bytes(), passphrase, secret_of, step_up=bool(a["has_step_up"]))
    everyday = [b64(text) for text in a["encryption"]]  # type: ignore[attr-defined]
    top_secret = [b64(text) for text in b.get("top_secret", [])]  # type: ignore[attr-defined]
    blob = (vault / f"house-{house}" / f"{slot.stem}.keys").read_bytes()
    held = house_keys(blob, vault_id, uid, everyday)
    office = b64(held["office"]) if held["office"] else None
    return Keys(uid, everyday, top_secret, b64(held["directory"]), office, [b64(one) for one in held["journal"]])


def house_keys(blob: bytes, vault_id: bytes, uid: bytes, everyday: list[bytes]) -> dict[str, object]:
    """The person's file of house keys, by whichever of their keys it was sealed to."""
    for private in everyday:
        info = pae("house-keys", vault_id, uid, sha(public_of(private)))
        try:
            return canonical(unsealed(private, info, blob))
        except Exception:  # noqa: BLE001, S112 - sealed to another of them
            continue
    require(False, "house keys")
    return {}
