"""Vietnamese as it was written before Unicode: one byte a letter (TCVN3, "ABC" fonts) or a letter and a mark (VNI).

Such fonts drew Vietnamese over Western letters, so a workbook or a text file holds Western letters: ``Nguyễn`` stands
there as ``NguyÔn`` (.VnTime) or ``Nguyeãn`` (VNI-Times). These tables say which letters were meant.

* TCVN3 is the part of TCVN 5712:1993 that the ABC fonts used: 74 letters from A1 to FE. It has no capitals with a
  tone; fonts whose names end in H drew the small ones as capitals. Words in capitals are raised afterwards.
* VNI writes a vowel and then a sign that carries its roof, breve or tone, or both; nine letters have a sign of their
  own.
"""

from __future__ import annotations

import re
import unicodedata

TCVN3, VNI = "tcvn3", "vni"

_TCVN3_ROWS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_TCVN3 = {start + place: letter for start, letters in _TCVN3_ROWS for place, letter in enumerate(letters)}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_UNDER_ROOF = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_UNDER_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """Every pair and every sign of VNI, small and capital, to its letter."""
    small = dict(_ALONE)
    for vowel, letter in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")):
        small |= {vowel + sign: letter + tone for sign, tone in _TONES.items()}
    for vowel in "aeo":
        small |= {vowel + sign: vowel + _ROOF + tone for sign, tone in _UNDER_ROOF.items()}
    small |= {"a" + sign: "a" + _BREVE + tone for sign, tone in _UNDER_BREVE.items()}
    whole = {written: unicodedata.normalize("NFC", meant) for written, meant in small.items()}
    # A capital vowel decides; its sign may have been typed small.
    capital = {written[0].upper() + written[1:]: meant.upper() for written, meant in whole.items()}
    return whole | capital | {written.upper(): meant.upper() for written, meant in whole.items()}


_VNI = _vni()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_OWN_LETTERS = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")


def could_be_old(text: str) -> bool:
    """Whether ``text`` holds Western signs and none of the letters that only Unicode has for Vietnamese."""
    return not text.isascii() and _OWN_LETTERS.search(text) is None


def converted(text: str, reading: str) -> str:
    """What was meant by ``text`` if it was written in an old font, NFC. What is not of the font stays as it is."""
    if reading == TCVN3:
        return _raised(text, text.translate(_TCVN3))
    return _VNI_SIGNS.sub(lambda sign: _VNI[sign.group()], text)


def _raised(written: str, meant: str) -> str:
    """``meant`` with its words in capitals where all Western letters of ``written`` are.

    A word says so itself with two capitals and no small letter. If no word of the text has a small letter, one such
    word speaks for all: ``Hµ NéI`` is ``HÀ NỘI``, but ``Lª Tó`` may well be ``Lê Tú``.
    """
    if written.isascii() or written.islower():
        return meant
    meant = _first_raised(meant)
    plain = [sign for sign in written if sign.isascii()]
    all_capital = not any(sign.islower() for sign in plain)
    loud = {word.start() for word in _WORD.finditer(meant) if _is_loud(written[word.start() : word.end()])}
    if all_capital and loud:
        return meant.upper()
    return _WORD.sub(lambda word: word.group().upper() if word.start() in loud else word.group(), meant)


def _first_raised(meant: str) -> str:
    """In a text of words that all begin with a capital, also those that begin with a tone: ``Trần Ngọc Ánh``."""
    words = meant.split(" ")
    small = [place for place, word in enumerate(words) if word[:1].islower()]
    could_not = all(not words[place][0].isascii() and words[place][0] not in "ăâđêôơư" for place in small)
    if not small or not could_not or len(small) == len(words):
        return meant
    return " ".join(word[:1].upper() + word[1:] if place in small else word for place, word in enumerate(words))


def _is_loud(word: str) -> bool:
    plain = [sign for sign in word if sign.isascii()]
    return len(plain) > 1 and all(sign.isupper() for sign in plain)
