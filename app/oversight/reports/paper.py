"""The two papers: "Một người đã đọc những gì" and "Ai đã đọc một hồ sơ". Internal, and without any customer's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.access.event import Event
from app.access.families import Family, family_of
from app.access.level import Level
from app.clock import shown_date, shown_time
from app.ids import record_code
from app.oversight.acts import Act
from app.oversight.reports.model import Kind
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
from app.settings.message import sentence

TITLES = {Kind.PERSON: "Báo cáo: một người đã đọc những gì", Kind.RECORD: "Báo cáo: ai đã đọc một hồ sơ"}
MOST_RECORDS, MOST_LINES = 300, 1000
OFFICER_ROLE = "Cán bộ an toàn hệ thống"


@dataclass(frozen=True, slots=True)
class Line:
    """One act with the names that the paper prints."""

    act: Act
    person: str
    project: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says: ``lines`` oldest first; ``name`` and ``about`` of the person, or the code of the record.

    ``forged`` entries are not among the lines: they are not signed by whom they name.
    """

    kind: Kind
    number: str
    company: str
    place: str
    at: int
    name: str
    about: tuple[tuple[str, str], ...]
    period: str
    lines: tuple[Line, ...]
    package_sha256: str
    entries: int
    officer: str
    forged: int = 0


def signed_paper(facts: Facts, signer: Signer) -> bytes:
    """The finished paper, signed by the officer."""
    reason = TITLES[facts.kind]
    return sign(to_archival(render(document(facts))), [signer], reason=reason, place=facts.place, at=facts.at)


def document(facts: Facts) -> Document:
    """What the paper says, before it is drawn."""
    said = Document(
        title=TITLES[facts.kind],
        number=facts.number,
        company=facts.company,
        place=facts.place,
        level=None,
        at=facts.at,
        blocks=(*_blocks(facts), SignatureBoxes(((OFFICER_ROLE, facts.officer),))),
    )
    code = check_code(said)
    qr = Qr(f"NIEM|{facts.number}|{code}", f"Số {facts.number}\nMã kiểm tra {code}")
    *before, boxes = said.blocks
    return replace(said, blocks=(*before, qr, boxes))


def reading(line: Line) -> bool:
    """Whether a line tells that data of customers was shown."""
    return line.act.ok and _family(line.act) is Family.READING


def _family(act: Act) -> Family | None:
    try:
        return family_of(Event(act.event))
    except ValueError:
        return None  # by a later program


def _blocks(facts: Facts) -> Iterable[Block]:
    read = [line for line in facts.lines if reading(line)]
    refused = sum(not line.act.ok for line in facts.lines)
    yield Fields((*facts.about, ("Thời gian", facts.period), ("Số lần đọc", str(len(read))),
                  ("Số lần bị từ chối", str(refused)), ("Số mục nhật ký", str(facts.entries))))  # fmt: skip
    if facts.forged:
        words = (
            f"{facts.forged} mục không mang chữ ký của người có tên trong mục, nên không tính vào báo cáo này. Các mục "
            "ấy vẫn nằm trong gói kèm theo. Hãy kiểm tra toàn vẹn nhật ký."
        )
        yield Notice(words, title="Có mục giả mạo", warning=True)
    if facts.kind is Kind.PERSON:
        yield from _records(read)
    else:
        yield from _readers(read)
    yield from _acts(facts.lines)
    yield from _one_by_one(facts.kind, read)
    yield Heading("Kiểm chứng")
    yield Paragraph(
        "Mỗi dòng dựa trên một mục nhật ký do chính người làm ký. Gói kèm theo chứa các mục ấy với chữ ký và khóa công "
        "khai, để người kiểm tra bên ngoài tự kiểm chứng mà không cần mở kho; các mục không liên quan vẫn niêm kín."
    )
    yield Fields((("SHA-256 của gói", facts.package_sha256),))
    yield Notice("Báo cáo ghi mã hồ sơ, không ghi tên khách hàng. Tài liệu nội bộ.")


def _records(read: Sequence[Line]) -> Iterable[Block]:
    yield Heading("Hồ sơ đã đọc")
    found: dict[tuple[str, int, str], list[int]] = {}
    for line in read:
        if line.act.rid is not None:
            found.setdefault((line.project, line.act.level, line.act.rid.hex()), []).append(line.act.at)
    if not found:
        yield Paragraph("Trong thời gian này người ấy không mở hồ sơ nào.")
        return
    rows = sorted(found.items(), key=lambda item: (-len(item[1]), -max(item[1])))
    yield Table(("Dự án", "Cấp mật", "Mã hồ sơ", "Số lần", "Lần đầu", "Lần cuối"),
                tuple((project, _level(level), record_code(rid), str(len(times)), shown_time(min(times)),
                       shown_time(max(times))) for (project, level, rid), times in rows[:MOST_RECORDS]),
                (32, 16, 30, 12, 36, 36), "lllrcc")  # fmt: skip
    yield from _more(len(rows) - MOST_RECORDS, "hồ sơ")


def _readers(read: Sequence[Line]) -> Iterable[Block]:
    yield Heading("Ai đã đọc")
    found: dict[str, list[int]] = {}
    for line in read:
        found.setdefault(line.person, []).append(line.act.at)
    if not found:
        yield Paragraph("Trong thời gian này không ai đọc hồ sơ này.")
        return
    rows = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    yield Table(("Người", "Số lần", "Lần đầu", "Lần cuối"),
                tuple((name, str(len(times)), shown_time(min(times)), shown_time(max(times))) for name, times in rows),
                (60, 16, 36, 36), "lrcc")  # fmt: skip


def _acts(lines: Sequence[Line]) -> Iterable[Block]:
    counted = Counter(line.act.event for line in lines if line.act.ok)
    if counted:
        yield Heading("Mọi việc, theo loại")
        yield Table(("Việc", "Số lần"), tuple((_act(event), str(times)) for event, times in counted.most_common()),
                    (90, 20), "lr")  # fmt: skip


def _one_by_one(kind: Kind, read: Sequence[Line]) -> Iterable[Block]:
    if not read:
        return
    yield Heading("Từng lần đọc")
    shown = read[-MOST_LINES:]
    if kind is Kind.PERSON:
        yield Table(("Lúc", "Việc", "Dự án", "Mã hồ sơ"),
                    tuple((shown_time(line.act.at), _act(line.act.event), line.project, record_code(_rid(line)))
                          for line in shown), (32, 56, 40, 30))  # fmt: skip
    else:
        yield Table(("Lúc", "Người", "Việc"),
                    tuple((shown_time(line.act.at), line.person, _act(line.act.event)) for line in shown),
                    (32, 50, 60))  # fmt: skip
    yield from _more(len(read) - MOST_LINES, "lần đọc trước đó")


def _more(left: int, what: str) -> Iterable[Block]:
    if left > 0:
        yield Paragraph(f"Còn {left} {what}, có đủ trong gói kèm theo.", small=True)


def period_of(first: int, last: int) -> str:
    """The period as the paper words it, from the first and the last entry (UTC microseconds)."""
    return f"từ {shown_date(first)} đến {shown_date(last)}"


def _rid(line: Line) -> str:
    return line.act.rid.hex() if line.act.rid else ""


def _level(level: int) -> str:
    return Level(level).label() if level else ""


def _act(event: str) -> str:
    try:
        return sentence(f"acts.{Event(event)}", "vi")
    except ValueError:
        return event or "mục không đọc được"
