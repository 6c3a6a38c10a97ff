"""The columns of the office's list, and which people stand behind each pill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from app.agreements.model import AgreementRow, Standing
from app.clock import shown_date
from ui.agreements.words import form_words, newer_words
from ui.messages import language
from ui.widgets.cell import Cell, Column

URGENCY = (Standing.ENDED, Standing.LAPSED, Standing.NONE, Standing.LAPSING, Standing.IN_FORCE)


def to_do(row: AgreementRow) -> bool:
    """Whether somebody has to sign soon, or has to before anything opens."""
    return row.standing is Standing.LAPSING or (row.needed and not row.in_force)


def chosen(rows: Iterable[AgreementRow], pill: str) -> tuple[AgreementRow, ...]:
    """The people behind a pill: ``todo`` or everybody."""
    return tuple(row for row in rows if pill != "todo" or to_do(row))


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("name", QCoreApplication.translate("agreements", "Họ và tên"), 220, stretch=True),
        Column("standing", QCoreApplication.translate("agreements", "Tình trạng"), 190),
        Column("number", QCoreApplication.translate("agreements", "Số thỏa thuận"), 190),
        Column("until", QCoreApplication.translate("agreements", "Hết hạn"), 120),
        Column("text", QCoreApplication.translate("agreements", "Văn bản"), 150),
    )


def cell(row: AgreementRow, key: str) -> Cell:
    """One person in one column."""
    if key == "name":
        duties = ", ".join(duty.label(language()) for duty in row.duties)
        return Cell(row.name, duties[:1].upper() + duties[1:], strong=True, icon="user-round")
    if key == "standing":
        return standing_cell(row)
    if not row.number:
        return Cell("–", tone="secondary")
    if key == "number":
        return Cell(row.number, form_words(row))
    if key == "until":
        tone = "warning" if row.standing is Standing.LAPSING else "secondary"
        return Cell(shown_date(row.until), tone=tone)
    mark = newer_words() if row.newer_text else ""
    return Cell(row.text, mark, tone="secondary")


def standing_cell(row: AgreementRow) -> Cell:
    """Where somebody stands, in words, with an icon."""
    if row.standing is Standing.NONE and not row.needed:
        return Cell(QCoreApplication.translate("agreements", "Chưa ký, không bắt buộc"), tone="secondary", icon="minus")
    words, tone, icon = {
        Standing.NONE: (QCoreApplication.translate("agreements", "Chưa ký"), "danger", "circle-alert"),
        Standing.IN_FORCE: (QCoreApplication.translate("agreements", "Có hiệu lực"), "success", "circle-check"),
        Standing.LAPSING: (QCoreApplication.translate("agreements", "Sắp hết hạn"), "warning", "calendar-clock"),
        Standing.LAPSED: (QCoreApplication.translate("agreements", "Đã hết hạn"), "danger", "calendar-clock"),
        Standing.ENDED: (QCoreApplication.translate("agreements", "Đã chấm dứt"), "danger", "ban"),
    }[row.standing]
    return Cell(words, row.reason, tone=tone, icon=icon)


def ordered(rows: Sequence[AgreementRow], key: str, *, descending: bool) -> tuple[AgreementRow, ...]:
    """The rows in the order of one column."""
    values = {
        "name": lambda row: row.name.casefold(),
        "standing": lambda row: (URGENCY.index(row.standing), not row.needed),
        "number": lambda row: row.number,
        "until": lambda row: row.until,
        "text": lambda row: row.text,
    }
    return tuple(sorted(rows, key=values[key], reverse=descending))
