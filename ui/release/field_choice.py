"""What of a file is to leave: each part with its present text, ticked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.consents.model import DOCUMENT_KIND, Scope
from app.customers.documents.model import DocumentRow
from app.customers.model import Item, Ref
from app.release.model import label_name
from ui.messages import language
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Elided, Paragraph


class FieldChoice(Card):
    """Nothing is ticked to begin with: whoever asks thinks about each part. ``changed`` on every tick."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "list-checks", tone="raised", parent=parent)
        self._fields: dict[str, CheckField] = {}
        self._items: dict[Ref, CheckField] = {}
        self._kinds: dict[Ref, str] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._error = Paragraph("", "danger", "small")
        self._error.hide()
        self.body.addLayout(self._grid)
        self.add(self._error)

    def set_fields(self, fields: Sequence[tuple[str, str, str]]) -> None:
        """Offer the fields of a customer: (field, label code, text)."""
        for field, code, text in fields:
            self._fields[field] = self._row(label_name(code, language()), text)

    def set_items(self, items: Sequence[Item]) -> None:
        """Offer the notes of a customer, each with its level."""
        for item in items:
            check = self._row(label_name(f"item.{item.kind}", language()), item.title, span=1)
            self._items[item.ref], self._kinds[item.ref] = check, str(item.kind)
            self._grid.addWidget(LevelChip(int(item.ref.level)), self._grid.rowCount() - 1, 2)

    def set_documents(self, documents: Sequence[DocumentRow]) -> None:
        """Offer the documents of a customer; they leave in a package only."""
        for document in documents:
            check = self._row(label_name("item.document", language()), document.name, span=1)
            self._items[document.ref], self._kinds[document.ref] = check, DOCUMENT_KIND
            self._grid.addWidget(LevelChip(int(document.ref.level)), self._grid.rowCount() - 1, 2)

    def allow(self, scope: Scope | None) -> None:
        """Offer only what a consent covers; without one nothing. What lies outside is ticked no longer."""
        none = self.tr("Hãy chọn văn bản đồng ý trước.")
        outside = self.tr("Nằm ngoài văn bản đồng ý.")
        for field, check in self._fields.items():
            _offer(check, scope is not None and field in scope.fields, none if scope is None else outside)
        for ref, check in self._items.items():
            covered = scope is not None and (self._kinds[ref] in scope.kinds or ref in scope.items)
            _offer(check, covered, none if scope is None else outside)

    def fields(self) -> tuple[str, ...]:
        """The fields that are ticked."""
        return tuple(field for field, check in self._fields.items() if check.value())

    def items(self) -> tuple[Ref, ...]:
        """The notes that are ticked."""
        return tuple(ref for ref, check in self._items.items() if check.value())

    def tick_item(self, item: Ref) -> None:
        """Tick an item, if it is offered."""
        if item in self._items and self._items[item].control.isEnabled():
            self._items[item].set_value(True)

    def offered(self) -> tuple[str, ...]:
        """The fields that can be ticked."""
        return tuple(field for field, check in self._fields.items() if check.control.isEnabled())

    def tick(self, field: str) -> None:
        """Tick a field, as a click would. Raises ``KeyError`` for one that is not offered."""
        self._fields[field].set_value(True)
        self._ticked()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong; ``""`` takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def focus(self) -> None:
        """Put the cursor on the first part."""
        for check in [*self._fields.values(), *self._items.values()][:1]:
            check.focus()

    def _row(self, label: str, text: str, span: int = 2) -> CheckField:
        check = CheckField(label)
        check.control.setAccessibleDescription(text)
        check.changed.connect(self._ticked)
        at = self._grid.rowCount()
        self._grid.addWidget(check, at, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(Elided(text.replace("\n", " "), "body", "secondary"), at, 1, 1, span)
        return check

    def _ticked(self) -> None:
        self.set_error("")
        self.changed.emit()


def _offer(check: CheckField, offered: bool, why: str) -> None:
    check.control.setEnabled(offered)
    check.control.setToolTip("" if offered else why)
    if not offered:
        check.set_value(False)
