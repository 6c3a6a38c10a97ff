"""The certificate as a file for machines: the same fields as on the paper, signed by the same two, beside the PDF.

Canonical JSON: ``format``, ``fields``, ``pdf_sha256`` and two ``signatures``. Each signature covers the pae of the
fields' digest and the PDF's hash, never the JSON text, and is given twice: by the person's document key, for whoever
holds the company's root certificate, and by their identity key, for whoever holds the vault.

The short code on the paper is the beginning of the fields' digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.document_signature import sign_document, signed_under
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import sha256
from app.keys.signature import SigningKey, verify
from app.pdf.document import CODE_LETTERS
from app.pdf.signing import Signer
from app.vault.statement import flat

FORMAT = "niem certificate 1"
LONGEST_FILE = 1024 * 1024
_KEYS = frozenset({"format", "fields", "pdf_sha256", "signatures"})
_GROUPS, _GROUP_SIZE = 3, 4
CODE_LENGTH = _GROUPS * _GROUP_SIZE


@dataclass(frozen=True, slots=True)
class Hand:
    """One who signs the file: their random id, identity key and document key."""

    uid: Id
    key: SigningKey
    signer: Signer


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says, and who signed: (name, title) in order. ``problem`` is a code when it does not hold."""

    fields: Mapping[str, Any]
    pdf_sha256: bytes
    signers: tuple[tuple[str, str], ...]
    problem: str


def digest_of(fields: Mapping[str, Any]) -> bytes:
    """32 bytes over every field."""
    return sha256(pae(Label.CERTIFICATE_FIELDS, *flat(dict(fields))))


def short_code(fields: Mapping[str, Any]) -> str:
    """Twelve letters that stand for every field, like ``7KQ2-9XWD-M4TB``: 60 bits."""
    letters = "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest_of(fields)[:CODE_LENGTH])
    return "-".join(letters[start : start + _GROUP_SIZE] for start in range(0, CODE_LENGTH, _GROUP_SIZE))


def typed_code(text: str) -> str:
    """A short code as somebody typed it, in its one spelling."""
    letters = "".join(letter for letter in text.upper() if letter in CODE_LETTERS)
    return "-".join(letters[start : start + _GROUP_SIZE] for start in range(0, len(letters), _GROUP_SIZE))


def _message(fields: Mapping[str, Any], pdf_sha256: bytes) -> bytes:
    return pae(Label.CERTIFICATE_FILE, digest_of(fields), pdf_sha256)


def signed_file(fields: Mapping[str, Any], pdf: bytes, hands: Sequence[Hand]) -> bytes:
    """The file's bytes."""
    pdf_sha256 = sha256(pdf)
    message = _message(fields, pdf_sha256)
    return canonical(
        {
            "format": FORMAT,
            "fields": dict(fields),
            "pdf_sha256": pdf_sha256.hex(),
            "signatures": [
                {
                    "uid": hand.uid.hex(),
                    "certificate": b64(hand.signer.certificate),
                    "document": b64(sign_document(hand.signer.key, message)),
                    "identity": b64(hand.key.sign(message)),
                }
                for hand in hands
            ],
        }
    )


def read_file(data: bytes, root: bytes, public_key_of: Callable[[Id], bytes | None] | None = None) -> Told:
    """What the file says, judged by the company's ``root`` (DER); by the vault's identity keys too, where given.

    Raises ``Corrupt("closing.not_a_file")`` for what is no such file. Whatever does not hold is told as a problem, also
    when one person signed twice, unless the file itself says that the office was one person.
    """
    try:
        if len(data) > LONGEST_FILE:
            raise Corrupt("closing.not_a_file")
        raw = parse_canonical(data)
        if raw.keys() != _KEYS or raw["format"] != FORMAT:
            raise Corrupt("closing.not_a_file")
        fields, pdf_sha256 = raw["fields"], bytes.fromhex(raw["pdf_sha256"])
        rows = [
            (from_hex(row["uid"]), unb64(row["certificate"]), unb64(row["document"]), unb64(row["identity"]))
            for row in raw["signatures"]
        ]
        names = [signer["name"] for signer in fields["signers"]]
        at = int(fields["issued_at"])
    except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError) as error:
        raise Corrupt("closing.not_a_file").because(error) from None
    message = _message(fields, pdf_sha256)
    subjects = [signed_under(root, certificate, message, signature, at) for _, certificate, signature, _ in rows]
    named = tuple((subject.name, subject.title) for subject in subjects if subject is not None)
    agree = [subject is not None and subject.uid == row[0].hex() for subject, row in zip(subjects, rows, strict=True)]
    two = len({uid for uid, *_ in rows}) == len(rows) or fields.get("one_person") is True
    if len(rows) != 2 or not two or not all(agree) or [name for name, _ in named] != names:
        return Told(fields, pdf_sha256, named, "closing.signature_broken")
    if public_key_of is not None:
        for uid, _, _, signature in rows:
            public = public_key_of(uid)
            if public is None or not verify(public, message, signature):
                return Told(fields, pdf_sha256, named, "closing.signature_broken")
    return Told(fields, pdf_sha256, named, "")
