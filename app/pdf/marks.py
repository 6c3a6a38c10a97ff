"""Drawn things that stand in the flow of a page: QR codes and places to sign."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.pdf import ink
from app.pdf.places import SigningPlace
from app.pdf.words import word

BOX_HEIGHT = 24 * mm
BOX_GAP = 6 * mm
BOX_MAX_WIDTH = 82 * mm
ROLE_HEIGHT = 12 * mm
NAME_HEIGHT = 8 * mm
ROW_GAP = 5 * mm
PER_ROW = 3


class QrMark(Flowable):  # type: ignore[misc]
    """A QR code as filled vector squares: sharp at every size, and no font is touched."""

    def __init__(self, text: str, side: float = 27 * mm) -> None:
        super().__init__()
        self.text, self.side = text, side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Reportlab asks for the size."""
        return self.side, self.side

    def draw(self) -> None:
        """Neighbouring dark squares of a line are one rectangle; the quiet zone is the frame around the mark."""
        import segno

        matrix = segno.make(self.text, error="m", micro=False, boost_error=False).matrix
        unit = self.side / len(matrix)
        path = self.canv.beginPath()
        for line, row in enumerate(matrix):
            column = 0
            while column < len(row):
                start = column
                while column < len(row) and row[column]:
                    column += 1
                if column > start:
                    path.rect(start * unit, self.side - (line + 1) * unit, (column - start) * unit, unit)
                column += 1
        self.canv.setFillColor(ink.colour(ink.TEXT))
        self.canv.drawPath(path, stroke=0, fill=1)


class SigningRow(Flowable):  # type: ignore[misc]
    """Up to three people side by side: role, an empty frame for the signature, name.

    Every frame's place is noted in ``places`` when it is drawn, so that the signature lands inside it.
    """

    def __init__(self, people: tuple[tuple[str, str], ...], language: str, places: list[SigningPlace]) -> None:
        super().__init__()
        self.people, self.language, self.places = people, language, places

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Reportlab asks for the size."""
        self.width = width
        return width, ROLE_HEIGHT + BOX_HEIGHT + NAME_HEIGHT + ROW_GAP

    def draw(self) -> None:
        """Centre the boxes of the row on the line."""
        count = len(self.people)
        box = min(BOX_MAX_WIDTH, (self.width - BOX_GAP * (count - 1)) / count)
        column = self.width / count if box == BOX_MAX_WIDTH else box + BOX_GAP
        for index, (role, name) in enumerate(self.people):
            left = index * column + ((column - box) / 2 if box == BOX_MAX_WIDTH else 0)
            self._box(left, box, ink.written(role), ink.written(name))

    def _box(self, left: float, width: float, role: str, name: str) -> None:
        canvas, middle = self.canv, left + width / 2
        floor = NAME_HEIGHT + ROW_GAP
        self._centred(role, middle, floor + BOX_HEIGHT + 7.2 * mm, ink.BOLD, 10, ink.TEXT, width)
        hint = f"({word(self.language, 'sign_here')})"
        self._centred(hint, middle, floor + BOX_HEIGHT + 2.8 * mm, ink.REGULAR, 8, ink.FAINT, width)
        canvas.saveState()
        canvas.setStrokeColor(ink.colour(ink.LINE))
        canvas.setLineWidth(0.6)
        canvas.setDash(2, 2)
        # A little inside the box, so that the mark of the signature covers it.
        canvas.roundRect(left + 1, floor + 1, width - 2, BOX_HEIGHT - 2, 1.8 * mm, stroke=1, fill=0)
        canvas.restoreState()
        self._centred(name, middle, floor - 5.2 * mm, ink.SEMIBOLD, 10, ink.TEXT, width)
        self._note(left, floor, width)

    def _centred(self, text: str, middle: float, base: float, face: str, size: float, code: str, width: float) -> None:
        line, points = ink.fitted(text, face, size, width)
        self.canv.setFillColor(ink.colour(code))
        self.canv.setFont(face, points)
        self.canv.drawCentredString(middle, base, line)

    def _note(self, left: float, bottom: float, width: float) -> None:
        x, y = self.canv.absolutePosition(left, bottom)
        self.places.append(SigningPlace(self.canv.getPageNumber(), x, y, x + width, y + BOX_HEIGHT))


def signing_rows(people: tuple[tuple[str, str], ...], language: str, places: list[SigningPlace]) -> list[Any]:
    """The rows for any number of people: one to three stand in one row, four in two rows of two."""
    size = 2 if len(people) == 4 else PER_ROW
    return [SigningRow(people[start : start + size], language, places) for start in range(0, len(people), size)]
