"""Bytes of a text file to text: strictly, never guessing past doubt.

A file that is no Unicode is handed on byte for byte, one sign a byte, since only its cells can say whether it was
written in Windows-1258 or in an old font; see ``readings``.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from app.errors import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TYPEWRITER = frozenset("¡¢£¤¥¦§¨©ª¬®¯±²³´µ¶¸¹º¼¾¿")
"""Signs that stand between Vietnamese letters only when an old font list is read as Windows-1258."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the name of its encoding (``UTF-8`` or ``UTF-16``), or that every sign of it is one byte."""

    text: str
    encoding: str
    bytewise: bool = False


def decode(data: bytes) -> Decoded:
    """The text in ``data``, NFC unless it is bytewise.

    Raises ``Problem("customers.import_encoding")`` when it begins as Unicode and is none, and
    ``Problem("customers.import_not_a_table")`` when it is no text at all (it holds NUL).
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec), "UTF-8" if codec == "utf-8" else "UTF-16")
    codec = _bare_utf16(data)
    if codec:
        return Decoded(_strict(data, codec), "UTF-16")
    if b"\0" in data:
        raise Problem("customers.import_not_a_table")
    try:
        return Decoded(unicodedata.normalize("NFC", data.decode("utf-8")), "UTF-8")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "", bytewise=True)


def from_1258(bytewise: str) -> str:
    """What stands in Windows-1258 in one sign a byte, NFC. Raises ``UnicodeDecodeError`` for bytes it does not have."""
    return unicodedata.normalize("NFC", bytewise.encode("latin-1").decode("cp1258"))


def is_1258(bytewise: str) -> bool:
    """Whether a whole text makes sense in Windows-1258: every mark has its letter, and no sign stands inside a word."""
    try:
        text = from_1258(bytewise)
    except UnicodeDecodeError:
        return False
    for before, sign in zip(" " + text, text, strict=False):
        if unicodedata.combining(sign) or (sign in _TYPEWRITER and before.isalpha()):
            return False
        if unicodedata.category(sign) == "Cc" and sign not in "\t\r\n":
            return False
    return True


def _strict(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise Problem("customers.import_encoding") from None
    if "\0" in text:
        raise Problem("customers.import_not_a_table")
    return unicodedata.normalize("NFC", text)


def _bare_utf16(data: bytes) -> str:
    """The codec of UTF-16 without a byte order mark: every other byte of the beginning is mostly zero."""
    sample = data[:512]
    if len(data) % 2 or len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd == 0 else ""
