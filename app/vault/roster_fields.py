"""Reading one field of a statement: the kind of value it has to be, and nothing else.

The odd statement of one person must not stop everybody from reading, so what is not of that kind raises ValueError,
which `app.vault.roster_rules` turns into the statement's refusal.
"""

from __future__ import annotations

from app.keys.encoding import unb64


def require(holds: bool) -> None:
    """Raise ValueError unless a rule holds."""
    if not holds:
        raise ValueError("a rule of the roster is broken")


def key_in(text: str) -> bytes:
    """A public key of 32 bytes."""
    public = unb64(text)
    require(len(public) == 32)
    return public


def text_in(value: object) -> str:
    """Text."""
    require(isinstance(value, str))
    return str(value)


def number_in(value: object) -> int:
    """A number that is not below zero."""
    require(type(value) is int and 0 <= value < 2**63)
    return int(str(value))
