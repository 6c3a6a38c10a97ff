"""The words inside a document, and what a container really holds. Run under limits, in a process of its own.

* PDF: the text of its pages. Word, PowerPoint and OpenDocument text: the text of their XML parts, read as a stream, in
  which no entity may be declared. Workbooks: the cells. Text: as it is decoded.
* Everything stops at the number of characters that is wanted; what is damaged or locked is a Problem with a code of
  `app.pdf.picture`.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from app.customers.documents.media import DOC, DOCX, ODS, ODT, OLE, PDF, PPTX, TEXT, XLS, XLSX, ZIP
from app.errors import Problem

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of one XML part that are looked at."""
MOST_PARTS = 2_000
_PIECE = 256 * 1024
_FOR_PDF = 0.6
"""The share of the time that the pages of a PDF may take: to say half of it is better than nothing."""

_INSIDE = {
    "word/document.xml": DOCX,
    "xl/workbook.xml": XLSX,
    "xl/workbook.bin": XLSX,
    "ppt/presentation.xml": PPTX,
}


def words_of_document(content: bytes, media_type: str, most: int, seconds: float) -> tuple[str, str]:
    """The media type, more exactly for containers, and at most ``most`` characters of text.

    Raises Problem("pdf.unreadable_document"), Problem("pdf.document_has_password").
    """
    if media_type == PDF:
        from app.pdf.text import pdf_text

        return PDF, _tidy(pdf_text(content, most, seconds * _FOR_PDF), most)
    if media_type == TEXT:
        return TEXT, _tidy(_decoded(content[: 4 * most + 4]), most)
    if media_type == OLE:
        return _old_office(content, most)
    return _container(content, most) if media_type == ZIP else (media_type, "")


def _container(content: bytes, most: int) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                return ZIP, ""
            kind = next((kind for name, kind in _INSIDE.items() if name in names), _open_document(archive, names))
            if kind in (XLSX, ODS):
                return kind, _tidy(_cells(content, most), most)
            parts = _parts(kind, names)
            return kind, _tidy("\n".join(_xml_words(archive, parts, most)), most)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, expat.ExpatError, EOFError, OSError, KeyError):
        raise Problem("pdf.unreadable_document") from None
    except (RuntimeError, NotImplementedError):  # a password of its own, or packed as no office packs
        raise Problem("pdf.document_has_password") from None


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names:
        return ZIP
    with archive.open("mimetype") as part:
        said = part.read(100).decode("ascii", "replace")
    return said if said in (ODT, ODS) else ZIP


def _parts(kind: str, names: list[str]) -> list[str]:
    if kind == DOCX:
        return ["word/document.xml"]
    if kind == PPTX:
        slides = [name for name in names if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
        return sorted(slides, key=lambda name: (len(name), name))
    return ["content.xml"] if kind == ODT else []


def _xml_words(archive: zipfile.ZipFile, parts: list[str], most: int) -> Iterator[str]:
    left = most
    for name in parts:
        text = _Words(left).read(archive, name)
        yield text
        left -= len(text)
        if left <= 0:
            return


class _EnoughError(Exception):
    """As much was found as is wanted."""


class _Words:
    """The text of one XML part: what stands in ``t`` (Word, PowerPoint), or in ``p`` and ``h`` (OpenDocument)."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._found: list[str] = []
        self._inside = 0

    def read(self, archive: zipfile.ZipFile, name: str) -> str:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse
        unpacked = 0
        try:
            with archive.open(name) as part:
                while piece := part.read(_PIECE):
                    unpacked += len(piece)
                    if unpacked > MOST_UNPACKED:
                        break
                    parser.Parse(piece, False)
        except _EnoughError:
            pass
        return "".join(self._found)

    def _start(self, name: str, _attributes: object) -> None:
        local = name.rpartition(" ")[2]
        if local == "t" or (local in ("p", "h") and name.startswith("urn:oasis")):
            self._inside += 1
        elif local in ("tab", "br", "s", "line-break"):
            self._found.append(" ")

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "t" or (local in ("p", "h") and name.startswith("urn:oasis")):
            self._inside -= 1
        if local in ("p", "h"):
            self._found.append("\n")

    def _text(self, text: str) -> None:
        if self._inside > 0:
            self._found.append(text)
            self._left -= len(text)
            if self._left <= 0:
                raise _EnoughError


def _refuse(*_: object) -> NoReturn:
    raise Problem("pdf.unreadable_document")


def _cells(content: bytes, most: int) -> str:
    import python_calamine

    found: list[str] = []
    left = most
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).iter_rows():
                line = " ".join(_cell(value) for value in row if value not in ("", None))
                if line:
                    found.append(line)
                    left -= len(line) + 1
                if left <= 0:
                    return "\n".join(found)
    except python_calamine.PasswordError:
        raise Problem("pdf.document_has_password") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Problem("pdf.unreadable_document") from None
    return "\n".join(found)


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _old_office(content: bytes, most: int) -> tuple[str, str]:
    """Word and Excel before 2007 are told apart by the names of their streams; so are files under a password."""
    if _stream("EncryptedPackage") in content:
        raise Problem("pdf.document_has_password")
    if _stream("Workbook") in content or _stream("Book") in content:
        return XLS, _tidy(_cells(content, most), most)
    return (DOC, "") if _stream("WordDocument") in content else (OLE, "")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: len(content) // 2 * 2].decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # Cut off inside a letter is no reason to think of another alphabet.
        if fault.start >= len(content) - 3:
            return content[: fault.start].decode("utf-8-sig")
        return content.decode("cp1258", "replace")


def _tidy(text: str, most: int) -> str:
    """In NFC, without control characters and half letters, blank lines and outer blanks away."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    clean = "".join(mark if mark >= " " else "\n" if mark in "\r\n\f\v" else " " for mark in whole if mark != "\x7f")
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", clean).split("\n"))
    return "\n".join(line for line in lines if line)[:most]
