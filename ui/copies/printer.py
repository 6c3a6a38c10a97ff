"""Handing finished pages to a printer of the system. No page ever becomes a file on the way.

Pure rules:

* Printers that only write files (PDF, XPS, notes, fax) are not offered: that would be a way out.
* Each page fills its sheet, in its own shape, and is drawn once.
* Once the printer has begun, sheets may have come out: only what never began is told as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

VIRTUAL = ("pdf", "xps", "onenote", "fax", "file", "image writer", "snagit")


class Taken(Enum):
    """How much of a job a printer took. ``PART``: it failed after it had begun, and sheets may have come out."""

    NOTHING = "nothing"
    PART = "part"
    ALL = "all"


def real(names: Iterable[str]) -> list[str]:
    """The names that are not known as programs that only write files."""
    return [name for name in names if not any(word in name.casefold() for word in VIRTUAL)]


def printers() -> list[str]:
    """The printers of this machine, the usual one first."""
    names, usual = real(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def print_pages(name: str, pages: Sequence[bytes], title: str) -> Taken:
    """Give the pages to the printer of that name. ``title`` shows in its queue: the number."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    return draw(printer, pages, title) if printer.isValid() else Taken.NOTHING


def draw(printer: QPrinter, pages: Sequence[bytes], title: str) -> Taken:
    """Draw each page onto a sheet of its own, up to the first that the printer does not take."""
    images = [QImage.fromData(page) for page in pages]
    if not images or any(image.isNull() for image in images):
        return Taken.NOTHING
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        return Taken.NOTHING
    taken = True
    for number, image in enumerate(images):
        if number and not printer.newPage():
            printer.abort()
            taken = False
            break
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        painter.drawImage(sheet, image)
    whole = painter.end() and taken and printer.printerState() is not QPrinter.PrinterState.Error
    return Taken.ALL if whole else Taken.PART
