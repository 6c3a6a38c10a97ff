"""A password on a PDF: AES-256, revision 6, nothing permitted but looking.

The permission bits bind only readers that respect them; the password and the watermark are what counts. PDF/A forbids
encryption, so a sealed file is never archival.
"""

from __future__ import annotations

import io
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters and digits without 0, O, 1 and I, so that a password can be read over the telephone."""

GROUPS = 4
GROUP_SIZE = 4


def new_password() -> str:
    """A fresh password such as ``K7Q2-9XWD-M4TB-6RHE``: 16 places of 32 letters, 80 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP_SIZE)) for _ in range(GROUPS))


def encrypt(pdf: bytes, password: str) -> bytes:
    """``pdf`` so that it opens with ``password`` only.

    The owner password is random and forgotten: nobody can lift the restrictions. Raises ``ValueError`` for a password
    that is empty or not ASCII, because readers disagree about the bytes of accented letters.
    """
    if not password or not password.isascii() or not password.isprintable():
        raise ValueError("a PDF password is printable ASCII")
    import pikepdf

    nothing = pikepdf.Permissions(
        accessibility=False,
        extract=False,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
        print_highres=False,
        print_lowres=False,
    )
    lock = pikepdf.Encryption(owner=secrets.token_urlsafe(32), user=password, R=6, allow=nothing, aes=True)
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        # In object streams even the names of fonts and the structure are encrypted.
        document.save(output, encryption=lock, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()
