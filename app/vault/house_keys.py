"""The keys of the house files, sealed for one person, in a file beside their keyslot.

They cannot stand in directory.db, which they open; nor inside the keyslot, because they have to be renewed for
everybody when somebody leaves, without everybody's passphrase. So each person has a small file that anyone who holds
the keys can write and only that person can read. All are of one size: the file does not tell who is an officer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.signature import fingerprint
from app.keys.wrap import EncryptionKey, open_sealed, seal

PADDED = 4096


@dataclass(frozen=True, slots=True)
class HouseKeys:
    """``directory`` for everybody; ``office`` and ``journal`` only for officers. 32 bytes each.

    ``journal`` are private X25519 keys, the one in force first, then those of before somebody left, which still open
    the details of their time.
    """

    directory: bytes
    office: bytes | None = None
    journal: tuple[bytes, ...] = ()


def seal_house_keys(encryption_public: bytes, vault_id: Id, uid: Id, keys: HouseKeys) -> bytes:
    """The content of the person's file."""
    content = {
        "directory": b64(keys.directory),
        "journal": [b64(key) for key in keys.journal],
        "office": b64(keys.office) if keys.office else None,
    }
    return seal(encryption_public, _info(vault_id, uid, encryption_public), canonical(content), padded_to=PADDED)


def open_house_keys(own: Sequence[EncryptionKey], vault_id: Id, uid: Id, blob: bytes) -> HouseKeys:
    """Read the person's file with one of their encryption keys. Raises Corrupt("vault.house_keys_damaged")."""
    for key in own:
        try:
            raw = parse_canonical(open_sealed(key, _info(vault_id, uid, key.public), blob))
        except Corrupt:
            continue
        try:
            return HouseKeys(
                unb64(raw["directory"]),
                unb64(raw["office"]) if raw["office"] else None,
                tuple(unb64(key) for key in raw["journal"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise Corrupt("vault.house_keys_damaged").because(error) from error
    raise Corrupt("vault.house_keys_damaged")


def _info(vault_id: Id, uid: Id, public: bytes) -> bytes:
    return pae(Label.HOUSE_KEYS, vault_id, uid, fingerprint(public))
