"""The paper of a shredding session: "Biên bản tiêu hủy tài liệu", PDF/A-2b, signed by witness and performer.

Numbered copies appear by number, kind, sheets and level only: the record is kept by the office and outlives the
customers whose papers it lists, so it names none of them. The register of copies knows which number was whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.access.level import Level
from app.clock import shown_date, shown_time
from app.copies.model import TWO_WATCH_FROM, CopyKind, Loose, Medium
from app.copies.store import Copy
from app.pdf.archival import to_archival
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    SignatureBoxes,
    Table,
    check_code,
    render,
)
from app.pdf.signing import Signer, sign

KINDS = {
    CopyKind.PRINT: "bản in",
    CopyKind.OUTPUT: "bản xuất (đã in ra)",
    CopyKind.DISC: "đĩa",
    CopyKind.STICK: "USB, thẻ nhớ",
}
PIECES = {Medium.PAPER: "Số tờ", Medium.DISC: "Số đĩa", Medium.STICK: "Số chiếc"}
LOOSE = {Medium.PAPER: "tờ lẻ", Medium.DISC: "đĩa lẻ", Medium.STICK: "chiếc lẻ"}
HAND = "." * 60
"""Where somebody signs a print with a pen."""
PERFORMER, WITNESS, SECOND = "Người thực hiện", "Người chứng kiến", "Người chứng kiến thứ hai"


@dataclass(frozen=True, slots=True)
class Session:
    """What the paper says. ``at`` in UTC microseconds; ``highest`` is the highest level among the pieces.

    ``second`` and ``photo_sha256`` (hexadecimal) are empty when nobody else watched, and when there is no photograph.
    """

    number: str
    company: str
    place_of_company: str
    at: int
    copies: tuple[Copy, ...]
    loose: tuple[Loose, ...]
    medium: Medium
    machine: str
    standard: str
    place: str
    performer: str
    witness: str
    second: str
    note: str
    photo_sha256: str
    highest: Level
    performer_signs: bool
    second_signs: bool
    one_person: bool


def signed_record(session: Session, signers: Sequence[Signer]) -> bytes:
    """The finished record: drawn, made archival, signed by ``signers`` in the order of the boxes."""
    return sign(
        to_archival(render(_document(session))),
        signers,
        reason="Biên bản tiêu hủy tài liệu",
        place=session.place_of_company,
        at=session.at,
    )


def _document(session: Session) -> Document:
    said = Document(
        title="Biên bản tiêu hủy tài liệu",
        number=session.number,
        company=session.company,
        place=session.place_of_company,
        level=None,
        at=session.at,
        blocks=(*_blocks(session), _boxes(session)),
    )
    code = check_code(said)
    qr = Qr(f"NIEM|{session.number}|{code}", f"Số {session.number}\nMã kiểm tra {code}")
    *before, boxes = said.blocks
    return replace(said, blocks=(*before, qr, boxes))


def _blocks(session: Session) -> tuple[Block, ...]:
    total = sum(copy.sheets for copy in session.copies) + sum(piece.count for piece in session.loose)
    pieces = PIECES[session.medium]
    return (
        Fields(
            (
                ("Thời điểm, nơi hủy", f"{shown_time(session.at)} (giờ máy), {session.place}"),
                ("Máy hủy", f"{session.machine}, mức cắt {session.standard} theo ISO/IEC 21964"),
                ("Cấp mật cao nhất", session.highest.label()),
                (f"Tổng {pieces[:1].lower()}{pieces[1:]}", str(total)),
                (PERFORMER, session.performer),
                (WITNESS, session.witness),
                *(((SECOND, session.second),) if session.second else ()),
                *((("Ghi chú", session.note),) if session.note else ()),
                *((("Ảnh chụp, SHA-256", _spaced(session.photo_sha256)),) if session.photo_sha256 else ()),
            )
        ),
        Heading("Tài liệu đã hủy"),
        Table(("Số bản", "Loại", "Cấp mật", "Ngày vào sổ", pieces), _rows(session), (34, 40, 20, 22, 12), "lllcr"),
        Paragraph(
            "Tên khách hàng không ghi trong biên bản; sổ bản sao cho biết số bản nào là của hồ sơ nào. "
            "Số lượng và việc cắt do những người có tên ở đây xác nhận; chương trình không nhìn thấy vật được hủy. "
            "Mức cắt là mức người thực hiện đọc trên máy.",
            small=True,
        ),
        *_remarks(session),
    )


def _rows(session: Session) -> tuple[tuple[str, ...], ...]:
    numbered = tuple(
        (copy.number, _kind(copy), copy.ref.level.label(), shown_date(copy.at) if copy.at else "", str(copy.sheets))
        for copy in session.copies
    )
    return numbered + tuple(
        (LOOSE[session.medium], piece.description, piece.level.label(), "", str(piece.count)) for piece in session.loose
    )


def _kind(copy: Copy) -> str:
    """What it is, and where its customer was destroyed the certificate that waits for it."""
    if not copy.gone:
        return KINDS[copy.kind]
    certificate = f", chứng nhận {copy.certificate}" if copy.certificate else ""
    return f"{KINDS[copy.kind]} của hồ sơ đã tiêu hủy{certificate}"


def _spaced(digest: str) -> str:
    return " ".join(digest[start : start + 16] for start in range(0, len(digest), 16))


def _remarks(session: Session) -> tuple[Block, ...]:
    remarks: list[Block] = []
    if session.one_person:
        remarks.append(
            Notice("Kho chạy ở chế độ một người: người thực hiện và người chứng kiến có thể là một.", warning=True)
        )
    elif session.highest >= TWO_WATCH_FROM and not session.second:
        remarks.append(Notice("Công ty chỉ có hai người đang làm việc, nên một người chứng kiến.", warning=True))
    by_hand = [session.performer] if not session.performer_signs else []
    by_hand += [session.second] if session.second and not session.second_signs else []
    remarks += [Notice(f"{name} không ký số, nên ký tay trên bản in của biên bản này: {HAND}") for name in by_hand]
    return tuple(remarks)


def _boxes(session: Session) -> SignatureBoxes:
    people = [(WITNESS, session.witness)]
    if session.performer_signs:
        people.insert(0, (PERFORMER, session.performer))
    if session.second_signs:
        people.append((SECOND, session.second))
    return SignatureBoxes(tuple(people))
