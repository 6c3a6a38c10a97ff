"""Whose revisions are shown: a customer's, or an item's of some kind; and what its fields are called."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.customers.items.model import item_field_label
from app.customers.model import ItemKind, Ref
from ui.customers.words import field_label
from ui.messages import language


@dataclass(frozen=True, slots=True)
class RevisionsOf:
    """``name`` is the customer's or the item's title; ``kind`` is ``None`` for a customer."""

    ref: Ref
    name: str
    kind: ItemKind | None
    may_restore: bool

    @property
    def masks(self) -> bool:
        """Whether fields that reach a person are covered: a customer's are."""
        return self.kind is None

    def title(self) -> str:
        """The head of the dialog."""
        if self.kind is None:
            return QCoreApplication.translate("revisions", "Lịch sử hồ sơ")
        return QCoreApplication.translate("revisions", "Lịch sử của {}").format(self.kind.label(language()))

    def label(self, field: str) -> str:
        """What a field is called; one of the project's own comes with its name."""
        return field_label(field) if self.kind is None else item_field_label(self.kind, field, language())
