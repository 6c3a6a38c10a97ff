"""Electronic signatures in a PDF: PAdES, RSA-3072, one visible mark for each signer.

* The first signature certifies the document: afterwards only signatures may be added. Each further one covers all
  before it. Empty fields for all signers are made in the first revision, so a file cut back to fewer signatures shows.
* The certificates and the revocation list travel inside the file, in the revision of the signature itself (baseline
  B-LT in what it carries), so that the last signature covers every byte.
* A time stamp, where there is one, is the company's own (`app.keys.time_authority`): the time of this machine's clock,
  signed by another key than the signers'. It is no licensed service, its certificate's name says so, and the mark says
  "giờ máy". A licensed authority's stamp needs a network, and can be added one day.
* A sealed document is signed after it was encrypted, under its password: the signature covers what the recipient has.
* Only RSA: readers such as poppler do not know Ed25519, and ECDSA would lift the file out of PDF/A-2.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.errors import Problem
from app.pdf import trust
from app.pdf.places import Properties, read_properties

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession
    from pyhanko.stamp import StaticStampStyle

    from app.pdf.stamp import Mark

FIELD_NAME = "Niem{number}"


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs; everything DER: key PKCS #8, certificates X.509, ``revocations`` a CRL or empty.

    ``role`` stands under the name in the mark; when empty, the title in the certificate does.
    """

    key: bytes
    certificate: bytes
    authority: bytes
    revocations: bytes
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Stamper:
    """The company's own time stamper: key PKCS #8, certificate X.509, both DER."""

    key: bytes
    certificate: bytes


def sign(
    pdf: bytes,
    signers: Sequence[Signer],
    *,
    reason: str,
    place: str,
    at: int,
    password: str = "",
    stamper: Stamper | None = None,
) -> bytes:
    """``pdf`` with one signature for each of ``signers``, in their order, at ``at`` (UTC microseconds).

    ``password`` is the one under which the file was encrypted, if it was; ``stamper`` puts its time stamp on each.

    The marks fill the frames that ``SignatureBoxes`` drew. Raises ``ValueError`` when there is no signer or not a
    frame for each, and ``Problem("pdf.signer_not_valid")`` when a certificate is expired, revoked, not of its
    authority, or not meant for signing.
    """
    trust.silence()
    properties = read_properties(pdf, password)
    if not signers or len(signers) > len(properties.places):
        raise ValueError("every signer needs a frame, and there must be a signer")
    signed = _with_fields(pdf, properties, len(signers), password)
    for number, signer in enumerate(signers):
        signed = _signed_once(signed, signer, number, properties, reason, place, at, password, stamper)
    return signed


def sign_first(pdf: bytes, signer: Signer, *, of: int, reason: str, place: str, at: int) -> bytes:
    """``pdf`` with the first of ``of`` signatures; the others are added by `sign_next`, elsewhere and later.

    Raises as `sign`.
    """
    trust.silence()
    properties = read_properties(pdf)
    if not 1 <= of <= len(properties.places):
        raise ValueError("every signer needs a frame")
    return _signed_once(_with_fields(pdf, properties, of, ""), signer, 0, properties, reason, place, at, "", None)


def sign_next(pdf: bytes, signer: Signer, number: int, *, reason: str, place: str, at: int) -> bytes:
    """``pdf``, which `sign_first` began, with the signature of that ``number`` (the second is 1). Raises as `sign`."""
    trust.silence()
    return _signed_once(pdf, signer, number, read_properties(pdf), reason, place, at, "", None)


def _writer(pdf: bytes, password: str) -> IncrementalPdfFileWriter:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if password:
        # Opens what is encrypted already; what is added is encrypted alike.
        writer.encrypt(password)  # type: ignore[no-untyped-call]
    return writer


