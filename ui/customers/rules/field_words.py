"""A project's own fields in words, where two states of them stand beside each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.customers.items.model import ItemKind
from app.customers.rules.merging import Fields, changed, orders
from app.customers.rules.model import CustomField, FieldType, Target
from ui.customers.words import capital, kind_words
from ui.messages import language
from ui.widgets.diff_list import Change


def target_words(target: Target) -> str:
    """What the fields belong to."""
    if target is Target.CUSTOMER:
        return QCoreApplication.translate("FieldsDialog", "Khách hàng")
    return kind_words(ItemKind(str(target)))


def field_words(field: CustomField | None) -> str:
    """Everything about a field in one line; nothing for one that is not there."""
    if field is None:
        return ""
    words = [field.name, capital(field.type.label(language()))]
    if field.required:
        words.append(QCoreApplication.translate("rules", "bắt buộc nhập"))
    if field.type is FieldType.CHOICE:
        words.append(", ".join(field.choices))
    if field.retired:
        words.append(QCoreApplication.translate("rules", "đã ngừng dùng"))
    return " · ".join(words)


def differences(before: Fields, after: Fields) -> list[Change]:
    """What differs, field by field, and where their order does."""
    order = QCoreApplication.translate("rules", "Thứ tự")
    found = [
        Change(f"{target_words(now.target)}: {(was or now).name}", field_words(was), field_words(now))
        for was, now in changed(before, after)
        if now is not None
    ]
    return found + [
        Change(f"{target_words(target)}: {order}", _names(was), _names(now))
        for target, was, now in orders(before, after)
    ]


def _names(fields: Fields) -> str:
    return ", ".join(field.name for field in fields)
