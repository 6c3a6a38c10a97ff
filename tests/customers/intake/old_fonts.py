"""Vietnamese written as the old fonts had it: the way back from what ``legacy`` reads, for the tests."""

from __future__ import annotations

from app.customers.intake.legacy import TCVN3, VNI, converted
from app.customers.intake.viscii import from_viscii

_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"


def _signs(reading: str, candidates: list[str]) -> dict[str, str]:
    """Each letter by what is read as it; the first of several ways of writing it."""
    found: dict[str, str] = {}
    for sign in candidates:
        letter = converted(sign, reading)
        if letter != sign or letter in _LETTERS:
            found.setdefault(letter, sign)
    return found


_WESTERN = [chr(code) for code in range(0xA1, 0x100)]
_TCVN3 = _signs(TCVN3, _WESTERN)
_VNI = _signs(VNI, [base + sign for base in "aeouyôöAEOUYÔÖ" for sign in _WESTERN] + _WESTERN)


def to_tcvn3(text: str) -> str:
    """``text`` in TCVN3; capitals with a tone are written small, as its fonts have them."""
    return "".join(_TCVN3.get(sign) or _TCVN3.get(sign.lower(), sign) if not sign.isascii() else sign for sign in text)


def to_vni(text: str) -> str:
    """``text`` in VNI."""
    return "".join(_VNI.get(sign, sign) if not sign.isascii() else sign for sign in text)


_VISCII = {from_viscii(chr(code)): chr(code) for code in range(256)}


def to_viscii(text: str) -> str:
    """``text`` in VISCII, one sign a byte."""
    return "".join(_VISCII.get(sign, sign) for sign in text)
