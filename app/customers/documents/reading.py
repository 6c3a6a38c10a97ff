"""Asking about a document's content, in pieces as it is unsealed: its pages as pictures, its words.

The pieces go straight to the process that reads them (`app.customers.papers_process`); no more than one is held here.
What the reading process makes of a document counts only when the last piece was right, so whoever asks takes the pieces
to their end first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.customers import papers
from app.customers.documents.media import WITH_WORDS, WITHIN
from app.customers.documents.model import MOST_BYTES, TEXT_LIMIT, DocumentView, Reading
from app.errors import Problem

MEMORY_MB = 512
SECONDS = 9.0
"""With the starting of the process, an answer or a refusal comes within ten."""

LOCKED = "pdf.document_has_password"


@dataclass(frozen=True, slots=True)
class Words:
    """What a document is, more exactly than its beginning told, and the words in it."""

    media_type: str
    text: str
    reading: Reading


def view(pieces: Iterator[bytes], media_type: str, page: int, width: int) -> DocumentView:
    """One page. Raises as `app.pdf.picture.page_png`, and what ``pieces`` raises, before anything is shown."""
    wanted = papers.page_wanted(media_type, page, width)
    try:
        answer = papers.exchange(wanted, pieces, memory_mb=MEMORY_MB, seconds=SECONDS, most_bytes=MOST_BYTES)
    finally:
        _to_the_end(pieces)
    return DocumentView(*papers.drawn(*answer))


def words(pieces: Iterator[bytes], media_type: str) -> Words:
    """The words, for the search. What cannot be read is no reason to refuse a document: it has none, then."""
    if media_type not in WITH_WORDS:
        _to_the_end(pieces)
        return Words(media_type, "", Reading.NOTHING)
    wanted = {"media_type": media_type, "words": TEXT_LIMIT}
    try:
        told, _ = papers.exchange(wanted, pieces, memory_mb=MEMORY_MB, seconds=SECONDS, most_bytes=MOST_BYTES)
        found, text = _believed(told, media_type)
    except (KeyError, ValueError):
        found, text, reading = media_type, "", Reading.UNREADABLE
    except Problem as problem:
        if problem.code not in papers.CODES:
            raise  # it came with a piece
        found, text = media_type, ""
        reading = Reading.LOCKED if problem.code == LOCKED else Reading.UNREADABLE
    else:
        reading = Reading.WORDS if text else Reading.NOTHING
    _to_the_end(pieces)
    return Words(found, text, reading)


def _believed(told: dict[str, Any], media_type: str) -> tuple[str, str]:
    """What the reading process says, as far as it can be true: nobody vouches for it."""
    found, text = str(told["media_type"]), str(told["text"])[:TEXT_LIMIT]
    return found if found in WITHIN.get(media_type, ()) else media_type, text.encode("utf-8", "replace").decode("utf-8")


def _to_the_end(pieces: Iterator[bytes]) -> None:
    """Take what the reading process did not want: only the last piece says that all were right."""
    for _ in pieces:
        pass
