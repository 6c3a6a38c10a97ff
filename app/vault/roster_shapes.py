"""The shapes of what a statement says: whatever is not of one of these breaks it (ValueError)."""

from __future__ import annotations

from app.keys.encoding import unb64


def require(holds: bool) -> None:
    """Raise ValueError unless a rule holds."""
    if not holds:
        raise ValueError("a rule of the roster is broken")


def key(written: str) -> bytes:
    """A public key."""
    public = unb64(written)
    require(len(public) == 32)
    return public


def text(value: object) -> str:
    """Text, and nothing else: the odd statement of one person must not stop everybody from reading."""
    require(isinstance(value, str))
    return str(value)


def number(value: object) -> int:
    """A whole number that is not negative."""
    require(type(value) is int and 0 <= value < 2**63)
    return int(str(value))
