"""The head of the first page, as company papers in Vietnam have it.

Left: the company, a short rule, the number, the level's stamp. Right: the motto, a short rule, place and date. Below:
the title, centred.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, TableStyle
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from app.pdf import ink
from app.pdf.document import Document
from app.pdf.flow import BASE
from app.pdf.words import level_words, place_and_date, word

UNNUMBERED = "." * 24
LEFT_SHARE = 0.45


class Rule(Flowable):  # type: ignore[misc]
    """A short centred line under a name."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Reportlab asks for the size."""
        self.width = width
        return width, 3.4 * mm

    def draw(self) -> None:
        """In the middle of the column."""
        self.canv.setStrokeColor(ink.colour(ink.TEXT))
        self.canv.setLineWidth(0.7)
        middle = self.width / 2
        self.canv.line(middle - self.length / 2, 1.6 * mm, middle + self.length / 2, 1.6 * mm)


class LevelStamp(Flowable):  # type: ignore[misc]
    """The level in a double frame of its colour, like a rubber stamp, with the remark that it is internal."""

    def __init__(self, language: str, level: int) -> None:
        super().__init__()
        self.words, self.code = level_words(language, level), ink.LEVELS[level]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Reportlab asks for the size."""
        self.width = width
        return width, 15.5 * mm

    def draw(self) -> None:
        """Centred in its column."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        name, remark = self.words
        broad = max(stringWidth(name, ink.BOLD, 12.5) + 12 * mm, 38 * mm)
        canvas, left, height = self.canv, (self.width - broad) / 2, 13.6 * mm
        canvas.setStrokeColor(ink.colour(self.code))
        canvas.setFillColor(ink.colour(self.code))
        canvas.setLineWidth(1.3)
        canvas.roundRect(left, 0, broad, height, 1.4 * mm, stroke=1, fill=0)
        canvas.setLineWidth(0.4)
        canvas.roundRect(left + 1.1 * mm, 1.1 * mm, broad - 2.2 * mm, height - 2.2 * mm, 0.8 * mm, stroke=1, fill=0)
        canvas.setFont(ink.BOLD, 12.5)
        canvas.drawCentredString(self.width / 2, 6.9 * mm, name)
        canvas.setFont(ink.MEDIUM, 7)
        canvas.drawCentredString(self.width / 2, 2.75 * mm, remark)


def head(document: Document, width: float) -> list[Any]:
    """The flowables of the head for a line of ``width`` points."""
    left_width, right_width = width * LEFT_SHARE, width * (1 - LEFT_SHARE)
    look = TableStyle([*BASE, ("RIGHTPADDING", (0, 0), (0, -1), 3 * mm), ("LEFTPADDING", (1, 0), (1, -1), 3 * mm)])
    columns = Grid([[_left(document), _right(document)]], [left_width, right_width], style=look)
    title = ink.style(ink.BOLD, 16, 22, align="c", before=8 * mm, after=0.5 * mm)
    story: list[Any] = [columns, Text(ink.markup(document.title), title)]
    if document.subtitle:
        story.append(Text(ink.markup(document.subtitle), ink.style(ink.MEDIUM, 10, colour=ink.SOFT, align="c")))
    return [*story, Spacer(1, 5 * mm)]


def _left(document: Document) -> list[Any]:
    language = document.language
    # What is printed to be signed by hand gets its number by hand too.
    number = ink.markup(word(language, "number", number=document.number or UNNUMBERED))
    parts: list[Any] = [
        Text(ink.markup(document.company.upper()), ink.style(ink.BOLD, 10, 14, align="c")),
        Rule(18 * mm),
        Text(number, ink.style(ink.MEDIUM, 9.5, 14, align="c")),
    ]
    if document.level is not None:
        parts += [Spacer(1, 2.4 * mm), LevelStamp(language, document.level)]
    return parts


def _right(document: Document) -> list[Any]:
    language = document.language
    date = ink.markup(place_and_date(language, document.place, document.at))
    if not document.motto:
        return [Text(date, ink.style(ink.REGULAR, 9.5, 14, align="r"))]
    return [
        Text(word(language, "country"), ink.style(ink.BOLD, 9.5, 14, align="c")),
        Text(word(language, "motto"), ink.style(ink.SEMIBOLD, 9.5, 14, align="c")),
        Rule(34 * mm),
        Text(date, ink.style(ink.REGULAR, 9.5, 14, align="c", before=2.4 * mm)),
    ]
