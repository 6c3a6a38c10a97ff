"""Documents of an invented company, and the looks into a PDF that several tests share."""

from __future__ import annotations

import io
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf

from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    SignatureBoxes,
    Space,
    Strong,
    Table,
)
from tests.pdf.authority import AT

NUMBER = "CC-2026-7QK-0001"
PANGRAM = "Nguyễn Thị Ngọc Ưng ở Đắk Lắk: ẵ ễ ợ ừ ỹ đ Đ Ặ Ỷ 1.234.567 ₫ “trích” …"


def paper(*blocks: Block, **named: Any) -> Document:
    """A plain document around ``blocks``."""
    head = ("Giấy chứng nhận", NUMBER, "Công ty Cổ phần Ánh Dương", "Hà Nội")
    return Document(*head, **{"level": 1, "at": AT, "blocks": blocks, **named})


def certificate_document() -> Document:
    """Every kind of block, over two pages, with two to sign."""
    rows = tuple((str(number), f"Dự án Phước Lộc, ngăn {number}", str(number * 7)) for number in range(1, 31))
    return paper(
        Paragraph(("Chúng tôi, ", Strong("Công ty Cổ phần Ánh Dương"), ", chứng nhận: " + PANGRAM)),
        Heading("1. Yêu cầu"),
        Fields((("Mã hồ sơ", "KH-00042"), ("Người yêu cầu", unicodedata.normalize("NFD", "Trần Thị Hường")))),
        Heading("2. Phạm vi", 2),
        Table(("STT", "Ngăn", "Bản ghi"), rows, (1, 6, 2), "clr"),
        Notice("Khóa cũ của 2 người giữ chưa thay.", "Chưa hoàn tất", warning=True),
        Space(),
        Qr("niem:" + NUMBER, "Quét để lấy số chứng nhận."),
        SignatureBoxes((("NGƯỜI THỰC HIỆN", "Nguyễn Đức Hưởng"), ("NGƯỜI KIỂM CHỨNG", "Lê Thị Bích Phượng"))),
        level=3,
        footer="Thời gian là giờ máy.",
    )


def run(*command: str | Path) -> str:
    """The output of a poppler, qpdf or NSS tool, failing when it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def text_of(pdf: bytes, folder: Path, *options: str) -> str:
    """What pdftotext reads, white space folded to single blanks."""
    file = folder / "text.pdf"
    file.write_bytes(pdf)
    return " ".join(run("pdftotext", *options, file, "-").split())


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Every font dictionary of the file by base name, and whether a TrueType program is embedded."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                name = str(thing.get("/BaseFont"))
                below = thing.get("/DescendantFonts")
                descriptor = (below[0] if below is not None else thing).get("/FontDescriptor")
                found[name] = descriptor is not None and "/FontFile2" in descriptor
    return found
