"""What a chart shows: one mark for each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from ui.theme import current
from ui.widgets.naming import grouped

PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
)
"""What is drawn over a mark's colour, so that colour is never the only sign: the first is left plain."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One group: what it is called, how much it is, and how that is written; ``more`` is told in the tooltip too.

    ``colour`` is a token or ``#RRGGBB``; without one the place among the marks decides.
    """

    label: str
    value: int
    shown: str = ""
    more: str = ""
    colour: str = ""
    icon: str = ""

    def words(self) -> str:
        """The value as written."""
        return self.shown or grouped(self.value)

    def told(self) -> str:
        """The whole mark in one line, as a tooltip and a screen reader tell it."""
        return ": ".join((self.label, ", ".join(part for part in (self.words(), self.more) if part)))


def colour_of(marks: Sequence[Mark], place: int) -> str:
    """The colour of a mark, as a token or ``#RRGGBB``."""
    chart = current().tokens.chart
    return marks[place].colour or chart[place % len(chart)]


def share(value: int, whole: int) -> str:
    """A part of the whole in percent; what is there at all is never 0 %."""
    if not value or not whole:
        return "0%"
    percent = round(100 * value / whole)
    return "<1%" if not percent else "99%" if percent == 100 and value < whole else f"{percent}%"


def paint_swatch(painter: QPainter, box: QRectF, marks: Sequence[Mark], place: int) -> None:
    """The small square of a legend, in the colour and pattern of its mark."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in brushes(marks, place):
        painter.setBrush(brush)
        painter.drawRoundedRect(box, 3, 3)
    painter.restore()


def brushes(marks: Sequence[Mark], place: int) -> tuple[QBrush, ...]:
    """What fills a mark: its colour, and over it its pattern in the colour of the ground."""
    theme = current()
    plain = QBrush(theme.colour(colour_of(marks, place)))
    pattern = PATTERNS[place % len(PATTERNS)]
    if pattern == Qt.BrushStyle.SolidPattern:
        return (plain,)
    ground = theme.colour("surface")
    ground.setAlphaF(0.55)
    return (plain, QBrush(ground, pattern))
