"""A document as the body of its record: to whom it belongs, what it is called, where its sealed file is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.customers.body import ref_from_body, ref_to_body
from app.customers.documents.model import Reading
from app.customers.form import Ref
from app.errors import Corrupt
from app.vault.sealed_file import SealedFile


@dataclass(frozen=True, slots=True)
class Document:
    """What a record says of a document."""

    customer: Ref
    item: Ref | None
    name: str
    media_type: str
    text: str
    reading: Reading
    sealed: SealedFile


def to_body(document: Document) -> dict[str, Any]:
    """The body of a new document."""
    return {
        "customer": ref_to_body(document.customer),
        "item": None if document.item is None else ref_to_body(document.item),
        "name": document.name,
        "media_type": document.media_type,
        "text": document.text,
        "reading": str(document.reading),
        **document.sealed.fields(),
    }


def from_body(body: Mapping[str, Any]) -> Document:
    """The document in a body. Raises Corrupt("documents.record_damaged") when a field is of another type."""
    try:
        item = body["item"]
        texts = (body["name"], body["media_type"], body["text"])
        if not all(isinstance(text, str) for text in texts):
            raise TypeError("a text is expected")
        return Document(
            ref_from_body(body["customer"]),
            None if item is None else ref_from_body(item),
            *texts,
            Reading(body["reading"]),
            SealedFile.from_fields(body),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Corrupt("documents.record_damaged").because(fault) from None
