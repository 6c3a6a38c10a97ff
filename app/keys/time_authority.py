"""The company's own time stamper: a key and certificate by which signatures are stamped with this machine's time.

It proves nothing but what the company's own clock said, and its name says so wherever a reader shows it: it is no
time-stamping service in the sense of the law. What it adds: the time is signed by a key other than the signers', which
only officers can reach.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.clock import SECOND
from app.keys.authority import SIGNER_LIFE, Keypair, new_signer_key, signer_public

NAME = "Giờ máy nội bộ, không là dịch vụ dấu thời gian"
"""What readers show as the stamper: at most 64 bytes."""


def issue_stamper(authority: Keypair, at: int) -> Keypair:
    """A time stamper under the company's root, for three years from ``at`` (UTC microseconds), or the root's rest."""
    root_key = load_der_private_key(authority.key, password=None)
    root = x509.load_der_x509_certificate(authority.certificate)
    if not isinstance(root_key, RSAPrivateKey):
        raise TypeError("the authority's key is RSA")
    private, public = new_signer_key()
    start = datetime.fromtimestamp(at // SECOND, tz=UTC)
    company = str(root.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, unicodedata.normalize("NFC", company)),
            x509.NameAttribute(NameOID.COMMON_NAME, NAME),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(root.subject)
        .public_key(signer_public(public))
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(min(start + SIGNER_LIFE, root.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )

    return Keypair(private, certificate.public_bytes(Encoding.DER))


def in_force(certificate: bytes, at: int) -> bool:
    """Whether a certificate (DER) is in force at ``at`` (UTC microseconds)."""
    found = x509.load_der_x509_certificate(certificate)
    moment = datetime.fromtimestamp(at // SECOND, tz=UTC)
    return found.not_valid_before_utc <= moment < found.not_valid_after_utc
