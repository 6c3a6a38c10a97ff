"""Papers that the tour brings in, and what other programs say of the papers that come out."""

from __future__ import annotations

from pathlib import Path

from app.pdf.document import Document, Paragraph, render
from tests.journeys.office import ran


def scan(title: str, *lines: str) -> bytes:
    """A PDF such as a scanner leaves."""
    blocks = tuple(Paragraph(line) for line in lines)
    return render(Document(title, "", "Khách hàng mẫu", "Hà Nội", None, blocks, motto=False))


def text_of(file: Path, password: str = "") -> str:
    """The text of a PDF as poppler's pdftotext reads it, with single spaces.

    In the order in which it was written: a slanting watermark would otherwise be read in between.
    """
    options = ["-upw", password] if password else []
    return " ".join(ran("pdftotext", "-raw", "-enc", "UTF-8", *options, file, "-").split())


def opened_with(file: Path, password: str) -> bool:
    """Whether qpdf opens the file with the password, and finds AES-256."""
    told = ran("qpdf", "--show-encryption", f"--password={password}", file)
    return "AESv3" in told and "Incorrect password" not in told


def signatures_that_hold(file: Path, root: Path, work: Path) -> int:
    """How many signatures there are, if pdfsig calls every one valid and its certificate trusted; else 0."""
    store = work / "nss"
    if not store.exists():
        store.mkdir()
        ran("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
        ran("certutil", "-A", "-d", f"sql:{store}", "-n", "niem", "-t", "CT,CT,CT", "-i", root)
    shown = ran("pdfsig", "-nssdir", store, file)
    count = shown.count("Signature #")
    valid = shown.count("Signature Validation: Signature is Valid.")
    trusted = shown.count("Certificate Validation: Certificate is Trusted.")
    return count if count == valid == trusted else 0
