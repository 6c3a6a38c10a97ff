"""What stands on every page around the text: the level's bar, the running head, the foot, the watermark."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.errors import Problem
from app.pdf import ink
from app.pdf.document import Document, check_code
from app.pdf.words import level_words, word

WIDTH, HEIGHT = A4
SIDE = 20 * mm
TOP = 18 * mm
TOP_LATER = 24 * mm
BOTTOM = 22 * mm
LINE_WIDTH = WIDTH - 2 * SIDE

TILT = 32.0
WATERMARK_SIZES = (15.0, 13.0, 11.0, 9.0)
WATERMARK_STRENGTH = 0.10
LONGEST_WATERMARK = 235 * mm
WATERMARK_STEP = 46 * mm


class Sheets(Canvas):  # type: ignore[misc]
    """A canvas that draws the surroundings last, when the number of pages is known."""

    document: Document

    def __init__(self, *args: Any, **named: Any) -> None:
        ink.load_faces()
        super().__init__(*args, **{**named, "initialFontName": ink.REGULAR, "initialFontSize": 9})
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page for later instead of closing it."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Close every page with its surroundings, then the file."""
        for state in self._kept:
            self.__dict__.update(state)
            surround(self, self.document, self._pageNumber, len(self._kept))
            super().showPage()
        super().save()


def surround(canvas: Canvas, document: Document, page: int, pages: int) -> None:
    """Everything around the text of one page."""
    canvas.saveState()
    if document.watermark is not None:
        _watermark(canvas, watermark_line(document))
    if document.level is not None:
        canvas.setFillColor(ink.colour(ink.LEVELS[document.level]))
        canvas.rect(SIDE, HEIGHT - 9.6 * mm, LINE_WIDTH, 1.2 * mm, stroke=0, fill=1)
    if page > 1:
        _running_head(canvas, document)
    _foot(canvas, document, page, pages)
    canvas.restoreState()


def watermark_line(document: Document) -> str:
    """The words of the watermark. Raises ``Problem("pdf.watermark_impossible")`` when they cannot be drawn whole."""
    words = [document.watermark or ""]
    if not words[0].strip():
        raise Problem("pdf.watermark_impossible")
    if document.copy_number:
        words.append(word(document.language, "copy", number=document.copy_number))
    line = "  ·  ".join(words)
    if not ink.can_write(line) or "\n" in line:
        raise Problem("pdf.watermark_impossible")
    line = ink.written(line)
    if stringWidth(line, ink.SEMIBOLD, WATERMARK_SIZES[-1]) > LONGEST_WATERMARK:
        raise Problem("pdf.watermark_impossible")
    return line


def _watermark(canvas: Canvas, line: str) -> None:
    size = next(size for size in WATERMARK_SIZES if stringWidth(line, ink.SEMIBOLD, size) <= LONGEST_WATERMARK)
    length = stringWidth(line, ink.SEMIBOLD, size)
    reach = math.hypot(WIDTH, HEIGHT) / 2
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(TILT)
    canvas.setFillColor(ink.colour(ink.TEXT, WATERMARK_STRENGTH))
    canvas.setFont(ink.SEMIBOLD, size)
    rows = int(reach // WATERMARK_STEP)
    for row in range(-rows, rows + 1):
        # Every second row is shifted, so that no column of the page stays unmarked.
        start = -(length + 18 * mm) * (0.5 if row % 2 else 1.0) - length / 2
        while start < reach:
            canvas.drawString(start, row * WATERMARK_STEP, line)
            start += length + 18 * mm
    canvas.restoreState()


def _running_head(canvas: Canvas, document: Document) -> None:
    base = HEIGHT - 15.4 * mm
    right = ""
    if document.level is not None:
        name, remark = level_words(document.language, document.level)
        right = f"{name} — {remark}"
        canvas.setFont(ink.BOLD, 7.5)
        canvas.setFillColor(ink.colour(ink.LEVELS[document.level]))
        canvas.drawRightString(WIDTH - SIDE, base, right)
    free = LINE_WIDTH - (stringWidth(right, ink.BOLD, 7.5) + 8 * mm if right else 0)
    left, size = ink.fitted(ink.written(f"{document.company}  ·  {document.title}"), ink.MEDIUM, 7.5, free, 6.5)
    canvas.setFont(ink.MEDIUM, size)
    canvas.setFillColor(ink.colour(ink.FAINT))
    canvas.drawString(SIDE, base, left)
    canvas.setStrokeColor(ink.colour(ink.HAIR))
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, base - 2.4 * mm, WIDTH - SIDE, base - 2.4 * mm)


def _foot(canvas: Canvas, document: Document, page: int, pages: int) -> None:
    language, base = document.language, 12.2 * mm
    canvas.setStrokeColor(ink.colour(ink.LINE))
    canvas.setLineWidth(0.5)
    canvas.line(SIDE, base + 4.6 * mm, WIDTH - SIDE, base + 4.6 * mm)
    code = word(language, "check_code", code=check_code(document))
    left = f"{document.number}  ·  {code}" if document.number else code
    right = word(language, "page", page=page, pages=pages)
    if document.copy_number:
        right = f"{word(language, 'copy', number=document.copy_number)}  ·  {right}"
    canvas.setFillColor(ink.colour(ink.SOFT))
    canvas.setFont(ink.MEDIUM, 7.5)
    canvas.drawString(SIDE, base, ink.written(left))
    canvas.drawRightString(WIDTH - SIDE, base, ink.written(right))
    if document.footer:
        canvas.setFillColor(ink.colour(ink.FAINT))
        line, size = ink.fitted(ink.written(document.footer.replace("\n", " ")), ink.REGULAR, 7, LINE_WIDTH, 5)
        canvas.setFont(ink.REGULAR, size)
        canvas.drawCentredString(WIDTH / 2, base - 4 * mm, line)
