"""What a file is, by how it begins and never by its name. Containers are told apart by whoever may open them."""

from __future__ import annotations

import re

HEAD = 4096
"""How many bytes of the beginning are looked at."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
TEXT, ZIP, OLE, OTHER = "text/plain", "application/zip", "application/x-ole-storage", "application/octet-stream"

PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif"})
PREVIEWED = PICTURES | {PDF}
"""What can be shown page by page."""

WITH_WORDS = frozenset({PDF, ZIP, OLE, TEXT})
"""What may hold words that can be taken out, as `media_of` tells it."""

WITHIN = {ZIP: frozenset({DOCX, XLSX, PPTX, ODT, ODS}), OLE: frozenset({DOC, XLS})}
"""What a container may turn out to be."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)
_KINDS = {
    PDF: "pdf",
    DOCX: "writing",
    ODT: "writing",
    DOC: "writing",
    XLSX: "sheet",
    ODS: "sheet",
    XLS: "sheet",
    PPTX: "slides",
    TEXT: "text",
    ZIP: "archive",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_of(head: bytes) -> str:
    """The media type of a file that begins with ``head`` (its first `HEAD` bytes)."""
    for beginning, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return media_type
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and len(head) > 26 and head[6:10] == bytes(4):
        return "image/bmp"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image/heic"
    return TEXT if _is_text(head) else OTHER


def kind_of(media_type: str) -> str:
    """The kind in one word: pdf, picture, writing, sheet, slides, text, archive or other."""
    return "picture" if media_type.startswith("image/") else _KINDS.get(media_type, "other")


def _is_text(head: bytes) -> bool:
    return head.startswith(_UTF16) or (bool(head) and _CONTROL.search(head) is None)
