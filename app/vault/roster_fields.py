"""What a statement's fields may be, for the rules that follow it."""

from __future__ import annotations

from app.keys.encoding import unb64


def require(holds: bool) -> None:
    """Raise ValueError unless it holds."""
    if not holds:
        raise ValueError("a rule of the roster is broken")


def key(told: str) -> bytes:
    """32 public bytes."""
    public = unb64(told)
    require(len(public) == 32)
    return public


def text(value: object) -> str:
    """Text, and nothing else: the odd statement of one person must not stop everybody from reading."""
    require(isinstance(value, str))
    return str(value)


def number(value: object) -> int:
    """A number that any machine can keep."""
    require(type(value) is int and 0 <= value < 2**63)
    return int(str(value))
