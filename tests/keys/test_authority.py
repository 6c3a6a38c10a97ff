"""The company's certificates as other programs read them."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtensionOID, NameOID

from app.clock import SECOND
from app.ids import Id
from app.keys import authority
from app.keys.authority import Keypair
from app.keys.document_signature import named_by, signed_under

AT = int(datetime(2026, 11, 24, 2, 0, tzinfo=UTC).timestamp()) * SECOND + 123_456
COMPANY = "Công ty Trách nhiệm hữu hạn Thương mại và Dịch vụ Bất động sản Hướng Dương"
UID = Id(b"\x5a" * 16)


@pytest.fixture(scope="module")
def root() -> Keypair:
    return authority.found_authority(COMPANY, AT)


@pytest.fixture(scope="module")
def signer(root: Keypair) -> Keypair:
    return authority.issue_signer(root, "Trần Thị Mỹ Hạnh", "Cán bộ an toàn hệ thống", UID, AT)


def parsed(pair: Keypair) -> x509.Certificate:
    return x509.load_der_x509_certificate(pair.certificate)


def test_the_root_may_sign_certificates_and_nothing_else(root: Keypair) -> None:
    extensions = parsed(root).extensions
    assert extensions.get_extension_for_class(x509.BasicConstraints).value == x509.BasicConstraints(True, 0)
    usage = extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.key_cert_sign, usage.value.crl_sign, usage.value.digital_signature) == (True, True, False)


def test_the_leaf_may_sign_papers_and_nothing_else(signer: Keypair) -> None:
    extensions = parsed(signer).extensions
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment) == (True, True)
    assert (usage.key_cert_sign, usage.crl_sign, usage.key_encipherment) == (False, False, False)


def test_the_chain_holds(root: Keypair, signer: Keypair) -> None:
    top, leaf = parsed(root), parsed(signer)
    top.verify_directly_issued_by(top)
    leaf.verify_directly_issued_by(top)
    named = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    assert named == top.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    with pytest.raises(ValueError, match="issuer"):
        leaf.verify_directly_issued_by(leaf)


def test_dates_come_from_the_argument(root: Keypair, signer: Keypair) -> None:
    start = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert parsed(root).not_valid_before_utc == parsed(signer).not_valid_before_utc == start
    assert parsed(root).not_valid_after_utc == datetime(2046, 11, 24, 2, 0, tzinfo=UTC)
    assert parsed(signer).not_valid_after_utc == datetime(2029, 11, 24, 2, 0, tzinfo=UTC).replace(day=24)


def test_a_leaf_does_not_outlive_its_root(root: Keypair) -> None:
    late = AT + 19 * 365 * 24 * 3600 * SECOND
    leaf = parsed(authority.issue_signer(root, "Lê Văn Cường", "Giám đốc", UID, late))
    assert leaf.not_valid_after_utc == parsed(root).not_valid_after_utc


def test_names_are_whole_composed_utf8(root: Keypair, signer: Keypair) -> None:
    subject = parsed(signer).subject
    assert subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Trần Thị Mỹ Hạnh"
    assert subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value == COMPANY
    assert subject.get_attributes_for_oid(NameOID.TITLE)[0].value == "Cán bộ an toàn hệ thống"
    assert subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)[0].value == "5a" * 16
    text = "Trần Thị Mỹ Hạnh".encode()
    assert bytes([12, len(text)]) + text in signer.certificate  # ASN.1 tag 12 is UTF8String
    short = parsed(root).subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    assert isinstance(short, str)
    assert short.endswith("…")
    assert len(short.encode()) <= 64
    assert COMPANY.startswith(short[:-1])


def test_decomposed_names_are_written_composed(root: Keypair) -> None:
    leaf = parsed(authority.issue_signer(root, unicodedata.normalize("NFD", "Đặng Thuý"), "Giám đốc", UID, AT))
    assert leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Đặng Thuý"


def test_nothing_points_to_a_network(root: Keypair, signer: Keypair) -> None:
    for pair in (root, signer):
        oids = {extension.oid for extension in parsed(pair).extensions}
        assert ExtensionOID.CRL_DISTRIBUTION_POINTS not in oids
        assert ExtensionOID.AUTHORITY_INFORMATION_ACCESS not in oids
        assert b"http" not in pair.certificate


def test_the_revocation_list_is_empty_signed_and_long(root: Keypair) -> None:
    crl = x509.load_der_x509_crl(authority.revocation_list(root, AT))
    top = parsed(root)
    key = top.public_key()
    assert crl.is_signature_valid(key)  # type: ignore[arg-type]
    assert len(crl) == 0
    assert crl.issuer == top.subject
    assert crl.last_update_utc == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert crl.next_update_utc == top.not_valid_after_utc


def test_the_fingerprint_is_the_one_openssl_prints(root: Keypair, signer: Keypair, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    (tmp_path / "root.der").write_bytes(root.certificate)
    (tmp_path / "leaf.der").write_bytes(signer.certificate)

    def run(*arguments: str) -> str:
        done = subprocess.run([str(openssl), *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    printed = run("x509", "-in", "root.der", "-inform", "DER", "-noout", "-fingerprint", "-sha256")
    assert printed.split("=")[1] == authority.certificate_fingerprint(root.certificate)
    for name in ("root", "leaf"):
        run("x509", "-in", f"{name}.der", "-inform", "DER", "-out", f"{name}.pem")
    at = str(AT // SECOND + 10)
    assert run("verify", "-x509_strict", "-attime", at, "-CAfile", "root.pem", "leaf.pem").endswith("OK")


def test_a_keypair_does_not_print_its_key(root: Keypair) -> None:
    assert repr(root) == f"Keypair({authority.certificate_fingerprint(root.certificate)})"


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_no_byte_of_a_certificate_makes_a_question_about_it_fail(root: Keypair, signer: Keypair) -> None:
    """Certificates come from others: each answer is yes or no, whatever the library says of what it cannot read."""
    whole = bytearray(signer.certificate)
    genuine = named_by(root.certificate, signer.certificate)
    assert genuine is not None
    for place, byte in enumerate(signer.certificate):
        for other in {byte ^ 0xFF, byte ^ 1, 5} - {byte}:
            whole[place] = other
            odd = bytes(whole)
            # The wrapping of the signature is not signed: a byte of it may go for nothing, but names nobody else.
            assert named_by(root.certificate, odd) in (None, genuine)
            assert not authority.certifies(root.certificate, odd, b"")
            assert signed_under(root.certificate, odd, b"", b"", AT) is None
        whole[place] = byte
