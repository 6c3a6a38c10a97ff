"""The company's own X.509: a root, a leaf for each person who signs papers, and the list of revoked ones.

RSA-3072, because PDF/A-2b cannot hold ECDSA and common readers do not know Ed25519. Dates come from the ``at``
argument, never from the machine. Names are UTF-8 strings in NFC. No certificate names an address on a network, so
nothing is ever fetched to check one. There is no extended key usage: readers built on NSS accept a signer without one,
and refuse one whose purposes they do not know.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)
from cryptography.x509.oid import NameOID

from app.clock import SECOND
from app.ids import Id
from app.keys.certificates import UNREADABLE
from app.keys.hashing import sha256

ROOT_LIFE = timedelta(days=20 * 365 + 5)
SIGNER_LIFE = timedelta(days=3 * 365 + 1)
KEY_BITS = 3072
EXPONENT = 65537
_LONGEST_COMMON_NAME = 64
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, repr=False)
class Keypair:
    """A private key (PKCS #8, DER) and its certificate (DER)."""

    key: bytes
    certificate: bytes

    def __repr__(self) -> str:
        """The certificate's fingerprint; never the key."""
        return f"Keypair({certificate_fingerprint(self.certificate)})"


def found_authority(company: str, at: int) -> Keypair:
    """A root for ``company``, self-signed, valid twenty years from ``at`` (UTC microseconds). Takes about a second."""
    key = _new_key()
    name = _name(company, company)
    builder = _builder(name, name, key.public_key(), _moment(at), _moment(at) + ROOT_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(authority=True), critical=True)
    builder = builder.add_extension(_issued_by(key), critical=False)
    return _keypair(key, builder.sign(key, hashes.SHA256()))


def issue_signer(authority: Keypair, name: str, duty_title: str, uid: Id, at: int) -> Keypair:
    """A signer of papers with a fresh key, certified as by `certify_signer`. Takes about a second."""
    key, public = new_signer_key()
    return Keypair(key, certify_signer(authority, public, name, duty_title, uid, at))


def new_signer_key() -> tuple[bytes, bytes]:
    """A fresh key for signing papers: the private half (PKCS #8, DER) and the public one (DER). Takes about a second.

    For a person on another machine, whose private half never comes here.
    """
    key = _new_key()
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def signer_public(public: bytes) -> RSAPublicKey:
    """The public half (DER) that `new_signer_key` made. Raises ``ValueError`` for any other key or spelling."""
    try:
        key = load_der_public_key(public)
    except UnsupportedAlgorithm as error:
        raise ValueError("no key of a signer") from error
    if not isinstance(key, RSAPublicKey) or key.key_size != KEY_BITS or key.public_numbers().e != EXPONENT:
        raise ValueError("no key of a signer")
    if key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != public:
        raise ValueError("not the one spelling of this key")
    return key


def certify_signer(authority: Keypair, public: bytes, name: str, duty_title: str, uid: Id, at: int) -> bytes:
    """The certificate (DER) of a signer's ``public`` half under ``authority``.

    Valid three years from ``at``, or as long as the root if that is shorter. The subject holds the person's name, title
    and random id, and the company. Raises ``ValueError`` for a key of another kind.
    """
    key = signer_public(public)
    root_key, root = _load(authority)
    company = str(root.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value)
    subject = _name(
        name,
        company,
        x509.NameAttribute(NameOID.TITLE, _composed(duty_title)),
        x509.NameAttribute(NameOID.SERIAL_NUMBER, uid.hex()),
    )
    end = min(_moment(at) + SIGNER_LIFE, root.not_valid_after_utc)
    builder = _builder(subject, root.subject, key, _moment(at), end)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(authority=False), critical=True)
    builder = builder.add_extension(_issued_by(root_key), critical=False)
    return builder.sign(root_key, hashes.SHA256()).public_bytes(Encoding.DER)


def public_of(certificate: bytes) -> bytes:
    """The public half (DER) in a certificate (DER). Raises ``ValueError`` for what is none."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def lasts_until(certificate: bytes) -> int:
    """When a certificate (DER) ends, UTC microseconds. Raises ``ValueError`` for what is none."""
    return int(x509.load_der_x509_certificate(certificate).not_valid_after_utc.timestamp()) * SECOND


def certifies(root: bytes, certificate: bytes, key: bytes) -> bool:
    """Whether ``certificate`` was issued by ``root`` (both DER) for the private ``key`` (PKCS #8, DER)."""
    try:
        issued, private = x509.load_der_x509_certificate(certificate), load_der_private_key(key, password=None)
        issued.verify_directly_issued_by(x509.load_der_x509_certificate(root))
    except UNREADABLE:
        return False
    return issued.public_key() == private.public_key()


def lists_revoked(root: bytes, revocations: bytes) -> bool:
    """Whether ``revocations`` (DER) is a list that ``root`` signed."""
    try:
        key = x509.load_der_x509_certificate(root).public_key()
        return isinstance(key, RSAPublicKey) and x509.load_der_x509_crl(revocations).is_signature_valid(key)
    except UNREADABLE:
        return False


def revocation_list(authority: Keypair, at: int) -> bytes:
    """An empty CRL (DER) by ``authority``, from ``at`` until the root's own end, so that checks need no network."""
    key, root = _load(authority)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.subject)
        .last_update(_moment(at))
        .next_update(root.not_valid_after_utc)
        .add_extension(x509.CRLNumber(at // SECOND), critical=False)
        .add_extension(_issued_by(key), critical=False)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def certificate_fingerprint(der: bytes) -> str:
    """The SHA-256 of a certificate as people compare it on paper: ``AB:CD:…``, 32 pairs."""
    return sha256(der).hex(":").upper()


def _new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=EXPONENT, key_size=KEY_BITS)


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at // SECOND, tz=UTC)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _name(common: str, company: str, *more: x509.NameAttribute[str]) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _composed(company)),
            *more,
            x509.NameAttribute(NameOID.COMMON_NAME, _shortened(_composed(common))),
        ]
    )


def _shortened(text: str) -> str:
    """At most 64 bytes, which is all a common name may hold; the organisation keeps the whole."""
    if len(text.encode()) <= _LONGEST_COMMON_NAME:
        return text
    room = _LONGEST_COMMON_NAME - len(_ELLIPSIS.encode())
    return text.encode()[:room].decode(errors="ignore").rstrip() + _ELLIPSIS


def _builder(
    subject: x509.Name, issuer: x509.Name, key: RSAPublicKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _issued_by(key: RSAPrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _keypair(key: RSAPrivateKey, certificate: x509.Certificate) -> Keypair:
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Keypair(private, certificate.public_bytes(Encoding.DER))


def _load(pair: Keypair) -> tuple[RSAPrivateKey, x509.Certificate]:
    key = load_der_private_key(pair.key, password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("an authority has an RSA key")
    return key, x509.load_der_x509_certificate(pair.certificate)
