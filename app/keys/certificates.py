"""What the library raises over a certificate that somebody else brought: not all of it is a ``ValueError``."""

from __future__ import annotations

from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

UNREADABLE: Final = (
    InvalidSignature,
    OSError,
    OverflowError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""Whoever asks about bytes from elsewhere takes all of these for "no"."""
