"""What a request says, laid out: the facts, the lines that would leave, what went before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date, shown_date, shown_time
from app.release.model import ReleaseRow, ReleaseView, label_name
from ui.messages import language
from ui.release.words import recipient_kind, state_look, until_words
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Label, Paragraph
from ui.widgets.timeline import Entry, Timeline


def facts_grid(view: ReleaseView) -> FieldGrid:
    """Whose file, for whom, what for, until when, with which consent."""
    row, grid = view.row, FieldGrid(dense=True)
    today = local_date(SystemClock().now())
    customer = " · ".join(part for part in (row.customer_code, row.customer_name) if part)
    grid.add_row("customer", QCoreApplication.translate("release", "Hồ sơ"), customer)
    grid.add_row("purpose", QCoreApplication.translate("release", "Mục đích"), row.purpose)
    recipient = f"{row.recipient_name} ({recipient_kind(view.recipient_kind).lower()})"
    grid.add_row("recipient", QCoreApplication.translate("release", "Người nhận"), recipient)
    grid.add_row("contact", QCoreApplication.translate("release", "Liên hệ"), view.recipient_contact)
    grid.add_row("until", QCoreApplication.translate("release", "Hạn bàn giao"), until_words(row.until, today))
    asked = QCoreApplication.translate("release", "{name}, {day}").format(
        name=row.asker_name, day=shown_time(row.asked_at)
    )
    grid.add_row("asker", QCoreApplication.translate("release", "Người đề nghị"), asked)
    return grid


def lines_card(view: ReleaseView, words: str) -> Card:
    """Exactly what would leave, line by line."""
    card = Card(words, "send")
    card.add_right(
        Label(QCoreApplication.translate("release", "{} dòng").format(len(view.lines)), "small", "secondary")
    )
    if not view.lines:
        card.add(Paragraph(QCoreApplication.translate("release", "Không còn nội dung nào để cung cấp."), "secondary"))
        return card
    grid = FieldGrid(dense=True)
    for place, (code, text) in enumerate(view.lines):
        grid.add_row(str(place), label_name(code, language()), text)
    card.add(grid)
    return card


def history(rows: tuple[ReleaseRow, ...]) -> QWidget:
    """Earlier requests about the same customer, newest first."""
    line = Timeline(QCoreApplication.translate("release", "Các đề nghị trước về khách hàng này"))
    line.set_entries([_entry(row) for row in rows])
    return line


def _entry(row: ReleaseRow) -> Entry:
    look = state_look(row.state)
    title = QCoreApplication.translate("release", "{asker} → {recipient}: {state}").format(
        asker=row.asker_name, recipient=row.recipient_name, state=look.words
    )
    return Entry(shown_date(row.asked_at), title, f"{row.number} · {row.purpose}", look.icon, look.tone)
