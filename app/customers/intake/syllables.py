"""Whether a word could be Vietnamese: every syllable is an onset and a rime, with one tone at most.

That is what tells a list in an old font from one in Unicode: read rightly its words are syllables, read wrongly they
are not. Foreign words are none in either reading, so they decide nothing.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyn
    uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu yn ynh yt yu
    """.split()
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_NOT_AFTER_QU = ("oa", "oă", "oe", "oo", "u", "ư")
_STOPPED = ("c", "ch", "p", "t")
_SHARP_OR_LOW = ("\u0301", "\u0323")
_WORDS = re.compile("[A-Za-z\u00a1-\u036f\u1e00-\u1eff]+")


def words_with_marks(text: str) -> list[str]:
    """The words of ``text`` that hold anything besides the 26 letters; the signs of old fonts belong to words."""
    return [word for word in _WORDS.findall(text) if not word.isascii()]


@functools.lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case, NFC) is written like a Vietnamese syllable."""
    if len(word) > 7:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(decomposed)
    plain = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    if len(tones) > 1:
        return False
    for onset in _ONSETS:
        rime = plain.removeprefix(onset)
        if plain.startswith(onset) and rime in _RIMES and not (onset == "qu" and rime.startswith(_NOT_AFTER_QU)):
            return not (rime.endswith(_STOPPED) and tones and tones[0] not in _SHARP_OR_LOW)
    return False
