"""Scans and documents that customers hand in, as pictures and as words: looked at in a process away from every key.

A PDF or picture may be made to take over the program that reads it. So the vault process, which holds the keys, only
sends the bytes to `app.customers.papers_process` and takes back a PNG, some text or a code; that process knows nothing
else.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
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
    return _pages(_asked({"media_type": media_type, "page": None, "width": 0}, content)[0])


def look(content: bytes, media_type: str, page: int, width: int) -> tuple[int, bytes]:
    """How many pages there are, and one of them as a PNG. Raises as `app.pdf.picture.page_png`."""
    return drawn(*_asked(page_wanted(media_type, page, width), content))


def page_wanted(media_type: str, page: int, width: int) -> dict[str, Any]:
    """The question for a page. Raises ValueError for a width out of range."""
    if width not in WIDTHS:
        raise ValueError("the width of a picture is 16 to 4000 pixels")
    return {"media_type": media_type, "page": page, "width": width}


def drawn(told: dict[str, Any], png: bytes) -> tuple[int, bytes]:
    """The answer to `page_wanted`."""
    if not png.startswith(PNG):
        raise Problem("pdf.unreadable_document")
    return _pages(told), png


def exchange(
    what: dict[str, Any], pieces: Iterable[bytes], *, memory_mb: int, seconds: float, most_bytes: int
) -> tuple[dict[str, Any], bytes]:
    """Ask about a document given in pieces, of at most ``most_bytes`` together; what was told, and what came with it.

    Raises as `app.pdf.picture.page_png`, and whatever making a piece raises.
    """
    limits = {"memory_mb": memory_mb, "seconds": seconds, "most_bytes": most_bytes}
    question = itertools.chain((json.dumps({**what, **limits}).encode() + b"\n",), pieces)
    heard = ask("app.customers.papers_process", question, seconds=seconds, longest=LONGEST_ANSWER)
    if heard.late or len(heard.answer) > LONGEST_ANSWER:
        raise Problem("pdf.document_too_large")
    told, _, rest = heard.answer.partition(b"\n")
    try:
        answer = json.loads(told)
        problem = str(answer["problem"])
    except (KeyError, TypeError, ValueError):  # it died over it, or does not answer as we would
        raise Problem("pdf.unreadable_document") from None
    if problem == NO_SUCH_PAGE:
        raise ValueError("no such page")
    if problem or heard.code != 0:
        raise Problem(problem if problem in CODES else "pdf.unreadable_document")
    return answer, rest


def _asked(what: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    if len(content) > MOST_BYTES:
        raise Problem("pdf.document_too_large")
    return exchange(what, (content,), memory_mb=MEMORY_MB, seconds=SECONDS, most_bytes=MOST_BYTES)


def _pages(told: dict[str, Any]) -> int:
    try:
        return int(told["pages"])
    except (KeyError, TypeError, ValueError):
        raise Problem("pdf.unreadable_document") from None
