"""One of a project's own fields as a control: made by its type, and its value in and out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.customers.rules.model import CustomField, FieldType
from ui.customers.items.amount_field import AmountField
from ui.customers.items.field_text import iso_of, put_day
from ui.customers.items.number_text import NumberText
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text_field import TextField

Value = str | int | bool


def value_field(known: CustomField, stored: Value | None) -> Field:
    """An empty control for a field; ``stored`` stays among the choices although the list has lost it."""
    if known.type is FieldType.NUMBER:
        return NumberText(known.name, required=known.required)
    if known.type is FieldType.AMOUNT:
        return AmountField(known.name, required=known.required)
    if known.type is FieldType.DAY:
        return DateField(known.name, required=known.required)
    if known.type is FieldType.YES_NO:
        answers = [(None, ""), (True, _words("yes")), (False, _words("no"))]
        return ComboField(known.name, answers, required=known.required)
    if known.type is FieldType.CHOICE:
        lost = [stored] if isinstance(stored, str) and stored not in known.choices else []
        choices: list[tuple[object, str]] = [(None, ""), *((one, one) for one in (*known.choices, *lost))]
        return ComboField(known.name, choices, required=known.required)
    return TextField(known.name, required=known.required, longest=1000)


def value_of(known: CustomField, field: Field) -> Value | None:
    """The value as typed, ``None`` while empty or not understood."""
    if isinstance(field, (AmountField, NumberText)):
        return field.value()
    if isinstance(field, DateField):
        return iso_of(field) or None
    if isinstance(field, ComboField):
        chosen = field.value()
        return chosen if isinstance(chosen, (str, bool)) else None
    return field.value() or None if isinstance(field, TextField) else None


def put_value(known: CustomField, field: Field, value: Value | None) -> None:
    """Show a stored value, or nothing. Nothing is emitted."""
    if isinstance(field, (AmountField, NumberText)):
        field.set_value(value if isinstance(value, int) else None)
    elif isinstance(field, DateField):
        put_day(field, str(value or ""))
    elif isinstance(field, ComboField):
        field.set_value(value)
    elif isinstance(field, TextField):
        field.set_value(str(value or ""))


def _words(answer: str) -> str:
    return {"yes": QCoreApplication.translate("rules", "Có"), "no": QCoreApplication.translate("rules", "Không")}[
        answer
    ]
