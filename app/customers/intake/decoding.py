"""Bytes of a text file to text: strictly, never guessing past doubt, NFC."""

from __future__ import annotations

import codecs
import unicodedata

from app.errors import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TYPEWRITER = frozenset("¡¢£¤¥¦§¨©ª¬®¯±²³´µ¶¸¹º¼¾¿")
"""Signs that stand between Vietnamese letters only when an old TCVN3 font list is read as Windows-1258."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: ``UTF-8``, ``UTF-16`` or ``Windows-1258``.

    Raises ``Problem("customers.import_encoding")`` when the bytes are none of these, and
    ``Problem("customers.import_not_a_table")`` when they are no text at all (they hold NUL).
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec), "UTF-8" if codec == "utf-8" else "UTF-16"
    codec = _bare_utf16(data)
    if codec:
        return _strict(data, codec), "UTF-16"
    if b"\0" in data:
        raise Problem("customers.import_not_a_table")
    try:
        return _clean(data.decode("utf-8")), "UTF-8"
    except UnicodeDecodeError:
        pass
    text = _strict(data, "cp1258")
    if _is_old_font(text):
        raise Problem("customers.import_encoding")
    return text, "Windows-1258"


def _strict(data: bytes, codec: str) -> str:
    try:
        return _clean(data.decode(codec))
    except UnicodeDecodeError:
        raise Problem("customers.import_encoding") from None


def _clean(text: str) -> str:
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


def _is_old_font(text: str) -> bool:
    """Whether marks are left without a letter to sit on, or signs stand inside words: then it was another encoding."""
    for before, sign in zip(" " + text, text, strict=False):
        if unicodedata.combining(sign) or (sign in _TYPEWRITER and before.isalpha()):
            return True
        if unicodedata.category(sign) == "Cc" and sign not in "\t\r\n":
            return True
    return False
