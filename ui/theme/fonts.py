"""Be Vietnam Pro from our own resources, and the type scale.

The stacked marks of Ễ, Ẫ and Ỗ rise 0.137 em above the font's own ascent (1 em; its descent is 0.265 em). Qt puts
ascent and descent in the middle of a line, so a line needs 1.54 em to show these marks whole: 1.6 em with rounding.
``line_height`` gives that length and every label of ours keeps at least it.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from app.paths import RESOURCES
from ui.theme.active import current

FAMILY = "Be Vietnam Pro"
LINE = 1.6
"""Line height, in em."""

Role = Literal["body", "medium", "strong", "small", "small_strong", "caps", "section", "title", "page", "display"]
"""A place in the type scale."""

SCALE: dict[str, tuple[int, QFont.Weight]] = {
    "body": (13, QFont.Weight.Normal),
    "medium": (13, QFont.Weight.Medium),
    "strong": (13, QFont.Weight.DemiBold),
    "small": (12, QFont.Weight.Normal),
    "small_strong": (12, QFont.Weight.DemiBold),
    "caps": (12, QFont.Weight.DemiBold),
    "section": (15, QFont.Weight.DemiBold),
    "title": (18, QFont.Weight.DemiBold),
    "page": (22, QFont.Weight.Bold),
    "display": (28, QFont.Weight.Bold),
}
"""Pixels at 100 % and weight of each role."""

_FILES = ("Regular", "Medium", "SemiBold", "Bold")
_loaded: list[int] = []


def load_fonts() -> None:
    """Register our four font files with Qt, once. Raises ``RuntimeError`` if the program's files are incomplete."""
    if _loaded:
        return
    for style in _FILES:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"BeVietnamPro-{style}.ttf"))
        if number < 0:
            raise RuntimeError(f"font file missing: {style}")
        _loaded.append(number)


def scaled(pixels: float) -> int:
    """``pixels`` at the font size setting in force, rounded, at least 1 for anything above 0."""
    return current().px(pixels)


def font(role: Role = "body") -> QFont:
    """The font of a role at the size in force, the caller's own to change."""
    return QFont(_made(role, scaled(SCALE[role][0])))


@cache
def _made(role: Role, pixels: int) -> QFont:
    """Made once for each size: a list asks for a font in every cell that it paints."""
    weight = SCALE[role][1]
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if role == "caps":
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return made


def line_height(role: Role = "body") -> int:
    """The least height of one line in this role, logical pixels: 1.6 em."""
    return math.ceil(scaled(SCALE[role][0]) * LINE)
