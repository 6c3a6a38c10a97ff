"""Words, columns and facts of papers that wait for a second signature, in the language in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.clock import shown_time
from app.consents.model import RecipientKind
from app.countersigning.model import Paper, SecondRow, Standing, digest_words
from app.destruction.model import Ground
from app.release.model import part_name
from ui.consents.words import recipient_kind
from ui.messages import language
from ui.widgets.cell import Cell, Column
from ui.widgets.day import shown_day
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Tone

WAITING, ALL = "waiting", "all"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def state_look(row: SecondRow) -> Look:
    """The words, icon and tone of where it stands."""
    if row.standing is Standing.WAITS and row.own:
        return Look(QCoreApplication.translate("countersigning", "Đang chờ"), "clock", "secondary")
    if row.standing is Standing.WAITS and row.why_not:
        return Look(QCoreApplication.translate("countersigning", "Không ký được"), "circle-x", "secondary")
    return {
        Standing.WAITS: Look(QCoreApplication.translate("countersigning", "Chờ bạn ký"), "clock", "warning"),
        Standing.SIGNED: Look(QCoreApplication.translate("countersigning", "Đã ký"), "circle-check", "success"),
        Standing.REFUSED: Look(QCoreApplication.translate("countersigning", "Đã từ chối"), "circle-x", "danger"),
        Standing.TAKEN_BACK: Look(QCoreApplication.translate("countersigning", "Không còn chờ"), "undo-2", "secondary"),
        Standing.LAPSED: Look(
            QCoreApplication.translate("countersigning", "Quá 30 ngày"), "calendar-clock", "secondary"
        ),
    }[row.standing]


def paper_words(row: SecondRow) -> str:
    """What kind of paper it is."""
    if row.paper is Paper.RELEASE:
        return QCoreApplication.translate("countersigning", "Cung cấp thông tin")
    if row.paper is Paper.DESTRUCTION:
        return QCoreApplication.translate("countersigning", "Tiêu hủy hồ sơ")
    return QCoreApplication.translate("countersigning", "Thỏa thuận bảo mật")


def columns() -> tuple[Column, ...]:
    """The columns, the state last."""
    return (
        Column("paper", QCoreApplication.translate("countersigning", "Việc cần ký"), 190, stretch=True),
        Column("signer", QCoreApplication.translate("countersigning", "Người ký thứ nhất"), 160),
        Column("until", QCoreApplication.translate("countersigning", "Đến hết ngày"), 112),
        Column("state", QCoreApplication.translate("countersigning", "Tình trạng"), 150),
    )


def cell(row: SecondRow, key: str) -> Cell:
    """What stands where."""
    if key == "paper":
        return Cell(paper_words(row), row.number, strong=True)
    if key == "signer":
        return Cell(row.signer_name, shown_time(row.signed_at))
    if key == "until":
        return Cell(shown_day(row.until) if row.until else "", tone="secondary")
    look = state_look(row)
    return Cell(look.words, icon=look.icon, tone=look.tone)


def chosen(rows: Iterable[SecondRow], pill: str) -> tuple[SecondRow, ...]:
    """What stands behind a pill: what this person can sign now, or all."""
    return tuple(row for row in rows if row.waits) if pill == WAITING else tuple(rows)


def ordered(rows: Sequence[SecondRow], key: str, *, descending: bool) -> tuple[SecondRow, ...]:
    """The rows in the order of one column."""
    values = {
        "paper": lambda row: (paper_words(row).casefold(), row.number),
        "signer": lambda row: row.signed_at,
        "until": lambda row: row.until,
        "state": lambda row: state_look(row).words.casefold(),
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))


def facts_grid(row: SecondRow) -> FieldGrid:
    """Everything that is told of it."""
    grid = FieldGrid(dense=True)
    facts = {Paper.RELEASE: _of_release, Paper.DESTRUCTION: _of_destruction, Paper.AGREEMENT: _of_agreement}
    for key, label, value in facts[row.paper](row):
        grid.add_row(key, label, value)
    return grid


def _of_release(row: SecondRow) -> list[tuple[str, str, str]]:
    hidden = QCoreApplication.translate(
        "countersigning", "Không hiện vì có nêu tên khách hàng hoặc người nhận; hỏi người ký thứ nhất."
    )
    names = ", ".join(part_name(part, language()) for part in row.parts)
    return [
        ("project", QCoreApplication.translate("countersigning", "Dự án"), row.project_name),
        ("asker", QCoreApplication.translate("countersigning", "Người đề nghị"), row.subject_name),
        (
            "recipient",
            QCoreApplication.translate("countersigning", "Loại người nhận"),
            recipient_kind(RecipientKind(row.recipient_kind)),
        ),
        ("purpose", QCoreApplication.translate("countersigning", "Mục đích"), row.purpose or hidden),
        ("parts", QCoreApplication.translate("countersigning", "Sẽ ra khỏi công ty"), names),
        ("count", QCoreApplication.translate("countersigning", "Số mục"), str(len(row.parts))),
        ("until", QCoreApplication.translate("countersigning", "Hạn bàn giao"), shown_day(row.until)),
        ("decide_by", QCoreApplication.translate("countersigning", "Nên quyết định trước"), shown_day(row.decide_by)),
        ("digest", QCoreApplication.translate("countersigning", "Mã của nội dung"), digest_words(row.half)),
    ]


def _of_destruction(row: SecondRow) -> list[tuple[str, str, str]]:
    letter = QCoreApplication.translate("countersigning", "Có, người ký thứ nhất đã xem")
    without = QCoreApplication.translate("countersigning", "Không có")
    hours = QCoreApplication.translate("countersigning", "{} giờ, từ chữ ký thứ hai").format(row.hours)
    answer = [("until", QCoreApplication.translate("countersigning", "Trả lời trước ngày"), shown_day(row.until))]
    return [
        ("project", QCoreApplication.translate("countersigning", "Dự án"), row.project_name),
        ("asker", QCoreApplication.translate("countersigning", "Người ghi nhận"), row.subject_name),
        ("ground", QCoreApplication.translate("countersigning", "Lý do tiêu hủy"), ground_words(row.ground)),
        ("received", QCoreApplication.translate("countersigning", "Ngày nhận yêu cầu"), shown_day(row.received_on)),
        *(answer if row.until else []),
        ("letter", QCoreApplication.translate("countersigning", "Văn bản yêu cầu"), letter if row.letter else without),
        ("hours", QCoreApplication.translate("countersigning", "Thời gian chờ"), hours),
        ("digest", QCoreApplication.translate("countersigning", "Mã của nội dung"), digest_words(row.half)),
    ]


def ground_words(ground: str) -> str:
    """Why a file is to be destroyed."""
    return {
        Ground.CUSTOMER_REQUEST: QCoreApplication.translate("countersigning", "Khách hàng yêu cầu"),
        Ground.CONTRACT_END: QCoreApplication.translate("countersigning", "Hết hợp đồng"),
        Ground.RETENTION: QCoreApplication.translate("countersigning", "Hết thời hạn lưu trữ"),
    }[Ground(ground)]


def _of_agreement(row: SecondRow) -> list[tuple[str, str, str]]:
    return [
        ("person", QCoreApplication.translate("countersigning", "Người ký thỏa thuận"), row.subject_name),
        ("start", QCoreApplication.translate("countersigning", "Ngày ký"), shown_day(row.start)),
        ("until", QCoreApplication.translate("countersigning", "Có hiệu lực đến hết"), shown_day(row.until)),
        ("text", QCoreApplication.translate("countersigning", "Văn bản theo mẫu"), row.text),
    ]
