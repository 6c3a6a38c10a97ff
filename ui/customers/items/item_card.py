"""One prospect, dealing or policy on the card of its customer: what it is, how far it has come, what is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.access.level import Level
from app.clock import shown_date
from app.customers.entry.model import NEVER_COMPARED
from app.customers.items.model import (
    DealingDetails,
    ItemKind,
    is_ended,
    item_field_label,
    item_field_text,
    moves_from,
)
from app.customers.model import CustomField, Item
from app.customers.rules.model import shown_value
from ui.customers.abilities import Abilities
from ui.customers.entry.trust_line import TrustLine
from ui.customers.items.move_menu import move_menu, pop_up
from ui.customers.items.words import STAGE_ICONS, STAGE_TONES, due_shown, due_tone, today
from ui.customers.words import KIND_ICONS, capital, iso_shown, money, stage_words
from ui.messages import language
from ui.theme import icon
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.icon_label import IconLabel
from ui.widgets.level_chip import LevelChip
from ui.widgets.naming import grouped
from ui.widgets.text import Elided, Label, Paragraph

_ROWS: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.PROSPECT: ("source", "day", "owner"),
    ItemKind.DEALING: ("number", "day", "owner"),
    ItemKind.POLICY: ("discount", "credit_days", "day", "until", "approved_by", "owner"),
}
"""What stands in rows; the title, the text, the amount, the stage and the due day have places of their own."""


class ItemCard(Card):
    """``edit_requested()``, ``move_requested(stage)``, and ``asked(what)``: ``"history"``, ``"documents"``,
    ``"level"``, ``"remove"``.
    """

    edit_requested = Signal()
    move_requested = Signal(object)
    asked = Signal(str)

    def __init__(self, item: Item, fields: Sequence[CustomField], abilities: Abilities) -> None:
        super().__init__(item.title, KIND_ICONS[item.kind], tone="raised")
        self._item, self._abilities = item, abilities
        self.add_right(LevelChip(int(item.ref.level)))
        self.add(self._stage_line())
        if item.text:
            self.add(Paragraph(item.text))
        self._add_due()
        self._add_rows(fields)
        if item.trust != NEVER_COMPARED:
            trust = TrustLine()
            trust.show_trust(item.trust)
            self.add(trust)
        self.add(self._foot())

    def _stage_line(self) -> QWidget:
        item = self._item
        line, row = _line()
        tone = STAGE_TONES.get(item.stage, "accent")
        row.addWidget(IconLabel(STAGE_ICONS[item.stage], tone, 16))
        row.addWidget(Label(stage_words(item.stage), "medium", tone))
        details = item.form.details
        said = [capital(details.type.label(language()))] if isinstance(details, DealingDetails) else []
        if item.amount is not None:
            said.append(self._amount(item.amount))
        row.addWidget(Elided(" · ".join(said), "medium"), 1)
        return line

    def _amount(self, amount: int) -> str:
        if self._item.kind is ItemKind.POLICY:
            return f"{item_field_label(ItemKind.POLICY, 'amount', language())} {money(amount)}"
        return money(amount)

    def _add_due(self) -> None:
        """What is to be done next, and by when; after its end, when and why it ended."""
        item = self._item
        form, now = item.form, today()
        if is_ended(item.stage):
            said = [self.tr("Từ ngày {}").format(iso_shown(form.since)) if form.since else "", form.reason]
            ended = ": ".join(part for part in said if part)
            if ended:
                self.add(Paragraph(ended, "secondary"))
            return
        step = str(getattr(form.details, "next_step", ""))
        when = due_shown(form.due, item.stage, now)
        if not step and not when:
            return
        line, row = _line()
        tone = due_tone(form.due, item.stage, now)
        row.addWidget(IconLabel("triangle-alert" if tone == "danger" else "calendar-clock", tone, 16))
        label = step or item_field_label(item.kind, "due", language())
        row.addWidget(Paragraph(f"{label} · {when}" if when else label, tone), 1)
        self.add(line)

    def _add_rows(self, fields: Sequence[CustomField]) -> None:
        form, grid, shown = self._item.form, FieldGrid(dense=True), False
        for field in _ROWS[self._item.kind]:
            text = item_field_text(form, field, language())
            if text:
                grid.add_row(field, item_field_label(self._item.kind, field, language()), text)
                shown = True
        known = {field.id: field for field in fields}
        for name, value in form.custom:
            own = known.get(name)
            grid.add_row(name, own.name if own else name, shown_value(own.type if own else None, value, language()))
            shown = True
        if shown:
            self.add(grid)
        else:
            grid.deleteLater()

    def _foot(self) -> QWidget:
        item, abilities = self._item, self._abilities
        foot, row = _line()
        who = f"{item.updated_by}, {shown_date(item.updated_at)}"
        row.addWidget(Elided(who, "small", "secondary"), 1)
        if item.documents:
            papers = QuietButton(grouped(item.documents), "paperclip")
            papers.setAccessibleName(self.tr("Tài liệu của “{}”: {}").format(item.title, item.documents))
            papers.setToolTip(self.tr("Tài liệu gắn với mục này"))
            papers.clicked.connect(lambda: self.asked.emit("documents"))
            row.addWidget(papers)
        if abilities.move_item and moves_from(item.kind, item.stage):
            self.move_on = QuietButton(self.tr("Chuyển"), "arrow-right")
            self.move_on.setAccessibleName(self.tr("Chuyển “{}” sang giai đoạn khác").format(item.title))
            self.move_on.clicked.connect(self._show_moves)
            row.addWidget(self.move_on)
        if abilities.edit_item:
            edit = QuietButton(self.tr("Sửa"), "pencil")
            edit.setAccessibleName(self.tr("Sửa {}").format(item.title))
            edit.clicked.connect(self.edit_requested)
            row.addWidget(edit)
        self.more = IconButton("ellipsis", self.tr("Việc khác với “{}”").format(item.title))
        self.more.clicked.connect(self._show_more)
        row.addWidget(self.more)
        return foot

    def menu(self) -> QMenu:
        """What else can be done with the item here."""
        menu, top = QMenu(self), self._item.ref.level == Level.TOP_SECRET
        lines = [
            ("history", "history", self.tr("Lịch sử"), True),
            ("documents", "paperclip", self.tr("Tài liệu của mục này"), True),
            ("level", "scale", self.tr("Đổi cấp mật…"), self._abilities.level),
            # In the room nothing is typed into what stands below.
            ("remove", "trash-2", self.tr("Bỏ mục này…"), self._abilities.remove_item and (top or not self._inside())),
        ]
        for what, picture, words, offered in lines:
            if offered and not (what == "level" and top and self._item.customer.level == Level.TOP_SECRET):
                tone = "danger_text" if what == "remove" else "secondary"
                action = QAction(icon(picture, tone), words, menu)
                action.triggered.connect(lambda _=False, what=what: self.asked.emit(what))
                menu.addAction(action)
        return menu

    def _inside(self) -> bool:
        return self._abilities.inside

    def _show_more(self) -> None:
        pop_up(self.menu(), self.more)

    def _show_moves(self) -> None:
        pop_up(move_menu(self, self._item.kind, self._item.stage, self.move_requested.emit), self.move_on)


def _line() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return line, row
