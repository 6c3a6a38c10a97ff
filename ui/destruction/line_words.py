"""The lines of a certificate in the words of the window, and their columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.destruction.closing.model import Line, LineKind, LineState
from ui.destruction.words import Look
from ui.messages import sentence
from ui.widgets.cell import Cell, Column


def kind_words(kind: LineKind) -> str:
    """What has to be accounted for."""
    return {
        LineKind.KEY: QCoreApplication.translate("destruction", "Khóa cá nhân kỳ cũ"),
        LineKind.KIT: QCoreApplication.translate("destruction", "Bộ khôi phục cũ"),
        LineKind.PRINT: QCoreApplication.translate("destruction", "Bản in"),
        LineKind.OUTPUT: QCoreApplication.translate("destruction", "Bản xuất"),
        LineKind.DISC: QCoreApplication.translate("destruction", "Đĩa, thẻ nhớ"),
        LineKind.BACKUP: QCoreApplication.translate("destruction", "Bản sao lưu"),
        LineKind.THIRD_PARTY: QCoreApplication.translate("destruction", "Bên đã nhận thông tin"),
    }[kind]


def line_look(state: LineState) -> Look:
    """A state as icon, words and tone."""
    return {
        LineState.OUTSTANDING: Look(QCoreApplication.translate("destruction", "Chưa xong"), "clock", "warning"),
        LineState.RETURNED: Look(QCoreApplication.translate("destruction", "Đã thu về, chưa hủy"), "clock", "warning"),
        LineState.SHREDDED: Look(QCoreApplication.translate("destruction", "Đã hủy"), "circle-check", "success"),
        LineState.KEY_DEAD: Look(QCoreApplication.translate("destruction", "Khóa đã bỏ"), "circle-check", "success"),
        LineState.CONFIRMED: Look(QCoreApplication.translate("destruction", "Có xác nhận"), "circle-check", "success"),
        LineState.NOT_PROVABLE: Look(
            QCoreApplication.translate("destruction", "Không chứng minh được"), "triangle-alert", "danger"
        ),
    }[state]


def line_columns() -> tuple[Column, ...]:
    """The columns of the lines."""
    return (
        Column("kind", QCoreApplication.translate("destruction", "Việc"), 196, sortable=False),
        Column("where", QCoreApplication.translate("destruction", "Ở đâu"), 170, sortable=False),
        Column("state", QCoreApplication.translate("destruction", "Tình trạng"), 178, sortable=False),
        Column("note", QCoreApplication.translate("destruction", "Căn cứ"), 220, stretch=True, sortable=False),
    )


def line_cell(line: Line, key: str, now: int) -> Cell:
    """One line in one column."""
    if key == "kind":
        return Cell(kind_words(line.kind), line.number, strong=not line.closed)
    if key == "where":
        return Cell(line.holder or "–", line.place)
    if key == "state":
        look = line_look(line.state)
        return Cell(look.words, _when(line, now), icon=look.icon, tone=look.tone)
    return Cell(line.note or "–", line.by, tone="secondary")


def _when(line: Line, now: int) -> str:
    if line.closed_at:
        return shown_date(line.closed_at)
    if line.due and line.due < now:
        return QCoreApplication.translate("destruction", "quá hạn {}").format(shown_date(line.due))
    return QCoreApplication.translate("destruction", "hạn {}").format(shown_date(line.due)) if line.due else ""


def next_step(line: Line) -> str:
    """What is to be done about an open line, in a sentence."""
    return sentence(line.hint) if line.hint and not line.closed else ""


def fact_words(what: str) -> str:
    """The label of one thing that a checked certificate says."""
    return {
        "reference": QCoreApplication.translate("destruction", "Hồ sơ"),
        "order": QCoreApplication.translate("destruction", "Lệnh tiêu hủy"),
        "project": QCoreApplication.translate("destruction", "Dự án"),
        "received_on": QCoreApplication.translate("destruction", "Ngày nhận yêu cầu"),
        "records": QCoreApplication.translate("destruction", "Số mục đã hủy theo cấp"),
        "lines": QCoreApplication.translate("destruction", "Số dòng ở mục 5"),
        "issued_at": QCoreApplication.translate("destruction", "Lập lúc"),
        "signers": QCoreApplication.translate("destruction", "Người ký"),
    }.get(what, what)
