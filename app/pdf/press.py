"""Puts a document on pages and finishes the file: properties, language, and the names of the places to sign.

A place to sign is kept in the file as a named destination ``niem.sign.<n>`` that shows exactly the frame, so that
``signing`` finds it again from the bytes alone.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.clock import SECOND
from app.pdf import ink
from app.pdf.document import Document
from app.pdf.flow import flow
from app.pdf.head import head
from app.pdf.page import BOTTOM, HEIGHT, LINE_WIDTH, SIDE, TOP, TOP_LATER, WIDTH, Sheets, watermark_line
from app.pdf.places import PLACE_NAME, SigningPlace
from app.pdf.words import word


def press(document: Document) -> bytes:
    """See ``document.render``."""
    if document.watermark is not None:
        watermark_line(document)
    places: list[SigningPlace] = []
    output = io.BytesIO()
    paper = BaseDocTemplate(output, pagesize=(WIDTH, HEIGHT), pageCompression=1, title="", initialFontName=ink.REGULAR)
    paper.addPageTemplates(
        [
            PageTemplate("first", [_frame(TOP)], autoNextPageTemplate="later"),
            PageTemplate("later", [_frame(TOP_LATER)]),
        ]
    )

    def sheets(*args: Any, **named: Any) -> Sheets:
        canvas = Sheets(*args, **named)
        canvas.document = document
        return canvas

    paper.build([*head(document, LINE_WIDTH), *flow(document, LINE_WIDTH, places)], canvasmaker=sheets)
    return _finished(output.getvalue(), document, places)


def _frame(top: float) -> Frame:
    return Frame(
        SIDE,
        BOTTOM,
        LINE_WIDTH,
        HEIGHT - BOTTOM - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _finished(raw: bytes, document: Document, places: list[SigningPlace]) -> bytes:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        root = pdf.Root
        for unwanted in ("/PageMode", "/Outlines"):
            if unwanted in root:
                del root[unwanted]
        root.Lang = pikepdf.String(word(document.language, "tag"))
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        _name_places(pdf, places)
        _describe(pdf, document)
        # Reportlab puts the present time into the identifier; ours depends on the content alone.
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


def _name_places(pdf: pikepdf.Pdf, places: list[SigningPlace]) -> None:
    if not places:
        return
    names: list[pikepdf.Object] = []
    # A name tree is sorted by name, hence the digits.
    for number, place in enumerate(places):
        page = pdf.pages[place.page - 1].obj
        corners = [round(value, 2) for value in (place.left, place.bottom, place.right, place.top)]
        names.append(pikepdf.String(f"{PLACE_NAME}{number:03d}"))
        names.append(pikepdf.Array([page, pikepdf.Name.FitR, *corners]))
    pdf.Root.Names = pikepdf.Dictionary(Dests=pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names))))


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    info = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    info["/Title"] = ink.written(document.title)
    info["/Subject"] = ink.written(document.number)
    info["/Author"] = ink.written(document.company)
    info["/Creator"] = "Niêm"
    if document.at is not None:
        moment = datetime.fromtimestamp(document.at // SECOND, tz=UTC)
        info["/CreationDate"] = moment.strftime("D:%Y%m%d%H%M%SZ")
        info["/ModDate"] = info["/CreationDate"]
