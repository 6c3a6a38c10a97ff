"""The lesson certificate: "Giấy xác nhận hoàn thành các bài học", a numbered PDF/A-2b without a signature.

It lists the lessons that a person has in force. Its number is that of the latest statement in the directory that it
rests on, so that an officer finds that statement, which the person signed; the paper itself proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.clock import local, shown_date
from app.pdf.archival import to_archival
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    Table,
    check_code,
    render,
)
from app.vault.roster import Lesson as Passed

SERIES = "HK"

WORDS = {
    "vi": {
        "title": "Giấy xác nhận đã học và kiểm tra",
        "subtitle": "về bảo vệ thông tin khách hàng",
        "name": "Họ và tên",
        "duty": "Nhiệm vụ",
        "count": "Số bài còn hiệu lực",
        "of": "{} trên {} bài",
        "until": "Bài hết hiệu lực sớm nhất",
        "lessons": "Các bài đã đạt",
        "lesson": "Bài học",
        "version": "Bản",
        "score": "Tỷ lệ đúng",
        "at": "Ngày đạt",
        "end": "Hiệu lực đến",
        "missing": "Còn {} bài chưa đạt hoặc đã hết hiệu lực.",
        "remark": "Mỗi bài có hiệu lực 365 ngày kể từ ngày đạt. Giấy này không có chữ ký và không phải bằng chứng: "
        "bằng chứng là bản ghi trong danh bạ của kho do chính người học ký, mà cán bộ an toàn hệ thống tra được "
        "theo số ở trên.",
        "qr": "Số {}\nMã kiểm tra {}",
    },
    "en": {
        "title": "Certificate of lessons",
        "subtitle": "on protecting customer information",
        "name": "Name",
        "duty": "Duty",
        "count": "Lessons in force",
        "of": "{} of {}",
        "until": "First to lapse",
        "lessons": "Lessons passed",
        "lesson": "Lesson",
        "version": "Version",
        "score": "Right",
        "at": "Passed on",
        "end": "In force until",
        "missing": "{} more were not passed yet or have lapsed.",
        "remark": "Each lesson is in force for 365 days from the day it was passed. This paper is not signed and "
        "proves nothing: the proof is the entry in the vault's directory that the learner signed, which the security "
        "officer finds by the number above.",
        "qr": "No. {}\nCheck code {}",
    },
}


@dataclass(frozen=True, slots=True)
class Certified:
    """What the paper says. ``statement`` is the latest that it rests on, ``lessons`` pairs each title with what was
    passed, ``asked`` counts all lessons.
    """

    company: str
    place: str
    name: str
    duties: str
    at: int
    statement: int
    lessons: tuple[tuple[str, Passed], ...]
    asked: int
    language: str


def number_of(statement: int, lessons: Sequence[Passed]) -> str:
    """The certificate's number, like ``HK-2026-0042``: the year of the latest pass, then the statement's number."""
    return f"{SERIES}-{local(max(one.at for one in lessons)).year}-{statement:04d}"


def certificate(certified: Certified) -> bytes:
    """The finished PDF."""
    number = number_of(certified.statement, [passed for _, passed in certified.lessons])
    words = WORDS[certified.language]
    said = Document(
        title=words["title"],
        subtitle=words["subtitle"],
        number=number,
        company=certified.company,
        place=certified.place,
        level=None,
        at=certified.at,
        blocks=_blocks(certified, words),
        language=certified.language,
    )
    code = check_code(said)
    qr = Qr(f"NIEM|{number}|{code}", words["qr"].format(number, code))
    return to_archival(render(replace(said, blocks=(*said.blocks, qr))))


def _blocks(certified: Certified, words: dict[str, str]) -> tuple[Block, ...]:
    first = min(passed.until for _, passed in certified.lessons)
    missing = certified.asked - len(certified.lessons)
    rows = tuple(
        (title, str(passed.version), f"{passed.score} %", shown_date(passed.at), shown_date(passed.until))
        for title, passed in certified.lessons
    )
    header = tuple(words[key] for key in ("lesson", "version", "score", "at", "end"))
    return (
        Fields(
            (
                (words["name"], certified.name),
                (words["duty"], certified.duties),
                (words["count"], words["of"].format(len(certified.lessons), certified.asked)),
                (words["until"], shown_date(first)),
            )
        ),
        *((Notice(words["missing"].format(missing), warning=True),) if missing else ()),
        Heading(words["lessons"]),
        Table(header, rows, (64, 18, 22, 24, 26), "llrcc"),
        Paragraph(words["remark"], small=True),
    )
