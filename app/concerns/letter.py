"""A concern sealed to the officers: everybody can write one, only a journal-reading key opens it.

All sealed concerns are of one size, so that the file tells neither how much was written nor whether a name is inside.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.signature import SigningKey, verify
from app.keys.wrap import EncryptionKey, open_sealed, seal

PADDED = 16 * 1024
NONCE = 16
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Content:
    """What a sealed concern says. ``uid`` is None without a name; ``confirmed`` whether the name's signature holds."""

    text: str
    at: int
    nonce: bytes
    uid: Id | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Name:
    """Who gives their name to a concern."""

    uid: Id
    key: SigningKey


def seal_concern(officers: bytes, vault_id: Id, text: str, at: int, name: Name | None) -> tuple[bytes, str]:
    """The sealed concern, and the code by which it can be asked for."""
    nonce = secrets.token_bytes(NONCE)
    signature = name.key.sign(_named(vault_id, name.uid, nonce, at, text)) if name else b""
    content = {
        "at": at,
        "name": name.uid.hex() if name else "",
        "nonce": b64(nonce),
        "signature": b64(signature),
        "text": text,
    }
    return seal(officers, _info(vault_id), canonical(content), padded_to=PADDED), code_of(nonce)


def open_concern(
    keys: Sequence[EncryptionKey], vault_id: Id, blob: bytes, public_key_of: Callable[[Id], bytes | None]
) -> Content | None:
    """What is inside; None when none of the keys opens it or it is not of our form."""
    for key in keys:
        try:
            raw = parse_canonical(open_sealed(key, _info(vault_id), blob))
            return _content(vault_id, raw, public_key_of)
        except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError):
            continue
    return None


def code_of(nonce: bytes) -> str:
    """Eight letters by which a concern can be asked for, like ``7KQ2-9XWD``; they say nothing about it."""
    digest = hashlib.sha256(b"niem concern code" + nonce).digest()
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def _content(vault_id: Id, raw: dict[str, object], public_key_of: Callable[[Id], bytes | None]) -> Content:
    text, at, nonce = raw["text"], raw["at"], unb64(str(raw["nonce"]))
    if not isinstance(text, str) or not isinstance(at, int) or len(nonce) != NONCE:
        raise TypeError("not of our form")
    if not raw["name"]:
        return Content(text, at, nonce, None, confirmed=False)
    uid = from_hex(str(raw["name"]))
    public = public_key_of(uid)
    message = _named(vault_id, uid, nonce, at, text)
    confirmed = public is not None and verify(public, message, unb64(str(raw["signature"])))
    return Content(text, at, nonce, uid, confirmed)


def _info(vault_id: Id) -> bytes:
    return pae(Label.CONCERN, vault_id)


def _named(vault_id: Id, uid: Id, nonce: bytes, at: int, text: str) -> bytes:
    return pae(Label.CONCERN_NAME, vault_id, uid, nonce, at, text)
