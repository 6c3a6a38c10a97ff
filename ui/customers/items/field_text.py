"""Whatever a field is, what stands in it as text: for drafts, and to tell what somebody else saved apart."""

from __future__ import annotations

from datetime import date

from ui.customers.items.amount_field import AmountField
from ui.customers.items.number_text import NumberText
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def text_of(field: Field) -> str:
    """What a person would read in it; of a choice, what it means."""
    if isinstance(field, (AmountField, NumberText)):
        return field.text()
    if isinstance(field, DateField):
        return field.edit.text().strip()
    if isinstance(field, (TextField, TextArea)):
        return field.value()
    if isinstance(field, ComboField):
        value = field.value()
        return "" if value is None else str(value)
    raise TypeError(type(field).__name__)


def put_text(field: Field, text: str) -> None:
    """Put back what `text_of` gave. Nothing is emitted."""
    if isinstance(field, (AmountField, NumberText)):
        field.set_text(text)
    elif isinstance(field, DateField):
        field.edit.setText(text)
    elif isinstance(field, (TextField, TextArea)):
        field.set_value(text)
    elif isinstance(field, ComboField):
        field.choose_text(text)


def is_valid(field: Field) -> bool:
    """Whether it can be understood at all."""
    return field.is_valid() if isinstance(field, (AmountField, NumberText, DateField)) else True


def iso_of(field: DateField) -> str:
    """The day in a field, ISO, or empty."""
    day = field.value()
    return day.isoformat() if day else ""


def put_day(field: DateField, day: str) -> None:
    """Show an ISO day, or nothing."""
    field.set_value(date.fromisoformat(day) if day else None)
