"""The paper of one custodian: a share in numbered boxes and as a QR code, with what to do with it.

The only place where a share is written down. The paper is given to the window as bytes and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.pdf.document import Block, Document, Fields, Heading, Notice, Paragraph, Qr, Strong, WordBoxes, render
from app.recovery.model import Sheet

SERIES = "KP"
KEEPING = (
    "Cho vào phong bì dán kín, ký lên mép dán, cất nơi khô ráo có khóa mà người giữ các mảnh khác không vào được. "
    "Khi bị mất, bị người khác xem hoặc khi người giữ nghỉ việc: báo ngay cán bộ an toàn để chia khóa lại."
)
ASKED = (
    "Tự mình đến gõ các từ vào mục Khôi phục trên máy có kho, trước mặt cán bộ an toàn; không đọc cho ai gõ hộ qua "
    "điện thoại. Sáu từ của kho trên màn hình phải giống sáu từ in ở trên. Diễn tập mỗi 90 ngày một lần; diễn tập "
    "không mở gì."
)


@dataclass(frozen=True, slots=True)
class Edition:
    """What all sheets of one ceremony have in common. ``words`` are the six words of the vault's genesis."""

    company: str
    place: str
    at: int
    serial: int
    threshold: int
    words: str
    custodians: tuple[str, ...]


def sheets(edition: Edition, shares: Sequence[str]) -> tuple[Sheet, ...]:
    """One sheet for each custodian, in their order."""
    return tuple(
        Sheet(
            number=number,
            custodian=custodian,
            name=f"mảnh khôi phục {edition.serial:03d}-{number} {custodian}.pdf",
            pdf=render(_document(edition, number, custodian, share)),
        )
        for number, (custodian, share) in enumerate(zip(edition.custodians, shares, strict=True), start=1)
    )


def _document(edition: Edition, number: int, custodian: str, share: str) -> Document:
    return Document(
        title="Mảnh khóa khôi phục",
        number=f"{SERIES}-{edition.serial:03d}-{number}",
        company=edition.company,
        place=edition.place,
        level=None,
        at=edition.at,
        blocks=_blocks(edition, number, custodian, share),
        subtitle=f"Mảnh {number} trong {len(edition.custodians)}; cần {edition.threshold} mảnh để khôi phục",
        footer="Chỉ người giữ được xem tờ này. Không sao chụp, không chụp ảnh, không gõ vào máy nào ngoài máy có kho.",
        motto=False,
    )


def _blocks(edition: Edition, number: int, custodian: str, share: str) -> tuple[Block, ...]:
    words = share.split(" ")
    return (
        Fields(
            (
                ("Người giữ", custodian),
                ("Số bộ khôi phục", f"{edition.serial:03d}"),
                ("Sáu từ của kho", edition.words),
            )
        ),
        Heading(f"{len(words)} từ của mảnh {number}, đọc từng cột từ trên xuống"),
        WordBoxes(tuple(words)),
        Qr(share, f"Mảnh {number} dưới dạng mã QR: đúng {len(words)} từ ở trên.\nChỉ quét bằng máy có kho."),
        Notice(
            f"Ai có {edition.threshold} mảnh và một bộ khôi phục thì mở được mọi ngăn của kho. Không ai được giữ hai "
            "mảnh; không để tờ này cùng chỗ với bộ khôi phục.",
            title="Tờ giấy này là một phần của chìa khóa",
            warning=True,
        ),
        Paragraph((Strong("Cất giữ. "), KEEPING), small=True),
        Paragraph((Strong("Khi được yêu cầu. "), ASKED), small=True),
    )
