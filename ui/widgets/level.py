"""The look of the three levels: words, shield, colours. Not their rules.

The names can be changed by an office in its settings. Since the statutory degrees of state secrets sound alike, the
words "mức mật nội bộ" stand wherever a level is stamped.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from ui.theme import LevelColours, Theme, current, font, pixmap

SHIELDS = ("shield", "shield-half", "shield-alert")
"""One icon for each level, so that colour is never the only sign."""

_names = ["", "", ""]


def internal() -> str:
    """The words beside every level's name: an internal degree, not one of the State's."""
    return QCoreApplication.translate("Level", "mức mật nội bộ")


def internal_explained() -> str:
    """The sentence behind those words, for tooltips."""
    return QCoreApplication.translate("Level", "Mức mật nội bộ của công ty, không dùng cho bí mật nhà nước.")


def set_level_names(names: tuple[str, str, str]) -> None:
    """Use an office's own names; an empty one keeps ours."""
    _names[:] = names


def level_name(level: int) -> str:
    """The name of level 1, 2 or 3. Raises ``ValueError`` for any other."""
    _require(level)
    ours = (
        QCoreApplication.translate("Level", "Bí mật"),
        QCoreApplication.translate("Level", "Cơ mật"),
        QCoreApplication.translate("Level", "Tuyệt mật"),
    )
    return _names[level - 1] or ours[level - 1]


def level_colours(level: int) -> LevelColours:
    """The colours of level 1, 2 or 3 in the theme in force. Raises ``ValueError`` for any other."""
    _require(level)
    return current().tokens.levels[level - 1]


def level_shield(level: int) -> str:
    """The icon of level 1, 2 or 3. Raises ``ValueError`` for any other."""
    _require(level)
    return SHIELDS[level - 1]


def _require(level: int) -> None:
    if level not in (1, 2, 3):
        raise ValueError(f"no such level: {level}")


CHIP_HEIGHT = 24
_CHIP_ICON = 14


def chip_width(level: int) -> int:
    """How wide a chip is, logical pixels at the size in force."""
    words = QFontMetrics(font("small_strong")).horizontalAdvance(level_name(level))
    return words + current().px(8 + _CHIP_ICON + 6 + 10)


def paint_chip(painter: QPainter, left: float, middle: float, level: int, ratio: float) -> None:
    """Paint a chip whose left edge is at ``left`` and whose middle is at height ``middle``."""
    theme = current()
    chip = _chip(level, level_name(level), theme, ratio)
    painter.drawPixmap(QPointF(left, round(middle - theme.px(CHIP_HEIGHT) / 2)), chip)


@lru_cache(maxsize=24)
def _chip(level: int, name: str, theme: Theme, ratio: float) -> QPixmap:
    """A chip as a picture: a list shows the same three in every row."""
    colours, height = level_colours(level), theme.px(CHIP_HEIGHT)
    box = QRectF(0, 0, chip_width(level), height)
    chip = QPixmap(QSize(math.ceil(box.width() * ratio), math.ceil(height * ratio)))
    chip.setDevicePixelRatio(ratio)
    chip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colours.chip))
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    side = theme.px(_CHIP_ICON)
    shield = pixmap(level_shield(level), colours.on_chip, side, ratio)
    painter.drawPixmap(QPointF(theme.px(8), round((height - side) / 2)), shield)
    painter.setPen(theme.colour(colours.on_chip))
    painter.setFont(font("small_strong"))
    words = box.adjusted(theme.px(8 + _CHIP_ICON + 6), 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
    painter.end()
    return chip
