"""Passwords on PDFs, judged by qpdf and poppler."""

from __future__ import annotations

import io
import math
import subprocess
from pathlib import Path

import pikepdf
import pytest

from app.pdf.document import Document, render
from app.pdf.sealing import ALPHABET, encrypt, new_password
from tests.pdf.samples import run


@pytest.fixture
def sealed(document: Document, tmp_path: Path) -> tuple[Path, str]:
    password, file = new_password(), tmp_path / "sealed.pdf"
    file.write_bytes(encrypt(render(document), password))
    return file, password


def test_it_is_aes_256_revision_6_and_permits_nothing(sealed: tuple[Path, str]) -> None:
    file, password = sealed
    shown = run("qpdf", "--show-encryption", f"--password={password}", file)
    assert "R = 6" in shown
    for kind in ("stream", "string", "file"):
        assert f"{kind} encryption method: AESv3" in shown
    for act in ("extract for any purpose", "print low resolution", "print high resolution", "modify anything"):
        assert f"{act}: not allowed" in shown


def test_it_opens_with_its_password_only(sealed: tuple[Path, str]) -> None:
    file, password = sealed
    with pikepdf.open(file, password=password) as pdf:
        assert len(pdf.pages) >= 2
        assert not pdf.owner_password_matched
    for wrong in ("", password.lower(), password[:-1], password.replace("-", ""), new_password()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file, password=wrong)


def test_poppler_reads_it_with_the_password_and_not_without(sealed: tuple[Path, str]) -> None:
    file, password = sealed
    assert "Hường" in run("pdftotext", "-upw", password, file, "-")
    with pytest.raises(subprocess.CalledProcessError):
        run("pdftotext", file, "-")


def test_neither_the_number_nor_the_fonts_are_readable_in_the_bytes(document: Document) -> None:
    with pikepdf.open(io.BytesIO(render(document))) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    sealed = encrypt(plain.getvalue(), new_password())
    for marker in (document.number.encode(), b"BeVietnamPro"):
        assert marker in plain.getvalue()
        assert marker not in sealed


def test_passwords_have_eighty_bits_of_unmistakable_letters() -> None:
    passwords = {new_password() for _ in range(500)}
    assert len(passwords) == 500
    letters = "".join(passwords).replace("-", "")
    assert set(letters) == set(ALPHABET)
    assert not set("0O1I") & set(letters)
    assert len(ALPHABET) == 32
    assert all([len(group) for group in password.split("-")] == [4, 4, 4, 4] for password in passwords)
    assert 16 * math.log2(len(ALPHABET)) >= 80


@pytest.mark.parametrize("password", ["", "mật-khẩu", "tab\t", "e\u0301"])
def test_passwords_that_readers_disagree_about_are_refused(password: str, document: Document) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        encrypt(render(document), password)
