"""PDF/A-2b: the form in which a document can still be read in thirty years."""

from __future__ import annotations

import io


def to_archival(pdf: bytes) -> bytes:
    """The document as PDF/A-2b, checked after writing.

    Raises ``ValueError`` that lists every violation (rules and places in the file, no text of the document). Must run
    before signing: a checker does not judge the dictionaries that signatures add.
    """
    import pikepdf
    from pikepdf import pdfa

    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        try:
            pdfa.save(document, output, "2b")
        except pdfa.PdfaError as error:
            found = "; ".join(f"{finding.rule} at {finding.where}" for finding in error.report.findings)
            raise ValueError(f"not PDF/A-2b: {found}") from None
    return output.getvalue()
