"""VISCII (RFC 1456), the code of 1992: one byte a letter, with capitals, six of them where control signs stand.

The table is that of iconv and of Perl's Encode, which agree in all 256 places; a test holds it against iconv. Only text
files come in it: in workbooks these letters stood in fonts that are not read.
"""

from __future__ import annotations

VISCII = "viscii"

_AMONG_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_ROWS = (
    (0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"),
    (0x90, "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"),
    (0xA0, "Õắằặấầẩậẽẹếềểễệố"),
    (0xB0, "ồổỗỠƠộờởịỰỨỪỬơớƯ"),
    (0xC0, "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"),
    (0xD0, "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"),
    (0xE0, "àáâãảăữẫèéêẻìíĩỉ"),
    (0xF0, "đựòóôõỏọụùúũủýợỮ"),
)
_LETTERS = _AMONG_CONTROLS | {start + place: letter for start, row in _ROWS for place, letter in enumerate(row)}


def from_viscii(bytewise: str) -> str:
    """What is meant by one sign a byte; NFC."""
    return bytewise.translate(_LETTERS)
