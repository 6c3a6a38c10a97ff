"""The visible mark of a signature: who, in which role, when by this machine's clock, under which number."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.clock import shown_time
from app.pdf import ink
from app.pdf.words import word


@dataclass(frozen=True, slots=True)
class Mark:
    """What the mark says; ``at`` in UTC microseconds, lengths in points."""

    name: str
    role: str
    number: str
    reason: str
    at: int
    language: str
    width: float
    height: float


def draw_mark(mark: Mark) -> bytes:
    """A PDF of one page exactly as large as the mark, with its fonts embedded."""
    ink.load_faces()
    output = io.BytesIO()
    canvas = Canvas(
        output, pagesize=(mark.width, mark.height), initialFontName=ink.REGULAR, initialFontSize=8, pageCompression=1
    )
    _frame(canvas, mark)
    left = 8.6 * mm
    for text, face, size, code, base in _lines(mark):
        line, points = ink.fitted(ink.written(text.replace("\n", " ")), face, size, mark.width - left - 2 * mm, 5)
        canvas.setFillColor(ink.colour(code))
        canvas.setFont(face, points)
        canvas.drawString(left, mark.height - base * mm, line)
    canvas.save()
    return output.getvalue()


def _lines(mark: Mark) -> list[tuple[str, str, float, str, float]]:
    language = mark.language
    time = word(language, "signed_at", time=shown_time(mark.at))
    number = word(language, "signed_number", number=mark.number) if mark.number else ""
    reason = word(language, "reason", reason=mark.reason) if mark.reason else ""
    lines = [
        (word(language, "signed"), ink.BOLD, 6.8, ink.SIGNED, 4.9),
        (mark.name, ink.BOLD, 10.0, ink.TEXT, 9.6),
        (mark.role, ink.REGULAR, 7.4, ink.SOFT, 13.2),
        (time, ink.MEDIUM, 7.4, ink.TEXT, 17.0),
        ("  ·  ".join(part for part in (number, reason) if part), ink.REGULAR, 6.8, ink.SOFT, 20.7),
    ]
    return [line for line in lines if line[0]]


def _frame(canvas: Canvas, mark: Mark) -> None:
    canvas.setFillColor(ink.colour(ink.SIGNED_GROUND))
    canvas.setStrokeColor(ink.colour(ink.SIGNED))
    canvas.setLineWidth(0.8)
    edge = 0.9
    canvas.roundRect(edge, edge, mark.width - 2 * edge, mark.height - 2 * edge, 2 * mm, stroke=1, fill=1)
    _seal(canvas, 4.7 * mm, mark.height - 4.3 * mm, 2.1 * mm)


def _seal(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A filled disc with a tick, drawn because the font has no tick."""
    canvas.setFillColor(ink.colour(ink.SIGNED))
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.setStrokeColor(ink.colour("#FFFFFF"))
    canvas.setLineWidth(radius * 0.26)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    tick = canvas.beginPath()
    tick.moveTo(x - radius * 0.45, y + radius * 0.02)
    tick.lineTo(x - radius * 0.12, y - radius * 0.34)
    tick.lineTo(x + radius * 0.48, y + radius * 0.36)
    canvas.drawPath(tick, stroke=1, fill=0)
