"""Encrypted first, signed after: poppler and pyHanko open it with the password and find the signature whole."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.pdf.document import Document, SignatureBoxes, render
from app.pdf.places import read_properties
from app.pdf.sealing import encrypt, new_password
from app.pdf.signing import Signer, sign
from app.pdf.verification import verify
from tests.pdf.authority import AT, Authority
from tests.pdf.samples import run
from tests.pdf.test_signing import trusting

PASSWORD = new_password()


@pytest.fixture(scope="module")
def both(document: Document, signers: tuple[Signer, Signer]) -> bytes:
    alone = [block for block in document.blocks if not isinstance(block, SignatureBoxes)]
    boxes = SignatureBoxes((("Người bàn giao", "Lê Thị Bích Phượng"),))
    paper = replace(document, blocks=(*alone, boxes), watermark="Đại lý Hòa Bình", copy_number="BX-1")
    sealed = encrypt(render(paper), PASSWORD)
    return sign(sealed, [signers[1]], reason="Bàn giao", place="Hà Nội", at=AT, password=PASSWORD)


def test_pdfsig_given_the_password_calls_it_valid_and_trusted(
    both: bytes, authority: Authority, tmp_path: Path
) -> None:
    file = tmp_path / "both.pdf"
    file.write_bytes(both)
    shown = run("pdfsig", "-upw", PASSWORD, "-nssdir", trusting(authority, tmp_path), file)
    for line in (
        "Signature Validation: Signature is Valid.",
        "Certificate Validation: Certificate is Trusted.",
        "Total document signed",
        "Lê Thị Bích Phượng",
    ):
        assert line in shown, shown
    assert "R = 6" in run("qpdf", "--show-encryption", f"--password={PASSWORD}", file)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", f"--password={PASSWORD}", file)


def test_what_the_signature_added_is_encrypted_as_well(both: bytes) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(both))
    for words in ("Lê Thị Bích Phượng", "Bàn giao", "Hà Nội"):
        assert words.encode() not in both.split(b"/Contents")[0]
        assert words.encode("utf-16-be") not in both.split(b"/Contents")[0]
    with pikepdf.open(io.BytesIO(both), password=PASSWORD) as pdf:
        assert not pdf.allow.extract
    assert read_properties(both, PASSWORD).places


def test_our_own_judgement_needs_the_password_and_finds_a_flipped_byte(both: bytes, authority: Authority) -> None:
    found = verify(both, authority.der, password=PASSWORD)
    (line,) = found.signatures
    assert (found.valid, line.name, line.reason, line.place) == (True, "Lê Thị Bích Phượng", "Bàn giao", "Hà Nội")
    assert not verify(both, authority.der).valid
    assert not verify(both, authority.der, password="K7Q2-9XWD-M4TB-6RHE").valid
    chance = random.Random(5)
    for _ in range(12):
        spot = chance.randrange(1000, both.rindex(b"/Contents"))
        changed = both[:spot] + bytes([both[spot] ^ 4]) + both[spot + 1 :]
        assert not verify(changed, authority.der, password=PASSWORD).valid, spot
