"""What is known of a customer: fields in rows, the ones that reach a person masked."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_time
from app.customers.model import CustomerCard
from app.customers.rules.model import PREFIX, shown_value
from app.ids import record_code
from ui.customers.entry.trust_line import TrustLine
from ui.customers.masks import MASKED_FIELDS, masked
from ui.customers.words import field_label, iso_shown, relation_words
from ui.messages import language
from ui.widgets.card import Card
from ui.widgets.field_grid import FieldGrid
from ui.widgets.text import Paragraph

SHOWN_MILLISECONDS = 60_000
"""How long a revealed value stays readable."""
ROWS = ("code", "phones", "email", "tax_code", "address", "relation", "owner")


class InfoTab(QWidget):
    """``reveal_requested(field)``: the person wants to read a masked value; answer with ``show_value``."""

    reveal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trust = TrustLine()
        self.grid = FieldGrid()
        self.note_card = Card(field_label("note"), "file-text", tone="raised")
        self.note = Paragraph("")
        self.note_card.add(self.note)
        self.made = Paragraph("", "secondary", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.trust)
        column.addWidget(self.grid)
        column.addWidget(self.note_card)
        column.addWidget(self.made)
        column.addStretch(1)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(SHOWN_MILLISECONDS)
        self._hide.timeout.connect(self.grid.hide_all_values)
        self.grid.reveal_requested.connect(self.reveal_requested)

    def show_card(self, card: CustomerCard) -> None:
        """Show a customer; nothing that was revealed before stays."""
        self._hide.stop()
        self.grid.clear()
        form = card.form
        for field in ROWS:
            if field in MASKED_FIELDS:
                mask = masked(form, field)
                self.grid.add_row(field, field_label(field), mask, masked=bool(mask))
            elif field == "relation":
                self.grid.add_row(field, field_label(field), relation_words(form.relation))
            else:
                self.grid.add_row(field, field_label(field), str(getattr(form, field)))
        known = {field.id: field for field in card.fields}
        for name, value in form.custom:
            own = known.get(name)
            label = own.name if own else name
            self.grid.add_row(f"{PREFIX}{name}", label, shown_value(own.type if own else None, value, language()))
        if form.grounds is not None:
            self.grid.add_row("level_reason", self.tr("Lý do cấp mật"), form.grounds.reason)
            self.grid.add_row("level_review", self.tr("Xem lại cấp mật"), iso_shown(form.grounds.review))
        self.trust.show_trust(card.trust)
        self.note.setText(form.note)
        self.note_card.setVisible(bool(form.note))
        made = self.tr("Nhập lúc {} bởi {}.").format(shown_time(card.created_at), card.created_by)
        again = self.tr("Sửa lần cuối lúc {} bởi {}.").format(shown_time(card.updated_at), card.updated_by)
        code = self.tr("Mã hồ sơ trong nhật ký: {}.").format(record_code(card.ref.rid.hex()))
        self.made.setText("\n".join((made, code) if card.rev <= 1 else (made, again, code)))

    def show_value(self, field: str, text: str) -> None:
        """Show what was asked for, for a minute."""
        self.grid.show_value(field, text)
        self._hide.start()

    def forget(self) -> None:
        """Keep nothing."""
        self._hide.stop()
        self.grid.clear()
        self.trust.forget()
        self.note.setText("")
        self.made.setText("")
