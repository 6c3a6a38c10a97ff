"""The released paper: what stands on it besides the lines, and how it is closed for its recipient."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import shown_date
from app.pdf import picture, sealing
from app.pdf.document import Document, Fields, Heading, Notice, Paragraph, render
from app.release.exportable import Exportable
from app.release.model import label_name

KINDS = {
    "representative": "người đại diện của khách hàng",
    "contact": "người liên hệ của khách hàng",
    "partner": "đối tác bán hàng",
    "hired": "người làm thuê",
    "participant": "người tham gia",
    "other": "khác",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """What the paper says around the lines. ``number`` is the copy's, ``request`` the request's; ``at`` in UTC µs."""

    company: str
    place: str
    number: str
    request: str
    recipient: str
    recipient_kind: str
    purpose: str
    until: str
    approved_by: str
    at: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished PDF, its password, and how many pages it has."""

    pdf: bytes
    password: str
    pages: int


def sealed_paper(exportable: Exportable, cover: Cover) -> Sealed:
    """The lines as an AES-256 PDF with the recipient and the number across every page, under a fresh password.

    Raises ``Problem("pdf.watermark_impossible")`` when the recipient's name cannot be drawn: then nothing is made.
    """
    plain = render(_document(exportable, cover))
    password = sealing.new_password()
    return Sealed(sealing.encrypt(plain, password), password, picture.page_count(plain, "application/pdf"))


def _document(exportable: Exportable, cover: Cover) -> Document:
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
            Fields(
                (
                    ("Người nhận", cover.recipient),
                    ("Tư cách người nhận", KINDS[cover.recipient_kind]),
                    ("Mục đích", cover.purpose),
                    ("Theo đề nghị", cover.request),
                    ("Người duyệt", cover.approved_by),
                    ("Ngày bàn giao", shown_date(cover.at)),
                )
            ),
            Heading("Nội dung"),
            Fields(tuple((label_name(code, "vi"), text) for code, text in exportable.lines)),
            Notice(
                "Bản này chỉ dành cho người nhận và mục đích ghi trên. Không sao chép, không chuyển cho người khác. "
                "Dùng xong, người nhận trả lại hoặc hủy bản này và báo cho công ty theo số của bản.",
                title="Điều kiện sử dụng",
                warning=True,
            ),
            Paragraph("Mật khẩu mở tệp được báo cho người nhận bằng một đường khác với tệp.", small=True),
        ),
    )
