"""The pure rules of a customer, and of every text. Those of an item stand in ``items.validation``.

1. A name is required, of which something can be seen; every text has a greatest length.
2. No control characters, no characters that turn the direction of writing; line breaks only in addresses, notes and
   the text of an item.
3. One-line fields do not start like a spreadsheet formula (``= + - @`` TAB CR); phones may start with ``+``.
4. Phones can be called, e-mail addresses have their shape, tax codes their check digit.

A fault is a pair (field, code); its sentence is ``customers.field_<code>`` in resources/messages/customers.toml.
"""

from __future__ import annotations

import re
import unicodedata
from operator import gt

from app.access.level import Level
from app.customers.contacts import (
    is_email,
    is_standard_phone,
    standard_phone,
    standard_tax_code,
    tax_code_fault,
)
from app.customers.form import Custom, CustomerForm, Grounds, Relation

Fault = tuple[str, str]
"""(field, code)."""

LONGEST = {
    "name": 200,
    "code": 40,
    "phones": 40,
    "email": 254,
    "tax_code": 20,
    "address": 500,
    "owner": 200,
    "note": 4000,
    "title": 200,
    "text": 20_000,
    "day": 10,
    "reason": 1000,
    "source": 200,
    "next_step": 300,
    "number": 60,
    "approved_by": 200,
}
"""The greatest number of characters of each text (``phones``: of each number)."""

MOST_PHONES = 10
GREATEST_AMOUNT = 10**15
"""In đồng. Far above any dealing, far below what loses digits elsewhere."""

_LINES_ALLOWED = frozenset({"address", "note", "text", "reason"})
_FORMULA_CHECKED = frozenset({"name", "code", "email", "tax_code", "owner", "source", "number", "approved_by"})
# Unicode's categories Cc and Cs, the signs that turn the direction of writing, and those that break a line elsewhere.
_CONTROL = "\u007f-\u009f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_AROUND = " \n\u00a0\ufeff"
_FORMULA_SIGNS = frozenset("=+-@\t\r")
_LONGEST = tuple(LONGEST[field] for field in ("name", "code", "email", "tax_code", "address", "owner", "note"))
_FORBIDDEN = re.compile(f"[\\x00-\\x1f{_CONTROL}]")
_FORBIDDEN_IN_LINES = re.compile(f"[\\x00-\\x09\\x0b-\\x1f{_CONTROL}]")


_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Signs that count as letters or symbols and show nothing."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run ``text`` instead of showing it."""
    return text[:1] in _FORMULA_SIGNS


def has_control(text: str, *, lines: bool) -> bool:
    """Whether ``text`` holds control characters or ones that turn the writing; ``lines`` allows line breaks."""
    return (_FORBIDDEN_IN_LINES if lines else _FORBIDDEN).search(text) is not None


def is_seen(text: str) -> bool:
    """Whether there is anything to be seen of a text: not only blanks, fillers and signs without width."""
    if text.isascii():
        return bool(text.strip())
    return any(sign not in _FILLERS and unicodedata.category(sign)[0] not in "CZM" for sign in text)


def text_fault(field: str, text: str) -> str:
    """The first thing wrong with one text of ``field`` by rules 1 to 3, as a code, or ``""``."""
    if not text:
        return ""
    if field in _FORMULA_CHECKED and looks_like_formula(text):
        return "formula"
    if has_control(text, lines=field in _LINES_ALLOWED):
        return "control"
    return "too_long" if len(text) > LONGEST[field] else ""


def validate(form: CustomerForm) -> tuple[Fault, ...]:
    """Everything that is wrong with a customer's form, at most one fault per field, in the order of the fields.

    The form is judged as ``normalised`` would leave it, so spaces around a value are no fault.
    """
    return faults_of(normalised(form))


