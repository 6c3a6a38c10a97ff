"""Whether a signed PDF is whole and signed by people of this company; never asks the network.

Valid means: at least one signature; every field made for a signature is filled; each signature is intact over its
whole revision, its certificate chains to the given authority and was in force at the stated time; after each
signature only further signatures came; and the last one covers the file to its final byte.

The stated time is the signer's own clock, and a time stamp, where there is one, is the company's own: it has to be
good and under the same root, but no outside service vouches for the time. Whoever holds a signer's key and the
stamper's can also state an earlier time. A later revocation list may be handed in; it is judged at the stated time.
"""

from __future__ import annotations

import asyncio
import io
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.pdf import trust

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

MOST_BYTES = 50 * 1024 * 1024
_WRITTEN = re.compile(rb"<(?:[0-9A-F]{2})+>")


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature as a person should read it.

    ``name`` and ``title`` come from the certificate, ``at`` (UTC microseconds, 0 when unstated), ``reason`` and
    ``place`` from the signed dictionary. ``intact``: the bytes are as signed. ``trusted``: signed under the given
    authority. ``covers_whole``: its whole revision is covered, and nothing but signatures came after. ``stamped_at``
    (0 without a stamp) and ``stamped_by`` tell the time stamp, which counts towards ``trusted`` when there is one.
    """

    name: str
    title: str
    at: int
    reason: str
    place: str
    intact: bool
    trusted: bool
    covers_whole: bool
    stamped_at: int = 0
    stamped_by: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict, and the code of its sentence when it is bad (``resources/messages/pdf.toml``)."""

    valid: bool
    signatures: tuple[SignatureLine, ...]
    problem_code: str | None


def verify(pdf: bytes, authority: bytes, revocations: bytes = b"", *, password: str = "") -> Verification:
    """Judge ``pdf`` by the company's root ``authority`` (DER), and optionally its newest CRL (DER).

    ``password`` opens a sealed file. Never raises for a bad file: what cannot be read is not valid. Raises
    ``ValueError`` when ``authority`` is no certificate.
    """
    trust.silence()
    trust.certificate(authority)
    if len(pdf) > MOST_BYTES:
        return Verification(False, (), "pdf.document_too_large")
    try:
        return asyncio.run(_judged(pdf, authority, revocations, password))
    except Exception:  # noqa: BLE001 - a hostile file can make the parser fail in any way; each of them means "no"
        return Verification(False, (), "pdf.signature_unreadable")


def enclosed_authority(pdf: bytes) -> bytes | None:
    """The root certificate (DER) that the file itself brings along, or None.

    It proves nothing by itself: whoever forges a file can enclose a root of their own. It has to be compared, by its
    fingerprint, with what the company has given out.
    """
    trust.silence()
    if len(pdf) > MOST_BYTES:
        return None
    try:
        return _enclosed(pdf)
    except Exception:  # noqa: BLE001 - as in `verify`: a hostile file can make the parser fail in any way
        return None


def _enclosed(pdf: bytes) -> bytes | None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    reader = PdfFileReader(io.BytesIO(pdf))
    last = list(reader.embedded_signatures)[-1]
    wanted = last.signer_cert.issuer
    candidates = [*last.other_embedded_certs, *DocumentSecurityStore.read_dss(reader).load_certs()]
    for one in candidates:
        if one.subject == wanted and one.issuer == wanted:
            return bytes(one.dump())
    return None


async def _judged(pdf: bytes, authority: bytes, revocations: bytes, password: str) -> Verification:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    reader = PdfFileReader(io.BytesIO(pdf))
    if password:
        reader.decrypt(password)
    signatures = list(reader.embedded_signatures)
    if not signatures:
        return Verification(False, (), "pdf.not_signed")
    empty = sum(1 for _name, value, _reference in enumerate_sig_fields(reader) if value is None)
    lines = [await _line(reader, signature, authority, revocations) for signature in signatures]
    last = signatures[-1]
    whole = last.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE
    code = _problem(lines, whole and _in_one_spelling(pdf, last), empty)
    return Verification(code is None, tuple(lines), code)


def _in_one_spelling(pdf: bytes, last: EmbeddedPdfSignature) -> bool:
    """Whether the last signature is written as we write it: hexadecimal digits in capitals, filled up with zeros.

    Its own place is the one part of the file that no signature covers: other letters for the same digits, or anything
    in what it is filled up with, would go unnoticed.
    """
    _, start, end, _ = (int(number) for number in last.sig_object["/ByteRange"])
    written = pdf[start:end]
    if not _WRITTEN.fullmatch(written):
        return False
    content = bytes.fromhex(written[1:-1].decode("ascii"))
    return not any(content[_length_of(content) :])


def _length_of(der: bytes) -> int:
    """How many bytes the DER value at the beginning takes."""
    if len(der) < 2 or der[1] < 0x80:
        return 2 + (der[1] if len(der) > 1 else 0)
    size = der[1] & 0x7F
    return 2 + size + int.from_bytes(der[2 : 2 + size], "big")


def _problem(lines: list[SignatureLine], whole: bool, empty: int) -> str | None:
    if not all(line.intact for line in lines):
        return "pdf.signature_broken"
    if not whole or not all(line.covers_whole for line in lines):
        return "pdf.changed_after_signing"
    if not all(line.trusted for line in lines):
        return "pdf.signer_not_trusted"
    return "pdf.signature_missing" if empty else None


async def _line(
    reader: PdfFileReader, signature: EmbeddedPdfSignature, authority: bytes, revocations: bytes
) -> SignatureLine:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    stated = signature.self_reported_timestamp
    judged_at = stated or signature.signer_cert.not_valid_before
    context = _context(reader, authority, revocations, judged_at)
    status = await async_validate_pdf_signature(
        signature, signer_validation_context=context, ts_validation_context=context
    )
    stamp = status.timestamp_validity
    stamped = stamp is None or bool(stamp.intact and stamp.valid and stamp.trusted)
    added = status.modification_level
    alone = added is not None and added <= ModificationLevel.FORM_FILLING and bool(status.docmdp_ok)
    subject = signature.signer_cert.subject.native
    clock = stamp.signing_cert.subject.native if stamp else {}
    return SignatureLine(
        name=str(subject.get("common_name", "")),
        title=str(subject.get("title", "")),
        at=trust.microseconds(stated) if stated else 0,
        reason=_said(signature, "/Reason"),
        place=_said(signature, "/Location"),
        intact=bool(status.intact and status.valid),
        trusted=bool(status.trusted and not status.revoked) and stamped,
        covers_whole=status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION and alone,
        stamped_at=trust.microseconds(stamp.timestamp) if stamp else 0,
        stamped_by=str(clock.get("common_name", "")),
    )


def _said(signature: EmbeddedPdfSignature, key: str) -> str:
    """A text of the signature's own dictionary; asked for by its key, it comes decrypted."""
    return str(signature.sig_object[key]) if key in signature.sig_object else ""


def _context(reader: PdfFileReader, authority: bytes, revocations: bytes, time: datetime) -> ValidationContext:
    """Only the given root is trusted; certificates and lists from the file merely help to build and judge the chain."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    newest = (revocations,) if revocations else ()
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return ValidationContext(**trust.terms(authority, newest, time))
    # A list handed in takes the place of those in the file, which may be older.
    lists = newest or tuple(reference.get_object().data for reference in store.crls)
    certificates = list(store.load_certs())
    return ValidationContext(**trust.terms(authority, lists, time), other_certs=certificates)
