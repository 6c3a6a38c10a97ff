"""What a request and a clearance say, laid out: the facts, and the two signatures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_time
from app.projects.model import GrantRow, RequestRow
from ui import messages
from ui.messages import language
from ui.projects.words import until_words
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph


def request_grid(row: RequestRow) -> FieldGrid:
    """Who is to see what until when, why, and who asks."""
    grid = FieldGrid(dense=True)
    asked = f"{row.asker_name}, {shown_time(row.at)}"
    for key, label, value in (
        ("person", QCoreApplication.translate("clearances", "Người dùng"), row.person_name),
        ("project", QCoreApplication.translate("clearances", "Dự án"), row.project_name),
        ("level", QCoreApplication.translate("clearances", "Được xem đến"), row.level.label(language())),
        ("until", QCoreApplication.translate("clearances", "Đến hết ngày"), until_words(row.not_after)),
        ("reason", QCoreApplication.translate("clearances", "Lý do"), row.reason),
        ("asker", QCoreApplication.translate("clearances", "Người xin"), asked),
    ):
        grid.add_row(key, label, value)
    return grid


def grant_grid(row: GrantRow) -> FieldGrid:
    """Who sees what until when, since when, and why."""
    grid = FieldGrid(dense=True)
    for key, label, value in (
        ("person", QCoreApplication.translate("clearances", "Người dùng"), row.person_name),
        ("project", QCoreApplication.translate("clearances", "Dự án"), row.project_name),
        ("level", QCoreApplication.translate("clearances", "Cấp mật"), row.level.label(language())),
        ("until", QCoreApplication.translate("clearances", "Đến hết ngày"), until_words(row.not_after)),
        ("since", QCoreApplication.translate("clearances", "Có từ"), shown_time(row.since)),
        ("why", QCoreApplication.translate("clearances", "Lý do"), row.why or _reason_words(row.reason)),
    ):
        grid.add_row(key, label, value)
    return grid


def signatures_card(row: GrantRow) -> Card:
    """The two signatures over a clearance, and the statement they stand in."""
    card = Card(QCoreApplication.translate("clearances", "Hai chữ ký"), "signature")
    grid = FieldGrid(dense=True)
    for number, name in enumerate(row.signed_by, start=1):
        grid.add_row(f"signer{number}", QCoreApplication.translate("clearances", "Chữ ký {}").format(number), name)
    grid.add_row("at", QCoreApplication.translate("clearances", "Có hiệu lực từ"), shown_time(row.signed_at))
    grid.add_row("statement", QCoreApplication.translate("clearances", "Văn bản số"), str(row.statement))
    card.add(grid)
    if row.fault:
        card.add(InlineNotice("danger", messages.sentence(row.fault)))
    else:
        words = QCoreApplication.translate(
            "clearances", "Chữ ký đã được kiểm tra khi mở kho. Kiểm tra không cần kho: lệnh grants và verify-grants."
        )
        card.add(Paragraph(words, "secondary"))
    return card


def _reason_words(reason: str) -> str:
    return {
        "founding": QCoreApplication.translate("clearances", "Người lập dự án"),
        "carried-over": QCoreApplication.translate("clearances", "Chuyển sang khóa mới"),
        "granted": QCoreApplication.translate("clearances", "Cấp khi vào làm"),
    }.get(reason, reason)
