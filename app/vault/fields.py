"""Reading the fields of a statement: the odd statement of one person must not stop everybody from reading.

Each raises ValueError for what no program of ours would have stated; the rules make a refusal of it.
"""

from __future__ import annotations

from app.keys.encoding import unb64


def require(holds: bool) -> None:
    """Raise ValueError unless it holds."""
    if not holds:
        raise ValueError("a rule of the roster is broken")


def key(text: str) -> bytes:
    """The 32 bytes of a public key or a hash."""
    public = unb64(text)
    require(len(public) == 32)
    return public


def text(value: object) -> str:
    """Text, and nothing else."""
    require(isinstance(value, str))
    return str(value)


def number(value: object) -> int:
    """A whole number from 0 on that a database can hold."""
    require(type(value) is int and 0 <= value < 2**63)
    return int(str(value))
