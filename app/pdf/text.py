"""The words of a foreign PDF, for the search. Runs where `app.pdf.picture` runs: in a process that can do no harm."""

from __future__ import annotations

import time

from app.errors import Problem
from app.pdf.picture import opened_pdf


def pdf_text(content: bytes, most: int, seconds: float) -> str:
    """The first ``most`` characters of all pages, as far as ``seconds`` go. Raises as `app.pdf.picture.page_png`."""
    import pypdfium2

    until = time.monotonic() + seconds
    document = opened_pdf(content)
    parts: list[str] = []
    length = 0
    try:
        for number in range(len(document)):
            if length >= most or time.monotonic() > until:
                break
            page = document[number]
            text = page.get_textpage().get_text_range()[: most - length]
            page.close()
            parts.append(text)
            length += len(text) + 1
    except pypdfium2.PdfiumError:
        if not parts:
            raise Problem("pdf.unreadable_document") from None
    finally:
        document.close()
    return "\n".join(parts)[:most]
