"""Whether a file that somebody brings is a certificate of this company, unchanged: in codes, never over a network.

The file is not trusted. A PDF is parsed in a process that has no key and no vault (`verification_process`); the signed
JSON is small, canonical or refused, and read here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.apart import ask
from app.clock import shown_time
from app.destruction.closing.model import Checked, SignedBy
from app.destruction.register import Issue
from app.destruction.signed_file import read_file, short_code
from app.destruction.store import CERTIFICATE_SERIES
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.encoding import b64, unb64
from app.pdf.verification import MOST_BYTES, SignatureLine, Verification, verify

MEMORY_MB = 1024
SECONDS = 20.0
"""Of processor time, which the process counts itself."""
WAIT = 90.0
"""By the clock: a machine that is busy says nothing about a file."""
LONGEST_ANSWER = 1024 * 1024
SIGNATURES = 2
PDF, JSON = b"%PDF-", b"{"
CODES = frozenset(
    {
        "pdf.document_too_large",
        "pdf.signature_unreadable",
        "pdf.not_signed",
        "pdf.signature_broken",
        "pdf.changed_after_signing",
        "pdf.signer_not_trusted",
        "pdf.signature_missing",
    }
)


def verify_certificate(pdf: bytes, authority: bytes) -> Verification:
    """Check every signature of ``pdf`` against the company's root certificate (DER), offline.

    The answer's ``problem_code`` is empty only when each signature is intact, leads to this root and nothing was added
    or changed after the last one; otherwise it names the sentence to show.
    """
    return verify(pdf, authority)


def check_file(content: bytes, authority: bytes, public_key_of: Callable[[Id], bytes | None] | None = None) -> Checked:
    """A PDF or a signed JSON judged by the company's root certificate (DER), and the vault's identity keys where given.

    Raises Problem("closing.not_a_certificate") for any other file, and as `verified_apart`.
    """
    if content.startswith(PDF):
        return _checked_pdf(*verified_apart(content, authority)[:2])
    if content.startswith(JSON):
        return _checked_json(content, authority, public_key_of)
    raise Problem("closing.not_a_certificate")


def verified_apart(pdf: bytes, authority: bytes) -> tuple[Verification, str, bytes]:
    """The verdict, the number that the PDF gives itself, and the root it encloses (DER); parsed in a process apart.

    Without ``authority`` the enclosed root is used: it proves nothing until somebody has compared it.
    Raises Problem("pdf.verification_late") when the machine gave the process no time.
    """
    if len(pdf) > MOST_BYTES:
        return Verification(False, (), "pdf.document_too_large"), "", b""
    limits = {"authority": b64(authority), "memory_mb": MEMORY_MB, "seconds": SECONDS}
    heard = ask(
        "app.destruction.verification_process", (json.dumps(limits).encode() + b"\n", pdf),
        seconds=WAIT, longest=LONGEST_ANSWER,
    )  # fmt: skip
    if heard.late:
        raise Problem("pdf.verification_late")
    unreadable = Verification(False, (), "pdf.signature_unreadable"), "", b""
    if heard.code != 0 or len(heard.answer) > LONGEST_ANSWER:
        return unreadable
    try:
        raw = json.loads(heard.answer)
        lines = tuple(_line(line) for line in raw["signatures"])
        problem = raw["problem"]
        if problem is not None and problem not in CODES:
            return unreadable
        return Verification(raw["valid"] is True, lines, problem), str(raw["number"]), unb64(raw["root"])
    except (AttributeError, KeyError, TypeError, ValueError):
        return unreadable


def _line(raw: Mapping[str, Any]) -> SignatureLine:
    return SignatureLine(
        name=str(raw["name"]),
        title=str(raw["title"]),
        at=int(raw["at"]),
        reason=str(raw["reason"]),
        place=str(raw["place"]),
        intact=raw["intact"] is True,
        trusted=raw["trusted"] is True,
        covers_whole=raw["covers_whole"] is True,
        stamped_at=int(raw["stamped_at"]),
        stamped_by=str(raw["stamped_by"]),
    )


def _checked_pdf(found: Verification, number: str) -> Checked:
    """Other papers of the company may have one signature; a certificate of destruction never has."""
    if found.valid and number.startswith(CERTIFICATE_SERIES) and len(found.signatures) < SIGNATURES:
        found = replace(found, valid=False, problem_code="pdf.signature_missing")
    signatures = tuple(
        SignedBy(
            line.name, line.title, line.at, line.stamped_at, line.stamped_by,
            line.intact and line.trusted and line.covers_whole,
        )
        for line in found.signatures
    )  # fmt: skip
    return Checked(
        "pdf", found.valid, found.problem_code or "", signatures, number, 0, "", "", 0, registered=False, newer=False
    )


def _checked_json(content: bytes, authority: bytes, public_key_of: Callable[[Id], bytes | None] | None) -> Checked:
    try:
        told = read_file(content, authority, public_key_of)
    except Corrupt as error:
        raise Problem("closing.not_a_certificate") from error
    fields, good = told.fields, not told.problem
    at = int(fields["issued_at"])
    signatures = tuple(SignedBy(name, title, at, 0, "", good) for name, title in told.signers)
    blank = Checked("json", good, told.problem, signatures, "", 0, "", "", 0, registered=False, newer=False)
    return blank if not good else _with_fields(blank, fields, short_code(fields))


def told_of(found: Checked, issue: Issue, newest: int) -> Checked:
    """What was found in the register, with what the issue says."""
    return replace(_with_fields(found, issue.fields, issue.code), registered=True, newer=issue.revision < newest)


def _with_fields(found: Checked, fields: Mapping[str, Any], code: str) -> Checked:
    request, scope = fields["request"], fields["scope"]
    told = (
        ("reference", str(request["reference"])),
        ("order", str(request["order"])),
        ("project", str(request["project"])),
        ("received_on", date.fromisoformat(request["received_on"]).strftime("%d/%m/%Y")),
        ("records", " · ".join(str(part["records"]) for part in scope)),
        ("lines", str(len(fields["lines"]))),
        ("issued_at", shown_time(int(fields["issued_at"]))),
        ("signers", ", ".join(str(signer["name"]) for signer in fields["signers"])),
    )
    return replace(
        found,
        number=str(fields["number"]),
        revision=int(fields["revision"]),
        status=str(fields["status"]),
        code=code,
        at=int(fields["issued_at"]),
        told=told,
    )
