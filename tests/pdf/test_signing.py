"""Signatures as poppler's pdfsig and pyHanko itself see them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from app.errors import Problem
from app.pdf.archival import to_archival
from app.pdf.document import Paragraph, SignatureBoxes, render
from app.pdf.picture import page_png
from app.pdf.places import read_properties
from app.pdf.signing import Signer, sign
from app.pdf.trust import moment
from app.pdf.verification import verify
from tests.pdf.authority import AT, Authority
from tests.pdf.conftest import REASON
from tests.pdf.samples import NUMBER, fonts_of, paper, run, text_of


def trusting(authority: Authority, folder: Path) -> Path:
    """A certificate store as a customer would make it: the exported root, trusted."""
    store = folder / "nss"
    store.mkdir()
    (folder / "root.der").write_bytes(authority.der)
    run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    run("certutil", "-A", "-d", f"sql:{store}", "-n", "niem", "-t", "CT,CT,CT", "-i", folder / "root.der")
    return store


def test_pdfsig_calls_both_signatures_valid_and_both_certificates_trusted(
    signed: bytes, authority: Authority, tmp_path: Path
) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    shown = run("pdfsig", "-nssdir", trusting(authority, tmp_path), file)
    assert shown.count("Signature Validation: Signature is Valid.") == 2
    assert shown.count("Certificate Validation: Certificate is Trusted.") == 2
    assert shown.count("Signature Type: ETSI.CAdES.detached") == 2
    assert shown.rstrip().split("Signature #2")[1].count("Total document signed") == 1
    assert "Nguyễn Đức Hưởng" in shown
    assert "Lê Thị Bích Phượng" in shown


def test_pdfsig_does_not_trust_it_with_another_companys_root(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    shown = run("pdfsig", "-nssdir", trusting(Authority("Công ty Khác"), tmp_path), file)
    assert shown.count("Signature is Valid.") == 2
    assert "Certificate is Trusted" not in shown


def test_pyhanko_judges_it_good_with_our_root_alone(signed: bytes, authority: Authority) -> None:
    reader = PdfFileReader(io.BytesIO(signed))
    for signature in reader.embedded_signatures:
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(authority.der)], allow_fetching=False, moment=moment(AT)
        )
        status = validate_pdf_signature(signature, context)
        assert status.bottom_line
        assert status.docmdp_ok


def test_the_first_certifies_and_every_signer_uses_pades_with_sha_256_and_rsa_3072(signed: bytes) -> None:
    first, second = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert first.docmdp_level is not None
    assert "/Reference" not in second.sig_object
    for signature in (first, second):
        assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert signature.md_algorithm == "sha256"
        assert signature.signer_cert.public_key.algorithm == "rsa"
        assert signature.signer_cert.public_key.bit_size == 3072


def test_chain_and_revocation_list_travel_inside(signed: bytes, authority: Authority) -> None:
    store = DocumentSecurityStore.read_dss(PdfFileReader(io.BytesIO(signed)))
    lists = [crl.CertificateList.load(reference.get_object().data) for reference in store.crls]
    assert [one.issuer.native["common_name"] for one in lists] == ["Niêm CA"]
    assert authority.der in {certificate.dump() for certificate in store.load_certs()}


def test_the_marks_stand_in_the_frames_and_say_who_when_and_what(
    signed: bytes, archival: bytes, tmp_path: Path
) -> None:
    frames = read_properties(archival).places
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        for frame, name in zip(frames, ("Niem1", "Niem2"), strict=True):
            widgets = [note for note in pdf.pages[frame.page - 1].Annots if str(note.get("/T")) == name]
            corners = [float(value) for value in widgets[0].Rect]
            assert corners == pytest.approx([frame.left, frame.bottom, frame.right, frame.top], abs=0.5)
    text = text_of(signed, tmp_path)
    for words in ("ĐÃ KÝ ĐIỆN TỬ", "Cán bộ an toàn hệ thống", "Giám đốc", f"Số {NUMBER} · Lý do: {REASON}"):
        assert words in text
    assert text.count("24/11/2026 08:52 (giờ máy)") == 2
    assert all(fonts_of(signed).values())
    page = frames[0].page - 1
    pictures = [page_png(file, "application/pdf", page, 600) for file in (archival, signed)]
    assert pictures[0] != pictures[1]


def test_what_was_rendered_is_still_there_byte_by_byte(signed: bytes, archival: bytes) -> None:
    assert signed.startswith(archival.rstrip(b"\n"))


def test_english_marks(authority: Authority, tmp_path: Path) -> None:
    person = replace(authority.signer("Trần Văn Ân", "Witness"), role="Witness of the shredding")
    pdf = to_archival(render(paper(Paragraph("x"), SignatureBoxes((("WITNESS", "Trần Văn Ân"),)), language="en")))
    signed = sign(pdf, [person], reason="", place="", at=AT)
    text = text_of(signed, tmp_path)
    for words in ("SIGNED ELECTRONICALLY", "Witness of the shredding", "24/11/2026 08:52 (machine time)"):
        assert words in text
    assert verify(signed, authority.der).valid


def test_every_signer_needs_a_frame(archival: bytes, signers: tuple[Signer, Signer]) -> None:
    for wrong in ((), (*signers, signers[0])):
        with pytest.raises(ValueError, match="frame"):
            sign(archival, wrong, reason="", place="", at=AT)


def test_certificates_out_of_force_or_revoked_or_of_others_cannot_sign(archival: bytes, authority: Authority) -> None:
    late = authority.signer("Người Hết Hạn", "Cũ", days=-1)
    gone = authority.signer("Người Nghỉ Việc", "Cũ")
    serial = x509.Certificate.load(gone.certificate).serial_number
    gone = replace(gone, revocations=authority.revocations(serial))
    foreign = replace(Authority("Công ty Khác").signer("Người Lạ", "Lạ"), authority=authority.der)
    for person in (late, gone, foreign):
        with pytest.raises(Problem) as caught:
            sign(archival, [person], reason="", place="", at=AT)
        assert caught.value.code == "pdf.signer_not_valid"
