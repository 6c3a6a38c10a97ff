"""The drawing process: one document in, its number of pages and perhaps one page out. Run as ``python -m`` of itself.

It holds itself to its limits before it looks at the document, knows no vault and no key, and writes no file.

Question (standard input): one line of JSON ``{"media_type": str, "page": int | null, "width": int, "memory_mb": int,
"seconds": float}``, then the document. Answer: one line of JSON ``{"problem": code or "", "pages": int}``, then the
PNG.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from app.apart import hold_to
from app.errors import Problem


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is an answer, a refusal included."""
    told, _, content = sys.stdin.buffer.read().partition(b"\n")
    question = json.loads(told)
    hold_to(question["memory_mb"], question["seconds"])
    problem, pages, png = _answer(question, content)
    sys.stdout.buffer.write(json.dumps({"problem": problem, "pages": pages}).encode() + b"\n" + png)
    sys.stdout.buffer.flush()
    return 0


def _answer(question: dict[str, Any], content: bytes) -> tuple[str, int, bytes]:
    # Imported under the limits: the decoders are what is not trusted.
    from app.pdf.picture import page_count, page_png

    try:
        pages = page_count(content, question["media_type"])
        if question["page"] is None:
            return "", pages, b""
        return "", pages, page_png(content, question["media_type"], question["page"], question["width"])
    except Problem as problem:
        return problem.code, 0, b""
    except MemoryError:
        return "pdf.document_too_large", 0, b""
    except ValueError:
        return "no_such_page", 0, b""


if __name__ == "__main__":
    sys.exit(main())
