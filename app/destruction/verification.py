"""Whether a PDF that somebody brings is a certificate of this company, unchanged: in codes, never over a network."""

from __future__ import annotations

from app.pdf.verification import Verification, verify


def verify_certificate(pdf: bytes, authority: bytes) -> Verification:
    """Check every signature of ``pdf`` against the company's root certificate (DER), offline.

    The answer's ``problem_code`` is empty only when each signature is intact, leads to this root and nothing was added
    or changed after the last one; otherwise it names the sentence to show.
    """
    return verify(pdf, authority)
