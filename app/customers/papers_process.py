"""The looking process: one document in, one page or its words out, then it ends. Run as ``python -m`` of itself.

It holds itself to its limits before it takes the document, knows no vault and no key, and writes no file.

Question (standard input): one line of JSON ``{"media_type": str, "page": int | null, "width": int, "memory_mb": int,
"seconds": float, "most_bytes": int}``, or with ``"words": int`` (how many characters) in the place of page and width;
then the document. Answer: one line of JSON ``{"problem": code or "", "pages": int}``, then the PNG; or ``{"problem": …,
"media_type": str, "text": str}``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from app.apart import hold_to
from app.errors import Problem


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is an answer, a refusal included."""
    question = json.loads(sys.stdin.buffer.readline())
    hold_to(question["memory_mb"], question["seconds"])
    told, png = _answered(question)
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + png)
    sys.stdout.buffer.flush()
    return 0


def _answered(question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        content = sys.stdin.buffer.read()
        return ({**_words(question, content), "problem": ""}, b"") if "words" in question else _page(question, content)
    except Problem as problem:
        return {"problem": problem.code, "pages": 0}, b""
    except MemoryError:
        return {"problem": "pdf.document_too_large", "pages": 0}, b""
    except ValueError:
        return {"problem": "no_such_page", "pages": 0}, b""


def _page(question: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    # Imported under the limits: the decoders are what is not trusted.
    from app.pdf.picture import page_count, page_png

    media_type, most = question["media_type"], question["most_bytes"]
    pages = page_count(content, media_type, most_bytes=most)
    if question["page"] is None:
        return {"problem": "", "pages": pages}, b""
    return {"problem": "", "pages": pages}, page_png(
        content, media_type, question["page"], question["width"], most_bytes=most
    )


def _words(question: dict[str, Any], content: bytes) -> dict[str, Any]:
    from app.customers.documents.extraction import words_of_document

    media_type, text = words_of_document(content, question["media_type"], question["words"], question["seconds"])
    return {"media_type": media_type, "text": text}


if __name__ == "__main__":
    sys.exit(main())
