"""How resources/passphrase/words.txt was made: Vietnamese spelling without accents, onset by rime.

Rules of the orthography kept here: k, gh, ngh before i, e, y and c, g, ng elsewhere; qu takes rimes without a rounded
glide; gi swallows an i; lip consonants take no rounded glide; a bare y follows only h, k, l, m, s, t. Left out: single
letters, more than six letters, and syllables that somebody might read as an insult or something obscene in Vietnamese
or English. The last of the onsets (p, of loan words only) gives way first, so that exactly 2,048 remain.
"""

from __future__ import annotations

import sys

_PLAIN = "b ch d gi h kh l m n nh ph r s t th tr v x p"
PLAIN_ONSETS = ("", *_PLAIN.split())
SWITCHING_ONSETS = (("c", "k"), ("g", "gh"), ("ng", "ngh"))
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay
e ec ech em en eng enh eo ep et eu
i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
o oc oi om on ong ooc oong op ot
oa oac oach oai oam oan oang oanh oao oap oat oay oe oem oen oeo oet
u ua uc ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
uan uang uat uay ue uech uenh uy uya uych uyen uyet uyn uynh uyp uyt uyu
y
"""
RIMES = tuple(_RIMES.split())
GLIDES = frozenset(rime for rime in RIMES if rime.startswith(("oa", "oe", "uy", "ue", "uan", "uang", "uat", "uay")))
NO_GLIDE_AFTER = frozenset(("b", "m", "ph", "v", "p", "gi", "c", "g"))
BARE_Y_AFTER = frozenset("hklmst")
STANDING_ALONE = ("yem", "yen", "yet", "yeu", "quyen", "quyet", "quynh", "quyt", "goa")
_UNWELCOME = """
lon buoi cac dit deo dek du cu cut ia dai dam hiep diem di chich bu vu mu ngu cho chet giet chim to tinh
hoe cum tit gay phuc nung nut loz cuc dum dech loan suc cave phet bo bop xoac hang hieu dien khung khon nan
"""
UNWELCOME = frozenset(_UNWELCOME.split())
COUNT = 2048


def spelled(onset: str, rime: str) -> bool:
    """Whether the orthography allows ``onset`` before ``rime``."""
    if onset in NO_GLIDE_AFTER and rime in GLIDES:
        return False
    if rime == "y":
        return onset in BARE_Y_AFTER
    if onset == "gi":
        return not rime.startswith("i")
    return not (onset == "" and rime.startswith("ie"))


def after_qu(rime: str) -> bool:
    """Whether ``qu`` takes ``rime``: it already holds the rounded glide."""
    return rime not in GLIDES and rime[0] not in "ou" and not rime.startswith("ie")


def syllables() -> list[str]:
    """Every spelling in the order of preference, without repeats."""
    found: dict[str, None] = dict.fromkeys(STANDING_ALONE)
    for onset in PLAIN_ONSETS[:-1]:
        found.update(dict.fromkeys(onset + rime for rime in RIMES if spelled(onset, rime)))
    for hard, soft in SWITCHING_ONSETS:
        for rime in RIMES:
            onset = soft if rime[0] in "iey" else hard
            if spelled(hard, rime) and spelled(onset, rime):
                found[onset + rime] = None
    found.update(dict.fromkeys("qu" + rime for rime in RIMES if after_qu(rime)))
    found.update(dict.fromkeys(PLAIN_ONSETS[-1] + rime for rime in RIMES if spelled(PLAIN_ONSETS[-1], rime)))
    return [word for word in found if 2 <= len(word) <= 6 and word not in UNWELCOME]


def words() -> list[str]:
    """The 2,048 words in alphabetical order."""
    return sorted(syllables()[:COUNT])


if __name__ == "__main__":
    sys.stdout.write("\n".join(words()) + "\n")
