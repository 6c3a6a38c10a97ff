"""What stands for a value that is shown only when somebody asks for it.

Pure rules:

1. Enough stays readable to recognise a number that one knows, never enough to use it.
2. An empty value is not masked: there is nothing to hide, and a mask would pretend there is.
3. What is too short to hide in is masked whole.
"""

from __future__ import annotations

from app.customers.model import CustomerForm, shown_phone

MASKED_FIELDS = ("phones", "email", "tax_code")
"""Fields that a card shows masked, each look journalled."""

DOT = "•"


def masked(form: CustomerForm, field: str) -> str:
    """The mask of one of ``MASKED_FIELDS``; empty for an empty value."""
    if field == "phones":
        return ", ".join(masked_phone(phone) for phone in form.phones)
    text = str(getattr(form, field))
    return masked_email(text) if field == "email" else masked_code(text)


def masked_phone(standard: str) -> str:
    """``0901 ••• •67``: the first four digits and the last two."""
    return _middle_hidden(shown_phone(standard), 4, 2)


def masked_email(text: str) -> str:
    """``p•••@phuocloc.vn``: the first letter and the domain."""
    name, at, domain = text.partition("@")
    return f"{name[:1]}{DOT * 3}{at}{domain}" if at and len(name) > 1 else DOT * len(text)


def masked_code(text: str) -> str:
    """``••••••• 106``: the last three signs."""
    return f"{DOT * (len(text) - 3)} {text[-3:]}" if len(text) >= 8 else DOT * len(text)


def _middle_hidden(text: str, first: int, last: int) -> str:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    hidden = set(places[first:-last] if len(places) > first + last else places)
    return "".join(DOT if place in hidden else sign for place, sign in enumerate(text))
