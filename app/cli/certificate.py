"""``verify-certificate``: whether a PDF is a certificate of this company, unchanged, said in words; offline."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.clock import shown_time
from app.destruction.verification import verify_certificate
from app.errors import Problem
from app.keys.authority import certificate_fingerprint
from app.pdf.verification import enclosed_authority
from app.settings.message import sentence

UNPROVEN = 3
"""Exit code: whole and signed, but by a root that has yet to be compared."""


def verify(given: argparse.Namespace, language: str) -> int:
    """Print each signature and the verdict; 0 only when the certificate is genuine and unchanged.

    Without ``--root`` the root enclosed in the file is used, its fingerprint is printed to be compared with the one the
    company gave out, and a good file gives `UNPROVEN`.
    """
    pdf = _read(given.file)
    root = _read(given.root) if given.root else enclosed_authority(pdf)
    if root is None:
        raise Problem("cli.no_root_enclosed")
    found = verify_certificate(pdf, root)
    for line in found.signatures:
        code = "cli.signature_good" if line.intact and line.trusted else "cli.signature_bad"
        print(sentence(code, language, name=line.name, at=shown_time(line.at) if line.at else "?"))
    if not found.valid:
        print(sentence(found.problem_code or "pdf.not_signed", language))
        return 1
    if given.root:
        print(sentence("cli.certificate_valid", language))
        return 0
    print(sentence("cli.compare_root", language, fingerprint=certificate_fingerprint(root)))
    return UNPROVEN


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Problem("cli.cannot_read") from error
