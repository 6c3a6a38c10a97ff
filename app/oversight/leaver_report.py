"""The paper about somebody who left: "Báo cáo khi nghỉ việc". It is internal, and names no customer.

What it says comes from the journal of the last 90 days, from the registers of copies of the compartments that the
manager at the desk can open, and from the directory. What it cannot know it says as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.access.level import Level
from app.clock import shown_date, shown_time
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

TITLE = "Báo cáo khi nghỉ việc"
MOST_RECORDS = 200
DAYS = 90

REMAINS = (
    "Những gì người này đã đọc, đã nhớ hoặc đã chép tay trước ngày nghỉ thì không thu hồi được.",
    "Ảnh chụp màn hình bằng máy ảnh hay điện thoại không để lại dấu vết nào trong chương trình.",
    "Bản sao cũ của thư mục kho, nếu người này đã giữ, vẫn mở được bằng khóa cũ của họ; những gì ghi sau đó thì không.",
    "Bản xuất đã giao ra ngoài và bản giấy chưa trả phải thu hồi riêng; các số còn thiếu có trong bảng trên.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How often one record was looked at: ``rid`` in hexadecimal, the last time in UTC microseconds."""

    project: str
    level: int
    rid: str
    times: int
    last: int


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A copy that is still with the person."""

    number: str
    kind: str
    level: int
    sheets: int
    due: str


@dataclass(slots=True)
class Readings:
    """Collects what the journal says of one person."""

    acts: Counter[str] = field(default_factory=Counter)
    refusals: int = 0
    records: dict[tuple[str, int, str], tuple[int, int]] = field(default_factory=dict)

    def note(self, act: str, outcome: str, project: str, level: int, rid: str, at: int) -> None:
        """One entry."""
        if outcome != "ok":
            self.refusals += 1
            return
        self.acts[act] += 1
        if rid:
            times, last = self.records.get((project, level, rid), (0, 0))
            self.records[project, level, rid] = (times + 1, max(last, at))

    def most_read(self) -> tuple[Reading, ...]:
        """The records looked at, most often first."""
        rows = (Reading(*place, times, last) for place, (times, last) in self.records.items())
        return tuple(sorted(rows, key=lambda row: (-row.times, -row.last)))


@dataclass(frozen=True, slots=True)
class LeaverFacts:
    """What the report says. Times are UTC microseconds."""

    number: str
    company: str
    place: str
    at: int
    name: str
    title: str
    duties: str
    joined_at: int
    left_at: int
    reason: str
    acts: tuple[tuple[str, int], ...]
    refusals: int
    readings: tuple[Reading, ...]
    outstanding: tuple[Outstanding, ...]
    renewed: tuple[str, ...]
    waiting: int
    house: int
    signers: tuple[tuple[str, str], ...]
    one_person: bool


def signed_report(facts: LeaverFacts, signers: Sequence[Signer]) -> bytes:
    """The finished paper, signed in the order of the boxes."""
    return sign(to_archival(render(document(facts))), signers, reason=TITLE, place=facts.place, at=facts.at)


def document(facts: LeaverFacts) -> Document:
    """What the paper says, before it is drawn."""
    said = Document(
        title=TITLE,
        number=facts.number,
        company=facts.company,
        place=facts.place,
        level=None,
        at=facts.at,
        blocks=(*_blocks(facts), SignatureBoxes(facts.signers)),
    )
    code = check_code(said)
    qr = Qr(f"NIEM|{facts.number}|{code}", f"Số {facts.number}\nMã kiểm tra {code}")
    *before, boxes = said.blocks
    return replace(said, blocks=(*before, qr, boxes))


def _blocks(facts: LeaverFacts) -> Iterable[Block]:
    yield Fields(
        (
            ("Họ và tên", facts.name),
            ("Chức danh", facts.title),
            ("Nhiệm vụ", facts.duties[:1].upper() + facts.duties[1:]),
            ("Vào từ ngày", shown_date(facts.joined_at)),
            ("Thôi quyền lúc", f"{shown_time(facts.left_at)} (giờ máy)" if facts.left_at else "chưa thôi quyền"),
            ("Lý do", facts.reason),
        )
    )
    yield from _read(facts)
    yield Heading("Bản giấy và bản xuất còn đứng tên người này")
    if facts.outstanding:
        yield Table(("Số bản", "Loại", "Cấp mật", "Số tờ", "Hạn trả"), _copies(facts), (34, 30, 20, 14, 22), "lllrc")
    else:
        yield Paragraph("Không còn bản nào trong các ngăn mà người quản lý ký báo cáo mở được.")
    yield Heading("Khóa đã đổi")
    yield from _keys(facts)
    yield Heading("Những gì không thu hồi được")
    for sentence in REMAINS:
        yield Paragraph(f"– {sentence}")
    if facts.one_person:
        yield Notice("Kho chạy ở chế độ một người: hai chữ ký là của cùng một người.", warning=True)


def _read(facts: LeaverFacts) -> Iterable[Block]:
    yield Heading(f"Đã làm gì trong {DAYS} ngày cuối")
    if not facts.acts and not facts.refusals:
        yield Paragraph("Nhật ký không có việc nào của người này trong thời gian đó.")
        return
    rows = [(act, str(times)) for act, times in facts.acts]
    if facts.refusals:
        rows.append(("Bị từ chối", str(facts.refusals)))
    yield Table(("Việc", "Số lần"), tuple(rows), (90, 20), "lr")
    if not facts.readings:
        return
    yield Heading("Hồ sơ đã mở", 2)
    shown = facts.readings[:MOST_RECORDS]
    yield Table(("Dự án", "Cấp mật", "Mã hồ sơ", "Số lần", "Lần cuối"), tuple(map(_reading, shown)),
                (46, 20, 32, 14, 32), "lllrc")  # fmt: skip
    more = len(facts.readings) - len(shown)
    if more:
        yield Paragraph(f"Còn {more} hồ sơ khác; xem đủ trong mục Nhật ký, lọc theo người này.", small=True)
    yield Paragraph("Báo cáo ghi mã hồ sơ, không ghi tên khách hàng.", small=True)


def _reading(row: Reading) -> tuple[str, ...]:
    level = Level(row.level).label() if row.level else ""
    return (row.project, level, row.rid[-12:].upper(), str(row.times), shown_time(row.last))


def _copies(facts: LeaverFacts) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (copy.number, copy.kind, Level(copy.level).label(), str(copy.sheets), _day(copy.due))
        for copy in facts.outstanding
    )


def _day(iso: str) -> str:
    """An ISO day as people here write it; empty for none."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""


def _keys(facts: LeaverFacts) -> Iterable[Block]:
    for line in facts.renewed:
        yield Paragraph(f"– {line}")
    yield Paragraph(f"– Khóa chung của kho (danh bạ, nhật ký): bộ khóa thứ {facts.house}.")
    if facts.waiting:
        yield Notice(
            f"Còn {facts.waiting} ngăn chờ đổi khóa. Đến khi đổi xong, các ngăn ấy chỉ xem được.",
            title="Chưa xong",
            warning=True,
        )
