"""Reading a file that the person chose for attaching."""

from __future__ import annotations

from pathlib import Path

MEDIA_TYPES = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
SCAN_KINDS = ("pdf", "png", "jpg", "jpeg")
"""What scans of letters come as."""
SCAN_LARGEST = 10 * 1024 * 1024
"""Bytes: what one attachment may hold."""


def media_type_of(path: Path) -> str:
    """The declared type of a file, from its name; empty for one that is no scan."""
    return MEDIA_TYPES.get(path.suffix.lower(), "")


def content_of(path: Path, largest: int = SCAN_LARGEST) -> bytes | None:
    """The bytes of a file, at most ``largest`` of them; ``None`` if it is larger or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError:
        return None
    return content if len(content) <= largest else None
