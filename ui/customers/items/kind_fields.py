"""The fields that only one kind has: made, read and filled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.customers.items.model import (
    DealingDetails,
    DealingType,
    Details,
    ItemKind,
    PolicyDetails,
    ProspectDetails,
    item_field_label,
)
from ui.customers.items.field_text import iso_of, put_day, text_of
from ui.customers.items.number_text import NumberText, PercentField
from ui.customers.words import capital
from ui.messages import language
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text_field import TextField


def detail_fields(kind: ItemKind) -> dict[str, Field]:
    """New, empty fields for the details of a kind, by their codes."""
    if kind is ItemKind.PROSPECT:
        return {
            "source": _text(kind, "source", _hint("source")),
            "next_step": _text(kind, "next_step", _hint("next"), 300),
        }
    if kind is ItemKind.DEALING:
        types = [(one, capital(one.label(language()))) for one in DealingType]
        chosen = ComboField(_label(kind, "type"), types)
        return {"type": chosen, "number": _text(kind, "number", _hint("number"), 60)}
    return {
        "discount": PercentField(_label(kind, "discount"), placeholder="0 %"),
        "credit_days": NumberText(_label(kind, "credit_days"), placeholder="0"),
        "until": DateField(_label(kind, "until")),
        "approved_by": _text(kind, "approved_by", _hint("approved")),
    }


def details_of(kind: ItemKind, fields: dict[str, Field]) -> Details:
    """What the fields say."""
    if kind is ItemKind.PROSPECT:
        return ProspectDetails(text_of(fields["source"]), text_of(fields["next_step"]))
    if kind is ItemKind.DEALING:
        return DealingDetails(DealingType(text_of(fields["type"]) or DealingType.OTHER), text_of(fields["number"]))
    discount, credit, until = fields["discount"], fields["credit_days"], fields["until"]
    return PolicyDetails(
        discount.value() if isinstance(discount, PercentField) else None,
        credit.value() if isinstance(credit, NumberText) else None,
        iso_of(until) if isinstance(until, DateField) else "",
        text_of(fields["approved_by"]),
    )


def fill_details(fields: dict[str, Field], details: Details) -> None:
    """Show what is stored."""
    for name, field in fields.items():
        value = getattr(details, name)
        if isinstance(field, DateField):
            put_day(field, value)
        elif isinstance(field, (NumberText, ComboField, TextField)):
            field.set_value(value)


def _text(kind: ItemKind, field: str, hint: str, longest: int = 200) -> TextField:
    return TextField(_label(kind, field), placeholder=hint, longest=longest)


def _label(kind: ItemKind, field: str) -> str:
    return item_field_label(kind, field, language())


def _hint(what: str) -> str:
    return {
        "source": QCoreApplication.translate("items", "Ví dụ: hội chợ, khách cũ giới thiệu"),
        "next": QCoreApplication.translate("items", "Ví dụ: gửi báo giá lần 2"),
        "number": QCoreApplication.translate("items", "Ví dụ: HĐ-2026/118"),
        "approved": QCoreApplication.translate("items", "Cần có khi chính sách được áp dụng"),
    }[what]
