"""Scans that customers hand in, as pictures: drawn in a process of their own, away from every key.

A PDF or picture may be made to take over the program that draws it. So the vault process, which holds the keys, only
sends the bytes to `app.customers.papers_process` and takes back a PNG or a number; that process knows nothing else.
"""

from __future__ import annotations

import json
from typing import Any

from app.apart import ask
from app.errors import Problem
from app.pdf.picture import MOST_BYTES, WIDTHS

MEMORY_MB = 1536
SECONDS = 20.0
LONGEST_ANSWER = 128 * 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
NO_SUCH_PAGE = "no_such_page"
CODES = frozenset({"pdf.unreadable_document", "pdf.document_has_password", "pdf.document_too_large"})


def page_png(content: bytes, media_type: str, page: int, width: int) -> bytes:
    """Page ``page`` (from 0) as a PNG ``width`` pixels wide. Raises as `app.pdf.picture.page_png`."""
    return look(content, media_type, page, width)[1]


def page_count(content: bytes, media_type: str) -> int:
    """How many pages there are. Raises as `app.pdf.picture.page_png`."""
    return _asked({"media_type": media_type, "page": None, "width": 0}, content)[0]


def look(content: bytes, media_type: str, page: int, width: int) -> tuple[int, bytes]:
    """How many pages there are, and one of them as a PNG. Raises as `app.pdf.picture.page_png`."""
    if width not in WIDTHS:
        raise ValueError("the width of a picture is 16 to 4000 pixels")
    pages, png = _asked({"media_type": media_type, "page": page, "width": width}, content)
    if not png.startswith(PNG):
        raise Problem("pdf.unreadable_document")
    return pages, png


def _asked(what: dict[str, Any], content: bytes) -> tuple[int, bytes]:
    if len(content) > MOST_BYTES:
        raise Problem("pdf.document_too_large")
    question = json.dumps({**what, "memory_mb": MEMORY_MB, "seconds": SECONDS}).encode() + b"\n" + content
    heard = ask("app.customers.papers_process", question, seconds=SECONDS, longest=LONGEST_ANSWER)
    if heard.late or len(heard.answer) > LONGEST_ANSWER:
        raise Problem("pdf.document_too_large")
    told, _, png = heard.answer.partition(b"\n")
    try:
        answer = json.loads(told)
        problem, pages = str(answer["problem"]), int(answer["pages"])
    except (KeyError, TypeError, ValueError):  # it died while drawing, or does not answer as we would
        raise Problem("pdf.unreadable_document") from None
    if problem == NO_SUCH_PAGE:
        raise ValueError("no such page")
    if problem or heard.code != 0:
        raise Problem(problem if problem in CODES else "pdf.unreadable_document")
    return pages, png
