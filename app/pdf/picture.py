"""Pages of foreign documents as pictures, made in memory.

What comes in is hostile until shown otherwise: sizes are checked before anything is unpacked, only the decoder of the
stated type is tried, no script is run, nothing is written to disk. What people hand in goes through
`app.customers.papers`, which runs this in a process of its own under limits; only our own papers are drawn in place.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from app.errors import Problem

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

PDF = "application/pdf"
IMAGES = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/gif": "GIF",
}
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_PAGES = 2_000
WIDTHS = range(16, 4001)
TALLEST = 8
"""A page may be this many times as high as it is wide, or the picture would fill the memory."""


def page_png(content: bytes, media_type: str, page: int, width: int, *, most_bytes: int = MOST_BYTES) -> bytes:
    """Page ``page`` (from 0) as a PNG ``width`` pixels wide, on white.

    Raises ``Problem("pdf.unreadable_document")`` for anything that cannot be shown, ``pdf.document_has_password`` for
    a locked PDF, ``pdf.document_too_large`` above the limits; ``ValueError`` for a page or width out of range.
    """
    if width not in WIDTHS:
        raise ValueError("the width of a picture is 16 to 4000 pixels")
    if _is_pdf(content, media_type, most_bytes):
        picture = _pdf_page(content, page, width)
    else:
        picture = _image(content, media_type, page, width)
    if picture.width != width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), reducing_gap=2.0)
    output = io.BytesIO()
    picture.save(output, "PNG", compress_level=3)
    return output.getvalue()


def page_count(content: bytes, media_type: str, *, most_bytes: int = MOST_BYTES) -> int:
    """How many pages there are: 1 for a picture, the frames of a TIFF. Raises as ``page_png``."""
    if not _is_pdf(content, media_type, most_bytes):
        frames = _opened_image(content, media_type)
        return min(int(getattr(frames, "n_frames", 1)), MOST_PAGES) if media_type == "image/tiff" else 1
    document = opened_pdf(content)
    try:
        return len(document)
    finally:
        document.close()


def _is_pdf(content: bytes, media_type: str, most_bytes: int) -> bool:
    if len(content) > most_bytes:
        raise Problem("pdf.document_too_large")
    if media_type != PDF and media_type not in IMAGES:
        raise Problem("pdf.unreadable_document")
    return media_type == PDF


def opened_pdf(content: bytes) -> PdfDocument:
    """A foreign PDF, to be closed after use. Raises as `page_png`."""
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        raise Problem("pdf.unreadable_document")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Problem("pdf.document_has_password" if locked else "pdf.unreadable_document") from None
    pages = len(document)
    if not 0 < pages <= MOST_PAGES:
        document.close()
        raise Problem("pdf.document_too_large" if pages else "pdf.unreadable_document")
    return document


def _pdf_page(content: bytes, number: int, width: int) -> Image:
    import pypdfium2
    from pypdfium2.version import PDFIUM_INFO

    document = opened_pdf(content)
    try:
        if not 0 <= number < len(document):
            raise ValueError("no such page")
        # Widgets, such as the marks of signatures, are drawn only with forms; never where a script engine is built in.
        if "V8" not in PDFIUM_INFO.flags:
            document.init_forms()
        page = document[number]
        across, down = page.get_size()
        if not (0 < across < 1e5 and 0 < down < 1e5):
            raise Problem("pdf.unreadable_document")
        if down > TALLEST * across:
            raise Problem("pdf.document_too_large")
        bitmap = page.render(scale=width / across, fill_color=(255, 255, 255, 255))
        picture: Image = bitmap.to_pil().convert("RGB")
    except pypdfium2.PdfiumError:
        raise Problem("pdf.unreadable_document") from None
    finally:
        document.close()
    return picture


def _opened_image(content: bytes, media_type: str) -> Image:
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(content), formats=[IMAGES[media_type]])
    except Image.DecompressionBombError:
        raise Problem("pdf.document_too_large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, OverflowError):
        raise Problem("pdf.unreadable_document") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise Problem("pdf.document_too_large")
    return picture


def _image(content: bytes, media_type: str, page: int, width: int) -> Image:
    from PIL import Image, ImageOps

    if page != 0 and not 0 <= page < page_count(content, media_type, most_bytes=len(content)):
        raise ValueError("no such page")
    picture = _opened_image(content, media_type)
    try:
        if page:
            picture.seek(page)
            if picture.width * picture.height > MOST_PIXELS:
                raise Problem("pdf.document_too_large")
        ImageOps.exif_transpose(picture, in_place=True)
        if picture.height > TALLEST * picture.width:
            raise Problem("pdf.document_too_large")
        # Made small before anything else is made of it: a photograph is large, and its copies are as large.
        mode = "RGBA" if picture.has_transparency_data else "RGB"
        picture = picture if picture.mode == mode else picture.convert(mode)
        if picture.width > width:
            picture = picture.resize((width, max(1, round(picture.height * width / picture.width))), reducing_gap=2.0)
    except Image.DecompressionBombError:
        raise Problem("pdf.document_too_large") from None
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, OverflowError, MemoryError):
        raise Problem("pdf.unreadable_document") from None
    if mode == "RGB":
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")
