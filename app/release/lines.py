"""Which parts of a stored record may leave, and how each is printed.

Who looks after a customer, what kind of relation it is, how it is classified, and a project's own fields are the
company's own affair: they are not among the fields that can be chosen.
"""

from __future__ import annotations

from datetime import date

from app.customers.documents.body import from_body as document_from_body
from app.customers.items.words import item_field_text
from app.customers.model import CustomerForm, ItemForm, ItemKind, from_body, item_from_body, shown_phone
from app.customers.projection import CUSTOMER, ITEM
from app.errors import Problem
from app.release.model import RELEASABLE
from app.vault.record import Record
from app.vault.sealed_file import KIND as DOCUMENT

Line = tuple[str, str]
"""(label code, text)."""


def lines_of(record: Record, fields: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of one record that would leave: the chosen fields of a customer, the whole of an item; no empty ones.

    A document is told by its name and its SHA-256, so that a decision binds to its very content.

    Raises ``Problem("release.unknown_field")`` for a field that cannot be chosen and ``Problem("release.record_gone")``
    for a removed record.
    """
    if record.op != "U":
        raise Problem("release.record_gone")
    if record.kind == ITEM:
        return _filled(_item_lines(item_from_body(record.body)))
    if record.kind == DOCUMENT:
        document = document_from_body(record.body)
        return (("item.document", document.name), ("item.sha256", document.sealed.sha256.hex()))
    if record.kind != CUSTOMER:
        raise Problem("release.record_gone")
    if not set(fields) <= set(RELEASABLE):
        raise Problem("release.unknown_field")
    form = from_body(record.body)
    return _filled([(f"customer.{field}", field_text(form, field)) for field in RELEASABLE if field in fields])


def field_text(form: CustomerForm, field: str) -> str:
    """One field of a customer as it is printed."""
    if field == "phones":
        return ", ".join(shown_phone(phone) for phone in form.phones)
    return str(getattr(form, field))


def _item_lines(form: ItemForm) -> list[Line]:
    return [
        (f"item.{form.kind}", form.title),
        ("item.text", form.text),
        *((f"item.{field}", item_field_text(form, field)) for field in _AGREED[form.kind]),
        ("item.amount", "" if form.amount is None else f"{form.amount:,} ₫".replace(",", ".")),
        ("item.day", date.fromisoformat(form.day).strftime("%d/%m/%Y") if form.day else ""),
    ]


_AGREED: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.PROSPECT: (),
    ItemKind.DEALING: ("number",),
    ItemKind.POLICY: ("discount", "credit_days", "until"),
}
"""What was agreed with the customer, of the fields that one kind has. How far an item has come and why, where it came
from, what is to be done next, who looks after it and who approved it never leave.
"""


def _filled(lines: list[Line]) -> tuple[Line, ...]:
    return tuple((code, text) for code, text in lines if text.strip())
