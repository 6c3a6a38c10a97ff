"""Trust without a network: the company's own authority is the only root, and nothing is ever fetched."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.clock import SECOND

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


def moment(at: int) -> datetime:
    """UTC microseconds as the whole second that a PDF can hold."""
    return datetime.fromtimestamp(at // SECOND, tz=UTC)


def microseconds(time: datetime) -> int:
    """The reverse of ``moment``."""
    return int(time.timestamp()) * SECOND


def certificate(der: bytes) -> Certificate:
    """A certificate as asn1crypto sees it. Raises ``ValueError`` for bytes that are none."""
    from asn1crypto import x509

    parsed = x509.Certificate.load(der, strict=True)
    if parsed.native is None:
        raise ValueError("not a certificate")
    return parsed


def terms(authority: bytes, revocations: tuple[bytes, ...], time: datetime) -> dict[str, Any]:
    """The conditions under which a chain is judged: this root, these lists, at that time, offline.

    With a list at hand the signer must be cleared by it. (The softer rule would ignore every list for certificates
    that name no address to fetch one from, as ours do.) Without any, the chain alone decides.
    """
    return {
        "trust_roots": [certificate(authority)],
        "crls": list(revocations),
        "moment": time,
        "best_signature_time": time,
        "allow_fetching": False,
        # Lists issued after the signature still tell whether the certificate had been revoked before it.
        "retroactive_revinfo": True,
        "revocation_mode": "require" if revocations else "soft-fail",
    }


def silence() -> None:
    """Keep pyHanko from logging certificates and names of files: our log holds ids and codes only."""
    for name in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