def _with_fields(pdf: bytes, properties: Properties, count: int, password: str) -> bytes:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = _writer(pdf, password)
    for number, place in enumerate(properties.places[:count]):
        box: Any = (place.left, place.bottom, place.right, place.top)
        name = FIELD_NAME.format(number=number + 1)
        append_signature_field(writer, SigFieldSpec(name, on_page=place.page - 1, box=box))
    output = io.BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    return output.getvalue()


def _signed_once(
    pdf: bytes,
    signer: Signer,
    number: int,
    properties: Properties,
    reason: str,
    place: str,
    at: int,
    password: str,
    stamper: Stamper | None,
) -> bytes:
    from pyhanko.sign.general import SigningError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    writer = _writer(pdf, password)
    appearance = _style(_mark(signer, number, properties, reason, at))
    pen = _pen(signer, number, reason, place, trust.moment(at), appearance, stamper)
    try:
        return asyncio.run(_written(pen, writer))
    except (SigningError, PathError, ValidationError):
        raise Problem("pdf.signer_not_valid") from None


async def _written(pen: PdfSigner, writer: IncrementalPdfFileWriter) -> bytes:
    output = io.BytesIO()
    await pen.async_sign_pdf(writer, existing_fields_only=True, output=output)
    return output.getvalue()


def _pen(
    signer: Signer,
    number: int,
    reason: str,
    place: str,
    time: datetime,
    appearance: StaticStampStyle,
    stamper: Stamper | None,
) -> PdfSigner:
    """The signer with the metadata of one signature, ready to write at ``time`` instead of now."""
    from asn1crypto import keys
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
    from pyhanko.sign.timestamps import DummyTimeStamper
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class PenAt(signers.PdfSigner):
        """pyHanko would take the machine's time; a document takes the time that it states."""

        def init_signing_session(self, *args: Any, **named: Any) -> PdfSigningSession:
            session = super().init_signing_session(*args, **named)
            session.system_time = time
            return session

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(trust.certificate(signer.authority))
    hand = signers.SimpleSigner(
        signing_cert=trust.certificate(signer.certificate),
        signing_key=keys.PrivateKeyInfo.load(signer.key),
        cert_registry=store,
    )
    lists = (signer.revocations,) if signer.revocations else ()
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME.format(number=number + 1),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=signer.name,
        reason=reason or None,
        location=place or None,
        certify=number == 0,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        embed_validation_info=True,
        validation_context=ValidationContext(**trust.terms(signer.authority, lists, time)),
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
    )
    clock = None
    if stamper is not None:
        clock = DummyTimeStamper(
            trust.certificate(stamper.certificate), keys.PrivateKeyInfo.load(stamper.key), fixed_dt=time
        )
    return PenAt(metadata, hand, timestamper=clock, stamp_style=appearance)


def _mark(signer: Signer, number: int, properties: Properties, reason: str, at: int) -> Mark:
    from app.pdf.stamp import Mark

    place = properties.places[number]
    subject = trust.certificate(signer.certificate).subject.native
    return Mark(
        name=signer.name,
        role=signer.role or str(subject.get("title", "")),
        number=properties.number,
        reason=reason,
        at=at,
        language=properties.language,
        width=place.right - place.left,
        height=place.top - place.bottom,
    )


def _style(mark: Mark) -> StaticStampStyle:
    """The mark as the appearance of a field, imported from memory: pyHanko's own import wants a file on disk."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    from app.pdf.stamp import draw_mark

    drawn = draw_mark(mark)

    class DrawnMark(PdfContent):
        """The one page of the drawn mark."""

        def render(self) -> bytes:
            imported = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(drawn)))
            self.resources.xobject["/Mark"] = imported
            self.box = BoxConstraints(width=mark.width, height=mark.height)
            return b"/Mark Do"

    middle = AxisAlignment.ALIGN_MID
    none = Margins.uniform(0)  # type: ignore[no-untyped-call]
    return StaticStampStyle(
        border_width=0,
        background=DrawnMark(),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=none),
    )
