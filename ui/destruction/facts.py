"""What an order says, laid out: the facts, what goes, what is still out, who signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import shown_time
from app.destruction.model import OrderView
from ui.destruction.words import copy_words, destroyed_words, ground_words, scope_words
from ui.widgets.card import Card
from ui.widgets.day import shown_day
from ui.widgets.field_grid import FieldGrid
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Paragraph
from ui.widgets.timeline import Entry, Timeline


def facts_grid(view: OrderView) -> FieldGrid:
    """Whose file, why, who recorded it, by when the customer must have an answer."""
    row, grid = view.row, FieldGrid(dense=True)
    customer = " · ".join(part for part in (row.customer_code, row.customer_name) if part)
    gone = destroyed_words(row.certificate) if row.certificate else row.number
    grid.add_row("customer", QCoreApplication.translate("destruction", "Hồ sơ"), customer or gone)
    grid.add_row("ground", QCoreApplication.translate("destruction", "Lý do"), ground_words(row.ground))
    recorded = f"{row.recorder_name}, {shown_time(row.requested_at)}"
    grid.add_row("recorder", QCoreApplication.translate("destruction", "Người ghi nhận"), recorded)
    grid.add_row("reply_by", QCoreApplication.translate("destruction", "Trả lời trước ngày"), shown_day(row.reply_by))
    if view.refusal:
        grid.add_row("refusal", QCoreApplication.translate("destruction", "Lý do từ chối"), view.refusal)
    if view.certificate_number:
        grid.add_row("certificate", QCoreApplication.translate("destruction", "Chứng nhận số"), view.certificate_number)
    return grid


def scope_card(view: OrderView, sentence: str) -> Card:
    """How much goes, by level."""
    card = Card(QCoreApplication.translate("destruction", "Phạm vi tiêu hủy"), "flame")
    for level, records, documents in view.scope:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(LevelChip(int(level)), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Paragraph(scope_words(records, documents), "text", "medium"), 1)
        card.add(line)
    card.add(Paragraph(sentence, "secondary", "small"))
    return card


def outstanding_card(view: OrderView) -> Card:
    """Copies that the program cannot destroy, with whoever has them."""
    card = Card(QCoreApplication.translate("destruction", "Bản sao còn ở ngoài"), "printer")
    if not view.outstanding:
        words = QCoreApplication.translate("destruction", "Sổ không còn bản giấy hay tệp bàn giao nào của hồ sơ này.")
        card.add(Paragraph(words, "secondary"))
        return card
    grid = FieldGrid(dense=True)
    for place, (kind, number, holder) in enumerate(view.outstanding):
        grid.add_row(str(place), copy_words(kind), f"{number} · {holder}")
    card.add(grid)
    words = QCoreApplication.translate(
        "destruction",
        "Thu về và hủy bằng biên bản; bản nào chưa xong sẽ được ghi trên chứng nhận là còn phải hoàn tất.",
    )
    card.add(Paragraph(words, "secondary", "small"))
    return card


def approvals_card(view: OrderView) -> Card:
    """Who signed the order, and when."""
    card = Card(QCoreApplication.translate("destruction", "Đã ký duyệt"), "signature")
    line = Timeline(QCoreApplication.translate("destruction", "Người ký duyệt"))
    line.set_entries([Entry(shown_time(at), name, duty, "user-check", "success") for name, duty, at in view.approvals])
    card.add(line)
    return card
