"""What the lines of a release, and the parts of a file that a consent lists, are called."""

from __future__ import annotations

from app.consents.model import KINDS
from app.customers.items.words import DETAIL_FIELDS, item_field_label
from app.customers.model import FIELD_NAMES, ItemKind

_ITEM_LABELS = {
    "vi": {"text": "Nội dung", "amount": "Số tiền", "day": "Ngày", "document": "Tài liệu", "sha256": "SHA-256"},
    "en": {"text": "Text", "amount": "Amount", "day": "Day", "document": "Document", "sha256": "SHA-256"},
}


def label_name(code: str, language: str) -> str:
    """What a line is called: ``code`` as in ``ReleaseView.lines``, ``language`` ``"vi"`` or ``"en"``."""
    area, _, what = code.partition(".")
    if area == "customer":
        return FIELD_NAMES[language][what]
    if what in _ITEM_LABELS[language]:
        return _ITEM_LABELS[language][what]
    if what in DETAIL_FIELDS:
        return item_field_label(ItemKind.POLICY, what, language)
    name = ItemKind(what).label(language)
    return name[:1].upper() + name[1:]


def part_name(part: str, language: str) -> str:
    """What a field or a kind of items is called: ``part`` of `RELEASABLE` or of `KINDS`."""
    return label_name(f"item.{part}" if part in KINDS else f"customer.{part}", language)
