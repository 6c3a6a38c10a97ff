"""Phone numbers, e-mail addresses and tax codes as they are written in Vietnam."""

from __future__ import annotations

import functools
import re
import unicodedata

REGION = "VN"

_EMAIL = re.compile(r"[^\s@,;:<>()\[\]\"\\]{1,64}@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,63}")
_VIETNAMESE = re.compile(r"(?:\+84[ .-]?|0)([1-9](?:[ .-]?[0-9]){6,9})")
"""The common ways of writing a number of this country, single signs between the digits."""
_DIGIT = re.compile(r"[0-9]")
_DECIDING = 4
_SHORTEST, _LONGEST = 7, 10
_TAX_COMPANY = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?")
_TAX_PERSON = re.compile(r"[0-9]{12}")
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def standard_phone(text: str) -> str | None:
    """``text`` as ``+84901234567``, or ``None`` when it is no number that can be called.

    Numbers without a country code are Vietnamese. Letters and extensions are refused: an extension would be lost
    without a word.
    """
    match = _VIETNAMESE.fullmatch(text)
    if match is None:
        return _asked(text)
    national = match[1] if match[1].isdigit() else "".join(_DIGIT.findall(match[1]))
    if _can_be_called(national[:_DECIDING], len(national)):
        return f"+84{national}"
    return None


def is_standard_phone(text: str) -> bool:
    """Whether ``text`` is a number of this country as ``standard_phone`` writes it, without asking any further."""
    national = text[3:]
    return (
        text.startswith("+84")
        and national.isdecimal()
        and national.isascii()
        and national[0] != "0"
        and _SHORTEST <= len(national) <= _LONGEST
        and _can_be_called(national[:_DECIDING], len(national))
    )


@functools.lru_cache(maxsize=16384)
def _can_be_called(leading: str, length: int) -> bool:
    """Whether Vietnamese numbers of ``length`` digits that begin with ``leading`` are in use.

    The numbering plan looks at no digit after the fourth, only at how many there are; so one question to the library
    (some 70 µs) answers for every number of the block. tests/customers/test_contacts.py holds that against the library.
    """
    return _asked(f"0{leading.ljust(length, '5')}") is not None


@functools.lru_cache(maxsize=4096)
def _asked(text: str) -> str | None:
    """What the library says of any other way of writing a number."""
    import phonenumbers  # a tenth of the time that unlocking takes to load: only when a number is to be judged

    if any(sign.isalpha() for sign in text):
        return None
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def shown_phone(standard: str) -> str:
    """A standard number as people here write it: ``0901 234 567``; foreign ones keep their ``+`` form.

    What is not a number comes back as it is, so that a wrong value can be shown beside its error.
    """
    import phonenumbers  # as above

    try:
        number = phonenumbers.parse(standard, REGION)
    except phonenumbers.NumberParseException:
        return standard
    home = number.country_code == phonenumbers.country_code_for_region(REGION)
    shapes = phonenumbers.PhoneNumberFormat
    shape = shapes.NATIONAL if home else shapes.INTERNATIONAL
    return str(phonenumbers.format_number(number, shape))


def is_email(text: str) -> bool:
    """Whether ``text`` has the shape of one e-mail address (it is never written to)."""
    return len(text) <= 254 and ".." not in text and _EMAIL.fullmatch(text) is not None


def tax_code_fault(text: str) -> str:
    """What is wrong with a tax code: ``""``, ``"tax_code"`` (shape) or ``"tax_check"`` (check digit).

    A company has 10 digits of which the last is a check digit, and its branches three more after a dash. A person
    has the 12 digits of the identity card, in which nothing can be checked.
    """
    if _TAX_PERSON.fullmatch(text):
        return ""
    match = _TAX_COMPANY.fullmatch(text)
    if match is None or match[2] == "000":
        return "tax_code"
    return "" if tax_check_digit(match[1][:9]) == int(match[1][9]) else "tax_check"


def standard_tax_code(text: str) -> str:
    """A tax code without spaces, a branch always with its dash: ``0100109106-001``."""
    if not text:
        return ""
    bare = re.sub(r"\s", "", text)
    if not bare.isascii():
        bare = "".join(str(unicodedata.decimal(sign, sign)) for sign in bare)  # digits of full width, for example
    match = _TAX_COMPANY.fullmatch(bare)
    return f"{match[1]}-{match[2]}" if match and match[2] else bare


def restored_tax_code(text: str) -> str:
    """``text`` with the zero in front that a spreadsheet drops when it takes a tax code for a number.

    Only when the check digit then fits; otherwise ``text`` unchanged.
    """
    if text and re.fullmatch(r"\d{9}(-\d{3})?", text) and not tax_code_fault("0" + text):
        return "0" + text
    return text


def tax_check_digit(first_nine: str) -> int | None:
    """The tenth digit of a company's tax code: 10 less the weighted sum modulo 11. ``None`` when there is none."""
    digit = 10 - sum(int(d) * w for d, w in zip(first_nine, _TAX_WEIGHTS, strict=True)) % 11
    return digit if digit < 10 else None
