"""What a person's keyslot holds: the everyday keys, and behind a second asking the keys of the top-secret room.

Section a opens when a person unlocks; section b, under its own salt, only when the passphrase is asked again. Both are
canonical JSON inside the sealed sections of `app.keys.slot`.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.keys.encoding import b64, canonical, parse_canonical, unb64
from app.keys.signature import SigningKey
from app.keys.wrap import EncryptionKey

SECRET_PURPOSE = "secret"  # noqa: S105 (the name of the place, not what lies there)
"""The keyring purpose of the device secret; its number is the slot's number."""

NAME_PURPOSE = "name"
"""The keyring purpose of the display name, so that the unlock page can greet people without a name on disk."""
NAME_NUMBER = 1


@dataclass(frozen=True, slots=True)
class EverydayKeys:
    """Identity and encryption keys for levels 1 and 2; newest encryption key first.

    ``step_up_public`` is the public half of the top-secret key, None for a person without that clearance.
    """

    identity: SigningKey
    encryption: tuple[EncryptionKey, ...]
    step_up_public: bytes | None
    has_step_up: bool

    def encoded(self) -> bytes:
        """As it is sealed in section a."""
        return canonical(
            {
                "encryption": [b64(key.private) for key in self.encryption],
                "has_step_up": self.has_step_up,
                "identity": b64(self.identity.private),
                "step_up_public": b64(self.step_up_public) if self.step_up_public else None,
            }
        )

    @classmethod
    def decoded(cls, data: bytes) -> EverydayKeys:
        """From section a."""
        raw = parse_canonical(data)
        return cls(
            SigningKey.from_bytes(unb64(raw["identity"])),
            tuple(EncryptionKey.from_bytes(unb64(text)) for text in raw["encryption"]),
            unb64(raw["step_up_public"]) if raw["step_up_public"] else None,
            raw["has_step_up"],
        )


@dataclass(frozen=True, slots=True)
class StepUpKeys:
    """Top-secret keys, newest first, and the key and certificates for signing documents, which everybody has.

    Without those: somebody enrolled before everybody had them.
    """

    top_secret: tuple[EncryptionKey, ...]
    signer_key: bytes | None = None
    certificate: bytes | None = None
    authority: bytes | None = None
    revocations: bytes | None = None

    def encoded(self) -> bytes:
        """As it is sealed in section b."""
        documents = {
            "authority": self.authority,
            "certificate": self.certificate,
            "revocations": self.revocations,
            "signer_key": self.signer_key,
        }
        return canonical(
            {
                "top_secret": [b64(key.private) for key in self.top_secret],
                **{name: b64(value) if value else None for name, value in documents.items()},
            }
        )

    @classmethod
    def decoded(cls, data: bytes) -> StepUpKeys:
        """From section b."""
        raw = parse_canonical(data)
        documents = {
            name: unb64(raw[name]) if raw[name] else None
            for name in ("signer_key", "certificate", "authority", "revocations")
        }
        keys = tuple(EncryptionKey.from_bytes(unb64(text)) for text in raw["top_secret"])
        return cls(keys, **documents)
