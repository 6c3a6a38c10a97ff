"""What an act is about, and who stands beside the person at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.level import Level
from app.ids import Id


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at or changed. ``note`` holds a number or a code, never customer data."""

    project: Id | None = None
    level: Level | None = None
    rid: Id | None = None
    person: Id | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """A second person at the same desk, who types their own passphrase; and others ``beside`` who sign as well."""

    uid: Id
    passphrase: str
    beside: tuple[Credential, ...] = ()

    def __repr__(self) -> str:
        """Without the passphrase: a representation may end in a log."""
        return f"Credential({self.uid.hex()})"
