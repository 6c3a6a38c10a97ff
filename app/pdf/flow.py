"""Blocks of a document turned into reportlab flowables, with one rhythm: hairlines, no boxes, air between rows."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer, TableStyle
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from app.pdf import ink
from app.pdf.document import (
    Block,
    Document,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Qr,
    Room,
    SignatureBoxes,
    Space,
    Strong,
    Table,
    WordBoxes,
)
from app.pdf.marks import QrMark, signing_rows
from app.pdf.places import SigningPlace

LABEL_SHARE = 0.32
# Without an explicit font in every table, reportlab puts Helvetica, which is not embedded, into the file.
BASE = [
    ("FONTNAME", (0, 0), (-1, -1), ink.REGULAR),
    ("FONTSIZE", (0, 0), (-1, -1), 9),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def flow(document: Document, width: float, places: list[SigningPlace]) -> list[Any]:
    """All blocks as flowables for a line of ``width`` points; frames to sign in are noted in ``places``."""
    story: list[Any] = []
    before: list[Any] = []
    for block in document.blocks:
        if isinstance(block, SignatureBoxes):
            first, *others = signing_rows(block.people, document.language, places)
            # Signatures never stand alone on a page: what comes before them goes over with them.
            story += [KeepTogether([*before, Spacer(1, 4 * mm), first]), *others]
            before = []
            continue
        story += before
        before = drawn(block, width)
        if not isinstance(block, Qr | Notice | Paragraph):
            story += before
            before = []
    return story + before


@singledispatch
def drawn(block: Block, _width: float) -> list[Any]:
    """The flowables of one block."""
    raise TypeError(f"no way to draw a {type(block).__name__}")


@drawn.register
def _heading(block: Heading, _width: float) -> list[Any]:
    first = block.rank == 1
    look = ink.style(
        ink.BOLD if first else ink.SEMIBOLD,
        11.5 if first else 10,
        before=5 * mm if first else 3 * mm,
        after=1.8 * mm if first else 1.2 * mm,
        keep=True,
    )
    return [CondPageBreak(24 * mm), Text(ink.markup(block.text), look)]


@drawn.register
def _paragraph(block: Paragraph, _width: float) -> list[Any]:
    pieces = (block.text,) if isinstance(block.text, str) else block.text
    text = "".join(
        f'<font name="{ink.SEMIBOLD}">{ink.markup(piece.text)}</font>'
        if isinstance(piece, Strong)
        else ink.markup(piece)
        for piece in pieces
    )
    look = ink.style(
        ink.REGULAR,
        8.5 if block.small else 10,
        colour=ink.SOFT if block.small else ink.TEXT,
        align="c" if block.centred else "l",
        after=2.2 * mm,
    )
    return [Text(text, look)]


@drawn.register
def _fields(block: Fields, width: float) -> list[Any]:
    if not block.rows:
        return []
    label, value = ink.style(ink.REGULAR, 9.5, colour=ink.SOFT), ink.style(ink.MEDIUM, 9.5)
    cells = [
        [Text(ink.markup(name), label), Text(ink.markup(text) if text.strip() else "–", value)]
        for name, text in block.rows
    ]
    look = [
        *BASE,
        ("TOPPADDING", (0, 0), (-1, -1), 1.55 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.55 * mm),
        ("RIGHTPADDING", (0, 0), (0, -1), 4 * mm),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, ink.colour(ink.LINE)),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, ink.colour(ink.HAIR)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, ink.colour(ink.LINE)),
    ]
    columns = [width * LABEL_SHARE, width * (1 - LABEL_SHARE)]
    return [Grid(cells, columns, style=TableStyle(look), splitInRow=1), Spacer(1, 3.5 * mm)]


@drawn.register
def _table(block: Table, width: float) -> list[Any]:
    count = len(block.header)
    align = block.align or "l" * count
    if not count or len(block.widths) != count or len(align) != count or any(len(row) != count for row in block.rows):
        raise ValueError("a table needs as many widths, and cells in every row, as it has columns")
    heads = [
        Text(ink.markup(text), ink.style(ink.SEMIBOLD, 8.5, 11, ink.SOFT, side))
        for text, side in zip(block.header, align, strict=True)
    ]
    rows = [
        [
            Text(ink.markup(text), ink.style(ink.REGULAR, 9, 12.6, align=side))
            for text, side in zip(row, align, strict=True)
        ]
        for row in block.rows
    ]
    look = [
        *BASE,
        ("TOPPADDING", (0, 0), (-1, -1), 1.5 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6 * mm),
        ("LEFTPADDING", (0, 0), (-1, -1), 2 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
        ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), ink.colour(ink.GROUND)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, ink.colour(ink.SOFT)),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, ink.colour(ink.LINE)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, ink.colour(ink.HAIR)),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, ink.colour(ink.LINE)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, ink.colour(ink.LINE)),
    ]
    total = sum(block.widths)
    columns = [width * share / total for share in block.widths]
    grid = Grid([heads, *rows], columns, repeatRows=1, style=TableStyle(look), splitInRow=1)
    return [Spacer(1, 1 * mm), grid, Spacer(1, 4 * mm)]


@drawn.register
def _word_boxes(block: WordBoxes, width: float) -> list[Any]:
    length = -(-len(block.words) // block.columns)
    number, word = ink.style(ink.REGULAR, 8, 12, ink.FAINT, "r"), ink.style(ink.SEMIBOLD, 10.5, 12)
    cells: list[list[Any]] = []
    for line in range(length):
        places = [line + column * length for column in range(block.columns)]
        boxes = [
            (Text(str(place + 1), number), Text(ink.markup(block.words[place]), word))
            if place < len(block.words)
            else ("", "")
            for place in places
        ]
        cells.append([part for box in boxes for part in box])
    frames = [
        ("BOX", (2 * column, line), (2 * column + 1, line), 0.6, ink.colour(ink.LINE))
        for column in range(block.columns)
        for line in range(length)
        if line + column * length < len(block.words)
    ]
    look = [
        *BASE,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 0.9 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.1 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2.5 * mm),
        *frames,
    ]
    share = width / block.columns
    columns = [9 * mm, share - 9 * mm] * block.columns
    return [Spacer(1, 1 * mm), Grid(cells, columns, style=TableStyle(look)), Spacer(1, 3 * mm)]


@drawn.register
def _qr(block: Qr, width: float) -> list[Any]:
    side, inset = 27 * mm, 3 * mm
    caption = Text(ink.markup(block.caption), ink.style(ink.REGULAR, 8.5, 12.5, ink.SOFT))
    look = [
        *BASE,
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), inset),
        ("BOTTOMPADDING", (0, 0), (-1, -1), inset),
        ("LEFTPADDING", (0, 0), (0, 0), inset),
        ("LEFTPADDING", (1, 0), (1, 0), 3 * mm),
        ("RIGHTPADDING", (1, 0), (1, 0), 4 * mm),
        ("BOX", (0, 0), (-1, -1), 0.5, ink.colour(ink.LINE)),
        ("ROUNDEDCORNERS", [2 * mm] * 4),
    ]
    cells = [[QrMark(ink.written(block.text), side), caption]]
    card = Grid(cells, [side + 2 * inset, width - side - 2 * inset], style=TableStyle(look))
    return [Spacer(1, 2 * mm), KeepTogether([card]), Spacer(1, 3 * mm)]


@drawn.register
def _notice(block: Notice, width: float) -> list[Any]:
    edge, ground = (ink.WARNING, ink.WARNING_GROUND) if block.warning else (ink.INFO, ink.INFO_GROUND)
    inside: list[Any] = []
    if block.title:
        inside.append(Text(ink.markup(block.title), ink.style(ink.SEMIBOLD, 9.5, colour=edge, after=0.6 * mm)))
    inside.append(Text(ink.markup(block.text), ink.style(ink.REGULAR, 9.5, 13.8)))
    look = [
        *BASE,
        ("BACKGROUND", (0, 0), (-1, -1), ink.colour(ground)),
        ("LINEBEFORE", (0, 0), (0, -1), 2.4, ink.colour(edge)),
        ("TOPPADDING", (0, 0), (-1, -1), 2.6 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8 * mm),
        ("LEFTPADDING", (0, 0), (-1, -1), 4.5 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm),
    ]
    return [Spacer(1, 1 * mm), Grid([[inside]], [width], style=TableStyle(look), splitInRow=1), Spacer(1, 3.5 * mm)]


@drawn.register
def _space(block: Space, _width: float) -> list[Any]:
    return [Spacer(1, block.millimetres * mm)]


@drawn.register
def _room(block: Room, _width: float) -> list[Any]:
    return [CondPageBreak(block.millimetres * mm)]
