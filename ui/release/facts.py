"""What a request says, laid out: the facts, the lines that would leave, what went before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date, shown_date, shown_time
from app.release.model import ReleaseRow, ReleaseView, label_name
from ui.messages import language
from ui.release.words import recipient_kind, state_look, until_words
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Label, Paragraph
from ui.widgets.timeline import Entry, Timeline


def facts_grid(view: ReleaseView) -> FieldGrid:
    """Whose file, for whom, what for, until when, who asks."""
    grid = FieldGrid(dense=True)
    for key, label, value in (*_what(view), *_who(view)):
        grid.add_row(key, label, value)
    return grid


def facts_side_by_side(view: ReleaseView) -> QWidget:
    """The same in two columns, for a wide dialog."""
    grids = []
    for rows in (_what(view), _who(view)):
        grid = FieldGrid(dense=True)
        for key, label, value in rows:
            grid.add_row(key, label, value)
        grids.append(grid)
    return two_columns(*grids)


def _what(view: ReleaseView) -> tuple[tuple[str, str, str], ...]:
    row, today = view.row, local_date(SystemClock().now())
    customer = " · ".join(part for part in (row.customer_code, row.customer_name) if part)
    return (
        ("customer", QCoreApplication.translate("release", "Hồ sơ"), customer),
        ("purpose", QCoreApplication.translate("release", "Mục đích"), row.purpose),
        ("until", QCoreApplication.translate("release", "Hạn bàn giao"), until_words(row.until, today)),
    )


def _who(view: ReleaseView) -> tuple[tuple[str, str, str], ...]:
    row = view.row
    recipient = f"{row.recipient_name} ({recipient_kind(view.recipient_kind).lower()})"
    return (
        ("recipient", QCoreApplication.translate("release", "Người nhận"), recipient),
        ("contact", QCoreApplication.translate("release", "Liên hệ"), view.recipient_contact),
        (
            "asker",
            QCoreApplication.translate("release", "Người đề nghị"),
            f"{row.asker_name}, {shown_time(row.asked_at)}",
        ),
    )


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
