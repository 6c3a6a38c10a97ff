"""Letters and colours: the font family, what it can write, and the styles made of it.

One family only, as static TrueType files: a second file with the same PostScript name would be merged by readers, and
a variable font would be embedded at its thinnest.
"""

from __future__ import annotations

import html
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from app.paths import RESOURCES

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.lib.styles import ParagraphStyle

REGULAR = "BeVietnamPro-Regular"
MEDIUM = "BeVietnamPro-Medium"
SEMIBOLD = "BeVietnamPro-SemiBold"
BOLD = "BeVietnamPro-Bold"
FACES = (REGULAR, MEDIUM, SEMIBOLD, BOLD)

TEXT = "#101828"
SOFT = "#475467"
FAINT = "#667085"
LINE = "#D0D5DD"
HAIR = "#E4E7EC"
GROUND = "#F5F7FA"
LEVELS = {1: "#175CD3", 2: "#B54708", 3: "#B42318"}
SIGNED = "#0B6B50"
SIGNED_GROUND = "#F1FAF6"
INFO, INFO_GROUND = "#175CD3", "#EFF5FE"
WARNING, WARNING_GROUND = "#B54708", "#FEF6EC"

# The font has no glyph for these, and there is a plain way to write them.
PLAIN = str.maketrans(
    {
        "№": "No.",
        "\t": " ",
        "\r": None,
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
        "\u2009": " ",
        "\u202f": "\u00a0",
        "\u2010": "-",
        "\u2011": "-",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)


@cache
def load_faces() -> frozenset[int]:
    """Register the four faces with reportlab, once, and tell which code points all of them can draw."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    known: set[int] | None = None
    for face in FACES:
        font = TTFont(face, str(RESOURCES / "fonts" / f"{face}.ttf"))
        pdfmetrics.registerFont(font)
        letters = set(font.face.charToGlyph)
        known = letters if known is None else known & letters
    # Every face is its own family without italics, so that no markup can fall back to Helvetica.
    for face in FACES:
        bold = SEMIBOLD if face in (REGULAR, MEDIUM) else face
        pdfmetrics.registerFontFamily(face, normal=face, bold=bold, italic=face, boldItalic=bold)
    return frozenset(known or ())


def written(text: str) -> str:
    """``text`` as it will stand on paper: NFC, and a letter that the font lacks as its code point, never dropped."""
    known = load_faces()
    composed = unicodedata.normalize("NFC", text.translate(PLAIN))
    return "".join(
        letter if letter == "\n" or ord(letter) in known else f"[U+{ord(letter):04X}]" for letter in composed
    )


def can_write(text: str) -> bool:
    """Whether every letter of ``text`` can be drawn as itself."""
    known = load_faces()
    composed = unicodedata.normalize("NFC", text.translate(PLAIN))
    return all(letter == "\n" or ord(letter) in known for letter in composed)


def markup(text: str) -> str:
    """``written`` text made safe for reportlab's paragraphs, which would otherwise read tags from it."""
    return html.escape(written(text), quote=False).replace("\n", "<br/>")


@cache
def style(
    face: str = REGULAR,
    size: float = 10.0,
    leading: float = 0.0,
    colour: str = TEXT,
    align: str = "l",
    before: float = 0.0,
    after: float = 0.0,
    keep: bool = False,
) -> ParagraphStyle:
    """A paragraph style of the house; lengths in points, ``leading`` 0 means 1.45 times the size."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    load_faces()
    return ParagraphStyle(
        f"{face}-{size}-{colour}-{align}",
        fontName=face,
        bulletFontName=face,
        fontSize=size,
        leading=leading or size * 1.45,
        textColor=HexColor(colour),
        alignment={"l": 0, "c": 1, "r": 2}[align],
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=1 if keep else 0,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


def colour(code: str, alpha: float = 1.0) -> Color:
    """A reportlab colour from ``#RRGGBB``."""
    from reportlab.lib.colors import HexColor, toColor

    solid = HexColor(code)
    return toColor(solid) if alpha == 1.0 else solid.clone(alpha=alpha)


def fitted(text: str, face: str, size: float, width: float, smallest: float = 6.0) -> tuple[str, float]:
    """``text`` and the greatest size up to ``size`` at which it fits ``width``; cut with … below ``smallest``."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    load_faces()
    natural = stringWidth(text, face, size)
    if natural <= width:
        return text, size
    shrunk = max(smallest, size * width / natural)
    while len(text) > 1 and stringWidth(text, face, shrunk) > width + 0.01:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text, shrunk
