"""``verify-certificate``: whether a PDF is a certificate of this company, unchanged, said in words; offline."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.clock import shown_time
from app.destruction.verification import verify_certificate
from app.errors import Problem
from app.settings.message import sentence


def verify(given: argparse.Namespace, language: str) -> int:
    """Print each signature and the verdict; 0 only when the certificate is genuine and unchanged."""
    found = verify_certificate(_read(given.file), _read(given.root))
    for line in found.signatures:
        code = "cli.signature_good" if line.intact and line.trusted else "cli.signature_bad"
        print(sentence(code, language, name=line.name, at=shown_time(line.at) if line.at else "?"))
    print(sentence("cli.certificate_valid" if found.valid else found.problem_code or "pdf.not_valid", language))
    return 0 if found.valid else 1


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Problem("cli.cannot_read") from error
