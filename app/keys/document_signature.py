"""Signatures by document keys (RSA-3072) over bytes, for whoever has nothing but the company's root certificate.

RSASSA-PSS with SHA-256. A signature counts when its certificate was issued by the root for signing, not for authorities
or time stamps, and was in force at the stated time.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509.oid import NameOID

from app.keys.certificates import UNREADABLE
from app.keys.time_authority import in_force

_PADDING = PSS(mgf=MGF1(hashes.SHA256()), salt_length=PSS.DIGEST_LENGTH)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a certificate names: name, title and the person's random id (hex)."""

    name: str
    title: str
    uid: str


def sign_document(key: bytes, message: bytes) -> bytes:
    """A signature by the private ``key`` (PKCS #8, DER)."""
    private = load_der_private_key(key, password=None)
    if not isinstance(private, RSAPrivateKey):
        raise TypeError("a document key is RSA")
    return private.sign(message, _PADDING, hashes.SHA256())


def signed_under(root: bytes, certificate: bytes, message: bytes, signature: bytes, at: int) -> Subject | None:
    """Who signed, when the signature holds and its certificate stands under ``root`` (both DER); otherwise None."""
    try:
        leaf = x509.load_der_x509_certificate(certificate)
        leaf.verify_directly_issued_by(x509.load_der_x509_certificate(root))
        public = leaf.public_key()
        if not isinstance(public, RSAPublicKey) or not in_force(certificate, at) or not _for_people(leaf):
            return None
        public.verify(signature, message, _PADDING, hashes.SHA256())
        return Subject(*(_named(leaf, oid) for oid in (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.SERIAL_NUMBER)))
    except UNREADABLE:
        return None


def named_by(root: bytes, certificate: bytes) -> Subject | None:
    """Whom a certificate for signing names, when it stands under ``root`` (both DER); otherwise None."""
    try:
        leaf = x509.load_der_x509_certificate(certificate)
        leaf.verify_directly_issued_by(x509.load_der_x509_certificate(root))
        if not _for_people(leaf):
            return None
        return Subject(*(_named(leaf, oid) for oid in (NameOID.COMMON_NAME, NameOID.TITLE, NameOID.SERIAL_NUMBER)))
    except UNREADABLE:
        return None


def _for_people(leaf: x509.Certificate) -> bool:
    """Neither an authority nor a time stamper."""
    kinds = {extension.oid: extension.value for extension in leaf.extensions}
    constraints = kinds.get(x509.BasicConstraints.oid)
    authority = isinstance(constraints, x509.BasicConstraints) and constraints.ca
    return not authority and x509.ExtendedKeyUsage.oid not in kinds


def _named(leaf: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = leaf.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
