"""What an order says, laid out: the facts, what goes, what is still out, who signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.clock import shown_time
from app.countersigning.model import digest_words
from app.destruction.model import OrderState, OrderView
from ui.destruction.words import (
    copy_words,
    deadline_words,
    destroyed_words,
    ground_words,
    happened_words,
    reduced_words,
    scope_words,
)
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
    if view.requested_by:
        grid.add_row("requested_by", QCoreApplication.translate("destruction", "Ai yêu cầu"), view.requested_by)
    for line in view.deadlines:
        grid.add_row(f"deadline-{line.what}", deadline_words(line.what), shown_day(line.by))
    if row.replied_on:
        name, how = view.replied
        words = QCoreApplication.translate("destruction", "{day}, {how} ({name})")
        told = words.format(day=shown_day(row.replied_on), how=how, name=name)
        grid.add_row("replied", QCoreApplication.translate("destruction", "Đã trả lời"), told)
    if row.not_before and row.state in (OrderState.APPROVED, OrderState.EXECUTING):
        words = QCoreApplication.translate("destruction", "Thực hiện được từ")
        grid.add_row("not_before", words, shown_time(row.not_before))
    if view.half:
        words = QCoreApplication.translate("destruction", "Mã của nội dung")
        grid.add_row("digest", words, digest_words(view.half))
    if view.refusal:
        withdrawn = row.state is OrderState.WITHDRAWN
        back = QCoreApplication.translate("destruction", "Lý do rút lại")
        refused = QCoreApplication.translate("destruction", "Lý do từ chối")
        grid.add_row("refusal", back if withdrawn else refused, view.refusal)
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


def law_card(view: OrderView) -> Card:
    """The days that the law gives, where each rule was read, and whether counsel has looked at it."""
    card = Card(QCoreApplication.translate("destruction", "Hạn theo luật"), "scale")
    for line in view.deadlines:
        words = f"{deadline_words(line.what)}: {shown_day(line.by)}"
        card.add(Paragraph(words, "text", "medium"))
        card.add(Paragraph(f"{line.law}: {line.text}", "secondary", "small"))
        since = QCoreApplication.translate("destruction", "Áp dụng từ {day}; nguồn: {source}.")
        unchecked = QCoreApplication.translate("destruction", "Luật sư chưa đối chiếu với văn bản gốc.")
        told = since.format(day=shown_day(line.valid_from), source=line.source)
        card.add(Paragraph(told if line.checked else f"{told} {unchecked}", "secondary", "small"))
    return card


def namesakes_card(view: OrderView) -> Card:
    """Other files that may be about the same customer: the order leaves them alone."""
    card = Card(QCoreApplication.translate("destruction", "Hồ sơ khác có thể của cùng khách hàng"), "users")
    for level, code, name in view.namesakes:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(LevelChip(int(level)), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Paragraph(" · ".join(part for part in (code, name) if part), "text", "medium"), 1)
        card.add(line)
    words = QCoreApplication.translate(
        "destruction",
        "Cùng tên hoặc cùng mã số thuế. Lệnh này chỉ hủy hồ sơ nêu trên, trong dự án này; "
        "muốn hủy cả hồ sơ khác thì lập lệnh riêng.",
    )
    card.add(Paragraph(words, "secondary", "small"))
    return card


def lines_card(view: OrderView) -> Card:
    """What is left of consents and releases."""
    card = Card(QCoreApplication.translate("destruction", "Dòng còn lại, không nêu tên"), "scroll-text")
    grid = FieldGrid(dense=True)
    for place, line in enumerate(view.lines):
        days = ", ".join(f"{happened_words(what)} {shown_day(day)}".strip() for what, day in line.days)
        gone = QCoreApplication.translate("destruction", "đã tiêu hủy – chứng nhận số {}").format(line.certificate)
        grid.add_row(str(place), f"{reduced_words(line.what)} {line.number}".strip(), f"{days}\n{gone}")
    card.add(grid)
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
