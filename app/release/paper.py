"""The released paper: what stands on it besides the lines, who signs it, and how it is closed for its recipient."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Problem
from app.pdf import picture, sealing, signing
from app.pdf.document import Block, Document, Fields, Heading, Notice, Paragraph, Room, SignatureBoxes, render
from app.pdf.signing import Signer
from app.release.cover import TERMS, Cover
from app.release.exportable import Exportable
from app.release.model import label_name

REASON = "Bàn giao thông tin cho người nhận"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished PDF, its password, and how many pages it has."""

    pdf: bytes
    password: str
    pages: int


def sealed_paper(exportable: Exportable, cover: Cover, signer: Signer | None = None) -> Sealed:
    """The lines as an AES-256 PDF with the recipient and the number across every page, under a fresh password.

    With ``signer`` the paper is signed inside its encryption. Raises ``Problem("outputs.documents_need_package")`` when
    there are documents, which a paper cannot hold; ``Problem("pdf.watermark_impossible")`` when the recipient's name
    cannot be drawn; ``Problem("pdf.signer_not_valid")``. Then nothing is made.
    """
    if exportable.documents:
        raise Problem("outputs.documents_need_package")
    plain = render(_document(exportable, cover, signer))
    pages = picture.page_count(plain, "application/pdf")
    password = sealing.new_password()
    sealed = sealing.encrypt(plain, password)
    if signer is not None:
        sealed = signing.sign(sealed, [signer], reason=REASON, place=cover.place, at=cover.at, password=password)
    return Sealed(sealed, password, pages)


def _document(exportable: Exportable, cover: Cover, signer: Signer | None) -> Document:
    return Document(
        title="Thông tin cung cấp theo văn bản đồng ý của khách hàng",
        number=cover.number,
        company=cover.company,
        place=cover.place,
        level=int(exportable.level),
        at=cover.at,
        watermark=cover.recipient,
        copy_number=cover.number,
        blocks=(
            Fields(cover.rows()),
            Heading("Nội dung"),
            # Apart, so that a page is not left half empty before a table that is longer than one.
            *(
                Fields(tuple((label_name(code, "vi"), text) for code, text in part))
                for part in exportable.parts
                if part
            ),
            *_end(cover, signer),
        ),
    )


def _end(cover: Cover, signer: Signer | None) -> tuple[Block, ...]:
    """The terms, and the frame to sign in below them: no signature stands on a page alone."""
    terms = (
        Notice(TERMS, title="Điều kiện sử dụng", warning=True),
        Paragraph("Mật khẩu mở tệp được báo cho người nhận bằng một đường khác với tệp.", small=True),
    )
    if signer is None:
        return terms
    return Room(85), *terms, SignatureBoxes((("Người bàn giao", cover.handed_by),))