def faults_of(form: CustomerForm) -> tuple[Fault, ...]:
    """What ``validate`` says, of a form that ``normalised`` has made already."""
    if _is_sound(form):
        return ()
    checks = (
        ("name", ("" if is_seen(form.name) else "required") or text_fault("name", form.name)),
        ("code", text_fault("code", form.code)),
        ("phones", _phones_fault(form.phones)),
        (
            "email",
            text_fault("email", form.email) or ("email" if form.email and not is_email(form.email) else ""),
        ),
        (
            "tax_code",
            text_fault("tax_code", form.tax_code) or (tax_code_fault(form.tax_code) if form.tax_code else ""),
        ),
        ("address", text_fault("address", form.address)),
        ("owner", text_fault("owner", form.owner)),
        ("note", text_fault("note", form.note)),
    )
    return tuple((field, code) for field, code in checks if code)


def _is_sound(form: CustomerForm) -> bool:
    """Whether no check would find anything: asked of all texts together, since nearly every row of a list is sound."""
    name, code, email, tax_code, owner = form.name, form.code, form.email, form.tax_code, form.owner
    if not is_seen(name) or not _FORMULA_SIGNS.isdisjoint((name[:1], code[:1], email[:1], tax_code[:1], owner[:1])):
        return False
    texts = (name, code, email, tax_code, form.address, owner, form.note)
    if any(map(gt, map(len, texts), _LONGEST)):
        return False
    if _FORBIDDEN.search(f"{name}{code}{email}{tax_code}{owner}") or _FORBIDDEN_IN_LINES.search(
        form.address + form.note
    ):
        return False
    if (email and not is_email(email)) or (tax_code and tax_code_fault(tax_code)):
        return False
    return not _phones_fault(form.phones)


def _phones_fault(phones: tuple[str, ...]) -> str:
    if len(phones) > MOST_PHONES:
        return "too_many"
    for phone in phones:
        if is_standard_phone(phone):
            continue
        fault = text_fault("phones", phone)
        if fault:
            return fault
        if standard_phone(phone) is None:
            return "phone"
    return ""


def normalised(form: CustomerForm) -> CustomerForm:
    """The form as it is stored: NFC, trimmed, phones as ``+84…`` without doubles, tax code with its dash.

    Wrong phones are kept as they are, so that ``validate`` can name them.
    """
    return tidied_form(
        form.name, form.code, form.phones, form.email, form.tax_code, form.address, form.relation, form.owner,
        form.level, form.note, form.custom, form.grounds,
    )  # fmt: skip


def tidied_form(
    name: str,
    code: str,
    phones: tuple[str, ...],
    email: str,
    tax_code: str,
    address: str,
    relation: Relation,
    owner: str,
    level: Level,
    note: str,
    custom: Custom = (),
    grounds: Grounds | None = None,
) -> CustomerForm:
    """``normalised`` of the form with these fields, for whoever makes very many and has no use for the form itself."""
    name, code, email, tax_code, address, owner, note, *numbers = tidied(
        (name, code, email, tax_code, address, owner, note, *phones)
    )
    return CustomerForm(
        name,
        code,
        tuple(dict.fromkeys([standard_phone(phone) or phone for phone in numbers if phone])),
        email,
        standard_tax_code(tax_code),
        address,
        relation,
        owner,
        Level(level),
        note,
        custom_tidied(custom),
        grounds,
    )


def tidied(texts: tuple[str, ...]) -> list[str]:
    """Each text as ``tidy`` leaves it. They are brought into NFC together: nothing joins across a NUL."""
    together = "\x00".join(texts)
    if "\r" not in together:
        if not together.isascii():
            together = unicodedata.normalize("NFC", together)
        parts = together.split("\x00")
        if len(parts) == len(texts):
            return [part.strip(_AROUND) for part in parts]
    return [tidy(text) for text in texts]


def tidy(text: str) -> str:
    """NFC, without blanks around, every line end a single line feed."""
    if not text:
        return ""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip(_AROUND)


def custom_tidied(custom: Custom) -> Custom:
    """As they are stored: texts NFC and trimmed, empty ones left out, in the order of the ids."""
    if not custom:
        return ()
    tidied = ((name, tidy(value) if isinstance(value, str) else value) for name, value in custom)
    return tuple(sorted(((name, value) for name, value in tidied if value != ""), key=lambda pair: pair[0]))
