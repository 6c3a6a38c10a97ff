"""Handing finished pages to a printer of the system. No page ever becomes a file on the way.

Pure rules:

* Printers that only write files (PDF, XPS, notes, fax) are not offered: that would be a way out.
* Each page fills its sheet, in its own shape, and is drawn once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

VIRTUAL = ("pdf", "xps", "onenote", "fax", "file", "image writer", "snagit")


def real(names: Iterable[str]) -> list[str]:
    """The names that are not known as programs that only write files."""
    return [name for name in names if not any(word in name.casefold() for word in VIRTUAL)]


def printers() -> list[str]:
    """The printers of this machine, the usual one first."""
    names, usual = real(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def print_pages(name: str, pages: Sequence[bytes], title: str) -> bool:
    """Give the pages to the printer of that name; whether it took them. ``title`` shows in its queue: the number."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    return printer.isValid() and draw(printer, pages, title)


def draw(printer: QPrinter, pages: Sequence[bytes], title: str) -> bool:
    """Draw each page onto a sheet of its own; whether all of it was taken."""
    images = [QImage.fromData(page) for page in pages]
    if not images or any(image.isNull() for image in images):
        return False
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = True
    for number, image in enumerate(images):
        taken = taken and (number == 0 or printer.newPage())
        sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        painter.drawImage(sheet, image)
    return painter.end() and taken and printer.printerState() is not QPrinter.PrinterState.Error
