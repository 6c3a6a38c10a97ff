"""``verify-certificate``: whether a PDF or its JSON is a certificate of this company, unchanged, in words; offline.

With ``--vault`` the file, or a number and the short code on the paper, is looked up in the office's register as well.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.unlocking import unlocked
from app.clock import shown_time
from app.destruction.closing.model import Checked
from app.destruction.closing.queries import check_certificate, check_code
from app.destruction.verification import PDF, check_file, verified_apart
from app.errors import Problem
from app.keys.authority import certificate_fingerprint
from app.pdf.verification import MOST_BYTES
from app.settings.message import sentence

UNPROVEN = 3
"""Exit code: whole and signed, but by a root that has yet to be compared."""


def verify(given: argparse.Namespace, language: str) -> int:
    """Print each signature and the verdict; 0 only when the certificate is genuine and unchanged.

    Without ``--root`` or ``--vault`` the root enclosed in a PDF is used, its fingerprint is printed to be compared with
    the one the company gave out, and a good file gives `UNPROVEN`.
    """
    if given.vault:
        return _with_vault(given, language)
    if not given.file:
        raise Problem("cli.file_or_code")
    content = _read(given.file)
    root = _read(given.root) if given.root else b""
    if not root and content.startswith(PDF):
        root = verified_apart(content, b"")[2]
    if not root:
        known = content.startswith(PDF) or content.lstrip().startswith(b"{")
        raise Problem("cli.no_root_enclosed" if known else "closing.not_a_certificate")
    found = check_file(content, root)
    if not _told(found, language):
        return 1
    if given.root:
        print(sentence("cli.certificate_valid", language))
        return 0
    print(sentence("cli.compare_root", language, fingerprint=certificate_fingerprint(root)))
    return UNPROVEN


def _with_vault(given: argparse.Namespace, language: str) -> int:
    """The same with the office's register; 0 when it is the very certificate that was issued."""
    if not given.file and not (given.number and given.code):
        raise Problem("cli.file_or_code")
    content = _read(given.file) if given.file else b""
    session = unlocked(given)
    try:
        found = check_certificate(session, content) if given.file else check_code(session, given.number, given.code)
    finally:
        session.close()
    if not _told(found, language):
        return 1
    for what, value in found.told:
        print(sentence(f"cli.certificate_{what}", language, value=value))
    if not found.registered:
        print(sentence("cli.certificate_not_registered", language))
        return 1
    code = "cli.certificate_newer" if found.newer else "cli.certificate_registered"
    print(sentence(code, language, number=found.number, revision=found.revision, code=found.code))
    return 0


def _told(found: Checked, language: str) -> bool:
    """Print the signatures and what is wrong; whether nothing is."""
    for line in found.signatures:
        code = "cli.signature_good" if line.good else "cli.signature_bad"
        print(sentence(code, language, name=line.name, at=shown_time(line.at) if line.at else "?"))
        if line.stamped_at:
            print(sentence("cli.signature_stamped", language, at=shown_time(line.stamped_at), name=line.stamped_by))
    if not found.genuine:
        print(sentence(found.problem or "pdf.not_signed", language))
    return found.genuine


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem("cli.cannot_read") from error
