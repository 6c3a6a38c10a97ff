"""What spreadsheets do to numbers and days, undone as far as nothing was lost.

1. A number that was taken for a decimal (``901234567.0``) loses its end; one in powers of ten (``9.01234567E+08``)
   comes back where every digit is still there, and is a fault where digits were dropped (``9,01E+08``).
2. A phone without its zero is still understood (see ``contacts``); a tax code gets its zero back where its check digit
   then fits, a person's number of 11 digits always, for only a zero can be missing.
3. A day may be dd/mm/yyyy with ``/``, ``-`` or ``.``, ISO, or the number of days by which Excel counts it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.customers.contacts import restored_tax_code

LOST = "digits_lost"
"""The fault of a number whose digits a spreadsheet has dropped."""

_DECIMAL = re.compile(r"(\d{6,15})[.,]0+")
_POWER = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
_CENTURY = 50


def whole_number(text: str) -> tuple[str, str]:
    """A number of digits as it was before a spreadsheet took it for a quantity, and the fault where that cannot be."""
    if text.isdigit() or not text or not text[0].isdigit():
        return text, ""
    match = _DECIMAL.fullmatch(text)
    if match:
        return match[1], ""
    match = _POWER.fullmatch(text)
    if match is None:
        return text, ""
    digits, power = match[1] + (match[2] or ""), int(match[3])
    if len(digits) <= power or digits[power + 1 :].strip("0"):
        return text, LOST
    return digits[: power + 1], ""


def tax_code(text: str) -> tuple[str, str]:
    """A tax code with the zero that a spreadsheet drops, and the fault of one that cannot be made whole."""
    whole, fault = whole_number(text)
    if len(whole) == 11 and whole.isdigit():
        return "0" + whole, fault
    return restored_tax_code(whole), fault


def day(text: str) -> str | None:
    """``text`` as an ISO day, or ``None`` when it is none."""
    text = text.strip()
    match = _DAY.fullmatch(text)
    if match:
        year = int(match[3])
        year += 0 if year >= 100 else 2000 if year < _CENTURY else 1900
        return _real(year, int(match[2]), int(match[1]))
    match = _ISO.fullmatch(text)
    if match:
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if _SERIAL.fullmatch(text):
        return (_EXCEL_BEGINS + timedelta(days=int(re.split("[.,]", text)[0]))).isoformat()
    return None


def amount(text: str) -> int | None:
    """``text`` as whole đồng or another whole number: ``1.500.000 đ``, ``1,500,000``, ``1500000.0``; else ``None``."""
    bare = re.sub(r"\s|đồng|đ|₫|vnđ|vnd", "", text.strip().casefold())
    sign = -1 if bare.startswith("-") else 1
    bare = bare.removeprefix("-")
    if re.fullmatch(r"\d+([.,]0{1,2})?", bare):
        return sign * int(re.split("[.,]", bare)[0])
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]0{1,2})?", bare):
        whole = re.sub(r"[.,]0{1,2}$", "", bare)
        return sign * int(re.sub("[.,]", "", whole))
    return None


def _real(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
