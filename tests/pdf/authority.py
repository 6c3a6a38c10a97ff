"""A company's certificate authority for the tests, made with cryptography alone: app.pdf knows DER and nothing more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from app.pdf.signing import Signer

AT = 1_795_485_120_000_000
"""24/11/2026 08:12 in Vietnam, in microseconds."""

DAY = timedelta(days=1)


class Authority:
    """A root that issues signers and revocation lists at the time ``AT``."""

    def __init__(self, company: str = "Công ty Cổ phần Ánh Dương") -> None:
        self.key = rsa.generate_private_key(65537, 3072)
        self.now = datetime.fromtimestamp(AT // 1_000_000, tz=UTC)
        self.name = x509.Name(
            [x509.NameAttribute(NameOID.ORGANIZATION_NAME, company), x509.NameAttribute(NameOID.COMMON_NAME, "Niêm CA")]
        )
        builder = self._certificate(self.name, self.key, 7300)
        builder = builder.add_extension(x509.BasicConstraints(True, 0), True)
        self.certificate = builder.add_extension(_usage(authority=True), True).sign(self.key, hashes.SHA256())

    @property
    def der(self) -> bytes:
        """The root certificate."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def signer(self, name: str, title: str, days: int = 1095) -> Signer:
        """A person with a certificate in force for ``days``."""
        key = rsa.generate_private_key(65537, 3072)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.TITLE, title)])
        builder = self._certificate(subject, key, days)
        builder = builder.add_extension(x509.BasicConstraints(False, None), True)
        issued = builder.add_extension(_usage(authority=False), True).sign(self.key, hashes.SHA256())
        private = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return Signer(private, issued.public_bytes(serialization.Encoding.DER), self.der, self.revocations(), name)

    def revocations(self, *serials: int) -> bytes:
        """The list of revoked ``serials``, revoked before ``AT``."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        builder = builder.last_update(self.now - DAY).next_update(self.now + 3650 * DAY)
        for serial in serials:
            revoked = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(self.now - DAY)
            builder = builder.add_revoked_certificate(revoked.build())
        builder = builder.add_extension(x509.CRLNumber(1), False)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False
        )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def _certificate(self, subject: x509.Name, key: rsa.RSAPrivateKey, days: int) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().issuer_name(self.name).subject_name(subject)
        builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(self.now - 2 * DAY).not_valid_after(self.now + days * DAY)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        return builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False)


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
