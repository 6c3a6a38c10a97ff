"""The paper of an agreement: "Thỏa thuận bảo mật thông tin", PDF/A-2b, signed by the person and for the company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.agreements.model import POINT, Wording
from app.pdf.archival import to_archival
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Room,
    SignatureBoxes,
    render,
)
from app.pdf.likeness import contents_of, is_like
from app.pdf.signing import Signer, sign, sign_first, sign_next

PERSON, COMPANY = "Người ký thỏa thuận", "Đại diện Công ty"
TITLE = "Thỏa thuận bảo mật thông tin"
ONE_PERSON = "Kho chạy ở chế độ một người: người ký thỏa thuận và người đại diện Công ty là một."
UNCHECKED = "Văn bản theo mẫu {}. Mẫu này chưa được luật sư của Công ty xem xét; nên nhờ xem trước khi dùng."
CHECKED = "Văn bản theo mẫu {}."
CLOSING_HEIGHT = 115.0
"""Millimetres: the last article, the remark and the signatures stand on one page."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper says. ``at`` in UTC microseconds; ``duties`` in words; no ``representative``: left open."""

    number: str
    company: str
    place: str
    at: int
    person: str
    title: str
    duties: str
    representative: str
    representative_title: str
    start: date
    until: date
    wording: Wording
    one_person: bool


def signed_agreement(paper: Paper, signers: Sequence[Signer]) -> bytes:
    """The finished agreement; ``signers`` are the person and the company's representative, in this order."""
    roles = (PERSON, COMPANY)
    return sign(
        to_archival(render(_document(paper))),
        [replace(signer, role=role) for signer, role in zip(signers, roles, strict=True)],
        reason=TITLE,
        place=paper.place,
        at=paper.at,
    )


def first_signed(paper: Paper, person: Signer) -> bytes:
    """The agreement with the person's signature; the company's representative signs it later, elsewhere."""
    signer = replace(person, role=PERSON)
    return sign_first(to_archival(render(_document(paper))), signer, of=2, reason=TITLE, place=paper.place, at=paper.at)


def is_first_signed(signed: bytes, paper: Paper, person: Signer) -> bool:
    """Whether ``signed`` is what `first_signed` makes of ``paper`` for who has the certificate of ``person``.

    The key in ``person`` may be any: whether the signature itself holds is another question.
    """
    whole = is_like(signed, first_signed(paper, person))
    return whole and person.certificate.hex().encode("ascii").upper() in contents_of(signed).upper()


def second_signed(signed: bytes, paper: Paper, company: Signer, at: int) -> bytes:
    """``signed``, which `is_first_signed`, with the signature for the company at ``at``."""
    return sign_next(signed, replace(company, role=COMPANY), 1, reason=TITLE, place=paper.place, at=at)


def paper_to_sign(paper: Paper) -> bytes:
    """The same text, to be printed and signed by hand; the number comes later, when the scan is filed."""
    return to_archival(render(_document(paper)))


def _document(paper: Paper) -> Document:
    return Document(
        title=TITLE,
        number=paper.number,
        company=paper.company,
        place=paper.place,
        level=None,
        at=paper.at,
        blocks=(*_parties(paper), *_articles(paper.wording), *_remarks(paper), _boxes(paper)),
    )


def _parties(paper: Paper) -> tuple[Block, ...]:
    representative = ", ".join(part for part in (paper.representative, paper.representative_title) if part)
    return (
        *(Paragraph(text) for text in paper.wording.preamble),
        Fields(
            (
                ("Công ty", f"{paper.company}, {paper.place}"),
                ("Đại diện", representative),
                ("Người ký", f"{paper.person}, {paper.title}"),
                ("Nhiệm vụ", paper.duties),
                ("Hiệu lực", f"{paper.start:%d/%m/%Y} đến hết {paper.until:%d/%m/%Y}"),
            )
        ),
    )


def _articles(wording: Wording) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in wording.parts:
        if part is wording.parts[-1]:
            blocks.append(Room(CLOSING_HEIGHT))
        blocks.append(Heading(part.heading, part.rank))
        blocks.extend(Paragraph(text) for text in _gathered(part.paragraphs))
    return tuple(blocks)


def _gathered(paragraphs: Sequence[str]) -> list[str]:
    """The points of a list as one paragraph, a line each, so that they stand close together."""
    texts: list[str] = []
    for text in paragraphs:
        if texts and text.startswith(POINT) and texts[-1].startswith(POINT):
            texts[-1] = f"{texts[-1]}\n{text}"
        else:
            texts.append(text)
    return texts


def _remarks(paper: Paper) -> tuple[Block, ...]:
    remark = (CHECKED if paper.wording.checked_by_counsel else UNCHECKED).format(paper.wording.version)
    small = Paragraph(remark, small=True)
    return (Notice(ONE_PERSON, warning=True), small) if paper.one_person else (small,)


def _boxes(paper: Paper) -> SignatureBoxes:
    return SignatureBoxes(((PERSON, paper.person), (COMPANY, paper.representative)))
