"""What a request says, laid out: the facts, the lines that would leave, what went before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.access.duty import Duty
from app.clock import SystemClock, local_date, shown_date, shown_time
from app.countersigning.model import digest_words
from app.release.model import UNDECIDED, ReleaseRow, ReleaseView, label_name
from ui.consents.words import recipient_kind
from ui.messages import language
from ui.release.words import asker_words, history_words, recipient_words, state_look, until_words
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import NoticeKind
from ui.widgets.text import Label, Paragraph, Tone
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
    purpose = f"{row.purpose}: {view.detail}" if view.detail else row.purpose
    rows = [
        ("customer", QCoreApplication.translate("release", "Hồ sơ"), customer),
        ("purpose", QCoreApplication.translate("release", "Mục đích"), purpose),
        ("until", QCoreApplication.translate("release", "Hạn bàn giao"), until_words(row.until, today)),
        ("keep", QCoreApplication.translate("release", "Giữ đến hết"), until_words(row.keep_until, today)),
    ]
    if row.state in UNDECIDED:
        words = QCoreApplication.translate("release", "Nên quyết định trước")
        rows.append(("decide_by", words, until_words(row.decide_by, today)))
    return tuple(rows)


def _who(view: ReleaseView) -> tuple[tuple[str, str, str], ...]:
    row = view.row
    recipient = f"{row.recipient_name} ({recipient_kind(view.recipient_kind).lower()})"
    rows = [
        ("recipient", QCoreApplication.translate("release", "Người nhận"), recipient),
        ("contact", QCoreApplication.translate("release", "Liên hệ"), view.recipient_contact),
        (
            "asker",
            QCoreApplication.translate("release", "Người đề nghị"),
            f"{row.asker_name}, {shown_time(row.asked_at)}",
        ),
    ]
    if view.editors:
        rows.append(("editors", QCoreApplication.translate("release", "Người đã sửa"), ", ".join(view.editors)))
    if view.addressee:
        rows.append(("addressee", QCoreApplication.translate("release", "Gửi tới"), view.addressee))
    return tuple(rows)


def lines_card(view: ReleaseView, words: str) -> Card:
    """Exactly what would leave, line by line."""
    card = Card(words, "send")
    card.add_right(
        Label(QCoreApplication.translate("release", "{} dòng").format(len(view.lines)), "small", "secondary")
    )
    if not view.lines:
        gone = QCoreApplication.translate("release", "Không còn nội dung nào để cung cấp.")
        if view.output is not None:
            gone = QCoreApplication.translate("release", "Hồ sơ đã đổi, không dựng lại được đúng những gì đã giao.")
        card.add(Paragraph(gone, "secondary"))
        return card
    grid = FieldGrid(dense=True)
    for place, (code, text) in enumerate(view.lines):
        grid.add_row(str(place), label_name(code, language()), text)
    card.add(grid)
    return card


def decisions_card(view: ReleaseView) -> Card:
    """Who signed so far, with which duty, why; and how many signatures the level takes."""
    row = view.row
    card = Card(QCoreApplication.translate("release", "Chữ ký"), "signature", tone="raised")
    words = QCoreApplication.translate("release", "{} trên {} chữ ký").format(row.signed, row.needed)
    card.add_right(Label(words, "small", "secondary"))
    entries = []
    for one in view.decisions:
        said = (
            QCoreApplication.translate("release", "duyệt")
            if one.approved
            else QCoreApplication.translate("release", "từ chối")
        )
        title = f"{one.by} ({Duty(one.duty).label(language())}): {said}"
        icon = "circle-check" if one.approved else "circle-x"
        tone: Tone = "success" if one.approved else "danger"
        entries.append(Entry(shown_time(one.at), title, one.reason, icon, tone))
    entries += [
        Entry(
            shown_time(one.at),
            QCoreApplication.translate("release", "{} trả lại để sửa").format(one.by),
            one.reason, "undo-2", "warning",
        )
        for one in view.returned
    ]  # fmt: skip
    line = Timeline(QCoreApplication.translate("release", "Chữ ký và trả lại"))
    line.set_entries(entries)
    card.add(line)
    if row.needed > 1 and row.state in UNDECIDED:
        grid = FieldGrid(dense=True)
        code = digest_words(view.digest.hex())
        grid.add_row("digest", QCoreApplication.translate("release", "Mã của nội dung"), code)
        card.add(grid)
    return card


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what went before: its title, its sentence, the requests, and how it is told."""

    title: str
    words: str
    rows: tuple[ReleaseRow, ...]
    kind: NoticeKind


def past_sections(view: ReleaseView) -> tuple[Section, ...]:
    """What went before: about this customer, to this recipient, by this asker; without what is empty."""
    past, now = view.past, SystemClock().now()
    customer = QCoreApplication.translate("release", "Các đề nghị khác về khách hàng này")
    recipient = QCoreApplication.translate("release", "Các đề nghị khác cho người nhận này")
    asker = QCoreApplication.translate("release", "Các đề nghị khác của người đề nghị này")
    sections = (
        Section(customer, history_words(past.customer, now), past.customer, "warning"),
        Section(recipient, recipient_words(past), past.recipient, "warning" if past.recipient_overdue else "info"),
        Section(asker, asker_words(past), past.asker, "warning" if past.asker_refused else "info"),
    )
    return tuple(section for section in sections if section.words)


def history(rows: tuple[ReleaseRow, ...]) -> QWidget:
    """Earlier requests, newest first."""
    line = Timeline(QCoreApplication.translate("release", "Các đề nghị trước"))
    line.set_entries([_entry(row) for row in rows])
    return line


def _entry(row: ReleaseRow) -> Entry:
    look = state_look(row.state)
    title = QCoreApplication.translate("release", "{asker} → {recipient}: {state}").format(
        asker=row.asker_name, recipient=row.recipient_name, state=look.words
    )
    return Entry(shown_date(row.asked_at), title, f"{row.number} · {row.purpose}", look.icon, look.tone)
